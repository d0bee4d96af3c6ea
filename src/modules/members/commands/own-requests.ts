import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import { plainPhone } from '../../../kernel/phone.ts'
import { command } from '../../../platform/commands/operation.ts'
import { asPlatform, type Tx } from '../../../platform/db/database.ts'
import { members } from '../contract.ts'
import { changesOf, getOwnMember, type OwnMember, saveCorrection } from '../own-store.ts'
import { memberProblems as problems } from '../problems.ts'
import type { Deletable } from '../rules/own.ts'
import { recordAct } from '../store.ts'

/** What is wanted is sealed until the branch has decided. One request a field waits at a time. */
export const askCorrection = command(members.askCorrection, async (call) => {
  const { tx, body, services, today } = call
  const own = await getOwnMember(call)
  const wanted = body.field === 'other' ? null : body.field === 'phone' ? plainPhone(body.wanted) : body.wanted
  if (wanted === '') throw problem(problems['own-request-empty'])
  const id = await asPlatform(tx, async () => {
    const { rows } = await sql<{ id: string }>`
      insert into members.own_request (member_id, field, wanted_sealed, told, asked_on)
      values (${own.id}, ${body.field}, ${wanted === null ? null : services.crypto.seal('member.request', wanted)}, ${body.told}, ${today})
      on conflict (member_id, field) where decision is null do nothing returning id`.execute(tx)
    return rows[0]?.id
  })
  if (id === undefined) throw problem(problems['own-request-open'])
  call.note({ objectType: 'member-request', objectId: id, fields: [body.field] })
  return { id }
})

export const withdrawRequest = command(members.withdrawRequest, async (call) => {
  const { tx, params, today, actor } = call
  const own = await getOwnMember(call)
  const { rows } = await asPlatform(tx, () =>
    sql`update members.own_request set decision = 'withdrawn', decided_on = ${today}, decided_by = ${actor.accountId}, wanted_sealed = null
      where id = ${params.id} and member_id = ${own.id} and decision is null returning id`.execute(tx),
  )
  if (rows.length === 0) throw problem(problems['own-request-not-found'])
  call.note({ objectType: 'member-request', objectId: params.id, fields: ['state'] })
  return {}
})

/** What the member gave of the own accord goes at once; whoever keeps the register sees that it went, not what it was. */
export const deleteOwn = command(members.deleteOwn, async (call) => {
  const { tx, body } = call
  const own = await getOwnMember(call)
  const gone = await asPlatform(tx, () => deletions[body.what](tx, own, call))
  if (!gone) throw problem(problems['own-nothing-deleted'])
  call.note({ objectType: 'member', objectId: own.id, fields: [body.what] })
  return {}
})

type Deletion = (tx: Tx, own: OwnMember, call: Parameters<typeof saveCorrection>[0]) => Promise<boolean>

const deletions: Readonly<Record<Deletable, Deletion>> = {
  phone: async (tx, own, call) => {
    const { rows } = await sql`select from members.member where id = ${own.id} and phone_sealed is not null for update`.execute(
      tx,
    )
    if (rows.length === 0) return false
    const act = { kind: 'correct', districtNo: own.districtNo, memberId: own.id }
    const actId = await recordAct(tx, own.accountId, act)
    await saveCorrection(call, own.id, actId, { phone: null }, await changesOf(tx, own.id, { phone: null }))
    await bump(tx, own.id)
    return true
  },
  whereabouts: async (tx, own) => {
    const { rows } = await sql`
      update members.flow_report set whereabouts = null where member_id = ${own.id} and whereabouts is not null returning id`.execute(
      tx,
    )
    return rows.length > 0
  },
  account: async (tx, own) => {
    await sql`update members.member set account_id = null where id = ${own.id}`.execute(tx)
    await bump(tx, own.id)
    return true
  },
}

const bump = (tx: Tx, id: string) => sql`update members.member set revision = revision + 1 where id = ${id}`.execute(tx)

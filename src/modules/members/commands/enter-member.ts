import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import type { BodyOf } from '../../../kernel/endpoint.ts'
import { keepFieldsTyped } from '../../../platform/commands/fields-typed.ts'
import { type Call, command } from '../../../platform/commands/operation.ts'
import { members } from '../contract.ts'
import { memberProblems as problems } from '../problems.ts'
import { decideDay } from '../rules.ts'
import { changeStanding, getBranch, openRelation, recordAct, sealPhone, wordsOf } from '../store.ts'

/** Enter a member of a Party organisation. The same name with the same telephone in the district is the same person. */
export const enterMember = command(members.enterMember, async (call) => {
  const entered = await admitMember(call, call.body)
  await keepFieldsTyped(call, 'members.entry', entered.id)
  return entered
})

/**
 * The same for a decision made elsewhere, such as an approved admission: identity, relation and standing in one act. Throws the problems
 * of the register.
 */
export async function admitMember(
  call: Call,
  body: BodyOf<typeof members.enterMember>,
): Promise<{ id: string; revision: number }> {
  const { tx, today } = call
  const branch = await getBranch(call, body.branchNo)
  const decision = decideDay(body.fromOn, today, null)
  if (!decision.ok) throw problem(problems[decision.code], decision.params)
  const phone = sealPhone(call.services, body.phone)
  await refuseKnown(call, branch.districtNo, body.name, phone.index)
  const actId = await recordAct(tx, call.actor.accountId, {
    kind: 'enter',
    districtNo: branch.districtNo,
    reason: body.reason,
    documentNo: body.documentNo,
  })
  const { rows } = await sql<{ id: string }>`
    insert into members.member (district_no, name, words, phone_sealed, phone_index, joined_on, scope_nodes, recorded_by)
    values (${branch.districtNo}, ${body.name}, ${wordsOf(body.name)}, ${phone.sealed}, ${phone.index}, ${body.joinedOn ?? null}, ${[...branch.scopeNodes]}, ${actId})
    returning id`.execute(tx)
  const { id } = rows[0]!
  await sql`update members.act set member_id = ${id} where id = ${actId}`.execute(tx)
  await openRelation(tx, actId, id, body)
  await changeStanding(tx, actId, id, { code: body.standing, fromOn: body.fromOn, documentNo: body.documentNo })
  call.note({ objectType: 'member', objectId: id, fields: ['name', 'phone', 'branch', 'standing'] })
  return { id, revision: 1 }
}

/** Told only about members in reach: whether somebody elsewhere has this number is nobody's business. */
async function refuseKnown({ tx }: Pick<Call, 'tx'>, districtNo: number, name: string, index: Buffer | null): Promise<void> {
  if (index === null) return
  const { rows } =
    await sql`select from members.member where phone_index = ${index} and name = ${name} and district_no = ${districtNo}
    and retracted_by is null`.execute(tx)
  if (rows.length > 0) throw problem(problems['member-known-already'])
}

import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import { command } from '../../../platform/commands/operation.ts'
import { learning } from '../contract.ts'
import { learningProblems as problems } from '../problems.ts'
import { settingsOn } from '../settings.ts'
import { checkWord, concerns, getBody, getSessionRow, instantOf } from '../store.ts'

/** Plan a session of a body the caller answers for. Who comes is enrolled, who came is entered, each by itself. */
export const planSession = command(learning.planSession, async (call) => {
  const { tx, scope, body, actor, today } = call
  const node = await getBody(tx, scope, body.nodeNo)
  const startsAt = instantOf(body.fromOn, body.startTime)
  const endsAt = instantOf(body.untilOn ?? body.fromOn, body.endTime)
  if (endsAt <= startsAt) throw problem(problems['training-session-days-unfit'])
  const { kinds, levels, campaigns } = await settingsOn(tx, node.district_no, today)
  checkWord(kinds, body.kind)
  checkWord(levels, body.level)
  checkWord(campaigns, body.campaign)
  if (body.planId) {
    const { rows } = await sql`select p.id from learning.plan p
      where p.id = ${body.planId}::uuid and p.withdrawn_at is null and p.district_no = ${node.district_no} and ${concerns(scope, 'p')}`.execute(
      tx,
    )
    if (!rows[0]) throw problem(problems['training-plan-not-found'])
  }
  if (body.followsId) await getSessionRow(tx, scope, body.followsId)
  const { rows } = await sql<{ id: string }>`
    insert into learning.session (plan_id, node_no, district_no, title, kind, starts_at, ends_at, half_days, place, audiences, level, campaign,
      partner_nos, follows_id, account_id)
    values (${body.planId ?? null}, ${node.no}, ${node.district_no}, ${body.title}, ${body.kind}, ${startsAt}, ${endsAt}, ${body.halfDays ?? null},
      ${body.place ?? null}, ${[...new Set(body.audiences)]}::text[], ${body.level ?? null}, ${body.campaign ?? null},
      ${[...new Set(body.partnerNos)].filter((no) => no !== node.no)}::integer[], ${body.followsId ?? null}, ${actor.accountId}) returning id`.execute(
    tx,
  )
  call.note({ objectType: 'training-session', objectId: rows[0]!.id, detail: { kind: body.kind, node: node.no } })
  return rows[0]!
})

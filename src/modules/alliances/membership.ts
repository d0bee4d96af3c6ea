import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { requireCommunity, standing } from './communities.ts'
import { alliances } from './contract.ts'
import { aboutCommunity, addCommunityStep, getLed } from './founding.ts'
import { keepTurns } from './life.ts'
import { allianceProblems as problems } from './problems.ts'
import { lives } from './rules/communities.ts'
import { reachedOf } from './store.ts'

/** Writes a step of the membership down; whoever sees the community is worked out anew. */
export async function settle(
  call: Call,
  id: string,
  action: string,
  unitNo: number,
  onDay: string,
  reason: string | null,
): Promise<void> {
  await addCommunityStep(call, id, action, onDay, { unitNo, reason })
  await sql`update alliances.community set revision = revision + 1 where id = ${id}`.execute(call.tx)
  // Last: whoever leaves no longer sees the community from here on.
  await sql`select alliances.refresh_reach(${id})`.execute(call.tx)
  call.note(aboutCommunity(id, action))
}

/** A member leaves by itself, or its lead enters that it left. */
export const leaveCommunity = command(alliances.leaveCommunity, async (call) => {
  const { tx, body, today } = call
  await sql`select from alliances.community where id = ${call.params.id} for update`.execute(tx)
  const row = await requireCommunity(call, call.params.id)
  const member = standing(row).find((one) => one.unitNo === body.unitNo && one.state === 'member')
  if (!member) throw problem(problems['community-member-unknown'])
  const reached = await reachedOf(tx, call.scope, [body.unitNo, row.leadNo])
  if (reached.size === 0) throw problem(problems['community-not-found'])
  if (body.unitNo === row.leadNo) throw problem(problems['community-lead-stays'])
  const untilOn = body.onDay ?? today
  if (untilOn > today || untilOn < member.fromOn!) throw problem(problems['community-day-unfit'])
  await keepTurns(call, row)
  await sql`update alliances.community_member set state = 'left', until_on = ${untilOn}, reason = ${body.reason}, account_id = ${call.actor.accountId} where id = ${member.id}`.execute(
    tx,
  )
  await settle(call, row.id, 'leave', body.unitNo, untilOn, body.reason)
  return { id: row.id }
})

export const handOverLead = command(alliances.handOverLead, async (call) => {
  const { tx, body, today } = call
  const row = await getLed(call, call.params.id)
  if (!lives(row.state)) throw problem(problems['community-cannot-move'])
  if (!standing(row).some((one) => one.unitNo === body.unitNo) || body.unitNo === row.leadNo)
    throw problem(problems['community-member-unknown'])
  await sql`update alliances.community set lead_no = ${body.unitNo} where id = ${row.id}`.execute(tx)
  await settle(call, row.id, 'hand-over', body.unitNo, today, body.reason)
  return { id: row.id }
})

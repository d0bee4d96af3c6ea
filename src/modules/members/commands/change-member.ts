import { sql } from 'kysely'
import type { BodyOf } from '../../../kernel/endpoint.ts'
import { problem } from '../../../kernel/problem.ts'
import { command, type Call } from '../../../platform/commands/operation.ts'
import { members } from '../contract.ts'
import { changesOf, saveCorrection } from '../own-store.ts'
import { memberProblems as problems } from '../problems.ts'
import { decideDay, endsMembership } from '../rules.ts'
import {
  changeStanding,
  endRelation,
  endSpell,
  getBranch,
  getMemberForChange,
  type MemberRecord,
  openRelation,
  openSpell,
  recordAct,
} from '../store.ts'

const noted = (call: Call, id: string, ...fields: string[]) => call.note({ objectType: 'member', objectId: id, fields })

function refuseDay(call: Call, day: string, since: string | null): void {
  const decision = decideDay(day, call.today, since)
  if (!decision.ok) throw problem(problems[decision.code], decision.params)
}

const actOf = (
  call: Call,
  member: MemberRecord,
  kind: string,
  act: { reason?: string | null | undefined; documentNo?: string | null | undefined },
) => recordAct(call.tx, call.actor.accountId, { kind, districtNo: member.districtNo, memberId: member.id, ...act })

/** Put what is known of the person right; what stood there before is kept, an old telephone is not. */
export const correctMember = command(members.correctMember, async (call) => {
  const { tx, body, params, ifMatch } = call
  const member = await getMemberForChange(call, params.id, ifMatch)
  const before = await changesOf(tx, member.id, body)
  if (before.length === 0) throw problem(problems['member-nothing-corrected'])
  const actId = await actOf(call, member, 'correct', body)
  await saveCorrection(call, member.id, actId, body, before)
  noted(call, member.id, ...before.map(([field]) => field))
  return { id: member.id, revision: member.revision }
})

/** The relation goes to another organisation: it ends where it was on the day it begins where it is. */
export const moveMember = command(members.moveMember, async (call) => {
  const { tx, body, params, ifMatch } = call
  const member = await getMemberForChange(call, params.id, ifMatch)
  if (member.standing !== null && endsMembership(member.standing)) throw problem(problems['member-gone'])
  await refuseWhileTransferred(call, member.id)
  if (body.to.kind === 'outside' && member.branchNo === null) throw problem(problems['member-without-branch'])
  const branch = body.to.kind === 'branch' ? await getBranch(call, body.to.branchNo) : null
  if (branch && branch.no === member.branchNo) throw problem(problems['member-moved-nowhere'])
  refuseDay(call, body.onDay, member.branchSince)
  const actId = await actOf(call, member, 'move', body)
  await endRelation(tx, actId, member.id, body.onDay, branch ? 'moved' : 'moved_out')
  await endSpell(tx, actId, member.id, body.onDay)
  if (branch && body.to.kind === 'branch')
    await openRelation(tx, actId, member.id, {
      branchNo: branch.no,
      place: body.to.place,
      fromOn: body.onDay,
      documentNo: body.documentNo,
    })
  noted(call, member.id, 'branch')
  return { id: member.id, revision: member.revision }
})

/** A decision about the standing, entered with its document; whoever is no longer a member leaves the organisation on that day. */
export const decideStanding = command(members.decideStanding, (call) =>
  turnStanding(call, call.params.id, call.body, call.ifMatch),
)

/** The same for a decision made elsewhere, such as a probation that was passed. Throws the problems of the register. */
export async function turnStanding(
  call: Call,
  id: string,
  body: BodyOf<typeof members.decideStanding>,
  ifMatch: number | null = null,
): Promise<{ id: string; revision: number }> {
  const { tx } = call
  const member = await getMemberForChange(call, id, ifMatch)
  if (member.standing === body.standing) throw problem(problems['member-standing-same'])
  refuseDay(call, body.fromOn, member.standingSince)
  const ends = endsMembership(body.standing)
  if (ends) await refuseWhileTransferred(call, member.id)
  if (ends && member.branchSince !== null) refuseDay(call, body.fromOn, member.branchSince)
  const actId = await actOf(call, member, 'decide', body)
  await changeStanding(tx, actId, member.id, { ...body, code: body.standing })
  if (ends) {
    await endRelation(tx, actId, member.id, body.fromOn, 'left')
    await endSpell(tx, actId, member.id, body.fromOn)
  }
  noted(call, member.id, 'standing')
  return { id: member.id, revision: member.revision }
}

/** Confirm that somebody is mobile. The relation, and the count, stay where they are. */
export const recordAway = command(members.recordAway, async (call) => {
  const { tx, body, params, ifMatch } = call
  const member = await getMemberForChange(call, params.id, ifMatch)
  if (member.branchNo === null) throw problem(problems['member-without-branch'])
  if (member.awaySince !== null) throw problem(problems['member-away-already'], { since: member.awaySince })
  if (body.hostNo === member.branchNo) throw problem(problems['member-host-is-home'])
  refuseDay(call, body.since, null)
  const host = body.hostNo ? await getBranch(call, body.hostNo) : null
  const actId = await actOf(call, member, 'away', body)
  await openSpell(tx, actId, member.id, { ...body, reason: body.because, hostNo: host?.no ?? null })
  noted(call, member.id, 'away')
  return { id: member.id, revision: member.revision }
})

export const recordBack = command(members.recordBack, async (call) => {
  const { tx, body, params, ifMatch } = call
  const member = await getMemberForChange(call, params.id, ifMatch)
  if (member.awaySince === null) throw problem(problems['member-not-away'])
  refuseDay(call, body.onDay, member.awaySince)
  const actId = await actOf(call, member, 'back', body)
  await endSpell(tx, actId, member.id, body.onDay)
  noted(call, member.id, 'away')
  return { id: member.id, revision: member.revision }
})

/** While a transfer is under way, both sides wait for its answer. */
async function refuseWhileTransferred({ tx }: Call, memberId: string): Promise<void> {
  const { rows } =
    await sql`select from members.transfer where member_id = ${memberId} and state in ('requested', 'released')`.execute(tx)
  if (rows.length > 0) throw problem(problems['member-transfer-open'])
}

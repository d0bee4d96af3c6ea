import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import { command } from '../../../platform/commands/operation.ts'
import { members } from '../contract.ts'
import { memberProblems as problems } from '../problems.ts'
import { insertRegistration, lockRegistration, makeMove } from '../registration-store.ts'
import { decideDay, endsMembership } from '../rules.ts'
import { getMemberForChange } from '../store.ts'

/** Entered at home: without a home there is no second place (CD-27). The relation, the count and who sees the member stay as they are. */
export const registerMember = command(members.registerMember, async (call) => {
  const { params, body, today } = call
  const member = await getMemberForChange(call, params.id, null)
  if (member.branchNo === null) throw problem(problems['member-without-branch'])
  if (member.standing !== null && endsMembership(member.standing)) throw problem(problems['member-gone'])
  const decision = decideDay(body.onDay, today, null)
  if (!decision.ok) throw problem(problems[decision.code], decision.params)
  const id = await insertRegistration(call, { memberId: member.id, homeNo: member.branchNo, ...body })
  call.note({ objectType: 'registration', objectId: id, fields: ['state'] })
  return { id }
})

export const decideRegistration = command(members.decideRegistration, async (call) => {
  const { params, body, ifMatch } = call
  const row = await lockRegistration(call, params.id, ifMatch, 'host')
  const reason = body.reason?.trim() || null
  if (body.decision === 'refused' && reason === null) throw problem(problems['registration-reason-missing'])
  return makeMove(call, row, { move: body.decision === 'accepted' ? 'accept' : 'refuse', day: body.onDay, reason })
})

export const assignServicePost = command(members.assignServicePost, async (call) => {
  const { params, body, ifMatch } = call
  const row = await lockRegistration(call, params.id, ifMatch, 'host')
  return makeMove(call, row, { move: 'post', day: body.onDay, postId: body.postId })
})

export const notePerformance = command(members.notePerformance, async (call) => {
  const { tx, params, body, ifMatch } = call
  const row = await lockRegistration(call, params.id, ifMatch, 'host')
  const saved = await makeMove(call, row, { move: 'note', day: body.onDay })
  await sql`insert into members.performance_note (registration_id, on_day, line, account_id)
    values (${row.id}, ${body.onDay}, ${body.line}, ${call.actor.accountId})`.execute(tx)
  return saved
})

export const endRegistration = command(members.endRegistration, async (call) => {
  const { params, body, ifMatch } = call
  const row = await lockRegistration(call, params.id, ifMatch, 'either')
  return makeMove(call, row, { move: 'end', day: body.onDay, reason: body.reason })
})

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { dayOf, type Day } from '../../kernel/dates.ts'
import type { BodyOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { volunteering } from './contract.ts'
import { getLeaderRow, type LeaderRow } from './leaders.ts'
import { requireOrganiser } from './needs.ts'
import { keepPerson, knownPerson } from './persons.ts'
import { volunteeringProblems as problems } from './problems.ts'
import { decideFinding, decideStep, type StepKind } from './rules/leaders.ts'
import { leaderWordsOn } from './settings.ts'
import { about, findVolunteers, getVolunteerRow } from './store.ts'

/** Who was found: somebody known, or a person who agreed to be kept. Throws `volunteer-not-found`, `volunteer-known`. */
async function personFound(
  call: Call,
  districtNo: number,
  { unitNo, who }: BodyOf<typeof volunteering.findLeader>,
): Promise<{ id: string; code: string | null }> {
  if ('volunteerId' in who) return { id: (await getVolunteerRow(call, who.volunteerId)).id, code: null }
  const kept = await keepPerson(call, { districtNo, homeNo: unitNo, ...who })
  if (kept) return kept
  // Known already: taken where the finder has the person in reach anyway.
  const known = await knownPerson(call, districtNo, who.phone)
  const [reached] = await findVolunteers(call.tx, known ? [known.id] : [])
  if (!reached) throw problem(problems['volunteer-known'])
  return { id: reached.id, code: null }
}

export const findLeader = command(volunteering.findLeader, async (call) => {
  const { body, tx, today, actor } = call
  const refused = decideFinding(body.foundOn, body.consentOn, today)
  if (refused) throw problem(problems[refused])
  const districtNo = await requireOrganiser(call, body.unitNo)
  const { whys } = await leaderWordsOn(tx, districtNo, today)
  if (!whys.some(({ code }) => code === body.why)) throw problem(problems['need-word-unknown'], { word: body.why })
  const { id: volunteerId, code } = await personFound(call, districtNo, body)
  const id = randomUUID()
  // One who is developed elsewhere, perhaps beyond reach, is not found twice: the index knows.
  const { rows } = await sql`
    insert into volunteering.leader (id, volunteer_id, unit_no, district_no, found_on, found_why, found_words, consent_on, account_id)
    values (${id}, ${volunteerId}, ${body.unitNo}, ${districtNo}, ${body.foundOn}, ${body.why}, ${body.words}, ${body.consentOn}, ${actor.accountId})
    on conflict (volunteer_id) where ended_on is null do nothing returning id`.execute(tx)
  if (!rows[0]) throw problem(problems['leader-known'])
  call.note(about('leader', id, 'find', body.unitNo))
  return { id, code }
})

interface Step {
  readonly what: StepKind
  readonly onDay: Day
  readonly sessionId?: string
  readonly shiftId?: string
  readonly title?: string
}

/** The record a step stands on. Throws `leader-session-unknown`, `leader-not-there`. */
async function stepOf(call: Call, { volunteerId }: LeaderRow, body: BodyOf<typeof volunteering.addLeaderStep>): Promise<Step> {
  if (body.what === 'talk') return body
  if (body.what === 'session') {
    const { rows } = await sql<{ title: string; onDay: Day }>`
      select title, on_day as "onDay" from learning.session_told(${body.sessionId}::uuid)`.execute(call.tx)
    if (!rows[0]) throw problem(problems['leader-session-unknown'])
    return { ...body, ...rows[0] }
  }
  const { rows } = await sql<{ fromAt: Date }>`
    select v.from_at as "fromAt" from volunteering.service v where v.shift_id = ${body.shiftId} and v.volunteer_id = ${volunteerId} and v.reversed_at is null`.execute(
    call.tx,
  )
  if (!rows[0]) throw problem(problems['leader-not-there'])
  return { ...body, onDay: dayOf(rows[0].fromAt) }
}
export const addLeaderStep = command(volunteering.addLeaderStep, async (call) => {
  const leader = await getLeaderRow(call, call.params.id)
  const { what, onDay, sessionId = null, shiftId = null, title = null } = await stepOf(call, leader, call.body)
  const refused = decideStep(leader, what, onDay, call.today)
  if (refused) throw problem(problems[refused])
  const id = randomUUID()
  const { rows } = await sql`
    insert into volunteering.leader_step (id, leader_id, what, on_day, session_id, shift_id, title, account_id)
    values (${id}, ${leader.id}, ${what}, ${onDay}, ${sessionId}, ${shiftId}, ${title}, ${call.actor.accountId}) on conflict do nothing returning id`.execute(
    call.tx,
  )
  if (!rows[0]) throw problem(problems['leader-step-known'])
  call.note(about('leader', leader.id, what, leader.unitNo))
  return { id }
})

export const dropLeaderStep = command(volunteering.dropLeaderStep, async (call) => {
  const { rows } = await sql<{ leaderId: string }>`
    select leader_id as "leaderId" from volunteering.leader_step where id = ${call.params.id}`.execute(call.tx)
  if (!rows[0]) throw problem(problems['leader-not-found'])
  const { id, unitNo, endedOn } = await getLeaderRow(call, rows[0].leaderId)
  if (endedOn !== null) throw problem(problems['leader-ended'])
  await sql`delete from volunteering.leader_step where id = ${call.params.id}`.execute(call.tx)
  call.note(about('leader', id, 'step-dropped', unitNo))
  return { id: call.params.id }
})

/** Ends it for good: that it was stays counted, what was said about the person is deleted. */
export async function endFor(call: Call, { id, unitNo }: Pick<LeaderRow, 'id' | 'unitNo'>, why: string | null): Promise<void> {
  await sql`
    update volunteering.leader set ended_on = ${call.today}, ended_by = ${why === null ? 'person' : 'staff'}, end_why = ${why}, found_words = null where id = ${id}`.execute(
    call.tx,
  )
  await sql`update volunteering.leader_step set title = null where leader_id = ${id} and what = 'talk'`.execute(call.tx)
  call.note(about('leader', id, 'closed', unitNo))
}

export const endLeader = command(volunteering.endLeader, async (call) => {
  const leader = await getLeaderRow(call, call.params.id)
  if (leader.endedOn !== null) throw problem(problems['leader-ended'])
  const { ends } = await leaderWordsOn(call.tx, leader.districtNo, call.today)
  if (!ends.some(({ code }) => code === call.body.why)) throw problem(problems['need-word-unknown'], { word: call.body.why })
  await endFor(call, leader, call.body.why)
  return { id: leader.id }
})

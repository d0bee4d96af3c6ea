import { sql } from 'kysely'
import { dayOf } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { volunteering } from './contract.ts'
import { volunteeringProblems as problems } from './problems.ts'
import { ageOn } from './rules.ts'
import { about, bornOf, findVolunteers, getVolunteerRow, volunteerOfMember, unitReached } from './store.ts'

type Outcome = 'seated' | 'waiting' | 'twice' | 'elsewhere' | 'closed'

/**
 * The database gives the seat: of two who come at once one is the later. Throws `volunteer-too-young`, `shift-closed`,
 * `volunteer-signed-up`, `volunteer-elsewhere`.
 */
export async function takeSeat(
  call: Call,
  shiftId: string,
  volunteer: { id: string; homeNo: number | null },
): Promise<'seated' | 'waiting'> {
  await requireAge(call, shiftId, volunteer.id)
  const { rows } = await sql<{ outcome: Outcome }>`
    select outcome from volunteering.take_seat(${shiftId}::uuid, ${volunteer.id}::uuid, ${volunteer.homeNo}::integer, ${call.actor.accountId}::uuid, ${call.now})`.execute(
    call.tx,
  )
  const { outcome } = rows[0]!
  if (outcome === 'closed') throw problem(problems['shift-closed'])
  if (outcome === 'twice') throw problem(problems['volunteer-signed-up'])
  if (outcome === 'elsewhere') throw problem(problems['volunteer-elsewhere'])
  return outcome
}

/** A need may ask for an age; who says no day of birth has said to be of age. */
async function requireAge(call: Call, shiftId: string, volunteerId: string): Promise<void> {
  await asPlatform(call.tx, async () => {
    const { rows } = await sql<{ minAge: number | null; startsAt: Date }>`
      select n.min_age as "minAge", s.starts_at as "startsAt" from volunteering.shift s join volunteering.need n on n.id = s.need_id where s.id = ${shiftId}`.execute(
      call.tx,
    )
    const [volunteer] = await findVolunteers(call.tx, [volunteerId])
    const bornOn = volunteer && bornOf(call, volunteer)
    const need = rows[0]
    if (need?.minAge && bornOn && ageOn(bornOn, dayOf(need.startsAt)) < need.minAge)
      throw problem(problems['volunteer-too-young'], { age: need.minAge })
  })
}

/** A shift of a need one may read of. Throws `shift-not-found`. */
async function requireShift(call: Call, id: string): Promise<void> {
  const { rows } = await sql`select s.id from volunteering.shift s join volunteering.need n on n.id = s.need_id
    where s.id = ${id} and (n.state <> 'draft' or ${unitReached(call.scope, 'n.unit_no')})`.execute(call.tx)
  if (!rows[0]) throw problem(problems['shift-not-found'])
}

export const signUp = command(volunteering.signUp, async (call) => {
  const { tx, body, params } = call
  await requireShift(call, params.id)
  const memberIds = [...new Set(body.memberIds)]
  const { rows } = await sql<{ memberId: string; homeNo: number; districtNo: number }>`
    select distinct on (m.member_id) m.member_id as "memberId", m.branch_no as "homeNo", coalesce(u.district_no, u.no) as "districtNo"
    from members.member_on(${call.today}::date) m join organisations.unit u on u.no in (m.branch_no, m.host_no) and ${reachedBy(call.scope, 'u.scope_nodes')}
    where m.member_id = any (${memberIds}::uuid[]) order by m.member_id, u.no`.execute(tx)
  if (rows.length !== memberIds.length) throw problem(problems['volunteer-not-member'])
  const volunteers: { id: string; homeNo: number | null }[] = []
  for (const row of rows) volunteers.push(await volunteerOfMember(call, row))
  for (const id of body.volunteerIds) volunteers.push(await getVolunteerRow(call, id))
  const outcomes: ('seated' | 'waiting')[] = []
  for (const volunteer of volunteers) outcomes.push(await takeSeat(call, params.id, volunteer))
  call.note({ ...about('shift', params.id, 'sign-up'), detail: { people: outcomes.length } })
  const count = (wanted: string) => outcomes.filter((one) => one === wanted).length
  return { seated: count('seated'), waiting: count('waiting') }
})

/** Whoever has served already has not withdrawn. */
export async function giveUpSeat(call: Call, id: string): Promise<void> {
  const { rows } = await asPlatform(call.tx, () =>
    sql`select id from volunteering.service where sign_up_id = ${id} and reversed_at is null`.execute(call.tx),
  )
  if (rows[0]) throw problem(problems['service-confirmed'])
  await sql`select volunteering.give_up_seat(${id}::uuid)`.execute(call.tx)
  call.note(about('sign-up', id, 'withdrawn'))
}

export const withdraw = command(volunteering.withdraw, async (call) => {
  const { rows } =
    await sql`select g.id from volunteering.sign_up g where g.id = ${call.params.id} and g.withdrawn_at is null`.execute(call.tx)
  if (!rows[0]) throw problem(problems['service-sign-up-not-found'])
  await giveUpSeat(call, call.params.id)
  return { id: call.params.id }
})

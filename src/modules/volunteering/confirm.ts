import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { dayOf } from '../../kernel/dates.ts'
import type { BodyOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { volunteering } from './contract.ts'
import { creditService } from './credit.ts'
import { getOwnNeed, type OwnNeed } from './needs.ts'
import { volunteeringProblems as problems } from './problems.ts'
import { decideServed, type Grade } from './rules.ts'
import { wordsOn } from './settings.ts'
import { about, findOwnMember, findVolunteers, type Volunteer } from './store.ts'

type Told = BodyOf<typeof volunteering.confirmShift>

export interface NewService {
  readonly signUpId: string
  readonly shiftId: string
  readonly unitNo: number
  readonly homeNo: number | null
  readonly fromAt: Date
  readonly untilAt: Date
  readonly minutes: number
  readonly grade: Grade
  readonly guarantee: string | null
}

/** The organiser confirms, once, who served: from records of the day, never by the volunteer. */
export const confirmShift = command(volunteering.confirmShift, async (call) => {
  const { tx, params, body } = call
  const { rows } = await sql<{ needId: string; state: string; startsAt: Date }>`
    select need_id as "needId", state, starts_at as "startsAt" from volunteering.shift where id = ${params.id}`.execute(tx)
  const shift = rows[0]
  if (!shift) throw problem(problems['shift-not-found'])
  const need = await getOwnNeed(call, shift.needId).catch(() => {
    throw problem(problems['shift-not-found'])
  })
  if (shift.state === 'cancelled' || need.state === 'draft') throw problem(problems['shift-closed'])
  if (shift.startsAt > call.now) throw problem(problems['shift-not-over'])
  await saveTallies(call, params.id, need, body.tallies)
  let minutes = 0
  // Volunteers are locked in one order, so that two organisers never wait for each other.
  for (const served of body.served.toSorted((a, b) => (a.signUpId < b.signUpId ? -1 : 1)))
    minutes += await confirmOne(call, need, params.id, served)
  await sql`update volunteering.shift set state = 'held', held_on = ${dayOf(shift.startsAt)} where id = ${params.id}`.execute(tx)
  call.note({
    ...about('shift', params.id, 'confirm', need.unit_no),
    detail: { unitNo: need.unit_no, people: body.served.length },
  })
  return { confirmed: body.served.length, minutes }
})

async function confirmOne(
  call: Call,
  need: OwnNeed,
  shiftId: string,
  { signUpId, ...told }: Told['served'][number],
): Promise<number> {
  const { rows } = await sql<{ volunteerId: string; homeNo: number | null; seat: number | null }>`
    select volunteer_id as "volunteerId", home_no as "homeNo", seat from volunteering.sign_up
    where id = ${signUpId} and shift_id = ${shiftId} and withdrawn_at is null`.execute(call.tx)
  const signUp = rows[0]
  if (!signUp || signUp.seat === null) throw problem(problems['service-sign-up-not-found'])
  const [volunteer] = await findVolunteers(call.tx, [signUp.volunteerId], true)
  if (!volunteer) throw problem(problems['volunteer-not-found'])
  await refuseOwn(call, volunteer)
  const guarantee = told.guarantee?.trim() || null
  const served = {
    fromAt: new Date(told.fromAt),
    untilAt: new Date(told.untilAt),
    minutes: told.minutes,
    grade: told.grade,
    guarantee,
  }
  await insertService(call, volunteer, { signUpId, shiftId, unitNo: need.unit_no, homeNo: signUp.homeNo, ...served })
  return told.minutes
}

/** Volunteers never credit themselves, whatever office they hold. */
export async function refuseOwn(call: Call, { memberId }: Volunteer): Promise<void> {
  if (memberId !== null && (await findOwnMember(call))?.member_id === memberId) throw problem(problems['service-own'])
}

/** Writes service of a locked volunteer and banks it. Throws `service-times-unfit`, `service-without-guarantee`, `service-confirmed`, `service-overlaps`. */
export async function insertService(call: Call, volunteer: Volunteer, service: NewService): Promise<string> {
  const { tx } = call
  const refused = decideServed(service, call.now)
  if (refused) throw problem(problems[refused])
  const { rows } = await asPlatform(tx, () =>
    sql<{ same: boolean }>`
      select v.sign_up_id = ${service.signUpId} as same from volunteering.service v
      where v.volunteer_id = ${volunteer.id} and v.reversed_at is null
        and (v.sign_up_id = ${service.signUpId} or tstzrange(v.from_at, v.until_at) && tstzrange(${service.fromAt}, ${service.untilAt}))`.execute(
      tx,
    ),
  )
  if (rows.some(({ same }) => same)) throw problem(problems['service-confirmed'])
  if (rows.length > 0) throw problem(problems['service-overlaps'])
  const id = randomUUID()
  const entryId = await creditService(call, volunteer, { serviceId: id, ...service })
  await asPlatform(tx, () =>
    sql`
      insert into volunteering.service (id, sign_up_id, shift_id, volunteer_id, unit_no, home_no, from_at, until_at, minutes, grade, guarantee, entry_id, account_id)
      values (${id}, ${service.signUpId}, ${service.shiftId}, ${volunteer.id}, ${service.unitNo}, ${service.homeNo}, ${service.fromAt}, ${service.untilAt},
        ${service.minutes}, ${service.grade}, ${service.guarantee}, ${entryId}, ${call.actor.accountId})`.execute(tx),
  )
  return id
}

async function saveTallies(call: Call, shiftId: string, need: OwnNeed, tallies: Told['tallies']): Promise<void> {
  const { beneficiaries } = await wordsOn(call.tx, need.district_no, call.today)
  for (const { category, times } of tallies) {
    if (!beneficiaries.some(({ code }) => code === category)) throw problem(problems['need-word-unknown'], { word: category })
    await sql`update volunteering.tally set replaced_at = transaction_timestamp()
      where shift_id = ${shiftId} and category = ${category} and replaced_at is null`.execute(call.tx)
    if (times > 0)
      await sql`insert into volunteering.tally (shift_id, category, times, account_id)
        values (${shiftId}, ${category}, ${times}, ${call.actor.accountId})`.execute(call.tx)
  }
}

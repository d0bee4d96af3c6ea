import { type RawBuilder, sql } from 'kysely'
import { dayOf } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { likeOf } from '../../platform/db/like.ts'
import { volunteering } from './contract.ts'
import { volunteeringProblems as problems } from './problems.ts'
import type { Grade, Risk } from './rules.ts'
import { needOffered, shownNames, unitNames, unitReached } from './store.ts'
import { studiesOf } from './studies.ts'
import { teamName } from './teams.ts'

export type NeedFilter = Partial<Omit<QueryOf<typeof volunteering.listNeeds>, 'page' | 'pageSize'>>

const free = sql`exists (select from volunteering.shift f cross join lateral volunteering.taken_of(array[f.id]) k
  where f.need_id = n.id and f.state = 'planned' and k.taken < f.seats)`

/** The one predicate of list and export: needs in reach, and those published where one stands. */
function whereOf(call: Pick<Call, 'scope'>, filter: NeedFilter): RawBuilder<boolean> {
  const {
    districtNo = null,
    state = null,
    kind = null,
    project = null,
    free: left = null,
    unitNo = null,
    offeringId = null,
    q,
  } = filter
  const like = likeOf(q)
  return sql<boolean>`(${unitReached(call.scope, 'n.unit_no')} or ${needOffered(call.scope)})
    and (${districtNo}::integer is null or n.district_no = ${districtNo}) and (${state}::text is null or n.state = ${state})
    and (${kind}::text is null or n.kind = ${kind}) and (${project}::text is null or n.project = ${project})
    and (${offeringId}::uuid is null or n.offering_id = ${offeringId})
    and (${unitNo}::integer is null or n.unit_no = ${unitNo}) and (${left}::text is null or (${free}) = (${left} = 'yes'))
    and (${like}::text is null or n.title ilike ${like} or n.place ilike ${like} or n.no::text = ${q ?? ''})`
}

interface Row {
  id: string
  no: number
  unitNo: number
  title: string
  kind: string
  place: string
  risk: Risk
  state: 'draft' | 'published' | 'closed'
  shifts: number
  seats: number
  taken: number
  firstAt: Date | null
  mine: boolean
  full: number
}

const columns = (
  call: Pick<Call, 'scope'>,
) => sql`n.id, n.no, n.unit_no as "unitNo", n.title, n.kind, n.place, n.risk, n.state, s.shifts, s.seats, s.taken,
  s.first_at as "firstAt", ${unitReached(call.scope, 'n.unit_no')} as mine`
const source = sql`volunteering.need n cross join lateral (select count(*)::integer as shifts, coalesce(sum(h.seats), 0)::integer as seats,
  coalesce(sum(k.taken), 0)::integer as taken, min(h.starts_at) as first_at from volunteering.shift h cross join lateral volunteering.taken_of(array[h.id]) k
  where h.need_id = n.id and h.state <> 'cancelled') s`

export async function findNeeds(call: Call, filter: NeedFilter, page = 1, pageSize = 100_000) {
  const { rows } = await sql<Row>`
    select ${columns(call)}, count(*) over ()::integer as full from ${source} where ${whereOf(call, filter)}
    order by n.state = 'closed', s.first_at < ${call.now} nulls last, s.first_at, n.no desc limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(
    call.tx,
  )
  const name = await unitNames(call.tx, rows.map((row) => row.unitNo), call.today) // prettier-ignore
  return { total: rows[0]?.full ?? 0, items: rows.map((row) => present(row, name)) }
}

function present<T extends Row>({ unitNo, firstAt, ...row }: T, name: Awaited<ReturnType<typeof unitNames>>) {
  return { ...row, organiser: name(unitNo), firstOn: firstAt === null ? null : dayOf(firstAt) }
}

export const listNeeds = query(volunteering.listNeeds, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const found = await findNeeds(call, filter, page, pageSize)
  return { ...found, page, pageSize, can: { organise: call.can('service.organise') !== null } }
})

export interface ShiftRow {
  id: string
  role: string
  startsAt: Date
  endsAt: Date
  seats: number
  state: 'planned' | 'held' | 'cancelled'
  cancelReason: string | null
  taken: number
  waiting: number
}

export async function shiftsOf({ tx }: Pick<Call, 'tx'>, needId: string): Promise<ShiftRow[]> {
  const { rows } = await sql<ShiftRow>`
    select s.id, s.role, s.starts_at as "startsAt", s.ends_at as "endsAt", s.seats, s.state, s.cancel_reason as "cancelReason", k.taken, k.waiting
    from volunteering.shift s cross join lateral volunteering.taken_of(array[s.id]) k where s.need_id = ${needId} order by s.starts_at, s.role`.execute(
    tx,
  )
  return rows
}

export const shiftTimes = (row: Pick<ShiftRow, 'startsAt' | 'endsAt'>) => ({
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
})

interface Facts {
  about: string | null
  project: string | null
  risks: string
  insurance: string | null
  insuredUntil: string | null
  training: string | null
  minAge: number | null
  ledBy: string | null
  campaign: string | null
  offeringId: string | null
  offering: string | null
  teamId: string | null
}

export const getNeed = query(volunteering.getNeed, async (call) => {
  const { id } = call.params
  const { rows } = await sql<Row & Facts>`
    select ${columns(call)}, 1 as full, n.about, n.project, n.risks, n.insurance, n.insured_until as "insuredUntil", n.training, n.min_age as "minAge",
      n.led_by as "ledBy", n.campaign, n.team_id as "teamId",
      n.offering_id as "offeringId", (select o.title from volunteering.offering o where o.id = n.offering_id) as offering from ${source} where n.id = ${id} and ${whereOf(call, {})}`.execute(
    call.tx,
  )
  const row = rows[0]
  if (!row) throw problem(problems['need-not-found'])
  const shifts = await shiftsOf(call, id)
  const people = row.mine ? await peopleOf(call, shifts) : []
  const tallies = row.mine ? await talliesOf(call, shifts) : []
  const name = await unitNames(call.tx, [row.unitNo], call.today)
  const organises = row.mine && call.can('service.organise') !== null
  return {
    ...present(row, name),
    team: await teamName(call, row.teamId),
    studies: await studiesOf(call, id),
    list: shifts.map((shift) => ({
      ...shift,
      ...shiftTimes(shift),
      over: shift.endsAt <= call.now,
      people: people.filter((one) => one.shiftId === shift.id),
      tallies: tallies.filter((one) => one.shiftId === shift.id).map(({ category, times }) => ({ category, times })),
    })),
    can: { organise: organises, signUp: row.state === 'published' && call.can('service.people') !== null },
  }
})

async function peopleOf(call: Call, shifts: readonly ShiftRow[]) {
  const { rows } = await sql<{
    shiftId: string
    signUpId: string
    volunteerId: string
    seat: number | null
    serviceId: string | null
    minutes: number
    grade: Grade
    fromAt: Date
    untilAt: Date
  }>`
    select g.shift_id as "shiftId", g.id as "signUpId", g.volunteer_id as "volunteerId", g.seat, v.id as "serviceId", v.minutes, v.grade, v.from_at as "fromAt", v.until_at as "untilAt"
    from volunteering.sign_up g left join volunteering.service v on v.sign_up_id = g.id and v.reversed_at is null
    where g.shift_id = any (${shifts.map(({ id }) => id)}::uuid[]) and g.withdrawn_at is null order by g.seat is null, g.place`.execute(
    call.tx,
  )
  const name = await shownNames(
    call,
    rows.map((row) => row.volunteerId),
  )
  return rows.map(({ shiftId, signUpId, volunteerId, seat, serviceId, minutes, grade, fromAt, untilAt }) => ({
    shiftId,
    signUpId,
    volunteerId,
    seat,
    name: name(volunteerId),
    service:
      serviceId === null ? null : { id: serviceId, minutes, grade, fromAt: fromAt.toISOString(), untilAt: untilAt.toISOString() },
  }))
}

async function talliesOf({ tx }: Call, shifts: readonly ShiftRow[]) {
  const { rows } = await sql<{ shiftId: string; category: string; times: number }>`
    select shift_id as "shiftId", category, times from volunteering.tally
    where shift_id = any (${shifts.map(({ id }) => id)}::uuid[]) and replaced_at is null order by category`.execute(tx)
  return rows
}

/** Published needs of a district that are still to come; for whoever has no right over rows. */
export async function openNeedsOf(call: Call, where: RawBuilder<boolean>, volunteerId: string | null) {
  return asPlatform(call.tx, async () => {
    const { rows } = await sql<Facts & { id: string; unitNo: number; title: string; kind: string; place: string; risk: Risk }>`
      select n.id, n.unit_no as "unitNo", n.title, n.kind, n.place, n.risk, n.about, n.risks, n.insurance, n.training, n.min_age as "minAge", n.led_by as "ledBy"
      from volunteering.need n where n.state = 'published' and ${where}
      order by (select min(s.starts_at) from volunteering.shift s where s.need_id = n.id and s.ends_at > ${call.now}), n.no limit 100`.execute(
      call.tx,
    )
    const name = await unitNames(call.tx, rows.map((row) => row.unitNo), call.today) // prettier-ignore
    const { rows: own } = await sql<{ id: string; shiftId: string; seat: number | null }>`
      select id, shift_id as "shiftId", seat from volunteering.sign_up where volunteer_id = ${volunteerId}::uuid and withdrawn_at is null`.execute(
      call.tx,
    )
    const needs = []
    for (const { unitNo, ...row } of rows) {
      const shifts = (await shiftsOf(call, row.id)).filter((shift) => shift.endsAt > call.now && shift.state !== 'held')
      const mine = (id: string) => own.find((one) => one.shiftId === id)
      needs.push({
        ...row,
        organiser: name(unitNo).name,
        shifts: shifts.map((shift) => {
          const signUp = mine(shift.id)
          const stands = signUp === undefined ? null : signUp.seat === null ? ('waiting' as const) : ('seated' as const)
          return { ...shift, ...shiftTimes(shift), mine: stands, signUpId: signUp?.id ?? null }
        }),
      })
    }
    return needs
  })
}

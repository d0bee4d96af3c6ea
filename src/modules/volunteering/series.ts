import { type RawBuilder, sql } from 'kysely'
import { addDays, dayOf, type Day } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { likeOf } from '../../platform/db/like.ts'
import { loadCalendar } from '../procedures/index.ts'
import { volunteering } from './contract.ts'
import { volunteeringProblems as problems } from './problems.ts'
import { type DateRule, daysOf } from './rules/recurring.ts'
import { seriesHorizonOn } from './settings.ts'
import { needOffered, unitNames, unitReached } from './store.ts'

export type SeriesFilter = Partial<Omit<QueryOf<typeof volunteering.listSeries>, 'page' | 'pageSize'>>
type Reading = Pick<Call, 'tx' | 'scope' | 'today'>

const ended = (today: Day) => sql`(n.state = 'closed' or coalesce(s.until_on <= ${today}, false))`

/** The one predicate of list and export: in reach, and those published where one stands. */
function whereOf({ scope, today }: Reading, filter: SeriesFilter): RawBuilder<boolean> {
  const { districtNo = null, kind = null, unitNo = null, state = null, q } = filter
  const like = likeOf(q)
  return sql<boolean>`(${unitReached(scope, 'n.unit_no')} or ${needOffered(scope)}) and (${districtNo}::integer is null or n.district_no = ${districtNo})
    and (${kind}::text is null or n.kind = ${kind}) and (${unitNo}::integer is null or n.unit_no = ${unitNo})
    and (${state}::text is null or ${ended(today)} = (${state} = 'ended'))
    and (${like}::text is null or n.title ilike ${like} or n.place ilike ${like} or s.no::text = ${q ?? ''})`
}

interface Row {
  id: string
  no: number
  needId: string
  title: string
  kind: string
  place: string
  needState: string
  unitNo: number
  districtNo: number
  rule: DateRule
  role: string
  starts: string
  minutes: number
  seats: number
  fromOn: Day
  untilOn: Day | null
  endReason: string | null
  ended: boolean
  nextAt: Date | null
  held: number
  skipped: number
  mine: boolean
  full: number
}

async function readSeries(call: Reading, where: RawBuilder<boolean>, limit: number, offset: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select s.id, s.no, n.id as "needId", n.title, n.kind, n.place, n.state as "needState", n.unit_no as "unitNo", n.district_no as "districtNo", s.rule, s.role, to_char(s.starts, 'HH24:MI') as starts,
      s.minutes, s.seats, s.from_on as "fromOn", s.until_on as "untilOn", s.end_reason as "endReason", ${ended(call.today)} as ended, k.next_at as "nextAt", k.held, k.skipped,
      ${unitReached(call.scope, 'n.unit_no')} as mine, count(*) over ()::integer as full
    from volunteering.series s join volunteering.need n on n.id = s.need_id cross join lateral (
      select min(h.starts_at) filter (where h.state = 'planned' and h.starts_at >= ${call.today}::timestamptz) as next_at, (count(*) filter (where h.state = 'held'))::integer as held,
        (count(*) filter (where d.skipped is not null and d.due_on >= ${call.today}))::integer as skipped
      from volunteering.series_day d left join volunteering.shift h on h.id = d.shift_id where d.series_id = s.id) k
    where ${where} order by ended, k.next_at nulls last, s.no limit ${limit} offset ${offset}`.execute(call.tx)
  return rows
}

const present = (
  { needId, title, kind, place, needState, unitNo, districtNo: _d, ended: over, nextAt, full: _full, ...row }: Row,
  name: Awaited<ReturnType<typeof unitNames>>,
) => ({
  ...row,
  need: { id: needId, title, kind, place, state: needState },
  organiser: name(unitNo),
  state: over ? ('ended' as const) : ('going' as const),
  nextOn: nextAt === null ? null : dayOf(nextAt),
})

export async function findSeries(call: Reading, filter: SeriesFilter, page = 1, pageSize = 100_000) {
  const rows = await readSeries(call, whereOf(call, filter), pageSize, (page - 1) * pageSize)
  const name = await unitNames(call.tx, rows.map((row) => row.unitNo), call.today) // prettier-ignore
  return { total: rows[0]?.full ?? 0, items: rows.map((row) => present(row, name)) }
}

export const listSeries = query(volunteering.listSeries, async (call) => {
  const { page, pageSize, ...filter } = call.query
  return {
    ...(await findSeries(call, filter, page, pageSize)),
    page,
    pageSize,
    can: { start: call.can('service.organise') !== null },
  }
})

interface DayRow {
  dueOn: Day
  state: 'planned' | 'held' | 'cancelled' | null
  startsAt: Date | null
  toOn: Day | null
  skipped: 'taken' | 'uninsured' | null
  reason: string | null
  cancelReason: string | null
  taken: number
}

function stateOf({ state, toOn, skipped }: DayRow) {
  if (skipped !== null) return 'skipped' as const
  if (state === 'cancelled' || state === null) return 'cancelled' as const
  return toOn !== null && state === 'planned' ? ('moved' as const) : state
}

/** How far beyond the horizon days are shown; they are computed, nothing is kept of them. */
const aheadDays = 366

export const getSeries = query(volunteering.getSeries, async (call) => {
  const { tx, today } = call
  const [row] = await readSeries(call, sql<boolean>`s.id = ${call.params.id} and ${whereOf(call, {})}`, 1, 0)
  if (!row) throw problem(problems['service-series-not-found'])
  const { rows } = await sql<DayRow>`
    select d.due_on as "dueOn", h.state, h.starts_at as "startsAt", d.to_on as "toOn", d.skipped, d.reason, h.cancel_reason as "cancelReason", coalesce(k.taken, 0) as taken
    from volunteering.series_day d left join volunteering.shift h on h.id = d.shift_id left join lateral volunteering.taken_of(array[h.id]) k on true
    where d.series_id = ${row.id} order by d.due_on desc limit 200`.execute(tx)
  const known = new Set(rows.map(({ dueOn }) => dueOn))
  const until = row.untilOn ?? addDays(today, aheadDays)
  const ahead = row.ended ? [] : daysOf(row.rule, row.fromOn > today ? row.fromOn : today, until, await loadCalendar(tx)).filter((day) => !known.has(day)).slice(0, 12) // prettier-ignore
  const days = [
    ...ahead.map((dueOn) => ({
      dueOn,
      state: 'ahead' as const,
      onDay: dueOn,
      skipped: null,
      reason: null,
      taken: 0,
      open: row.mine,
    })),
    ...rows.map((one) => {
      const state = stateOf(one)
      const onDay = one.startsAt === null ? one.dueOn : dayOf(one.startsAt)
      const open = row.mine && !row.ended && onDay >= today && (state === 'planned' || state === 'skipped')
      return {
        dueOn: one.dueOn,
        state,
        onDay,
        skipped: one.skipped,
        reason: one.reason ?? one.cancelReason,
        taken: one.taken,
        open,
      }
    }),
  ].toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
  const name = await unitNames(tx, [row.unitNo], today)
  return { ...present(row, name), horizonDays: await seriesHorizonOn(tx, row.districtNo, today), days }
})

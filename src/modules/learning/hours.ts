import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { learning } from './contract.ts'
import type { HoursFilter } from './contract-hours.ts'
import { creditOf } from './credit.ts'
import { nameOf, peopleOn } from './people.ts'
import { learningProblems as problems } from './problems.ts'
import { type HoursState, minutesLeft } from './rules/hours.ts'
import { type Settings, settingsOn } from './settings.ts'
import { districtOf, namesOf, ofReachedUnit } from './store.ts'

type Reader = Pick<Call, 'tx' | 'scope' | 'today'>

export interface HoursRow {
  readonly kind: 'post' | 'member'
  readonly id: string
  readonly name: string
  readonly unit_no: number
  readonly minutes: number
  readonly centralised: number
  readonly collective: number
  readonly certified: number
  readonly trainings: number
  readonly state: HoursState
}

interface Asked {
  readonly settings: Settings
  readonly year: number
  readonly asOf: string
  readonly districtNo: number
}

/** District, year, day and rules a filter means: the year of today, its last day where it is over. */
export async function askHours(reader: Reader, filter: Partial<HoursFilter>): Promise<Asked | null> {
  const districtNo = await districtOf(reader.tx, reader.scope, filter.districtNo)
  if (districtNo === null) return null
  const day = filter.asOf ?? reader.today
  const year = filter.year ?? Number(day.slice(0, 4))
  const last = `${year}-12-31`
  const asOf = day < `${year}-01-01` || day > last ? last : day
  return { settings: await settingsOn(reader.tx, districtNo, asOf), year, asOf, districtNo }
}

export const minimumOf = ({ settings }: Pick<Asked, 'settings'>, audience: string) =>
  settings.minimums.find((minimum) => minimum.audience === audience) ?? null

/**
 * The people of an audience on a day with their minutes of the year and what the rule says of them, as a relation: one query for a
 * hundred thousand, whose three sources are laid under one another and summed, so that no plan can read one of them anew for each person of
 * another. Somebody not in post by the day of the rule, or of an audience without a minimum, is asked for nothing.
 */
export function hoursOf(reader: Pick<Reader, 'scope'>, asked: Asked, filter: Partial<HoursFilter>) {
  const { settings, year, asOf, districtNo } = asked
  const audience = filter.audience ?? 'secretary'
  const minimum = minimumOf(asked, audience)
  const by = minimum?.inPostBy ? `${year}-${minimum.inPostBy}` : asOf
  const cut = by < asOf ? by : asOf
  const full = (minimum?.hours ?? 0) * settings.conversion.classHourMinutes
  return sql`(
    select h.kind, h.id, h.name, h.unit_no, h.minutes, h.centralised, h.collective, h.certified, h.trainings,
      case when ${minimum === null} or not h.early then 'not-applicable'
        when h.minutes >= ${full} and h.trainings >= ${minimum?.centralised ?? 0} then 'reached' else 'below' end as state
    from (
      select x.kind, x.id, max(x.name) as name, max(x.unit_no) as unit_no, bool_or(x.early) as early, coalesce(sum(x.counted), 0)::integer as minutes,
        coalesce(sum(x.counted) filter (where x.way = 'centralised'), 0)::integer as centralised,
        coalesce(sum(x.counted) filter (where x.way = 'collective'), 0)::integer as collective,
        coalesce(sum(x.counted) filter (where x.source = 'certificate'), 0)::integer as certified,
        count(*) filter (where x.way = 'centralised' and x.counted > 0)::integer as trainings
      from (
        select c.kind, c.id, n.name, c.unit_no, false as early, null::text as way, null::text as source, 0 as counted
        from (${peopleOn(asOf, [audience])}) c
        join organisations.unit d on d.no = c.unit_no and d.district_no = ${districtNo}
        join lateral ${nameOf('c.id')} n on true
        where ${ofReachedUnit(reader.scope, 'c.unit_no')} and (${filter.streetNo ?? null}::integer is null or ${filter.streetNo ?? null} = any (d.scope_nodes))
          and (${filter.q ?? ''} = '' or strpos(n.name, ${filter.q ?? ''}) > 0)
        union all
        select e.kind, e.id, null, null, true, null, null, 0 from (${peopleOn(cut, [audience])}) e
        union all
        select k.learner_kind, k.learner_id, null, null, false, k.way, k.source, k.counted from (${creditOf(settings, year, { kind: audience === 'member' ? 'member' : 'post' })}) k
      ) x group by x.kind, x.id having max(x.unit_no) is not null
    ) h)`
}

export async function countHours(
  reader: Reader,
  asked: Asked,
  filter: Partial<HoursFilter>,
): Promise<Record<HoursState, number>> {
  const { rows } = await sql<{ state: HoursState; n: number }>`
    select h.state, count(*) as n from ${hoursOf(reader, asked, filter)} h group by h.state`.execute(reader.tx)
  const of = (state: HoursState) => rows.find((row) => row.state === state)?.n ?? 0
  return { below: of('below'), reached: of('reached'), 'not-applicable': of('not-applicable') }
}

export async function findHours(reader: Reader, asked: Asked, filter: Partial<HoursFilter>, page = 1, pageSize = 100_000) {
  const { rows } = await sql<HoursRow & { full: number }>`
    select h.*, count(*) over () as full from ${hoursOf(reader, asked, filter)} h
    where ${filter.state ?? null}::text is null or h.state = ${filter.state ?? null}
    order by h.name, h.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(reader.tx)
  return { rows, total: rows[0]?.full ?? 0 }
}

export const listHours = query(learning.listHours, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const asked = await askHours(call, filter)
  if (asked === null) throw problem(problems['training-body-not-found'])
  const { rows, total } = await findHours(call, asked, filter, page, pageSize)
  const name = await namesOf(
    call,
    rows.map((row) => row.unit_no),
  )
  const minimum = minimumOf(asked, filter.audience)
  const items = rows.map(({ unit_no, ...row }) => ({
    ...row,
    unit: name(unit_no),
    left:
      row.state === 'not-applicable' || minimum === null ? null : minutesLeft(row.minutes, minimum, asked.settings.conversion),
  }))
  return {
    items,
    total,
    page,
    pageSize,
    year: asked.year,
    counts: await countHours(call, asked, filter),
    minimum,
    classHourMinutes: asked.settings.conversion.classHourMinutes,
    rules: [...asked.settings.rules],
  }
})

import { type RawBuilder, sql } from 'kysely'
import { dayMinutes, halfDayMinutes } from './rules/hours.ts'
import type { Settings } from './settings.ts'

/** One session of one person in a year, with the minutes it is worth and those counted. */
export interface CreditRow {
  readonly learner_kind: 'post' | 'member'
  readonly learner_id: string
  readonly source: 'session' | 'certificate'
  readonly source_id: string
  readonly way: 'centralised' | 'collective'
  readonly credit: number
  readonly counted: number
}

/** First and next first instant of a calendar year in the office's time zone. */
export const yearBounds = (year: number) => [`${year}-01-01T00:00:00+08:00`, `${year + 1}-01-01T00:00:00+08:00`] as const

/**
 * Study minutes of a year as one set-based query, the same as `countSessions` of rules: spans of attended sessions in order of their
 * beginning, each counting what lies beyond the furthest end before it; verified certificates beside them. `learners` narrows the people.
 */
export function creditOf(
  settings: Pick<Settings, 'conversion' | 'kinds'>,
  year: number,
  learners: RawBuilder<unknown> = sql`true`,
): RawBuilder<CreditRow> {
  const [from, until] = yearBounds(year)
  const counting = settings.kinds.filter((kind) => kind.way !== null)
  const [day, half] = [dayMinutes(settings.conversion), halfDayMinutes(settings.conversion)]
  return sql<CreditRow>`
    with counting as (select * from unnest(${counting.map((kind) => kind.code)}::text[], ${counting.map((kind) => kind.way)}::text[]) k (code, way)),
    held as (
      select s.id, k.way, (extract(epoch from s.starts_at) / 60)::bigint + 1440 * d.k as from_minute,
        case when s.half_days is null then (extract(epoch from s.ends_at - s.starts_at) / 60)::bigint
          when s.half_days - 2 * d.k >= 2 then ${day}::bigint else ${half}::bigint end as minutes
      from learning.session s join counting k on k.code = s.kind
      cross join lateral generate_series(0, coalesce((s.half_days - 1) / 2, 0)) d (k)
      where s.cancelled_at is null and s.starts_at >= ${from}::timestamptz and s.starts_at < ${until}::timestamptz
    ),
    ordered as (
      select l.learner_kind, l.learner_id, h.id, h.way, h.minutes, h.from_minute, h.from_minute + h.minutes as until_minute,
        max(h.from_minute + h.minutes) over (partition by l.learner_kind, l.learner_id order by h.from_minute, h.id
          rows between unbounded preceding and 1 preceding) as reached
      from learning.attendance l join held h on h.id = l.session_id where l.retracted_at is null and (${learners})
    )
    select o.learner_kind, o.learner_id, 'session' as source, o.id as source_id, o.way, sum(o.minutes)::integer as credit,
      sum(greatest(0, o.until_minute - greatest(o.from_minute, coalesce(o.reached, o.from_minute))))::integer as counted
    from ordered o group by o.learner_kind, o.learner_id, o.id, o.way
    union all
    select l.learner_kind, l.learner_id, 'certificate', l.id, l.way, l.minutes, l.minutes from learning.certificate l
    where l.state = 'verified' and l.from_on >= ${`${year}-01-01`}::date and l.from_on < ${`${year + 1}-01-01`}::date and (${learners})`
}

import { type RawBuilder, sql } from 'kysely'
import type { Learner } from './contract-shapes.ts'
import { dayMinutes, halfDayMinutes } from './rules/hours.ts'
import type { Settings } from './settings.ts'

/** One session, activity or certificate of one person in a year, with the minutes it is worth and those counted. */
export interface CreditRow {
  readonly learner_kind: 'post' | 'member'
  readonly learner_id: string
  readonly source: 'session' | 'activity' | 'certificate'
  readonly source_id: string
  /** Kind of the session, or the kind the activity counts by; null for certificates. */
  readonly kind: string | null
  readonly way: 'centralised' | 'collective'
  readonly credit: number
  readonly counted: number
}

type CreditSettings = Pick<Settings, 'conversion' | 'kinds' | 'studies'>

/** First and next first instant of a calendar year in the office's time zone. */
export const yearBounds = (year: number) => [`${year}-01-01T00:00:00+08:00`, `${year + 1}-01-01T00:00:00+08:00`] as const

/** Minutes of an instant since a midnight of the office, which keeps one time all year. */
const localMinute = (instant: string) => sql`((extract(epoch from ${sql.ref(instant)}) / 60)::bigint + 480)`

/** Sessions of a year as spans cut at midnights: `id, kind, way, day, from_minute, until_minute`. */
function sessionPieces({ conversion, kinds }: CreditSettings, year: number): RawBuilder<unknown> {
  const [from, until] = yearBounds(year)
  const counting = kinds.filter((kind) => kind.way !== null)
  const [day, half] = [dayMinutes(conversion), halfDayMinutes(conversion)]
  return sql`select s.id, s.kind, k.way, p.day, greatest(b.begins, 1440 * p.day) as from_minute, least(b.begins + b.minutes, 1440 * (p.day + 1)) as until_minute
    from learning.session s
    join unnest(${counting.map((kind) => kind.code)}::text[], ${counting.map((kind) => kind.way)}::text[]) k (code, way) on k.code = s.kind
    cross join lateral generate_series(0, coalesce((s.half_days - 1) / 2, 0)) d (k)
    cross join lateral (select ${localMinute('s.starts_at')} + 1440 * d.k as begins,
      case when s.half_days is null then (extract(epoch from s.ends_at - s.starts_at) / 60)::bigint
        when s.half_days - 2 * d.k >= 2 then ${day}::bigint else ${half}::bigint end as minutes) b
    cross join lateral generate_series(b.begins / 1440, (b.begins + b.minutes - 1) / 1440) p (day)
    where s.cancelled_at is null and s.starts_at >= ${from}::timestamptz and s.starts_at < ${until}::timestamptz`
}

/** Activities held in a year that count as study, each by the kind worth most: what `studyOf` of the rules says. */
function activityWorth({ conversion, studies }: CreditSettings, year: number, who: Learner | null): RawBuilder<unknown> {
  const codes = studies.map((study) => study.code)
  const days = sql`${`${year}-01-01`}::date, ${`${year + 1}-01-01`}::date, ${codes}::text[]`
  const door = who
    ? sql`activities.study_of(array(select ${who.id}::uuid union all select t.twin_id from learning.twins_of(array[${who.id}::uuid]) t), ${days})`
    : sql`activities.study_between(${days})`
  return sql`select e.activity_id as id, w.code as kind, w.way, e.on_day, e.member_ids, e.starts_at is not null as timed, ${localMinute('e.starts_at')} as begins,
      case when e.ends_at is null then w.minutes else least(w.minutes, (extract(epoch from e.ends_at - e.starts_at) / 60)::bigint) end as minutes
    from ${door} e cross join lateral (select k.code, k.way, k.hours * ${conversion.classHourMinutes}::bigint as minutes
      from unnest(${codes}::text[], ${studies.map((study) => study.way)}::text[], ${studies.map((study) => study.hours)}::integer[])
        with ordinality k (code, way, hours, place) where k.code = any (e.kinds) order by k.hours desc, k.place limit 1) w`
}

/** The people behind records: a learner, and the other identity of it. Null is everybody. */
const ids = (who: Learner | null) => (who ? sql`array[${who.id}::uuid]` : sql`null::uuid[]`)
const isAsked = (who: Learner | null, row: string) =>
  who
    ? sql<boolean>`${sql.ref(`${row}.learner_kind`)} = ${who.kind} and ${sql.ref(`${row}.learner_id`)} = ${who.id}::uuid`
    : sql<boolean>`true`

/**
 * Study minutes of a year as one set-based query, the same as `countSessions` of rules: pieces of attended sessions and activities in order
 * of their beginning, each counting what lies beyond the furthest end before it; activities without a clock, of which the longest of a day
 * counts beyond the rest of the day; verified certificates beside them. A person in post who is a member on record has the records of both.
 */
export function creditOf(settings: CreditSettings, year: number, who: Learner | null = null): RawBuilder<CreditRow> {
  const [from, until] = [`${year}-01-01`, `${year + 1}-01-01`]
  return sql<CreditRow>`
    with held as materialized (${sessionPieces(settings, year)}), worth as materialized (${activityWorth(settings, year, who)}),
    present as (
      select l.session_id, l.learner_kind, l.learner_id from learning.attendance l where l.retracted_at is null and ${isAsked(who, 'l')}
      union all select t.session_id, t.learner_kind, t.learner_id from learning.attended_as_twin(${ids(who)}) t where ${isAsked(who, 't')}
    ),
    came as materialized (
      select w.id, 'member'::text as learner_kind, m.id as learner_id from worth w cross join lateral unnest(w.member_ids) m (id)
      union all select w.id, 'post', t.learner_id from worth w cross join lateral unnest(w.member_ids) m (id)
        join learning.twins_of(${ids(who)}) t on t.twin_kind = 'member' and t.twin_id = m.id
    ),
    pieces as (
      select p.learner_kind, p.learner_id, 'session'::text as source, h.id, h.kind, h.way, h.day, h.from_minute, h.until_minute
      from present p join held h on h.id = p.session_id
      union all
      select c.learner_kind, c.learner_id, 'activity', w.id, w.kind, w.way, d.day, greatest(w.begins, 1440 * d.day), least(w.begins + w.minutes, 1440 * (d.day + 1))
      from came c join worth w on w.id = c.id and w.timed cross join lateral generate_series(w.begins / 1440, (w.begins + w.minutes - 1) / 1440) d (day)
      where ${isAsked(who, 'c')}
    ),
    ordered as (
      select p.*, greatest(0, p.until_minute - greatest(p.from_minute, coalesce(max(p.until_minute) over (partition by p.learner_kind, p.learner_id
        order by p.from_minute, p.id rows between unbounded preceding and 1 preceding), p.from_minute))) as counted from pieces p
    ),
    untimed as (
      select c.learner_kind, c.learner_id, w.id, w.kind, w.way, w.minutes, w.on_day - date '1970-01-01' as day,
        row_number() over (partition by c.learner_kind, c.learner_id, w.on_day order by w.minutes desc, w.id) as place
      from came c join worth w on w.id = c.id and not w.timed where ${isAsked(who, 'c')}
    ),
    days as (select o.learner_kind, o.learner_id, o.day, sum(o.counted) as counted from ordered o
      where exists (select from worth w where not w.timed) group by o.learner_kind, o.learner_id, o.day)
    select o.learner_kind, o.learner_id, o.source, o.id as source_id, o.kind, o.way, sum(o.until_minute - o.from_minute)::integer as credit,
      sum(o.counted)::integer as counted
    from ordered o group by o.learner_kind, o.learner_id, o.source, o.id, o.kind, o.way
    union all
    select u.learner_kind, u.learner_id, 'activity', u.id, u.kind, u.way, u.minutes::integer,
      case when u.place = 1 then greatest(0, u.minutes - coalesce(d.counted, 0))::integer else 0 end
    from untimed u left join days d on d.learner_kind = u.learner_kind and d.learner_id = u.learner_id and d.day = u.day
    union all
    select l.learner_kind, l.learner_id, 'certificate', l.id, null, l.way, l.minutes, l.minutes from learning.certificate l
    where l.state = 'verified' and l.from_on >= ${from}::date and l.from_on < ${until}::date and ${isAsked(who, 'l')}
    union all
    select t.learner_kind, t.learner_id, 'certificate', t.certificate_id, null, t.way, t.minutes, t.minutes
    from learning.certified_as_twin(${ids(who)}) t where t.from_on >= ${from}::date and t.from_on < ${until}::date and ${isAsked(who, 't')}`
}

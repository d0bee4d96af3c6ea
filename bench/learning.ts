import { sql } from 'kysely'
import { creditOf } from '../src/modules/learning/credit.ts'
import { askHours, countHours, findHours } from '../src/modules/learning/hours.ts'
import { everything } from '../src/kernel/policy.ts'
import { systemContext } from '../src/platform/db/database.ts'
import { benchPlatform, row } from './support/platform.ts'
import { fillDistrict } from './support/units.ts'

/**
 * Study hours of a year for many secretaries, each a member who came to two activities as well, beside bare SQL over the same rows that
 * knows nothing of scopes, rules or programmes:
 *   node bench/learning.ts [secretaries, 100000 unless told otherwise] [attendances each, 6]
 */
const [people, each] = [Number(process.argv[2] ?? 100_000), Number(process.argv[3] ?? 6)]
const platform = await benchPlatform()
const { services } = platform
const districtNo = await fillDistrict(services, '999901', Math.min(people, 2_000), 10)
const { database } = services

await database.transaction(systemContext, async (tx) => {
  await sql`insert into workforce.person (district_no, name, sender_name, recorded_by)
    select ${districtNo}, '书记' || n, '', 0 from generate_series(1, ${people}::integer) n`.execute(tx)
  await sql`insert into workforce.post (role, person_id, unit_no, from_on, recorded_by)
    select 'secretary', p.id, u.no, '2020-01-01', 0
    from (select id, row_number() over (order by id) as n from workforce.person) p
    join (select no, row_number() over (order by no) as n, count(*) over () as all_units from organisations.unit where district_no = ${districtNo}) u
      on u.n = 1 + (p.n - 1) % u.all_units`.execute(tx)
  await sql`insert into learning.session (node_no, district_no, title, kind, starts_at, ends_at, half_days)
    select ${districtNo}, ${districtNo}, '培训' || n, case when n % 3 = 0 then 'class' else 'lecture' end,
      '2026-01-05T01:00:00Z'::timestamptz + make_interval(hours => 31 * n), '2026-01-05T09:00:00Z'::timestamptz + make_interval(hours => 31 * n),
      case when n % 2 = 0 then 2 end from generate_series(1, 200) n`.execute(tx)
  await sql`insert into learning.attendance (session_id, learner_kind, learner_id, unit_no)
    select distinct s.id, 'post', p.person_id, p.unit_no
    from (select person_id, unit_no, row_number() over (order by person_id) as n from workforce.post where role = 'secretary') p
    cross join generate_series(1, ${each}::integer) k
    join (select id, row_number() over (order by starts_at) as n from learning.session) s on s.n = 1 + (p.n * 7 + k * 23) % 200`.execute(
    tx,
  )
  await sql`insert into learning.learner_link (person_id, member_id, unit_no)
    select person_id, gen_random_uuid(), unit_no from workforce.post where role = 'secretary'`.execute(tx)
  // Every second activity says no time; one a week on a day of its own.
  await sql`insert into activities.activity (id, reach_nos) select gen_random_uuid(), array[${districtNo}::integer] from generate_series(1, 50)`.execute(
    tx,
  )
  await sql`insert into activities.entry (id, activity_id, state, on_day, starts_at, ends_at, kinds, host_nos)
    select gen_random_uuid(), a.id, 'held', day, case when n % 2 = 0 then day::timestamp at time zone 'Asia/Shanghai' + interval '14 hours' end,
      case when n % 2 = 0 then day::timestamp at time zone 'Asia/Shanghai' + interval '16 hours' end, '{lesson}', array[${districtNo}::integer]
    from (select id, row_number() over (order by id)::integer as n, date '2026-01-06' + 6 * row_number() over (order by id)::integer as day from activities.activity) a`.execute(
    tx,
  )
  await sql`insert into activities.attendance (entry_id, member_id)
    select e.id, l.member_id from (select member_id, row_number() over (order by member_id) as n from learning.learner_link) l
    cross join generate_series(0, 1) k join (select id, row_number() over (order by on_day) as n from activities.entry) e on e.n = 1 + (l.n + 25 * k) % 50`.execute(
    tx,
  )
  for (const table of [
    'learning.learner_link',
    'activities.activity',
    'activities.entry',
    'activities.attendance',
    'workforce.person',
    'workforce.post',
    'learning.session',
    'learning.attendance',
  ])
    await sql`analyze ${sql.table(table)}`.execute(tx)
})

async function took<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  const from = performance.now()
  return [await work(), Math.round(performance.now() - from)]
}

/** The same counts from the rows alone: hours by the clock and by half-days, activities by the lesson's two hours, each minute once. */
const bare = sql<{ below: number; reached: number }>`
  with held as (
    select s.id, s.kind, d.k, extract(epoch from s.starts_at)::bigint / 60 + 1440 * d.k as begins,
      case when s.half_days is null then extract(epoch from s.ends_at - s.starts_at)::bigint / 60 when s.half_days - 2 * d.k >= 2 then 360 else 180 end as minutes
    from learning.session s cross join lateral generate_series(0, coalesce((s.half_days - 1) / 2, 0)) d (k)
    where s.cancelled_at is null and s.starts_at >= '2026-01-01T00:00:00+08:00' and s.starts_at < '2027-01-01T00:00:00+08:00'
  ),
  spans as (
    select a.learner_id, h.id, h.kind = 'class' as class, h.begins, h.begins + h.minutes as ends from learning.attendance a join held h on h.id = a.session_id
    where a.retracted_at is null
    union all
    select l.person_id, e.id, false, extract(epoch from e.starts_at)::bigint / 60,
      extract(epoch from e.starts_at)::bigint / 60 + least(90, extract(epoch from e.ends_at - e.starts_at)::bigint / 60)
    from activities.attendance t join activities.entry e on e.id = t.entry_id and e.starts_at is not null and e.replaced_at is null and e.state = 'held'
    join learning.learner_link l on l.member_id = t.member_id and l.retracted_at is null
  ),
  counted as (
    select learner_id, class, begins, greatest(0, ends - greatest(begins, coalesce(max(ends) over (partition by learner_id order by begins, id
      rows between unbounded preceding and 1 preceding), begins))) as minutes from spans
  ),
  days as (
    select learner_id, greatest(sum(timed), max(loose)) as minutes, count(*) filter (where class and timed > 0) as classes from (
      select learner_id, (begins + 480) / 1440 as day, class, minutes as timed, 0 as loose from counted
      union all
      select l.person_id, e.on_day - date '1970-01-01', false, 0, 90 from activities.attendance t
      join activities.entry e on e.id = t.entry_id and e.starts_at is null and e.replaced_at is null and e.state = 'held'
      join learning.learner_link l on l.member_id = t.member_id and l.retracted_at is null
    ) x group by learner_id, day
  )
  select count(*) filter (where minutes >= 56 * 45 and classes > 0)::integer as reached, count(*) filter (where not (minutes >= 56 * 45 and classes > 0))::integer as below
  from (
    select person_id, sum(minutes) as minutes, sum(classes) as classes, bool_or(here) as here from (
      select learner_id as person_id, minutes, classes, false as here from days
      union all select person_id, 0, 0, true from workforce.post where role = 'secretary' and retracted_at is null
    ) y group by person_id
  ) z where here`

await database.read(systemContext, async (tx) => {
  const reader = { tx, scope: everything, today: '2026-11-22' }
  const asked = (await askHours(reader, { districtNo }))!
  const one = await sql<{ id: string }>`select person_id as id from learning.learner_link limit 1`.execute(tx)
  const [same, bareMs] = await took(() => bare.execute(tx))
  const [counts, countMs] = await took(() => countHours(reader, asked, {}))
  const [page, pageMs] = await took(() => findHours(reader, asked, {}, 1, 50))
  const [, oneMs] = await took(() => creditOf(asked.settings, asked.year, { kind: 'post', id: one.rows[0]!.id }).execute(tx))
  row('people', 'attendances each', 'bare SQL, ms', 'counts by state, ms', 'ratio', 'first page, ms', 'one person, ms')
  row(page.total, each, bareMs, countMs, (countMs / bareMs).toFixed(2), pageMs, oneMs)
  const { below, reached } = same.rows[0]!
  console.log(JSON.stringify({ counts, bare: { below, reached }, same: counts.below === below && counts.reached === reached }))
})
await platform.end()

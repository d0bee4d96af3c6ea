import { sql } from 'kysely'
import { creditOf } from '../src/modules/learning/credit.ts'
import { askHours, countHours, findHours } from '../src/modules/learning/hours.ts'
import { everything } from '../src/kernel/policy.ts'
import { systemContext } from '../src/platform/db/database.ts'
import { benchPlatform, row } from './support/platform.ts'
import { fillDistrict } from './support/units.ts'

/**
 * Study hours of a year for many secretaries in one query, and one page of their list:
 *   node bench/learning.ts [secretaries, 100000 unless told otherwise] [attendances each, 8]
 */
const [people, each] = [Number(process.argv[2] ?? 100_000), Number(process.argv[3] ?? 8)]
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
  for (const table of ['workforce.person', 'workforce.post', 'learning.session', 'learning.attendance'])
    await sql`analyze ${sql.table(table)}`.execute(tx)
})

async function took<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  const from = performance.now()
  return [await work(), Math.round(performance.now() - from)]
}

await database.read(systemContext, async (tx) => {
  const reader = { tx, scope: everything, today: '2026-11-22' }
  const asked = (await askHours(reader, { districtNo }))!
  const sum = sql<{ people: number; minutes: number }>`
    select count(distinct k.learner_id) as people, sum(k.counted)::bigint as minutes from (${creditOf(asked.settings, asked.year)}) k`
  const [credit, creditMs] = await took(() => sum.execute(tx))
  const [counts, countMs] = await took(() => countHours(reader, asked, {}))
  const [page, pageMs] = await took(() => findHours(reader, asked, {}, 1, 50))
  row('people', 'attendances each', 'minutes of everybody, ms', 'counts by state, ms', 'first page, ms')
  row(credit.rows[0]!.people, each, creditMs, countMs, pageMs)
  console.log(JSON.stringify({ counts, total: page.total }))
})
await platform.end()

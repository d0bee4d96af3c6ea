import { sql } from 'kysely'
import pg from 'pg'
import { createAccount, grantRole } from '../src/modules/access/index.ts'
import { buildPlatformServer } from '../src/app/server.ts'
import { offeredBy } from '../src/modules/procedures/catalogue.ts'
import { keepVersion } from '../src/modules/procedures/store.ts'
import { systemContext } from '../src/platform/db/database.ts'
import { listProgrammes } from '../src/platform/programmes/programmes.ts'
import { benchPlatform, median, row } from './support/platform.ts'
import { fillDistrict } from './support/units.ts'

/**
 * Lists of cases over HTTP beside the same statements through the bare driver, in turns of one run, and the whole list as a file:
 *   node bench/procedures.ts [cases, 20000 unless told otherwise]
 * A third of the cases are over, the others stand at each step of their tables; a tenth of the units are of the street that looks.
 */
const cases = Number(process.argv[2] ?? 20_000)
const units = 10_000
const platform = await benchPlatform()
const { services, directUrl } = platform
const districtNo = await fillDistrict(services, '999901', units, 10)
const streetNo = await fillCases()
await services.database.pool.query('vacuum analyze')

const server = await buildPlatformServer({ ...services, config: { ...services.config, test: true } })
const address = await server.listen({ host: '127.0.0.1', port: 0 })
const officers = {
  district: await signIn('district', 'district_officer', districtNo),
  street: await signIn('street', 'street_officer', streetNo),
}
const client = new pg.Client({ connectionString: directUrl })
await client.connect()

/** Cases in bulk: tables kept as a case keeps them, units in turns, days spread over a year. */
async function fillCases(): Promise<number> {
  return services.database.transaction(systemContext, async (tx) => {
    const offered = offeredBy(await listProgrammes(tx), 'general').filter((one) =>
      one.procedure.subjectKinds.includes('social_org'),
    )
    const versions: number[] = []
    for (const one of offered) versions.push(await keepVersion(tx, one.programme, one.procedure))
    await sql`
      with v as (select array_agg(id order by id) as ids from unnest(${versions}::integer[]) id),
        u as (select row_number() over (order by unit_no) - 1 as i, unit_no, name, street_no from organisations.unit_on('2026-01-01'::date) where kind = 'social_org')
      insert into procedures.case (version_id, procedure_key, title, subject_no, subject_name, district_no, unit_nos, details, step, outcome,
        acting_ability, acting_nos, opened_on, entered_on, submitted_on, due_on, remind_on, decided_on, document_no)
      select p.id, p.key, (p.document ->> 'zh') || n, u.unit_no, u.name, ${districtNo}, array[u.unit_no, w.unit_no], '{"name": "示例党支部"}',
        case when done then 'done' else s ->> 'code' end, case when done then 'done' end, case when not done then s -> 'actor' ->> 'ability' end,
        case when done then '{}' when s -> 'actor' ->> 'node' = 'street' then array[u.street_no] when s -> 'actor' ->> 'node' = 'committee' then array[${districtNo}::integer]
          else array[u.unit_no] end,
        day, day, day, case when not done then day + 30 end, case when not done then day + 25 end, case when done then day + 20 end,
        case when done then '示例〔2026〕' || n || '号' end
      from generate_series(0, ${cases - 1}::integer) n
      cross join v
      join procedures.procedure_version p on p.id = v.ids[1 + (n / ${units}) % array_length(v.ids, 1)]
      join u on u.i = n % ${units}
      join u w on w.i = (n + 7) % ${units}
      cross join lateral (select n % 3 = 0 as done, '2026-01-01'::date + n % 330 as day,
        p.document -> 'steps' -> ((n / 3) % jsonb_array_length(p.document -> 'steps')) as s) x`.execute(tx)
    const { rows } = await sql<{ no: number }>`select min(no) as no from organisations.frame() where kind = 'street'`.execute(tx)
    return rows[0]!.no
  })
}

async function signIn(loginName: string, role: 'district_officer' | 'street_officer', nodeNo: number) {
  await createAccount(services, { loginName, displayName: loginName, demo: { password: 'lianjian-bench-2026' } })
  await grantRole(services, { loginName, role, nodeNo, reason: 'bench' })
  const answer = await fetch(`${address}/api/access/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ loginName, password: 'lianjian-bench-2026' }),
  })
  const cookie = answer.headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ')
  return { cookie, nodeNo }
}
type Officer = Awaited<ReturnType<typeof signIn>>

async function ask(who: Officer, path: string): Promise<string> {
  const answer = await fetch(`${address}/api/procedures/${path}`, { headers: { cookie: who.cookie } })
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
  return answer.text()
}

/** The same list and the same counts as the endpoint answers with, under the role and scope of the application. */
async function bare({ nodeNo }: Officer, condition: string): Promise<string> {
  const mine = `c.outcome is null and c.acting_nos && '{${nodeNo}}'::integer[]`
  const reached = `c.scope_nodes && '{${nodeNo}}'::integer[]`
  await client.query(
    `begin read only; set local role lianjian_app; set local jit = off; set local lianjian.scope = '{${nodeNo}}'`,
  )
  const counts = await client.query(
    `select count(*) filter (where ${condition}) as total, count(*) filter (where ${mine}) as mine,
      count(*) filter (where c.outcome is null and c.due_on < current_date) as overdue, count(*) filter (where c.outcome is null) as open, count(*) as all
     from procedures.case c where ${reached}`,
  )
  const { rows } = await client.query(
    `select c.* from procedures.case c where ${reached} and ${condition} order by c.outcome is not null, c.due_on, c.no desc limit 50`,
  )
  await client.query('commit')
  return JSON.stringify({ items: rows, ...counts.rows[0] })
}

/** Middles of many runs of both, taken in turns, so that what else the machine does falls on both alike. */
async function middles(runs: number, works: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const times = works.map((): number[] => [])
  for (let run = 0; run < runs; run += 1) {
    for (const [index, work] of works.entries()) {
      const started = performance.now()
      await work()
      times[index]!.push(performance.now() - started)
    }
  }
  return times.map((list) => list.sort((a, b) => a - b)[Math.floor(runs / 2)]!)
}

row(`list of 50 of ${cases} cases`, 'total', 'endpoint ms', 'same SQL ms', 'ratio')
row('---', '---', '---', '---', '---')
const open = 'c.outcome is null'
for (const [name, who, query, condition] of [
  ['the district, all', officers.district, 'view=all', 'true'],
  ['the district, running', officers.district, 'view=open', open],
  ['the district, at its door', officers.district, 'view=mine', `${open} and c.acting_nos && '{${districtNo}}'::integer[]`],
  ['a street, all', officers.street, 'view=all', 'true'],
  ['a street, at its door', officers.street, 'view=mine', `${open} and c.acting_nos && '{${streetNo}}'::integer[]`],
] as const) {
  const { total } = JSON.parse(await ask(who, `cases?${query}`)) as { total: number }
  const plain = Number((JSON.parse(await bare(who, condition)) as { total: string }).total)
  if (total !== plain) throw new Error(`totals differ: ${total} and ${plain}`)
  for (let warm = 0; warm < 10; warm += 1) await Promise.all([ask(who, `cases?${query}`), bare(who, condition)])
  const [http, plainMs] = (await middles(60, [() => ask(who, `cases?${query}`), () => bare(who, condition)])) as [number, number]
  row(name, String(total), http, plainMs, http / plainMs)
}
row('what waits (start page)', '', await median(60, () => ask(officers.district, 'waiting')), '', '')
for (const format of ['csv', 'xlsx'])
  row(
    `the district’s file, ${format}`,
    String(cases),
    await median(3, () => ask(officers.district, `export?format=${format}&view=all`)),
    '',
    '',
  )
await client.end()
await server.close()
await platform.end()

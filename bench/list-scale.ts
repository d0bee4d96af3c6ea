import pg from 'pg'
import { createAccount, grantRole } from '../src/modules/access/index.ts'
import { buildPlatformServer } from '../src/app/server.ts'
import { benchPlatform, row } from './support/platform.ts'
import { fillDistrict } from './support/units.ts'

/**
 * A scoped list of 50 with a filter and an exact total, over HTTP, beside the same SQL through the bare driver in the same run:
 *   node bench/list-scale.ts [units, 100000 unless told otherwise]
 * The bare side lists and counts (under the same role and scope, then without row-level security). The endpoint does the same for the
 * last list; for the first two it reads the total of the node from its tallies.
 */
const units = Number(process.argv[2] ?? 100_000)
const platform = await benchPlatform()
const { services, directUrl } = platform
const districtNo = await fillDistrict(services, '999901', units, 10)
await createAccount(services, { loginName: 'bench', displayName: 'bench', demo: { password: 'lianjian-bench-2026' } })
await grantRole(services, { loginName: 'bench', role: 'district_officer', nodeNo: districtNo, reason: 'bench' })
const server = await buildPlatformServer({ ...services, config: { ...services.config, test: true } })
const address = await server.listen({ host: '127.0.0.1', port: 0 })
const signIn = await fetch(`${address}/api/access/sign-in`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ loginName: 'bench', password: 'lianjian-bench-2026' }),
})
const cookie = signIn.headers
  .getSetCookie()
  .map((text) => text.split(';')[0])
  .join('; ')
const client = new pg.Client({ connectionString: directUrl })
await client.connect()
const { rows: streets } = await client.query<{ no: number }>(
  "select min(no) as no from organisations.frame() where kind = 'street'",
)
const street = streets[0]!.no
const where = `v.scope_nodes && '{${districtNo}}'::integer[] and v.district_no = ${districtNo} and v.street_no = ${street} and v.status = 'active' and v.cell = any ('{should-have,few-members,no-members}')`
const whole = `v.scope_nodes && '{${districtNo}}'::integer[] and v.district_no = ${districtNo} and v.status = 'active'`

async function bare(condition: string, scoped: boolean): Promise<string> {
  await client.query(
    scoped ? `begin read only; set local role lianjian_app; set local lianjian.scope = '{${districtNo}}'` : 'begin read only',
  )
  const total = await client.query<{ total: number }>(`select count(*) as total from coverage.verdict v where ${condition}`)
  const { rows } = await client.query(
    `select v.* from coverage.verdict v where ${condition} order by v.name, v.unit_no limit 50 offset 0`,
  )
  await client.query('commit')
  return JSON.stringify({ items: rows, total: total.rows[0]!.total })
}

async function endpoint(query: string): Promise<string> {
  const answer = await fetch(`${address}/api/coverage/units?${query}`, { headers: { cookie } })
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
  return answer.text()
}

/** Middle of many runs of each, taken in turns, so that what else the machine does falls on all alike. */
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

row('list of 50 of', 'total', 'endpoint ms', 'same SQL ms', 'ratio', 'same SQL, no row security ms', 'endpoint req/s')
row('---', '---', '---', '---', '---', '---', '---')
for (const [name, query, condition] of [
  ['a street, not built', `districtNo=${districtNo}&streetNo=${street}&cell=not-built`, where],
  ['the whole district', `districtNo=${districtNo}`, whole],
  [
    'a street, not built, not covered',
    `districtNo=${districtNo}&streetNo=${street}&cell=not-built&workCovered=false`,
    `${where} and not v.work_covered`,
  ],
] as const) {
  const answer = JSON.parse(await endpoint(query)) as { total: number }
  const plain = JSON.parse(await bare(condition, true)) as { total: number }
  if (answer.total !== plain.total) throw new Error(`totals differ: ${answer.total} and ${plain.total}`)
  for (let warm = 0; warm < 30; warm += 1) await Promise.all([endpoint(query), bare(condition, true)])
  const [http, sql, open] = (await middles(150, [
    () => endpoint(query),
    () => bare(condition, true),
    () => bare(condition, false),
  ])) as [number, number, number]
  const started = performance.now()
  const requests = 400
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let n = 0; n < requests / 8; n += 1) await endpoint(query)
    }),
  )
  row(name, String(answer.total), http, sql, http / sql, open, requests / ((performance.now() - started) / 1000))
}
await client.end()
await server.close()
await platform.end()

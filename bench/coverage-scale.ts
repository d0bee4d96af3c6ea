import { sql } from 'kysely'
import { coverage } from '../src/modules/coverage/contract.ts'
import { systemContext } from '../src/platform/db/database.ts'
import { execute } from '../src/platform/commands/execute.ts'
import { benchPlatform, median, row } from './support/platform.ts'
import { fillDistrict } from './support/units.ts'

/**
 * Coverage of a node at two sizes in one run: `node bench/coverage-scale.ts [small] [large]`. The goal is 50 ms at 1,000,000
 * organisations and at most twice the time at 10,000.
 */
const [small = 10_000, large = 1_000_000] = process.argv.slice(2).map(Number)
const platform = await benchPlatform()
const { services } = platform
const actor = { kind: 'system' as const, accountId: null, displayName: '', grants: [], sessionId: null, ip: null }
const operation = services.contributions.operations.find((entry) => entry.endpoint.name === coverage.getSummary.name)!
const summary = (query: Record<string, string>) =>
  execute(services, operation, actor, {
    params: {},
    query,
    body: {},
    ifMatch: null,
    idempotencyKey: null,
    upload: null,
    traceId: 'bench',
  })

row('units', 'fill s', 'district ms', 'street ms', 'community ms', 'industry ms')
row('---', '---', '---', '---', '---', '---')
for (const [index, size] of [small, large].entries()) {
  const started = performance.now()
  const districtNo = await fillDistrict(services, `99990${index + 1}`, size, size >= 100_000 ? 60 : 6)
  const filled = (performance.now() - started) / 1000
  const { rows } = await services.database.read(systemContext, (tx) =>
    sql<{
      kind: string
      no: number
    }>`select kind, min(no) as no from organisations.frame() where district_no = ${districtNo} group by kind`.execute(tx),
  )
  const of = Object.fromEntries(rows.map((entry) => [entry.kind, String(entry.no)]))
  const times = []
  const queries: Record<string, string>[] = [
    { districtNo: String(districtNo) },
    { streetNo: of['street']! },
    { communityNo: of['community']! },
    { industryNo: of['industry']! },
  ]
  for (const query of queries) {
    times.push(await median(15, () => summary(query)))
  }
  row(String(size), filled, ...times)
}
await platform.end()

import { sql } from 'kysely'
import type { Actor } from '../src/kernel/policy.ts'
import { coverage } from '../src/modules/coverage/contract.ts'
import { systemContext } from '../src/platform/db/database.ts'
import { unitsChanged } from '../src/modules/organisations/index.ts'
import { recordEvent } from '../src/platform/outbox/outbox.ts'
import { execute } from '../src/platform/commands/execute.ts'
import { benchPlatform, row, timed } from './support/platform.ts'
import { fillDistrict } from './support/units.ts'

/** Units that have changed since entries were last folded, when the last column is measured. */
const tail = 5_000

/**
 * Coverage of a node at two sizes in one run: `node bench/coverage-scale.ts [small] [large]`. The goal is 50 ms at 1,000,000
 * organisations and at most twice the time at 10,000. The district is asked for as the platform, as its officer (under row-level
 * security), and again while many of its units have changed since entries were last folded.
 */
const [small = 10_000, large = 1_000_000] = process.argv.slice(2).map(Number)
const platform = await benchPlatform()
const { services } = platform
const nobody = { accountId: null, displayName: '', sessionId: null, ip: null }
const system: Actor = { ...nobody, kind: 'system', grants: [] }
const officerOf = (nodeNo: number): Actor => ({ ...nobody, kind: 'person', grants: [{ role: 'district_officer', nodeNo }] })
const operation = services.contributions.operations.find((entry) => entry.endpoint.name === coverage.getSummary.name)!
const summary = (query: Record<string, string>, actor = system) =>
  execute(services, operation, actor, {
    params: {},
    query,
    body: {},
    ifMatch: null,
    idempotencyKey: null,
    upload: null,
    traceId: 'bench',
  })

row(
  'units',
  'fill s',
  'district ms',
  'street ms',
  'community ms',
  'industry ms',
  'district, its officer ms',
  `district, ${tail} unfolded ms`,
)
row('---', '---', '---', '---', '---', '---', '---', '---')
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
    times.push(await timed(41, () => summary(query)))
  }
  const district = { districtNo: String(districtNo) }
  times.push(await timed(41, () => summary(district, officerOf(districtNo))))
  await changeSome(districtNo)
  times.push(await timed(41, () => summary(district)))
  row(String(size), filled, ...times)
}
await platform.end()

/** Computes some units anew, which appends entries to the tallies of their nodes. */
async function changeSome(districtNo: number): Promise<void> {
  await services.database.transaction(systemContext, async (tx) => {
    const { rows } = await sql<{ unit_no: number }>`
      select unit_no from coverage.verdict where district_no = ${districtNo} order by unit_no limit ${tail}`.execute(tx)
    await recordEvent(tx, services, unitsChanged(rows.map((unit) => unit.unit_no)))
  })
}

import { type Actor, platformItself } from '../src/kernel/policy.ts'
import { campaigns } from '../src/modules/campaigns/contract.ts'
import { coverage } from '../src/modules/coverage/contract.ts'
import { workforce } from '../src/modules/workforce/contract.ts'
import { addDays } from '../src/kernel/dates.ts'
import { execute } from '../src/platform/commands/execute.ts'
import type { AnyEndpoint } from '../src/kernel/endpoint.ts'
import { benchPlatform, row, timed } from './support/platform.ts'
import { fillDistrict } from './support/units.ts'

/**
 * A campaign of a year, asked for by the officer of its district under row-level security: `node bench/campaign-weeks.ts [sizes…]`.
 * The weeks are told from the verdicts of 53 days; only units that were touched meanwhile are looked at on each of them.
 */
/** Units that name a liaison in the course of the year. */
const moved = 200
const sizes = process.argv.slice(2).map(Number)
const platform = await benchPlatform()
const { services } = platform
const today = services.clock.today()
const officerOf = (nodeNo: number): Actor => ({
  kind: 'person',
  accountId: null,
  displayName: '',
  sessionId: null,
  ip: null,
  grants: [{ role: 'district_officer', nodeNo }],
})

async function call(actor: Actor, endpoint: AnyEndpoint, request: { params?: object; query?: object; body?: object }) {
  const operation = services.contributions.operations.find((entry) => entry.endpoint.name === endpoint.name)!
  const { params = {}, query = {}, body = {} } = request
  const key = crypto.randomUUID()
  const whole = { params, query, body, ifMatch: null, idempotencyKey: key, upload: null, traceId: 'bench' }
  return execute(services, operation, actor, whole) as Promise<{ id: string }>
}

row('units', 'standing ms', '53 weeks ms', 'one week ms', 'obstacles ms', 'list ms')
row('---', '---', '---', '---', '---', '---')
for (const [index, size] of (sizes.length > 0 ? sizes : [1_000, 10_000]).entries()) {
  const districtNo = await fillDistrict(services, `99990${index + 1}`, size, 6)
  const officer = officerOf(districtNo)
  const { items } = (await call(officer, coverage.listUnits, {
    query: { workCovered: 'false', pageSize: String(moved) },
  })) as never as {
    items: { no: number }[]
  }
  for (const [turn, { no }] of items.entries())
    await call(platformItself, workforce.assignPost, {
      body: { role: 'liaison', unitNo: no, personName: `联络员${no}`, fromOn: addDays(today, -360 + turn) },
    })
  const body = {
    name: '全覆盖',
    nodeNo: districtNo,
    aim: 'work',
    fromOn: addDays(today, -365),
    untilOn: addDays(today, 30),
    document: '文件',
  }
  const params = { id: (await call(officer, campaigns.startCampaign, { body })).id }
  const times = []
  for (const [endpoint, query] of [
    [campaigns.getCampaign, {}],
    [campaigns.getMovement, {}],
    [campaigns.listMoves, { week: 2 }],
    [campaigns.getObstacles, {}],
    [campaigns.listUnits, {}],
  ] as const)
    times.push(await timed(3, () => call(officer, endpoint, { params, query })))
  row(size, ...times)
}
await platform.end()

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnyEndpoint } from '../../kernel/endpoint.ts'
import { AbilityTable, type Actor } from '../../kernel/policy.ts'
import { fixedClock } from '../../platform/clock/clock.ts'
import { execute } from '../../platform/commands/execute.ts'
import type { Services } from '../../platform/commands/services.ts'
import type { AreaNode } from '../../platform/contributions/areas.ts'
import { Contributions } from '../../platform/contributions/contributions.ts'
import type { LayerPoint } from '../../platform/contributions/map-layers.ts'
import { openDatabase } from '../../platform/db/database.ts'
import { migrate } from '../../platform/db/migrate.ts'
import { openFileStore } from '../../platform/files/files.ts'
import { openJobs } from '../../platform/jobs/jobs.ts'
import { openLog } from '../../platform/log/log.ts'
import { readConfig } from '../../platform/config/config.ts'
import { openCrypto } from '../../platform/crypto/open.ts'
import { createDatabase } from '../../../test/support/database.ts'
import { map } from './contract.ts'
import { definition } from './module.ts'
import { geoJson, inventedSquare } from './testing.ts'

const area = (unitNo: number, name: string, level: AreaNode['level'], parentNo: number | null): AreaNode => ({
  unitNo,
  code: null,
  name,
  level,
  parentNo,
  lon: null,
  lat: null,
  units: 0,
})
const unit = (unitNo: number, communityNo: number, group: string): LayerPoint => ({
  unitNo,
  name: `社团${unitNo}`,
  lon: null,
  lat: null,
  streetNo: 10,
  communityNo,
  group,
})

/** District 1 with a street 10 and communities 100, 101: what organisations and coverage would contribute. */
const contributions = new Contributions([
  definition,
  {
    name: 'fed',
    operations: [],
    abilities: [],
    areaSource: {
      areas: async ({ scope, districtNo }) => {
        if (districtNo !== 1) return []
        const parts = [
          area(10, '东桥街道', 'street', 1),
          area(100, '甲社区', 'community', 10),
          area(101, '乙社区', 'community', 10),
        ]
        return scope.everything || scope.nodes.includes(1)
          ? [area(1, '示例区', 'district', null), ...parts]
          : scope.nodes.includes(10)
            ? parts
            : []
      },
    },
    mapLayers: [
      {
        key: 'coverage',
        points: async ({ filter }) =>
          [unit(1000, 100, 'joint'), unit(1001, 101, 'no-members')].filter(
            (point) => !filter['cell'] || filter['cell'] === point.group,
          ),
      },
    ],
  },
])
let services: Services
let close: () => Promise<void>

const person = (role: string, nodeNo: number): Actor => ({
  kind: 'person',
  accountId: null,
  displayName: role,
  grants: [{ role, nodeNo }],
  sessionId: null,
  ip: null,
})
const wang = person('district_officer', 1)
const li = person('street_officer', 10)

let keys = 0
async function call<E extends AnyEndpoint>(
  actor: Actor,
  endpoint: E,
  input: { query?: unknown; params?: unknown; body?: unknown; path?: string } = {},
): Promise<E['output']['_zod']['output']> {
  const operation = contributions.operations.find((one) => one.endpoint.name === endpoint.name)!
  const upload = input.path ? { path: input.path, name: 'areas.geojson', bytes: 1000 } : null
  return execute(services, operation, actor, {
    params: input.params ?? {},
    query: input.query ?? {},
    body: input.body ?? {},
    ifMatch: null,
    idempotencyKey: `map-test-${(keys += 1)}`,
    upload,
    traceId: 'test',
  })
}

const said = {
  districtNo: '1',
  owner: '示例区民政局',
  source: '示例区行政区划图',
  approvalNo: '示S(2026)001号',
  crs: 'CGCS2000',
  publishedOn: '2026-01-01',
}
let file = ''

beforeAll(async () => {
  const { url, drop } = await createDatabase('empty')
  await migrate(url, [
    { module: 'platform', folder: join(import.meta.dirname, '../../platform/migrations') },
    ...contributions.migrations,
  ])
  const folder = await mkdtemp(join(tmpdir(), 'map-'))
  services = {
    config: { ...readConfig({ LIANJIAN_DATA: folder }), test: true },
    database: openDatabase({ url, max: 2 }),
    contributions,
    clock: fixedClock('2026-03-01T02:00:00Z'),
    log: openLog('silent'),
    abilities: new AbilityTable(contributions.abilities),
    crypto: await openCrypto(folder, 'gm'),
    files: await openFileStore(folder),
    jobs: openJobs(),
  }
  close = async () => {
    await services.database.close()
    await drop()
    await rm(folder, { recursive: true, force: true })
  }
  file = join(folder, 'areas.geojson')
  await writeFile(
    file,
    geoJson([
      { name: '甲社区', ring: inventedSquare(120, 30) },
      { name: '外区', ring: inventedSquare(121, 30) },
    ]),
  )
})
afterAll(() => close())

describe('the map of a district', () => {
  test('is drawn schematically until boundaries are imported, and says so', async () => {
    const { areas, can } = await call(wang, map.listAreas, { query: { districtNo: '1', level: 'community' } })
    expect(areas.map((one) => [one.name, one.basis, one.attribution])).toEqual([
      ['甲社区', 'schematic', null],
      ['乙社区', 'schematic', null],
    ])
    expect(can.change).toBe(true)
  })

  test('shows an imported boundary with its owner, source and 审图号, and names what matched nothing', async () => {
    expect(await call(wang, map.importBoundaries, { body: said, path: file })).toEqual({ matched: 1, unmatched: ['外区'] })
    const { areas } = await call(li, map.listAreas, { query: { districtNo: '1', level: 'community' } })
    expect(areas[0]).toMatchObject({
      basis: 'imported',
      attribution: { owner: '示例区民政局', approvalNo: '示S(2026)001号', publishedOn: '2026-01-01' },
    })
    expect(areas[1]!.basis).toBe('schematic')
  })

  test('puts units without coordinates inside the imported boundary of their community, under the filter of the list', async () => {
    const { points, unplaced } = await call(li, map.listPoints, { query: { districtNo: '1', cell: 'joint' } })
    expect(points).toMatchObject([{ unitNo: 1000, placement: 'community', group: 'joint' }])
    expect(points[0]!.lon > 120 && points[0]!.lon < 120.02 && points[0]!.lat > 30 && points[0]!.lat < 30.02).toBe(true)
    expect(unplaced).toBe(0)
  })

  test('is schematic again when the boundaries are taken away', async () => {
    expect(await call(wang, map.removeBoundaries, { params: { districtNo: '1' } })).toEqual({ removed: 1 })
    const { areas } = await call(wang, map.listAreas, { query: { districtNo: '1', level: 'community' } })
    expect(areas.every((one) => one.basis === 'schematic')).toBe(true)
  })

  test('is not told to an officer of another district, nor changed by a street', async () => {
    const zhao = person('district_officer', 2)
    await expect(call(zhao, map.listAreas, { query: { districtNo: '1' } })).rejects.toMatchObject({
      code: 'map-district-unknown',
    })
    await expect(call(li, map.importBoundaries, { body: said, path: file })).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(call(person('district_officer', 10), map.importBoundaries, { body: said, path: file })).rejects.toMatchObject({
      code: 'map-district-unknown',
    })
    expect((await call(li, map.listAreas, { query: { districtNo: '1' } })).can.change).toBe(false)
  })

  test('takes no file in which nothing is known here, and no unknown layer', async () => {
    await writeFile(file, geoJson([{ name: '外区', ring: inventedSquare(121, 30) }]))
    await expect(call(wang, map.importBoundaries, { body: said, path: file })).rejects.toMatchObject({
      code: 'map-nothing-matched',
      params: { names: ['外区'] },
    })
    await expect(call(wang, map.importBoundaries, { body: said })).rejects.toMatchObject({ code: 'map-file-missing' })
    await expect(call(wang, map.listPoints, { query: { districtNo: '1', layer: 'nothing' } })).rejects.toMatchObject({
      code: 'map-layer-unknown',
    })
  })
})

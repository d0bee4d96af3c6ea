import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { asSystem } from '../../../test/support/scopes.ts'
import { openSmallDistrict, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { places } from '../places/contract.ts'
import { alliances } from './contract.ts'
import { branchIn, foundedCommunity } from './testing.ts'

let place: SmallDistrict
let committee: Actor
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)
const secretaryOf = (unitNo: number): Actor => person(`书记${unitNo}`, { role: 'party_org_secretary', nodeNo: unitNo })
const venues: number[] = []

beforeAll(async () => {
  place = await openSmallDistrict(2)
  committee = person('区管理员', { role: 'district_officer', nodeNo: place.node['示例区']! })
  const street = person('东街道干事', { role: 'street_officer', nodeNo: place.node['东街道']! })
  const [east, other, west] = [
    await branchIn(place, '串联甲党支部'),
    await branchIn(place, '串联乙党支部'),
    await branchIn(place, '串联丙党支部', { street: '西街道' }),
  ]
  const found = (nos: number[], name: string) => foundedCommunity(place, nos, { secretaryOf, street, committee }, name)
  const ids = [await found([east, other], '东一共同体'), await found([other, east], '东二共同体')]
  await found([east, west], '还不是示范点的共同体')
  await asSystem(place.platform.services.database, async (tx) => {
    await sql`update alliances.community set state = 'demonstration' where id = any (${ids}::uuid[])`.execute(tx)
  })
  for (const [name, kind, streetName] of [
    ['西街道示范阵地', 'demonstration-site', '西街道'],
    ['东街道活动室', 'activity-room', '东街道'],
  ] as const) {
    const body = {
      fromOn: '2026-03-01',
      name,
      kind,
      ownerNo: east,
      state: 'open',
      streetNo: place.node[streetName]!,
      hours: [],
      onHolidays: 'closed',
    }
    venues.push((await call(systemActor, places.enterVenue, { body: body as never })).no)
  }
}, 60_000)
afterAll(() => place.platform.close())

const list = (actor: Actor, query: object = {}) => call(actor, alliances.listClusters, { query: query as never })

describe('clusters of demonstration sites', () => {
  it('string together what is close in two of three ways, each link with its reasons, and take no site that is none', async () => {
    const { items, counts, clusters, rule } = await list(committee)
    expect(items.map((row) => [row.name, row.cluster, row.state])).toEqual([
      ['东一共同体', 1, 'clustered'],
      ['东二共同体', 1, 'clustered'],
      ['西街道示范阵地', null, 'alone'],
    ])
    expect(items[0]!.links).toMatchObject([{ name: '东二共同体', why: ['area', 'feature'] }])
    expect({ counts, clusters, rule }).toMatchObject({
      counts: { clustered: 2, alone: 1, 'not-applicable': 0 },
      clusters: 1,
      rule: { source: 'CN-55', stated: false },
    })
  })

  it('keep their number whatever is asked for, and show to nobody a community beyond reach', async () => {
    expect((await list(committee, { q: '东二' })).items).toMatchObject([{ cluster: 1 }])
    expect((await list(committee, { cluster: 1 })).total).toBe(2)
    expect((await list(committee, { kind: 'venue', state: 'alone' })).items.map((row) => row.id)).toEqual([String(venues[0])])
    const south = await list(person('南街道', { role: 'street_officer', nodeNo: place.node['南街道']! }))
    expect(south.items.map((row) => row.kind)).not.toContain('community')
  })
})

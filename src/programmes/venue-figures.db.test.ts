import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemActor } from '../../test/support/platform.ts'
import { openSmallDistrict, type SmallDistrict } from '../../test/support/small-district.ts'
import { organisations } from '../modules/organisations/contract.ts'
import { places } from '../modules/places/contract.ts'
import { everyDay, makeVenue } from '../modules/places/testing.ts'
import { systemContext } from '../platform/db/database.ts'
import { programmes } from './index.ts'

let place: SmallDistrict
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)

beforeAll(async () => {
  place = await openSmallDistrict(6)
})
afterAll(() => place.platform.close())

/** A figure of a programme over the rows of the district. */
const figure = (id: string) => {
  const found = programmes.flatMap((one) => one.figures ?? []).find((one) => one.id === id)!
  const { services } = place.platform
  return services.database.read(systemContext, (tx) =>
    services.contributions.indicators
      .find((one) => one.key === found.indicator)!
      .compute({
        tx,
        scope: { everything: true },
        asOf: '2026-11-22',
        districtNo: place.node['示例区']!,
        params: (found.params ?? {}) as never,
      }),
  )
}

it('counts no venue that is closed, and only those opened where the source says opened', async () => {
  const body = {
    reason: '组建',
    effectiveOn: '2026-01-05',
    kind: 'party_org' as const,
    name: '阵地党支部',
    districtNo: place.node['示例区']!,
    level: 'branch' as const,
    form: 'own' as const,
  }
  const { no: ownerNo } = await call(systemActor, organisations.establishUnit, { body })
  const make = async (facts: Parameters<typeof makeVenue>[2], closed = false) => {
    const { no } = await makeVenue(place, ownerNo, { areaM2: 100, ...facts })
    if (!closed) return
    const { name, kind, tier } = await call(systemActor, places.getVenue, { params: { no } })
    const to = { fromOn: '2026-06-01', name, kind, tier, state: 'closed' as const, areaM2: 100, hours: everyDay, reason: '撤销' }
    await call(systemActor, places.changeVenue, { params: { no }, body: to }, { ifMatch: 1 })
  }
  for (const closed of [false, true]) {
    await make({ kind: 'service-centre', tier: 'park' }, closed)
    await make({ kind: 'service-centre', tier: 'district' }, closed)
    await make({ kind: 'hub' }, closed)
    await make({ kind: 'industry-centre', state: 'planned' }, closed)
  }
  await make({ kind: 'service-centre', tier: 'community', shared: false })
  const told = async (id: string) => (await figure(id)).value
  expect([await told('CD-F03'), await told('ZF-F25')]).toEqual([100, 100])
  expect([await told('LH-F24'), await told('LH-F25')]).toEqual([1, 1])
  expect(await told('CN-F06')).toBe(2)
  const { list, records } = await figure('LH-F25')
  const query = Object.fromEntries(new URL(list, 'http://x').searchParams)
  expect((await call(systemActor, places.listVenues, { query: query as never })).total).toBe(records)
})

it('counts sessions at demonstration sites and service centres, not at other shared venues', async () => {
  const { list } = await figure('NS-F39')
  expect(new URL(list, 'http://x').searchParams.get('kind')).toBe('demonstration-site,service-centre')
})

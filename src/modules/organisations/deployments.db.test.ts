import { afterAll, beforeAll, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { systemContext } from '../../platform/db/database.ts'
import { organisations } from './contract.ts'
import { indicators } from './indicators.ts'

let place: SmallDistrict

beforeAll(async () => {
  place = await openSmallDistrict(10)
})
afterAll(() => place.platform.close())

const call: SmallDistrict['platform']['call'] = (...request) => place.platform.call(...request)
const establish = async (name: string, effectiveOn: string, extra: object = {}) =>
  (
    await call(systemActor, organisations.establishUnit, {
      body: {
        reason: '防疫',
        effectiveOn,
        kind: 'party_org',
        name,
        districtNo: place.node['示例区']!,
        level: 'branch',
        form: 'temporary',
        ...extra,
      },
    })
  ).no
const figure = async (params: object, asOf = '2026-11-22') => {
  const indicator = indicators.find(({ key }) => key === 'organisations.temporary')!
  const found = await place.platform.services.database.read(systemContext, (tx) =>
    indicator.compute({
      tx,
      scope: { everything: true, nodes: [] },
      districtNo: place.node['示例区']!,
      asOf,
      params,
    } as never),
  )
  const query = Object.fromEntries(new URL(found.list!, 'http://x').searchParams)
  const opened = await call(systemActor, organisations.listUnits, { query: { ...query, kind: 'party_org' } as never })
  expect(opened.total).toBe(found.value)
  return found.value
}

it('temporary branches are counted by the sort of their site and by when they were set up, also once dissolved, and open their list (CN-F17)', async () => {
  const crossing = await establish('路口临时党支部', '2026-02-01', { site: 'crossing' })
  await establish('村队临时党支部', '2026-05-01', { site: 'village_team' })
  const late = await establish('后来临时党支部', '2026-08-01')
  await establish('常设党支部', '2026-02-01', { form: 'own' })
  expect([await figure({}), await figure({ site: 'crossing' }), await figure({ site: 'none' })]).toEqual([3, 1, 1])
  expect(await figure({ fromOn: '2026-02-01', untilOn: '2026-08-01' })).toBe(2)
  expect(await figure({}, '2026-04-30')).toBe(1)
  await call(
    systemActor,
    organisations.changeUnit,
    { params: { no: crossing }, body: { kind: 'dissolve', reason: '任务结束', effectiveOn: '2026-09-01', facts: {} } },
    { ifMatch: 1 },
  )
  expect(await figure({})).toBe(3)
  await call(systemActor, organisations.deployUnit, { params: { no: late }, body: { site: 'observation_point' } })
  const { items } = await call(systemActor, organisations.listUnits, { query: { site: 'observation_point' } })
  expect(items).toMatchObject([{ no: late, site: 'observation_point', establishedOn: '2026-08-01' }])
})

it('no other Party organisation has a sort of site, and nobody says it of one out of reach', async () => {
  const own = await establish('固定党支部', '2026-02-01', { form: 'own' })
  const site = { body: { site: 'crossing' as const } }
  expect(await refusalOf(call(systemActor, organisations.deployUnit, { params: { no: own }, ...site }))).toBe('site-of-temporary')
  expect(await refusalOf(establish('错填党支部', '2026-02-01', { form: 'own', site: 'crossing' }))).toBe('site-of-temporary')
  const street = person('街道', { role: 'street_officer', nodeNo: place.node['东街道']! })
  const far = await establish('区外临时党支部', '2026-02-01', { site: 'other' })
  expect(await refusalOf(call(street, organisations.deployUnit, { params: { no: far }, ...site }))).toBe('unit-not-found')
})

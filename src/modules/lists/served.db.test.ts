import { afterAll, beforeAll, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { activities } from '../activities/contract.ts'
import { volunteering } from '../volunteering/contract.ts'
import { lists } from './contract.ts'
import { indicators } from './indicators.ts'
import { listsForTests } from './testing.ts'

let place: SmallDistrict
let home: { no: number; secretary: Actor }
let far: { no: number; secretary: Actor }
let district: Actor
const campaign = '我为群众办实事'
const call: SmallDistrict['platform']['call'] = (...one) => place.platform.call(...one)

beforeAll(async () => {
  place = await openSmallDistrict(6)
  const of = listsForTests(place)
  home = await of.branch()
  far = await of.branch('西街道')
  district = person('区干事', { role: 'district_officer', nodeNo: place.node['示例区']! })
})
afterAll(() => place.platform.close())

const need = async (title: string, under: string | null) => {
  const body = { unitNo: home.no, title, kind: 'elderly', place: '社区', risk: 'none', risks: '无', campaign: under }
  const shifts = [{ role: 'volunteer', startsAt: '2026-12-01T09:00:00+08:00', endsAt: '2026-12-01T11:00:00+08:00', seats: 5 }]
  const { id } = await call(systemActor, volunteering.openNeed, { body: { ...body, shifts } as never })
  await call(systemActor, volunteering.moveNeed, { params: { id }, body: { to: 'published' } })
  return id
}
const link = (actor: Actor, unitNo: number, yuan: number, served: object | null) =>
  call(actor, lists.recordContribution, {
    body: {
      unitNo,
      source: '某商会',
      category: 'goods',
      amountFen: yuan * 100,
      receivedOn: '2026-11-12',
      purpose: '慰问',
      served: served as never,
    },
  })
const figure = (params: Record<string, unknown>) =>
  place.platform.services.database.read(systemContext, (tx) =>
    indicators
      .find((one) => one.key === 'lists.linked')!
      .compute({ tx, scope: { everything: true }, asOf: '2026-11-22', districtNo: place.node['示例区']!, params }),
  )

it('linked resources name what they served; the campaign figure is the sum of those under it, and opens its list', async () => {
  const [under, without] = [await need('入户探访', campaign), await need('平时值守', null)]
  const activity = await call(systemActor, activities.recordActivity, {
    body: { kinds: ['care'], minutes: '走访', onDay: '2026-11-10', hostNos: [home.no], title: '冬季走访' } as never,
  })
  await link(home.secretary, home.no, 60_000, { kind: 'service', id: under })
  await link(far.secretary, far.no, 20_500, { kind: 'service', id: under })
  await link(home.secretary, home.no, 900, { kind: 'service', id: without })
  await link(home.secretary, home.no, 70, { kind: 'activity', id: activity.id })
  await link(home.secretary, home.no, 5, null)
  // Somebody else's activity is not seen, so nothing can name it.
  expect(await refusalOf(link(far.secretary, far.no, 1, { kind: 'activity', id: activity.id }))).toBe('served-not-found')
  const counted = await figure({ campaign })
  const query = Object.fromEntries(new URL(counted.list, 'http://x').searchParams) as never
  const listed = await call(district, lists.listContributions, { query })
  expect(listed.sumFen / 100).toBe(counted.value)
  expect(counted.value).toBe(80_500)
  expect(listed.items.every((one) => one.served?.campaign === campaign)).toBe(true)
  expect((await figure({})).value).toBe(counted.value! + 975)
  const named = await call(district, lists.listContributions, { query: { served: 'true' } as never })
  expect(named.items.map((one) => one.served?.title)).toContain('冬季走访')
  expect((await call(district, lists.listContributions, { query: { served: 'false' } as never })).total).toBe(1)
})

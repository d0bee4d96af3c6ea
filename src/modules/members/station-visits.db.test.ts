import { afterAll, beforeAll, expect, it } from 'vitest'
import { person } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { members } from './contract.ts'
import { partyOrgsForTests } from './testing.ts'

let place: SmallDistrict
let secretary: Actor
let other: Actor
let viewer: Actor
let host: number

beforeAll(async () => {
  place = await openSmallDistrict(20)
  const branches = await partyOrgsForTests(place.platform.services)
  host = branches[0]!.no
  secretary = person('书记', { role: 'party_org_secretary', nodeNo: host })
  other = person('别处书记', { role: 'party_org_secretary', nodeNo: branches[1]!.no })
  viewer = person('查阅', { role: 'district_viewer', nodeNo: place.node['示例区']! })
})
afterAll(() => place.platform.close())

const call: SmallDistrict['platform']['call'] = (...request) => place.platform.call(...request)
const open = async (name: string) => {
  const body = {
    hostNo: host,
    kind: 'station' as const,
    name,
    whereabouts: '一楼',
    openedOn: '2026-03-01',
    liaison: { name: '方联络' },
  }
  return (await call(secretary, members.openStation, { body })).id
}
const stationOf = async (id: string, actor = secretary) =>
  (await call(actor, members.listStations, { query: { state: 'all' } })).items.find((one) => one.id === id)!
const visit = (id: string, onDay: string, extra: object = {}, actor = secretary) =>
  call(actor, members.visitStation, { params: { id }, body: { onDay, found: '开放正常', ...extra } })
const visits = async (actor: Actor, query: object) => (await call(actor, members.listStationVisits, { query })).items

it('a visit by the liaison is a line; the list of stations shows the last one and opens them all', async () => {
  const id = await open('走访站')
  expect(await stationOf(id)).toMatchObject({ visits: 0, lastVisitOn: null })
  const liaisonId = (await stationOf(id)).liaisons[0]!.id
  await visit(id, '2026-05-12', { liaisonId, followUp: '陪同办理转接' })
  await visit(id, '2026-04-02')
  expect(await stationOf(id)).toMatchObject({ visits: 2, lastVisitOn: '2026-05-12' })
  const found = await visits(secretary, { stationId: id })
  expect(found.map(({ onDay, liaison, followUp }) => [onDay, liaison, followUp])).toEqual([
    ['2026-05-12', '方联络', '陪同办理转接'],
    ['2026-04-02', null, null],
  ])
  expect(await visits(secretary, { stationId: id, follow: 'yes' })).toHaveLength(1)
  expect((await visits(viewer, { stationId: id }))[0]!.liaison).toBe('方*络')
})

it('nothing is entered ahead, before the station opened, after it was given up, or for somebody else’s liaison', async () => {
  const [id, another] = [await open('规则站'), await open('另一站')]
  const stranger = (await stationOf(another)).liaisons[0]!.id
  expect(await refusalOf(visit(id, '2026-11-23'))).toBe('member-in-the-future')
  expect(await refusalOf(visit(id, '2026-02-28'))).toBe('member-before')
  expect(await refusalOf(visit(id, '2026-04-02', { liaisonId: stranger }))).toBe('station-liaison-unknown')
  await call(secretary, members.closeStation, { params: { id }, body: { onDay: '2026-06-01' } })
  expect(await refusalOf(visit(id, '2026-06-02'))).toBe('station-closed')
  await visit(id, '2026-05-30')
  expect(await stationOf(id)).toMatchObject({ visits: 1 })
})

it('a visit entered by mistake is taken back by who runs the station, and stands in no list any more', async () => {
  const id = await open('撤回站')
  const made = await visit(id, '2026-04-02')
  expect(await refusalOf(visit(id, '2026-04-02', {}, other))).toBe('station-not-found')
  expect(await refusalOf(call(other, members.withdrawStationVisit, { params: made }))).toBe('station-visit-not-found')
  await call(secretary, members.withdrawStationVisit, { params: made })
  expect(await visits(secretary, { stationId: id })).toEqual([])
  expect(await stationOf(id)).toMatchObject({ visits: 0, lastVisitOn: null })
})

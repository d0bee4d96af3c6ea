import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person } from '../../../test/support/platform.ts'
import { openSmallDistrict, partyOrgsOf, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { members } from '../members/contract.ts'
import { places } from './contract.ts'
import { makeVenue } from './testing.ts'

let place: SmallDistrict
let district: Actor
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)
const organisation = partyOrgsOf(() => place, '驿站')

beforeAll(async () => {
  place = await openSmallDistrict(12)
  district = person('区干事', { role: 'district_officer', nodeNo: place.node['示例区']! })
})
afterAll(() => place.platform.close())

const liaison = { name: '方联络' }
const open = (hostNo: number, more: object) =>
  call(district, members.openStation, {
    body: { hostNo, kind: 'activity_room', name: '工地党员活动室', openedOn: '2026-03-01', liaison, ...more },
  })
const one = async (id: string) =>
  (await call(district, members.listStations, { query: { state: 'all' } })).items.find((row) => row.id === id)!

describe('a station for mobile members at a venue', () => {
  it('shows address, name and lead of the venue, and follows them; nothing of the place is kept twice', async () => {
    const [host, lead] = [await organisation(), await organisation()]
    const { no } = await makeVenue(place, host.no, { name: '项目部', kind: 'activity-room', address: '一号门', leadNo: lead.no })
    const { id } = await open(host.no, {
      venueNo: no,
      site: '学校二期',
      associationNo: lead.no,
      whereabouts: '不留',
      hours: '不留',
    })
    expect(await one(id)).toMatchObject({
      venue: { no, name: '项目部', open: true, lead: lead.name },
      whereabouts: '一号门',
      hours: null,
      site: '学校二期',
      association: { no: lead.no, name: lead.name },
    })
    const venue = await call(district, places.getVenue, { params: { no } })
    await call(
      district,
      places.changeVenue,
      {
        params: { no },
        body: {
          fromOn: '2026-04-01',
          name: '项目部',
          kind: 'activity-room',
          address: '二号门',
          hours: venue.hours,
          reason: '迁址',
        },
      },
      { ifMatch: venue.revision },
    )
    expect(await one(id)).toMatchObject({ whereabouts: '二号门', venue: { lead: null } })
    const here = await call(district, members.listStations, { query: { venueNo: no } })
    expect(here.items.map((row) => row.id)).toEqual([id])
  })

  it('is refused where the venue is unknown or not open, and where nothing says where it is', async () => {
    const host = await organisation()
    const { no } = await makeVenue(place, host.no, { name: '规划阵地', state: 'planned' })
    const opening = (more: object) => refusalOf(open(host.no, more))
    expect(await opening({ venueNo: 99_999_999 })).toBe('station-venue-not-found')
    expect(await opening({ venueNo: no })).toBe('station-venue-not-open')
    expect(await opening({})).toBe('station-place-missing')
    expect(await opening({ whereabouts: '工地', associationNo: 99_999_999 })).toBe('station-unit-unknown')
  })

  it('of before is placed at a venue, and taken out of it again', async () => {
    const host = await organisation()
    const { no } = await makeVenue(place, host.no, { name: '驿站阵地' })
    const { id } = await open(host.no, { name: '旧站', whereabouts: '一楼', hours: '九点到五点' })
    await call(district, members.placeStation, { params: { id }, body: { venueNo: no } })
    expect(await one(id)).toMatchObject({ venue: { no }, whereabouts: '驿站阵地', hours: null })
    await call(district, members.placeStation, { params: { id }, body: { whereabouts: '二楼' } })
    expect(await one(id)).toMatchObject({ venue: null, whereabouts: '二楼', hours: null })
  })

  it('on a project site is counted apart from other rooms', async () => {
    const host = await organisation()
    const sited = async () => (await call(district, members.listStations, { query: { onSite: 'yes' } })).total
    const before = await sited()
    await open(host.no, { name: '普通活动室', whereabouts: '三楼' })
    await open(host.no, { name: '医院工地活动室', whereabouts: '项目部', site: '医院扩建' })
    expect(await sited()).toBe(before + 1)
  })
})

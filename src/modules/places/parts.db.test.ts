import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, partyOrgsOf, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { unitActs } from '../../../test/support/unit-acts.ts'
import type { Actor } from '../../kernel/policy.ts'
import { places } from './contract.ts'
import { makeVenue } from './testing.ts'

let place: SmallDistrict
let east: Actor
let west: Actor
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)
const organisation = partyOrgsOf(() => place, '设施')
const venueOf = (no: number) => call(east, places.getVenue, { params: { no } })

beforeAll(async () => {
  place = await openSmallDistrict(12)
  east = person('东街干事', { role: 'street_officer', nodeNo: place.node['东街道']! })
  west = person('西街干事', { role: 'street_officer', nodeNo: place.node['西街道']! })
})
afterAll(() => place.platform.close())

describe('a facility of a venue', () => {
  it('is hardware or software in a state; only who keeps the venue says so, each thing once', async () => {
    const { no } = await makeVenue(place, (await organisation()).no)
    const add = (who: Actor, item: string) =>
      call(who, places.addFacility, { params: { no }, body: { kind: 'hardware', item, state: 'broken', note: '灯泡坏了' } })
    await add(east, '投影')
    expect(await refusalOf(add(east, '投影'))).toBe('facility-known')
    expect(await refusalOf(add(west, '音响'))).toBe('venue-not-found')
    const [one] = (await venueOf(no)).facilityList
    expect(one).toMatchObject({ kind: 'hardware', name: '投影', state: 'broken', note: '灯泡坏了', upgrade: null })
    const change = (who: Actor, body: object) =>
      call(who, places.changeFacility, { params: { id: one!.id }, body: body as never })
    expect(await refusalOf(change(west, { state: 'good' }))).toBe('facility-not-found')
    await change(east, { state: 'good', gone: true })
    expect((await venueOf(no)).facilityList).toEqual([])
    await add(east, '投影')
  })

  it('is bettered by an upgrade of its own venue: good from the day that was accepted', async () => {
    const [{ no }, { no: elsewhere }] = [
      await makeVenue(place, (await organisation()).no, { tier: 'community' }),
      await makeVenue(place, (await organisation()).no, { name: '别处' }),
    ]
    const { id } = await call(east, places.addFacility, {
      params: { no },
      body: { kind: 'software', item: '借阅制度', state: 'lacking' },
    })
    const plan = (venueNo: number) =>
      call(east, places.planUpgrade, {
        params: { no: venueNo },
        body: { toTier: 'street', responsible: '党建办', startsOn: '2026-10-01', dueOn: '2026-12-20' },
      })
    const tie = (upgradeId: string) =>
      call(east, places.changeFacility, { params: { id }, body: { state: 'lacking', upgradeId } })
    expect(await refusalOf(tie((await plan(elsewhere)).id))).toBe('upgrade-not-found')
    const upgrade = await plan(no)
    await tie(upgrade.id)
    expect((await venueOf(no)).facilityList[0]).toMatchObject({ state: 'lacking', upgrade: { state: 'planned' } })
    const { standard } = await call(systemActor, places.getWords)
    const items = standard!.items.map(({ code }) => ({ code, answer: 'yes' as const }))
    const move = async (act: 'begin' | 'accept') => {
      const { revision } = await call(east, places.getUpgrade, { params: { id: upgrade.id } })
      await call(east, places.moveUpgrade, { params: { id: upgrade.id }, body: { act } }, { ifMatch: revision })
    }
    await move('begin')
    const today = place.platform.services.clock.today()
    await call(east, places.checkVenue, { params: { no }, body: { onDay: today, items } })
    await move('accept')
    expect((await venueOf(no)).facilityList[0]).toMatchObject({ state: 'good', stateOn: today, upgrade: { state: 'accepted' } })
  })
})

async function textOf(file: unknown): Promise<string> {
  let text = ''
  for await (const piece of (file as { body: AsyncIterable<Buffer> }).body) text += piece.toString()
  return text
}

describe('the list of facilities', () => {
  it('is of the venues in reach, what is to be mended first, with the state an accepted upgrade left', async () => {
    const { no } = await makeVenue(place, (await organisation()).no, { name: '列表阵地' })
    for (const [item, state] of [
      ['列表屏幕', 'good'],
      ['列表空调', 'lacking'],
      ['列表音响', 'broken'],
    ] as const)
      await call(east, places.addFacility, { params: { no }, body: { kind: 'hardware', item, state } })
    const list = (query: object, who = east) => call(who, places.listFacilities, { query: { q: '列表', ...query } as never })
    const all = await list({})
    expect(all.items.map((row) => row.name)).toEqual(['列表音响', '列表空调', '列表屏幕'])
    expect(all).toMatchObject({ total: 3, venues: 1 })
    expect(all.items[0]).toMatchObject({ venue: { no }, street: { name: '东街道' }, upgrade: null })
    expect((await list({ state: 'lacking' })).items.map((row) => row.name)).toEqual(['列表空调'])
    expect((await list({ sort: 'software' })).total).toBe(0)
    expect((await list({ upgraded: 'true' })).total).toBe(0)
    expect(await list({}, west)).toMatchObject({ total: 0, venues: 0 })
    const bettered = await call(east, places.listFacilities, { query: { q: '借阅制度' } as never })
    expect(bettered.items).toMatchObject([{ state: 'good', upgrade: { no: expect.any(Number) } }])
    const query = { q: '列表', state: 'broken', format: 'csv', language: 'zh' } as never
    expect(await textOf(await call(east, places.exportFacilities, { query }))).toMatch(/列表阵地[\s\S]*列表音响[\s\S]*损坏/)
  })
})

describe('the list of residents', () => {
  it('is of the venues in reach, who is there now first; one taken back stands nowhere', async () => {
    const [{ no }, unit] = [await makeVenue(place, (await organisation()).no, { name: '入驻列表阵地' }), await organisation()]
    const add = (body: object) => call(east, places.addResident, { params: { no }, body: body as never })
    await add({ name: '早先的社', role: 'partner', fromOn: '2025-01-01', untilOn: '2026-01-01' })
    await add({ unitNo: unit.no, role: 'resident', fromOn: '2026-02-01' })
    const { id } = await add({ name: '登错的社', role: 'partner', fromOn: '2026-02-01' })
    await call(east, places.endResident, { params: { id }, body: {} })
    const list = (query: object, who = east) =>
      call(who, places.listResidents, { query: { venueNo: String(no), ...query } as never })
    const all = await list({})
    expect(all).toMatchObject({ total: 2, venues: 1 })
    expect(all.items.map((row) => [row.unit?.no ?? row.name, row.now])).toEqual([
      [unit.no, true],
      ['早先的社', false],
    ])
    expect((await list({ now: 'true', role: 'resident' })).items.map((row) => row.unit!.no)).toEqual([unit.no])
    expect((await list({ unitNo: String(unit.no) })).total).toBe(1)
    expect((await list({}, west)).total).toBe(0)
    const query = { venueNo: String(no), format: 'csv', language: 'en' } as never
    expect(await textOf(await call(east, places.exportResidents, { query }))).toMatch(/Resident or partner[\s\S]*早先的社/)
  })
})

describe('a resident of a venue', () => {
  it('has a role of the programme and days; one is told by number or by name', async () => {
    const [{ no }, unit] = [await makeVenue(place, (await organisation()).no), await organisation()]
    const add = (body: object, who = east) => call(who, places.addResident, { params: { no }, body: body as never })
    const fromOn = '2026-02-01'
    expect(await refusalOf(add({ name: '某社', role: 'owner', fromOn }))).toBe('venue-word-unknown')
    expect(await refusalOf(add({ role: 'partner', fromOn }))).toBe('venue-named-unknown')
    expect(await refusalOf(add({ name: '某社', unitNo: unit.no, role: 'partner', fromOn }))).toBe('venue-named-unknown')
    expect(await refusalOf(add({ name: '某社', role: 'partner', fromOn }, west))).toBe('venue-not-found')
    const { id } = await add({ unitNo: unit.no, role: 'resident', fromOn })
    await add({ name: '示例基金会', role: 'partner', fromOn: '2026-03-01' })
    expect((await venueOf(no)).residents).toMatchObject([
      { name: '示例基金会', unit: null, role: 'partner', now: true },
      { unit: { no: unit.no }, role: 'resident', now: true },
    ])
    const end = (body: object, who = east) => call(who, places.endResident, { params: { id }, body: body as never })
    expect(await refusalOf(end({ untilOn: '2026-02-01' }))).toBe('venue-day-unfit')
    expect(await refusalOf(end({ untilOn: '2026-06-01' }, west))).toBe('resident-not-found')
    await end({ untilOn: '2026-06-01' })
    expect((await venueOf(no)).residents.find((one) => one.id === id)).toMatchObject({ untilOn: '2026-06-01', now: false })
    await end({})
    expect((await venueOf(no)).residents.map((one) => one.name)).toEqual(['示例基金会'])
  })

  it('that is merged is followed by its successor, and is back when the merger is taken back', async () => {
    const [{ no }, gone, into] = [await makeVenue(place, (await organisation()).no), await organisation(), await organisation()]
    await call(east, places.addResident, { params: { no }, body: { unitNo: gone.no, role: 'partner', fromOn: '2026-02-01' } })
    const { merge, dissolve, undoLast } = unitActs(
      () => place.platform,
      () => systemActor,
      '2026-11-20',
    )
    const there = async () => (await venueOf(no)).residents.map((one) => [one.unit!.no, one.untilOn])
    expect(await merge(into.no, gone.no)).toContain('venue-resident 1 0')
    expect(await there()).toEqual([[into.no, null]])
    await undoLast()
    expect(await there()).toEqual([[gone.no, null]])
    expect(await dissolve(gone.no)).toContain('venue-resident 0 1')
    expect(await there()).toEqual([[gone.no, '2026-11-20']])
  })
})

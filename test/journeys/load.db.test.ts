import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../support/platform.ts'
import { openSmallDistrict, type SmallDistrict } from '../support/small-district.ts'
import type { Actor } from '../../src/kernel/policy.ts'
import { demands } from '../../src/modules/demands/contract.ts'
import { organisations } from '../../src/modules/organisations/contract.ts'
import { lists } from '../../src/modules/lists/contract.ts'
import { loadOf } from '../../src/modules/lists/rules/load.ts'
import { listsForTests } from '../../src/modules/lists/testing.ts'

let place: SmallDistrict
let of: ReturnType<typeof listsForTests>
let [east, district] = [{}, {}] as [Actor, Actor]
let hub: { no: number; secretary: Actor }
const call: SmallDistrict['platform']['call'] = (...one) => place.platform.call(...one)

beforeAll(async () => {
  place = await openSmallDistrict(10)
  of = listsForTests(place)
  east = person('东街道干事', { role: 'street_officer', nodeNo: place.node['东街道']! })
  district = person('区干事', { role: 'district_officer', nodeNo: place.node['示例区']! })
  hub = await of.branch()
  await call(systemActor, organisations.connectUnits, {
    body: { type: 'hub_of', fromNo: hub.no, toNo: place.node['东社区']!, reason: '联系', effectiveOn: '2026-01-05' },
  })
})
afterAll(() => place.platform.close())

const rowOf = async (actor: Actor, no: number) =>
  (await call(actor, lists.listLoad, { query: {} })).items.find((row) => row.unit.no === no)

describe('what a street, a community or its Party organisation has in hand', () => {
  it('is counted from the rows themselves, beside who is in post; without anybody on record the figure is not applicable', async () => {
    const entry = await of.publish(systemActor, (await of.branch()).no, { title: '两个志愿者' })
    await call(hub.secretary, lists.claimEntry, { params: { id: entry }, body: { asNo: hub.no } })
    const row = (await rowOf(hub.secretary, hub.no))!
    expect(row).toMatchObject({ open: 1, staff: 0, state: 'not-applicable', each: null, helpAsked: 0, canAsk: true })
    expect(loadOf(3, 2)).toEqual({ state: 'told', each: 1.5 })
    const duties = await call(hub.secretary, lists.listDuties, { query: { unitNo: hub.no } })
    expect(duties.items).toMatchObject([
      { key: 'lists.claim', label: '两个志愿者', link: `/lists/${entry}`, unit: { no: hub.no } },
    ])
  })

  it('takes orders in from where they are kept, and is what each reader reaches, in order of the names', async () => {
    const street = place.node['东街道']!
    const before = (await rowOf(east, street))!.open
    const body = { category: 'facilities', channel: 'phone', what: '路灯不亮', name: '王某某', phone: '13900001234' }
    await call(east, demands.takeOrder, { body: body as never })
    expect((await rowOf(east, street))!.open).toBe(before + 1)
    const all = (await call(district, lists.listLoad, { query: { pageSize: 200 } })).items
    const names = all.map((row) => row.unit.name)
    expect(names.length).toBeGreaterThan((await call(east, lists.listLoad, { query: {} })).total)
    expect(all.find((row) => row.unit.no === street)!.open).toBe(before + 1)
    expect(await rowOf(east, place.node['西街道']!)).toBeUndefined()
    expect((await call(east, lists.listDuties, { query: { unitNo: place.node['西街道']! } })).total).toBe(0)
  })

  it('asks for help as a need on the lists, which is counted until it is taken on', async () => {
    await of.publish(hub.secretary, hub.no, { kind: 'need', title: '请求人手支援', category: 'people', unit: '人' })
    expect((await rowOf(hub.secretary, hub.no))!.helpAsked).toBe(1)
    const { total } = await call(hub.secretary, lists.listEntries, {
      query: { kind: 'need', standing: 'open', ownerNo: hub.no },
    })
    expect(total).toBe(1)
  })
})

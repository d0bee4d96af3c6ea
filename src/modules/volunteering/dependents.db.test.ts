import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { unitActs } from '../../../test/support/unit-acts.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { organisations } from '../organisations/contract.ts'
import { volunteering } from './contract.ts'
import { membersWithAccounts } from './testing.ts'

let place: SmallDistrict
let districtNo: number
let district: Actor
let named = 0
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)
const write = (query: ReturnType<typeof sql>) =>
  place.platform.services.database.transaction(systemContext, (tx) => query.execute(tx))

beforeAll(async () => {
  place = await openSmallDistrict(10)
  districtNo = place.node['示例区']!
  district = person('区委', { role: 'district_officer', nodeNo: districtNo })
  await call(district, volunteering.setBank, { body: { districtNo, profile: 'rewards', fromOn: '2026-01-01' } })
})
afterAll(() => place.platform.close())

const branch = async () => {
  const body = { reason: '组建', effectiveOn: '2026-01-05', kind: 'party_org' as const, name: `第${++named}党支部`, districtNo, streetNo: place.node['东街道']!, level: 'branch' as const, form: 'own' as const } // prettier-ignore
  return (await call(systemActor, organisations.establishUnit, { body })).no
}
const { undoLast, ...acts } = unitActs(
  () => place.platform,
  () => district,
  '2026-11-21',
)
const ofService = (told: readonly string[]) => told.filter((line) => line.startsWith('service-'))
const merge = async (into: number, gone: number) => ofService(await acts.merge(into, gone))
const dissolve = async (no: number) => ofService(await acts.dissolve(no))

/** A need with a session held and one to come, an item, and a redemption that is still to be collected. */
async function serving(no: number) {
  const home = await branch()
  const [{ id: memberId, accountId }] = (await membersWithAccounts(place.platform.services, home, [`何某${no}`])) as [
    { id: string; accountId: string },
  ]
  const self: Actor = { ...person(memberId), accountId }
  const times = (day: string) => ({ startsAt: `${day}T09:00:00+08:00`, endsAt: `${day}T11:00:00+08:00` })
  const shifts = ['2026-12-01', '2026-12-02'].map((day) => ({ role: 'volunteer', seats: 3, ...times(day) }))
  const { id } = await call(district, volunteering.openNeed, {
    body: { unitNo: no, title: '陪诊', kind: 'elderly', place: '医院', risk: 'none', risks: '没有特别风险', shifts },
  })
  await call(district, volunteering.moveNeed, { params: { id }, body: { to: 'published' } })
  const [first, next] = (await call(district, volunteering.getNeed, { params: { id } })).list
  await call(self, volunteering.signUpOwn, { params: { id: first!.id } })
  await call(self, volunteering.signUpOwn, { params: { id: next!.id } })
  const { startsAt, endsAt } = times('2026-11-10')
  await write(sql`update volunteering.shift set starts_at = ${startsAt}, ends_at = ${endsAt} where id = ${first!.id}`)
  const { list } = await call(district, volunteering.getNeed, { params: { id } })
  const { signUpId } = list.find((one) => one.id === first!.id)!.people[0]!
  const served = [{ signUpId, fromAt: startsAt, untilAt: endsAt, minutes: 120, grade: 'measured' as const }]
  await call(district, volunteering.confirmShift, { params: { id: first!.id }, body: { served, tallies: [] } })
  const item = await call(district, volunteering.openItem, { body: { unitNo: no, kind: 'gift', title: '雨伞', cost: 60 } })
  await call(self, volunteering.redeemOwn, { body: { itemId: item.id } })
  return { id, itemId: item.id, next: next!.id, self }
}

const stands = async ({ id, itemId, self }: { id: string; itemId: string; self: Actor }) => {
  const need = await call(district, volunteering.getNeed, { params: { id } })
  const item = (await call(district, volunteering.listItems, { query: { pageSize: 200 } })).items.find(
    (one) => one.id === itemId,
  )!
  const order = (await call(district, volunteering.listRedemptions, { query: { itemId } })).items[0]!
  const { signedUp } = await call(self, volunteering.getOwnService)
  return {
    organiser: need.organiser.no,
    state: need.state,
    shifts: need.list.length,
    provider: item.provider.no,
    open: item.open,
    order: order.provider.no,
    signedUp: signedUp.length,
  }
}
const sessionsOf = async (unitNo: number) => (await call(district, volunteering.listSessions, { query: { unitNo } })).total

describe('what an organisation that is merged asked for and offered', () => {
  it('goes on at the successor with who signed up; sessions held stay with who held them', async () => {
    const [into, gone] = [await branch(), await branch()]
    const made = await serving(gone)
    expect(await merge(into, gone)).toEqual(['service-need 1 0', 'service-item 1 0', 'service-redemption 1 0'])
    expect(await stands(made)).toEqual({ organiser: into, state: 'published', shifts: 1, provider: into, open: true, order: into, signedUp: 1 }) // prettier-ignore
    expect([await sessionsOf(gone), await sessionsOf(into)]).toEqual([1, 0])
  })

  it('is back where it was once the merger is taken back', async () => {
    const [into, gone] = [await branch(), await branch()]
    const made = await serving(gone)
    const before = await stands(made)
    await merge(into, gone)
    await undoLast()
    expect(await stands(made)).toEqual(before)
    expect(before).toMatchObject({ organiser: gone, shifts: 2 })
    expect([await sessionsOf(gone), await sessionsOf(into)]).toEqual([1, 0])
  })

  it('keeps a merger from being taken back once the successor has held a session of it', async () => {
    const [into, gone] = [await branch(), await branch()]
    const made = await serving(gone)
    await merge(into, gone)
    await write(sql`update volunteering.shift set starts_at = '2026-11-21T09:00:00+08:00', ends_at = '2026-11-21T11:00:00+08:00' where id = ${made.next}`) // prettier-ignore
    await call(district, volunteering.confirmShift, { params: { id: made.next }, body: { served: [], tallies: [] } })
    expect(await refusalOf(undoLast())).not.toBe('done')
    expect(await sessionsOf(into)).toBe(1)
  })
})

describe('what an organisation that ends asked for and offered', () => {
  it('is closed and taken off, and stands again once the end is taken back', async () => {
    const gone = await branch()
    const made = await serving(gone)
    const before = await stands(made)
    expect(await dissolve(gone)).toEqual(['service-need 0 1', 'service-item 0 1'])
    expect(await stands(made)).toEqual({ ...before, state: 'closed', open: false })
    await undoLast()
    expect(await stands(made)).toEqual(before)
  })
})

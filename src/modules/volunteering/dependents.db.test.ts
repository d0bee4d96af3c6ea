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
async function serving(no: number, redeems = true) {
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
  if (redeems) await call(self, volunteering.redeemOwn, { body: { itemId: item.id } })
  return { id, itemId: item.id, next: next!.id, self, home }
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
    expect(await merge(into, gone)).toEqual([
      'service-need 1 0',
      'service-item 1 0',
      'service-redemption 1 0',
      'service-account 1 0',
    ])
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
    expect(await dissolve(gone)).toEqual(['service-need 0 1', 'service-item 0 1', 'service-account 0 1'])
    expect(await stands(made)).toEqual({ ...before, state: 'closed', open: false })
    await undoLast()
    expect(await stands(made)).toEqual(before)
  })
})

/** Minutes that stand with organisations, with the pool of those that ended and with people; by themselves and all together. */
async function bankOf() {
  const { rows } = await place.platform.services.database.read(systemContext, (tx) =>
    sql<{ no: number; owner: string; purpose: string; balance: number }>`
      select holder_no as no, owner_kind as owner, purpose, balance from ledger.held_by('service-time', 'minutes')`.execute(tx),
  )
  return {
    at: (no: number) => rows.find((row) => row.owner === 'organisation' && row.no === no)?.balance ?? 0,
    ended: rows.find((row) => row.purpose === 'service-time.ended')?.balance ?? 0,
    all: rows.reduce((sum, row) => sum + row.balance, 0),
  }
}

describe('banked time of an organisation', () => {
  it('goes to its successor by an entry and comes back with the merger taken back; nothing is lost', async () => {
    const [into, gone] = [await branch(), await branch()]
    await serving(gone)
    expect((await bankOf()).at(gone)).toBe(-60)
    await merge(into, gone)
    const merged = await bankOf()
    expect([merged.at(gone), merged.at(into), merged.all]).toEqual([0, -60, 0])
    await undoLast()
    const back = await bankOf()
    expect([back.at(gone), back.at(into), back.all]).toEqual([-60, 0, 0])
  })

  it('of a person is told on the own page: with whom it is kept now, and since which merger, until that is taken back', async () => {
    const [into, host] = [await branch(), await branch()]
    const { self, home } = await serving(host, false)
    const bank = async () => {
      const { balance, keptWith, moved } = (await call(self, volunteering.getOwnService)).bank!
      return { balance, keptWith, moved }
    }
    const before = await bank()
    expect(before).toEqual({ balance: 120, keptWith: expect.any(String), moved: null })
    await merge(into, home)
    const merged = await bank()
    expect(merged).toEqual({ balance: 120, keptWith: expect.any(String), moved: { from: before.keptWith, to: merged.keptWith, on: expect.any(String) } }) // prettier-ignore
    expect(merged.keptWith).not.toBe(before.keptWith)
    await undoLast()
    expect(await bank()).toEqual(before)
  })

  it('goes to the pool of those that ended, and back when the end is taken back', async () => {
    const gone = await branch()
    await serving(gone)
    const before = (await bankOf()).ended
    await dissolve(gone)
    const after = await bankOf()
    expect([after.at(gone), after.ended - before, after.all]).toEqual([0, -60, 0])
    expect((await call(district, volunteering.getBank, { query: { districtNo } })).ended).toBe(after.ended)
    await undoLast()
    const back = await bankOf()
    expect([back.at(gone), back.ended, back.all]).toEqual([-60, before, 0])
  })

  it('follows on when what the organisation had given out is cancelled or put right after the merger', async () => {
    const [into, gone] = [await branch(), await branch()]
    const { itemId, self } = await serving(gone)
    await merge(into, gone)
    const order = (await call(district, volunteering.listRedemptions, { query: { itemId } })).items[0]!
    await call(district, volunteering.moveRedemption, { params: { id: order.id }, body: { to: 'cancelled', reason: '不要了' } })
    const cancelled = await bankOf()
    expect([cancelled.at(gone), cancelled.at(into), cancelled.all]).toEqual([0, -120, 0])
    const [service] = (await call(self, volunteering.getOwnService)).services
    const { id } = await call(self, volunteering.askOwn, { params: { id: service!.id }, body: { right: null, reason: '记错' } })
    await call(district, volunteering.decideCorrection, { params: { id }, body: { agree: true } })
    const corrected = await bankOf()
    expect([corrected.at(gone), corrected.at(into), corrected.all]).toEqual([0, 0, 0])
  })

  it('comes back as it stands, with what was put right since', async () => {
    const [into, gone] = [await branch(), await branch()]
    const { self } = await serving(gone, false)
    await merge(into, gone)
    const { id, fromAt, untilAt } = (await call(self, volunteering.getOwnService)).services[0]!
    const asked = await call(self, volunteering.askOwn, {
      params: { id },
      body: { right: { fromAt, untilAt, minutes: 90 }, reason: '提前离开' },
    })
    await call(district, volunteering.decideCorrection, { params: { id: asked.id }, body: { agree: true } })
    expect([(await bankOf()).at(gone), (await bankOf()).at(into)]).toEqual([0, -90])
    await undoLast()
    const back = await bankOf()
    expect([back.at(gone), back.at(into), back.all]).toEqual([-90, 0, 0])
  })

  it('keeps a merger from being taken back once the successor has settled it with another', async () => {
    const [into, gone, shop] = [await branch(), await branch(), await branch()]
    const { self } = await serving(gone)
    const item = await call(district, volunteering.openItem, { body: { unitNo: shop, kind: 'gift', title: '水杯', cost: 60 } })
    await call(self, volunteering.redeemOwn, { body: { itemId: item.id } })
    await merge(into, gone)
    await call(district, volunteering.settle, { body: { fromNo: shop, toNo: into, minutes: 60, document: '结算单1号' } })
    expect([(await bankOf()).at(into), (await bankOf()).at(shop)]).toEqual([0, 0])
    expect(await refusalOf(undoLast())).not.toBe('done')
    expect((await bankOf()).all).toBe(0)
  })
})

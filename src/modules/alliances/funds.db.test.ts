import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { asSystem } from '../../../test/support/scopes.ts'
import type { Actor } from '../../kernel/policy.ts'
import { alliances } from './contract.ts'
import { branchIn, foundedCommunity } from './testing.ts'

let place: SmallDistrict
let nos: { lead: number; member: number; stranger: number }
let id: string
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)
const secretaryOf = (unitNo: number): Actor => person(`书记${unitNo}`, { role: 'party_org_secretary', nodeNo: unitNo })
const officer = (role: string, node: string) => person(`${node}${role}`, { role, nodeNo: place.node[node]! })

beforeAll(async () => {
  place = await openSmallDistrict(6)
  nos = {
    lead: await branchIn(place, '经费甲党支部'),
    member: await branchIn(place, '经费乙党支部', { street: '西街道' }),
    stranger: await branchIn(place, '经费丙党支部', { street: '南街道' }),
  }
  const people = { secretaryOf, street: officer('street_officer', '东街道'), committee: officer('district_officer', '示例区') }
  id = await foundedCommunity(place, [nos.lead, nos.member], people, '经费共同体')
})
afterAll(() => place.platform.close())

const list = (actor: Actor, query: object = {}) => call(actor, alliances.listFunds, { params: { id }, query })
const money = async (actor: Actor) =>
  (await call(actor, alliances.getCommunity, { params: { id } })).readiness.find((one) => one.aspect === 'money')!
const book = (actor: Actor, amountFen: number, more: object = {}) =>
  call(actor, alliances.bookFund, {
    params: { id },
    body: { source: 'allocated', amountFen, onDay: '2026-11-10', note: '街道拨付', ...more },
  })

describe('money of a community', () => {
  it('is entered once by its source, taken back with a reason, and adds up by year', async () => {
    const lead = secretaryOf(nos.lead)
    expect(await money(lead)).toMatchObject({ state: 'there', evidence: '见会议纪要', shown: null })
    await book(lead, 2_000_000, { documentNo: '示财〔2026〕3号' })
    await book(lead, 500_050, { source: 'raised', onDay: '2025-12-31', note: '两家分摊' })
    const wrong = await book(lead, 20_000_000, { source: 'dues' })
    const back = { params: { id, entryId: wrong.id }, body: { reason: '多写一个零' } }
    await call(lead, alliances.reverseFund, back)
    expect(await refusalOf(call(lead, alliances.reverseFund, back))).toBe('community-fund-reversed')
    const all = await list(lead)
    expect(all.totals).toEqual([
      { year: 2026, source: 'allocated', fen: 2_000_000, entries: 1 },
      { year: 2025, source: 'raised', fen: 500_050, entries: 1 },
    ])
    expect(all.items.map((one) => [one.amountFen, one.reversal?.reason ?? null])).toEqual([
      [20_000_000, '多写一个零'],
      [2_000_000, null],
      [500_050, null],
    ])
    for (const total of all.totals) {
      const opened = await list(lead, { year: total.year, source: total.source, state: 'standing' })
      expect(opened.items.reduce((sum, one) => sum + one.amountFen, 0)).toBe(total.fen)
      expect(opened.total).toBe(total.entries)
    }
    expect((await list(lead, { state: 'reversed' })).items.map((one) => one.id)).toEqual([wrong.id])
  })

  it('is what readiness rests on once there is an entry; when it is taken back the statement of people holds again', async () => {
    const lead = secretaryOf(nos.lead)
    expect(await money(lead)).toMatchObject({
      state: 'there',
      evidence: null,
      onDay: '2026-11-10',
      shown: { entries: 2, fen: 2_500_050, fromOn: '2025-11-22' },
    })
    await call(lead, alliances.stateReadiness, {
      params: { id },
      body: { aspect: 'money', state: 'missing', evidence: '本年未安排' },
    })
    expect((await money(lead)).state).toBe('there')
    for (const one of (await list(lead, { state: 'standing' })).items)
      await call(lead, alliances.reverseFund, { params: { id, entryId: one.id }, body: { reason: '不属于本共同体' } })
    expect(await money(lead)).toMatchObject({ state: 'missing', evidence: '本年未安排', shown: null })
  })

  it('is seen by members and whoever stands above one of them, entered by the lead, and told to nobody else', async () => {
    await book(secretaryOf(nos.lead), 100)
    for (const actor of [secretaryOf(nos.member), officer('street_officer', '西街道'), officer('district_viewer', '示例区')]) {
      const seen = await list(actor)
      expect([seen.totals.length, seen.can.book]).toEqual([1, false])
    }
    for (const actor of [secretaryOf(nos.stranger), officer('street_officer', '南街道')])
      expect(await refusalOf(list(actor))).toBe('community-not-found')
    expect(await refusalOf(list(person('指导员', { role: 'instructor', nodeNo: nos.member })))).toBe('not-allowed')
    expect(await money(person('指导员', { role: 'instructor', nodeNo: nos.member }))).toMatchObject({
      shown: { entries: 1, fen: null },
    })
    expect(await refusalOf(book(secretaryOf(nos.member), 100))).toBe('community-not-found')
    const lead = secretaryOf(nos.lead)
    expect(await refusalOf(book(lead, 100, { source: '捐赠' }))).toBe('community-word-unknown')
    expect(await refusalOf(book(lead, 100, { onDay: '2026-11-23' }))).toBe('community-day-unfit')
  })

  it('cannot be changed or removed in the database, by nobody', async () => {
    for (const change of [
      sql`update alliances.fund_entry set amount_fen = 1`,
      sql`delete from alliances.fund_entry`,
      sql`delete from alliances.fund_reversal`,
    ])
      await expect(asSystem(place.platform.services.database, (tx) => change.execute(tx))).rejects.toThrow()
    expect((await call(systemActor, alliances.listFunds, { params: { id }, query: {} })).total).toBe(4)
  })
})

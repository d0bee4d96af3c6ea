import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { members } from '../members/contract.ts'
import { partyOrgsForTests } from '../members/testing.ts'
import { dues } from './contract.ts'

let place: SmallDistrict
let district: Actor
let secretary: Actor
let other: Actor
let home: number
const people: Record<string, string> = {}

beforeAll(async () => {
  place = await openSmallDistrict(40)
  const branches = await partyOrgsForTests(place.platform.services)
  home = branches[0]!.no
  district = person('区', { role: 'district_officer', nodeNo: place.node['示例区']! })
  secretary = person('书记', { role: 'party_org_secretary', nodeNo: home })
  other = person('别处书记', { role: 'party_org_secretary', nodeNo: branches[1]!.no })
  for (const [name, fromOn, standing] of [
    ['甲一', '2020-01-10', 'full'],
    ['乙二', '2020-01-10', 'full'],
    ['丙三', '2020-01-10', 'full'],
    ['丁四', '2020-01-10', 'full'],
    ['戊五', '2026-03-20', 'probationary'],
  ] as const)
    people[name] = (
      await call(secretary, members.enterMember, { body: { name, branchNo: home, place: 'unit', fromOn, standing } })
    ).id
})
afterAll(() => place.platform.close())

const call: SmallDistrict['platform']['call'] = (...request) => place.platform.call(...request)
const month = (of: string, actor = secretary) => call(actor, dues.getMonth, { params: { no: home, month: of } })
const line = async (of: string, name: string) => (await month(of)).items.find((item) => item.name === name)
const pay = (of: string, names: string[], more: object = {}) =>
  call(secretary, dues.recordMonth, {
    params: { no: home, month: of },
    body: { paidOn: '2026-11-20', items: names.map((name) => ({ memberId: people[name]! })), ...more },
  })
const assess = (fromMonth: string, items: [string, string, number?][]) =>
  call(secretary, dues.assess, {
    params: { no: home },
    body: {
      fromMonth,
      decidedOn: '2026-01-05',
      items: items.map(([name, kind, baseFen]) => ({
        memberId: people[name]!,
        kind,
        ...(baseFen === undefined ? {} : { baseFen }),
      })),
    },
  })

describe('dues of a branch of five', () => {
  it('are assessed once a year from a kind and a base, and the base is sealed', async () => {
    expect((await month('2026-02')).items.map((item) => item.state)).toEqual(Array(4).fill('unassessed'))
    await assess('2026-01', [
      ['甲一', 'monthly', 300_001],
      ['乙二', 'retired', 500_000],
      ['丙三', 'student'],
      ['丁四', 'annual', 1_000_001],
    ])
    expect(await line('2026-02', '甲一')).toMatchObject({ dueFen: 3000, baseFen: 300_001, state: 'open' })
    expect((await month('2026-02')).sum).toEqual({ dueFen: 3000 + 2500 + 20 + 20_000, paidFen: 0, open: 4 })
    const { rows } = await place.platform.services.database.read(systemContext, (tx) =>
      sql<{
        sealed: Buffer
        exact: number
      }>`select base_sealed as sealed, exact_yuan as exact from dues.assessment where monthly_fen = 3000`.execute(tx),
    )
    expect([rows[0]!.sealed.toString('utf8').includes('300001'), rows[0]!.exact]).toEqual([false, 30.0001])
    expect(await refusalOf(assess('2026-01', [['甲一', 'monthly']]))).toBe('dues-base-missing')
    expect(await refusalOf(assess('2026-01', [['甲一', 'farmer', 101]]))).toBe('dues-amount-out-of-range')
  })

  it('of a month are recorded in one go, and never twice', async () => {
    expect(await pay('2026-01', ['甲一', '乙二', '丙三', '丁四'])).toEqual({ count: 4 })
    expect((await month('2026-01')).sum).toMatchObject({ paidFen: 25_520, open: 0 })
    expect(await refusalOf(pay('2026-01', ['甲一']))).toBe('dues-paid-already')
    expect(await refusalOf(pay('2026-12', ['甲一']))).toBe('dues-month-ahead')
    const two = await Promise.allSettled([pay('2026-02', ['甲一']), pay('2026-02', ['甲一'])])
    expect(two.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('of somebody on probation begin with the month the meeting adopted the admission', async () => {
    expect(await line('2026-02', '戊五')).toBeUndefined()
    expect(await line('2026-03', '戊五')).toMatchObject({ probationary: true, state: 'unassessed' })
    expect(await refusalOf(pay('2026-03', ['戊五']))).toBe('dues-not-assessed')
    await assess('2026-03', [['戊五', 'unemployed']])
    expect(await line('2026-03', '戊五')).toMatchObject({ dueFen: 20, state: 'open' })
  })

  it('that are behind are told month by month to the branch alone, and another may bring them', async () => {
    expect((await line('2026-05', '丙三'))!.behind).toEqual({
      months: ['2026-02', '2026-03', '2026-04'],
      fen: 60,
      atLimit: false,
    })
    expect((await line('2026-09', '丙三'))!.behind.atLimit).toBe(true)
    await pay('2026-04', ['丙三'], { items: [{ memberId: people['丙三']!, paidBy: 'relative' }] })
    expect(await line('2026-04', '丙三')).toMatchObject({ state: 'paid', paidBy: 'relative' })
    expect(await refusalOf(month('2026-05', district))).toBe('not-allowed')
    expect(await refusalOf(month('2026-05', other))).toBe('dues-branch-not-found')
  })

  it('are paid by the quarter once the branch has agreed', async () => {
    expect(await refusalOf(pay('2026-08', ['乙二'], { quarter: true }))).toBe('dues-quarter-not-agreed')
    await call(secretary, dues.agreeQuarterly, { params: { no: home }, body: { agreedOn: '2026-06-30' } })
    expect(await pay('2026-08', ['乙二'], { quarter: true })).toEqual({ count: 3 })
    expect((await line('2026-09', '乙二'))!.state).toBe('paid')
  })

  it('are reduced with an approval, which is something else than unpaid', async () => {
    const reduction = {
      memberId: people['丁四']!,
      studiedOn: '2026-09-30',
      approvedBy: '街道党工委',
      documentNo: '某委〔2026〕9号',
    }
    const send = (fromMonth: string, untilMonth: string, monthlyFen: number) =>
      call(secretary, dues.reduce, { params: { no: home }, body: { ...reduction, fromMonth, untilMonth, monthlyFen } })
    expect(await refusalOf(send('2026-10', '2026-09', 0))).toBe('dues-months-reversed')
    await send('2026-10', '2026-12', 0)
    expect(await line('2026-10', '丁四')).toMatchObject({ state: 'waived', dueFen: 0, reduced: true })
    expect((await line('2026-11', '丁四'))!.behind.months).not.toContain('2026-10')
  })

  it('given freely go to the Centre from a thousand yuan on', async () => {
    const give = (amountFen: number) =>
      call(secretary, dues.recordExtra, {
        params: { no: home },
        body: { memberId: people['甲一']!, amountFen, paidOn: '2026-07-01' },
      })
    expect([(await give(99_999)).toCentre, (await give(100_000)).toCentre]).toEqual([false, true])
    expect((await month('2026-07')).extras.map((extra) => extra.toCentre)).toEqual([false, true])
  })

  it('are used for five purposes by a decision, told to members in totals, and a return is prepared', async () => {
    const use = (purpose: string) =>
      call(secretary, dues.recordUse, {
        params: { no: home },
        body: { onDay: '2026-10-10', purpose, amountFen: 5000, decidedOn: '2026-10-08', decisionNo: '支委会纪要8号' },
      })
    expect(await refusalOf(use('dinner'))).toBe('dues-purpose-unknown')
    await use('training')
    await call(secretary, dues.publish, {
      params: { no: home, year: 2026 },
      body: { publishedOn: '2026-11-20', how: '党员大会' },
    })
    const year = await call(district, dues.getYear, { params: { no: home, year: 2026 } })
    expect(year.sum).toMatchObject({ usedFen: 5000, extraFen: 199_999 })
    expect(year.returns.fen).toBe(year.sum.regularFen)
    expect(year.publications).toMatchObject([{ publishedOn: '2026-11-20', usedFen: 5000 }])
    expect(JSON.stringify(year)).not.toMatch(/甲一|memberId/)
    const { items, sum } = await call(district, dues.listBranches, { query: { year: 2026, published: 'yes' } })
    expect(items.map((item) => item.no)).toEqual([home])
    expect(sum.regularFen).toBe(year.sum.regularFen)
    expect(
      await refusalOf(call(district, dues.publish, { params: { no: home, year: 2026 }, body: { publishedOn: '2026-11-20' } })),
    ).toBe('not-allowed')
  })

  it('recorded by mistake are taken back with a reason, and open again', async () => {
    const paid = (await line('2026-04', '丙三'))!
    await call(secretary, dues.retract, {
      params: { no: home, kind: 'payments', id: paid.paymentId! },
      body: { reason: '记错月份' },
    })
    expect((await line('2026-04', '丙三'))!.state).toBe('open')
    expect(
      await refusalOf(
        call(secretary, dues.retract, { params: { no: home, kind: 'payments', id: paid.paymentId! }, body: { reason: '再来' } }),
      ),
    ).toBe('dues-entry-not-found')
  })

  it('recorded for months before and still open are reminded of by branch, in the list the reminder opens', async () => {
    const { items } = await call(secretary, dues.listBranches, { query: { open: 'true' } })
    expect(items.map((item) => item.no)).toEqual([home])
    expect((await call(district, dues.listBranches, { query: { open: 'true' } })).total).toBe(0)
  })
})

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person } from '../../../test/support/platform.ts'
import { findingsOf, openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { unitActs } from '../../../test/support/unit-acts.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { members } from '../members/contract.ts'
import { organisations } from '../organisations/contract.ts'
import { dues } from './contract.ts'

let place: SmallDistrict
let district: Actor
const call: SmallDistrict['platform']['call'] = (...request) => place.platform.call(...request)
const secretaryOf = (no: number) => person(`书记${no}`, { role: 'party_org_secretary', nodeNo: no })

const branch = async (name: string) => {
  const body = {
    name,
    kind: 'party_org' as const,
    reason: '批复成立',
    effectiveOn: '2020-01-01',
    districtNo: place.node['示例区']!,
    streetNo: place.node['东街道']!,
    level: 'branch' as const,
    form: 'own' as const,
  }
  return (await call(district, organisations.establishUnit, { body })).no
}
const enter = async (name: string, branchNo: number) =>
  (await call(district, members.enterMember, { body: { name, branchNo, place: 'unit', fromOn: '2020-02-01', standing: 'full' } }))
    .id
const assess = (no: number, memberId: string, fromMonth: string, baseFen: number) =>
  call(secretaryOf(no), dues.assess, {
    params: { no },
    body: { fromMonth, decidedOn: '2026-01-05', items: [{ memberId, kind: 'monthly', baseFen }] },
  })
const lineOf = async (no: number, month: string, name: string) =>
  (await call(secretaryOf(no), dues.getMonth, { params: { no, month } })).items.find((item) => item.name === name)
const pay = (no: number, month: string, memberId: string) =>
  call(secretaryOf(no), dues.recordMonth, { params: { no, month }, body: { paidOn: '2026-11-20', items: [{ memberId }] } })
const { merge } = unitActs(
  () => place.platform,
  () => district,
  '2026-09-01',
)

beforeAll(async () => {
  place = await openSmallDistrict(10)
  district = person('区', { role: 'district_officer', nodeNo: place.node['示例区']! })
})
afterAll(() => place.platform.close())

describe('dues of a branch that is merged', () => {
  let old: number
  let next: number
  let one: string

  beforeAll(async () => {
    old = await branch('某一支部')
    next = await branch('某二支部')
    one = await enter('甲一', old)
    await assess(old, one, '2026-01', 400_000)
    await call(secretaryOf(old), dues.agreeQuarterly, { params: { no: old }, body: { agreedOn: '2026-01-10' } })
    await pay(old, '2026-03', one)
  })

  it('go on in its successor as they were assessed; a month belongs where the relation lies at its end', async () => {
    const told = await merge(next, old)
    expect(told).toContain('dues-assessment 1 0')
    expect(told).toContain('dues-consent 0 1')
    expect(await lineOf(old, '2026-08', '甲一')).toMatchObject({ dueFen: 4000, assessedBefore: false })
    expect(await lineOf(old, '2026-09', '甲一')).toBeUndefined()
    expect(await lineOf(next, '2026-08', '甲一')).toBeUndefined()
    expect(await lineOf(next, '2026-09', '甲一')).toMatchObject({ dueFen: 4000, state: 'open', assessedBefore: true })
    expect((await lineOf(next, '2026-10', '甲一'))!.behind.months).toEqual(['2026-09'])
    const month = await call(secretaryOf(next), dues.getMonth, { params: { no: next, month: '2026-09' } })
    expect(month.quarterly).toBeNull()
  })

  it('stay in the list of the year where they were paid, and each total opens what it counts', async () => {
    const all = await call(district, dues.listBranches, { query: { year: 2026 } })
    const paid = await call(district, dues.listBranches, { query: { year: 2026, with: 'regular' } })
    expect(paid.items).toMatchObject([{ no: old, ended: true, regularFen: 4000 }])
    expect(paid.sum.regularFen).toBe(all.sum.regularFen)
  })

  it('are assessed anew by the successor from a month on, which comes before what was', async () => {
    await assess(next, one, '2026-10', 600_000)
    expect(await lineOf(next, '2026-09', '甲一')).toMatchObject({ dueFen: 4000, assessedBefore: true })
    expect(await lineOf(next, '2026-10', '甲一')).toMatchObject({ dueFen: 9000, assessedBefore: false })
  })

  it('belong to the branch again when the merger is undone, paid months stay paid', async () => {
    await pay(next, '2026-09', one)
    const { rows } = await place.platform.services.database.read(systemContext, (tx) =>
      sql<{ id: number }>`select max(id) as id from organisations.act`.execute(tx),
    )
    await call(district, organisations.undoAct, { params: { id: rows[0]!.id }, body: { reason: '记错' } })
    expect(await lineOf(old, '2026-09', '甲一')).toMatchObject({ state: 'paid', paymentId: null })
    expect(await refusalOf(pay(old, '2026-09', one))).toBe('dues-paid-already')
    const month = await call(secretaryOf(old), dues.getMonth, { params: { no: old, month: '2026-11' } })
    expect(month.quarterly).toBe('2026-01-10')
    expect(await findingsOf(place.platform)).toEqual([])
  })
})

describe('a reduction', () => {
  it('is taken back with its reason, and what was assessed is due again', async () => {
    const no = await branch('某三支部')
    const memberId = await enter('乙二', no)
    await assess(no, memberId, '2026-01', 400_000)
    await call(secretaryOf(no), dues.reduce, {
      params: { no },
      body: {
        memberId,
        fromMonth: '2026-06',
        untilMonth: '2026-12',
        monthlyFen: 0,
        studiedOn: '2026-05-30',
        approvedBy: '某党工委',
        documentNo: '1号',
      },
    })
    const { reductions } = await call(secretaryOf(no), dues.getMonth, { params: { no, month: '2026-07' } })
    expect(reductions).toMatchObject([{ name: '乙二', fromMonth: '2026-06', untilMonth: '2026-12', monthlyFen: 0 }])
    const back = () =>
      call(secretaryOf(no), dues.retract, {
        params: { no, kind: 'reductions', id: reductions[0]!.id },
        body: { reason: '登记错人' },
      })
    await back()
    expect(await lineOf(no, '2026-07', '乙二')).toMatchObject({ dueFen: 4000, reduced: false, state: 'open' })
    expect(await refusalOf(back())).toBe('dues-entry-not-found')
  })
})

describe('dues that go up and come back', () => {
  it('are prepared by a dated rule, recorded by the office, and counted by branch', async () => {
    const no = await branch('某四支部')
    const memberId = await enter('丙三', no)
    await assess(no, memberId, '2026-01', 400_000)
    await pay(no, '2026-01', memberId)
    const params = { no, year: 2026 }
    const year = () => call(district, dues.getYear, { params })
    // The regulation leaves the share of branches to the provinces: nothing is computed until somebody states it.
    expect((await year()).upward).toMatchObject({ fen: null, part: null, rule: { stated: false } })
    expect((await year()).returns).toMatchObject({ fen: 4000, rule: { stated: false } })
    const told = { onDay: '2026-11-01', counterpart: '区社会组织党委', documentNo: '回执7号' }
    await call(secretaryOf(no), dues.recordRemittance, { params, body: { ...told, kind: 'upward', amountFen: 4000 } })
    await call(district, dues.recordRemittance, { params, body: { ...told, kind: 'returned', amountFen: 4000 } })
    expect(await refusalOf(call(district, dues.recordRemittance, { params, body: { ...told, kind: 'upward', amountFen: 1, onDay: '2026-12-01' } }))).toBe('dues-in-the-future') // prettier-ignore
    const { remittances, sum } = await year()
    expect([remittances.map(({ kind }) => kind), sum.upwardFen, sum.returnedFen]).toEqual([['upward', 'returned'], 4000, 4000])
    const listed = await call(district, dues.listBranches, { query: { year: 2026, with: 'returned' } })
    expect([listed.items.map((row) => row.no), listed.sum.returnedFen]).toEqual([[no], 4000])
    await call(district, dues.retractRemittance, { params: { no, id: remittances[1]!.id }, body: { reason: '重复登记' } })
    expect((await year()).sum.returnedFen).toBe(0)
  })
})

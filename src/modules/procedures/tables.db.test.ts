import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingsOf, refusalOf } from '../../../test/support/small-district.ts'
import { procedures } from './contract.ts'
import { type Blank, blankUnits, type Office, openOffice } from './testing.ts'

let office: Office
let blank: Blank
let districtNo: number

beforeAll(async () => {
  office = await openOffice(60)
  blank = await blankUnits(office)
  districtNo = office.district.node['示例区']!
})
afterAll(async () => {
  expect(await findingsOf(office.platform)).toEqual([])
  await office.platform.close()
})

const key = 'establish-own'
const table = async () =>
  (await office.platform.call(office.committee, procedures.listProcedures, {})).items.find((one) => one.key === key)!
const change = async (days: number, { actor = office.committee, seen }: { actor?: Office['committee']; seen?: string } = {}) => {
  const now = await table()
  const steps = now.steps.map(({ code, zh, en, deadline, papers }) => ({
    code,
    zh,
    en,
    papers,
    deadline:
      code === 'review'
        ? { n: days, unit: 'working-day' as const, source: '示社委〔2026〕3号' }
        : deadline && { n: deadline.n, unit: deadline.unit, source: deadline.source },
  }))
  const body = { districtNo, seen: seen ?? now.version, reason: '三个工作日够用', remind: 1, steps }
  return office.platform.call(actor, procedures.changeTable, { params: { key }, body })
}
const submitted = async () => {
  const id = await office.open(office.east, key, blank.east.pop()!, { name: '某支部', level: 'branch' })
  await office.attach(office.east, id)
  await office.act(office.east, id, 'submit')
  return id
}
const dueOf = async (id: string) => (await office.see(office.east, id)).dueOn

describe('a table of the district', () => {
  it('is another version with its reason; cases that run keep theirs', async () => {
    const before = await submitted()
    expect(await change(3)).toEqual({ key, version: '3.1' })
    const after = await submitted()
    expect([await dueOf(before), await dueOf(after)]).toEqual(['2026-11-27', '2026-11-25'])
    const now = await table()
    expect(now).toMatchObject({ version: '3.1', own: { reason: '三个工作日够用', on: expect.any(String) } })
    const review = now.steps.find((step) => step.code === 'review')!
    expect(review.deadline).toMatchObject({ n: 3, source: '示社委〔2026〕3号', stated: true })
    expect(now.steps.find((step) => step.code === 'decide')!.deadline).toMatchObject({
      n: 1,
      unit: 'month',
      counts: 'submission',
    })
    expect((await office.see(office.east, before)).table.version).toBe('3')
  })

  it('is changed by the committee alone, and by nobody who has not seen the latest', async () => {
    expect(await refusalOf(change(4, { actor: office.east }))).toBe('not-allowed')
    expect(await refusalOf(change(4, { seen: '2' }))).toBe('procedure-changed')
    const foreign = { ...office.committee, grants: [{ role: 'district_officer', nodeNo: office.district.node['东街道']! }] }
    expect(await refusalOf(change(4, { actor: foreign }))).toBe('case-unit-not-found')
  })

  it('has the steps of the programme and no others', async () => {
    const now = await table()
    const body = {
      districtNo,
      seen: now.version,
      reason: '加一步',
      remind: null,
      steps: [{ code: 'extra', zh: '加', en: 'More', deadline: null, papers: [] }],
    }
    expect(await refusalOf(office.platform.call(office.committee, procedures.changeTable, { params: { key }, body }))).toBe(
      'procedure-unsound',
    )
  })

  it('gives way to the shipped one again, and a later change counts on', async () => {
    await office.platform.call(office.committee, procedures.restoreTable, {
      params: { key },
      query: { districtNo, reason: '照旧' },
    })
    expect(await table()).toMatchObject({ version: '3', own: null })
    expect((await change(4)).version).toBe('3.3')
  })
})

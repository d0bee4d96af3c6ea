import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingsOf, refusalOf } from '../../../test/support/small-district.ts'
import { organisations } from '../organisations/contract.ts'
import {
  type Blank,
  blankUnits,
  bringToDecision,
  built,
  numbered,
  type Office,
  openOffice,
  through,
  verdictOf,
} from './testing.ts'

let office: Office
/** Units without a Party organisation, by the street they are filed under. */
let blank: Blank

beforeAll(async () => {
  office = await openOffice(90)
  blank = await blankUnits(office)
})
afterAll(async () => {
  expect(await findingsOf(office.platform)).toEqual([])
  await office.platform.close()
})

describe('what decisions bring about', () => {
  it('attaches a unit to an existing branch, with the consent of the branch', async () => {
    const branch = await through(office, 'establish-own', blank.east.pop()!, { name: '接收支部', level: 'branch' })
    const unit = blank.east.pop()!
    expect(await through(office, 'attach', unit, { targetNo: branch })).toBe(branch)
    expect(await verdictOf(office, unit)).toBe('own-branch')
  })

  it('raises the level of a branch, but not of a temporary one', async () => {
    const branch = await through(office, 'establish-own', blank.west.pop()!, { name: '升格支部', level: 'branch' })
    await through(office, 'upgrade', branch, { level: 'general' })
    const { facts } = await office.platform.call(office.committee, organisations.getUnit, { params: { no: branch } })
    expect(facts?.level).toBe('general')
    const temporary = await through(office, 'establish-temporary', blank.west.pop()!, {
      name: '临时',
      task: '赛会',
      untilOn: '2026-12-31',
    })
    expect(await refusalOf(office.open(office.committee, 'upgrade', temporary, { level: 'general' }))).toBe(
      'procedure-not-for-form',
    )
  })

  it('moves units to another branch before the old one is dissolved, and nobody stands uncovered', async () => {
    const [lead, second] = [blank.west.pop()!, blank.west.pop()!]
    const old = await through(office, 'establish-joint', lead, { name: '将撤联合', covers: [second] })
    const target = await through(office, 'establish-own', blank.west.pop()!, { name: '接管支部', level: 'branch' })
    const before = await built(office)
    const dissolving = await office.open(office.committee, 'dissolve', old)
    await office.attach(office.committee, dissolving)
    expect(await refusalOf(office.act(office.committee, dissolving, 'submit'))).toBe('unit-still-covers')
    await through(office, 'adjust', old, { covers: [lead, second], targetNo: target })
    expect(await built(office)).toEqual(before)
    await office.act(office.committee, dissolving, 'submit')
    await office.act(office.committee, dissolving, 'approve')
    await office.act(office.colleague, dissolving, 'decide', numbered)
    const { facts } = await office.platform.call(office.committee, organisations.getUnit, { params: { no: old } })
    expect(facts?.status).toBe('dissolved')
    expect(await built(office)).toEqual(before)
  })

  it('does not come about for a unit that was struck off meanwhile: its case has ended with it', async () => {
    const unit = blank.west.pop()!
    const id = await bringToDecision(office, 'establish-own', unit, { name: '落空支部', level: 'branch' })
    const because = { kind: 'dissolve' as const, reason: '注销登记', effectiveOn: '2026-11-20', facts: {} }
    const { revision } = await office.platform.call(office.committee, organisations.getUnit, { params: { no: unit } })
    await office.platform.call(
      office.committee,
      organisations.changeUnit,
      { params: { no: unit }, body: because },
      { ifMatch: revision },
    )
    expect(await refusalOf(office.act(office.colleague, id, 'decide', numbered))).toBe('case-ended')
    const { outcome, timeline } = await office.see(office.committee, id)
    expect([outcome, timeline.at(-1)]).toMatchObject(['withdrawn', { action: 'close', detail: { because: 'applicant-ended' } }])
  })

  it('stands at the place of service, and says so', async () => {
    const unit = blank.west.pop()!
    const branch = await through(office, 'establish-at-service-place', unit, {
      name: '服务地支部',
      level: 'branch',
      serviceAddress: '西街 8 号',
    })
    const see = async (no: number) =>
      (await office.platform.call(office.committee, organisations.getUnit, { params: { no } })).facts
    expect((await see(unit))?.serviceAddress).toBe('西街 8 号')
    expect((await see(branch))?.address).toBe('西街 8 号')
  })
})

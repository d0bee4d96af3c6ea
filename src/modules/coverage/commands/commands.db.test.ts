import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../../test/support/small-district.ts'
import type { Actor } from '../../../kernel/policy.ts'
import { organisations } from '../../organisations/contract.ts'
import { coverage } from '../contract.ts'

let place: SmallDistrict
let district: Actor
let street: Actor
let blanks: number[]
let built: number[]

beforeAll(async () => {
  place = await openSmallDistrict(60)
  district = person('区管理员', { role: 'district_officer', nodeNo: place.node['示例区']! })
  street = person('东街道干事', { role: 'street_officer', nodeNo: place.node['东街道']! })
  const named = async (cell: string) =>
    (await place.platform.call(street, coverage.listUnits, { query: { cell, pageSize: 50 } })).items.map((unit) => unit.no)
  blanks = await named('not-built')
  built = await named('built')
})
afterAll(() => place.platform.close())

const diagnose = (no: number, actor = street, body: object = {}) =>
  place.platform.call(actor, coverage.diagnose, {
    params: { no },
    body: { reason: 'unable', remedy: '派指导员', followUpOn: '2026-12-01', ...body },
  })
const diagnosesOf = async (unitNo: number) =>
  (await place.platform.call(street, coverage.listDiagnoses, { query: { unitNo } })).items
const correct = async (no: number, facts: object, effectiveOn = '2026-11-01') => {
  const { revision } = await place.platform.call(systemActor, organisations.getUnit, { params: { no } })
  const body = { kind: 'correct' as const, reason: '更正', effectiveOn, facts }
  await place.platform.call(systemActor, organisations.changeUnit, { params: { no }, body }, { ifMatch: revision })
}

describe('a diagnosis', () => {
  it('is of a blank unit; of a built one only that it is asleep', async () => {
    expect(await refusalOf(diagnose(built[0]!))).toBe('unit-not-blank')
    expect(await refusalOf(diagnose(built[0]!, street, { reason: 'dormant' }))).toBe('done')
    expect(await refusalOf(diagnose(99_999_999))).toBe('coverage-unit-not-found')
  })

  it('made anew closes the one before; followed up to its end it takes no more', async () => {
    await diagnose(blanks[0]!)
    const { id } = await diagnose(blanks[0]!, street, { reason: 'unwilling' })
    expect((await diagnosesOf(blanks[0]!)).map((one) => [one.reason, one.closedOn])).toEqual([
      ['unwilling', null],
      ['unable', '2026-11-22'],
    ])
    const followUp = (body: { note: string; close?: boolean; nextOn?: string }) =>
      place.platform.call(street, coverage.followUp, { params: { id }, body })
    await followUp({ note: '负责人愿意谈', nextOn: '2026-12-20' })
    expect((await diagnosesOf(blanks[0]!))[0]).toMatchObject({
      followUpOn: '2026-12-20',
      followUps: [{ on: '2026-11-22', note: '负责人愿意谈' }],
    })
    await followUp({ note: '已建支部', close: true })
    expect(await refusalOf(followUp({ note: '再去一次' }))).toBe('diagnosis-closed')
  })

  it('by five at once leaves one open and four closed', async () => {
    const no = blanks[1]!
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => refusalOf(diagnose(no))))
    expect(outcomes).toEqual(Array(5).fill('done'))
    expect((await diagnosesOf(no)).filter((one) => one.closedOn === null).length).toBe(1)
  })
})

describe('a target', () => {
  it('tells how many are missing today, to whoever reaches all of its node', async () => {
    const nodeNo = place.node['东街道']!
    await place.platform.call(district, coverage.setTarget, {
      body: { nodeNo, metric: 'orgCoverage', percent: 100, dueOn: '2026-12-31', source: 'ZF-09' },
    })
    await place.platform.call(district, coverage.setTarget, {
      body: { nodeNo: place.node['示例区']!, metric: 'workCoverage', percent: 0, dueOn: '2026-12-31' },
    })
    const { items } = await place.platform.call(street, coverage.listTargets, {})
    const { figures } = await place.platform.call(street, coverage.getSummary, {})
    expect(items.map((one) => [one.node.no, one.now, one.missing])).toEqual([
      [nodeNo, figures.orgCoverage, figures.orgCoverage.den - figures.orgCoverage.num],
    ])
    expect((await place.platform.call(district, coverage.listTargets, {})).items.map((one) => one.missing).sort()).toEqual(
      [0, items[0]!.missing].sort(),
    )
    expect(
      await refusalOf(
        place.platform.call(street, coverage.setTarget, {
          body: { nodeNo, metric: 'orgCoverage', percent: 1, dueOn: '2027-01-01' },
        }),
      ),
    ).toBe('not-allowed')
  })
})

describe('a frozen return', () => {
  const freeze = (asOf: string, actor = district) =>
    place.platform.call(actor, coverage.freezeReturn, { body: { districtNo: place.node['示例区']!, asOf, title: '年报' } })
  const returnOf = async (id: string) =>
    (await place.platform.call(district, coverage.listReturns, {})).items.find((one) => one.id === id)!

  it('stays as it was handed in while the living figures of its day change beside it', async () => {
    const { id } = await freeze('2026-11-10')
    const handed = await returnOf(id)
    expect(handed.living).toEqual(handed.figures)
    await correct(blanks[2]!, { fullMembers: 9, headcount: 90 })
    const later = await returnOf(id)
    expect([later.figures, later.receipt]).toEqual([handed.figures, handed.receipt])
    expect(later.living).not.toEqual(handed.figures)
  })

  it('is of a day that has come and of a district one answers for', async () => {
    expect(await refusalOf(freeze('2026-11-23'))).toBe('return-day-in-the-future')
    const ofStreet = person('某人', { role: 'district_officer', nodeNo: place.node['东街道']! })
    expect(await refusalOf(freeze('2026-11-10', ofStreet))).toBe('return-district-not-found')
    expect((await place.platform.call(street, coverage.listReturns, {})).items).toEqual([])
  })
})

describe('a receipt', () => {
  it('is the same when nothing changed, whoever computes it from tallies or from rows, and another when something did', async () => {
    const query = { streetNo: place.node['东街道']! }
    const ask = (asOf?: string) =>
      place.platform.call(district, coverage.getSummary, { query: { ...query, ...(asOf ? { asOf } : {}) } })
    const [first, again, yesterday] = [await ask(), await ask(), await ask('2026-11-21')]
    expect(again.receipt.hash).toBe(first.receipt.hash)
    expect(yesterday.figures).toEqual(first.figures)
    expect(yesterday.receipt).toMatchObject({
      definition: first.receipt.definition,
      rules: first.receipt.rules,
      asOf: '2026-11-21',
    })
    await correct(blanks[3]!, { headcount: 77 })
    expect((await ask()).receipt.hash).not.toBe(first.receipt.hash)
  })
})

describe('a kept filter', () => {
  it('is one’s own, and kept anew under its name', async () => {
    const keep = (actor: Actor, cell: string) =>
      place.platform.call(actor, coverage.saveFilter, { body: { name: '重点', filter: { cell } } })
    const [mine] = [await keep(street, 'joint'), await keep(district, 'own')]
    await keep(street, 'not-built')
    expect((await place.platform.call(street, coverage.listFilters, {})).items).toEqual([
      { id: mine!.id, name: '重点', filter: { cell: 'not-built' } },
    ])
    expect(await refusalOf(place.platform.call(district, coverage.removeFilter, { params: mine! }))).toBe('filter-not-found')
    expect(await refusalOf(place.platform.call(street, coverage.removeFilter, { params: mine! }))).toBe('done')
  })
})

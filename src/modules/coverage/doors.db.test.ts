import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, person, systemActor, type TestPlatform } from '../../../test/support/platform.ts'
import { refusalOf } from '../../../test/support/small-district.ts'
import { playStory } from '../../app/play-story.ts'
import type { Actor } from '../../kernel/policy.ts'
import { longhuaStory } from '../../programmes/index.ts'
import { coverage } from './contract.ts'
import { foldTallies } from './tally.ts'
import { systemContext } from '../../platform/db/database.ts'

let platform: TestPlatform
let districtNo: number

beforeAll(async () => {
  platform = await openTestPlatform()
  districtNo = await playStory(platform.services, longhuaStory())
  const { items } = await platform.call(systemActor, coverage.listUnits, { query: { cell: 'joint', pageSize: 3 } })
  for (const { no } of items)
    await platform.call(systemActor, coverage.diagnose, { params: { no }, body: { reason: 'dormant', remedy: '重新激活' } })
})
afterAll(() => platform.close())

type Query = Record<string, string | number>

/** The total a list tells, which is also how many rows its pages hold. */
async function units(actor: Actor, query: Query): Promise<number> {
  const page = (number: number) =>
    platform.call(actor, coverage.listUnits, { query: { ...query, page: number, pageSize: 200 } as never })
  const { total, items } = await page(1)
  let rows = items.length
  for (let number = 2; rows < total; number += 1) {
    const { items: more } = await page(number)
    if (more.length === 0) break
    rows += more.length
  }
  expect([query, rows]).toEqual([query, total])
  return total
}
const joint = async (actor: Actor, query: Query) =>
  (await platform.call(actor, coverage.listJointPartyOrgs, { query: { ...query, pageSize: 1 } as never })).total
const instructors = async (actor: Actor, query: Query) =>
  (await platform.call(actor, coverage.listInstructors, { query: { ...query, pageSize: 1 } as never })).total

/** Every figure the overview shows, with the total of the list its door opens. */
async function doorsOf(actor: Actor, query: Query): Promise<[string, number, number][]> {
  const { figures, jointDetail, floatingOnly, helpers, dormancy } = await platform.call(actor, coverage.getSummary, {
    query: query as never,
  })
  const { notBuilt, own } = figures
  const list = (condition: Query) => units(actor, { ...query, ...condition })
  const orgs = (condition: Query) => joint(actor, { ...query, ...condition })
  const people = (condition: Query) => instructors(actor, { ...query, ...condition })
  const doors: [string, number, Promise<number>][] = [
    ['registered', figures.registered, list({ status: 'registered' })],
    ['inactive', figures.registered - figures.active, list({ status: 'inactive' })],
    ['active', figures.active, list({})],
    ['own', own.total, list({ cell: 'own' })],
    ['own committee', own.committee, list({ cell: 'own-committee' })],
    ['joint units', figures.joint.units, list({ cell: 'joint' })],
    ['joint units with enough members', figures.joint.unitsWith3Full, list({ cell: 'joint', enoughMembers: 'true' })],
    ['not built', notBuilt.total, list({ cell: 'not-built' })],
    ['should have', notBuilt.shouldHave, list({ cell: 'should-have' })],
    ['no members but floating', notBuilt.noneWithFloating, list({ cell: 'no-members', floatingOnly: 'true' })],
    ['not built, instructor', notBuilt.withInstructor, list({ cell: 'not-built', helper: 'instructor' })],
    ['not built, liaison', notBuilt.withLiaison, list({ cell: 'not-built', helper: 'liaison' })],
    ['not built, either', notBuilt.withEither, list({ cell: 'not-built', workCovered: 'true' })],
    ['work', figures.workCoverage.num, list({ workCovered: 'true' })],
    ['enough members', figures.shouldHaveBuiltRate.den, list({ enoughMembers: 'true' })],
    ['enough members, built', figures.shouldHaveBuiltRate.num, list({ enoughMembers: 'true', cell: 'built' })],
    ['large', figures.headcount30.den, list({ large: 'true' })],
    ['large, built', figures.headcount30.num, list({ large: 'true', cell: 'built' })],
    ['with instructor', helpers.orgsWithInstructor, list({ helper: 'instructor' })],
    ['with liaison', helpers.orgsWithLiaison, list({ helper: 'liaison' })],
    ['liaison needed', helpers.liaisonNeeded, list({ liaison: 'needed' })],
    ['liaison missing', helpers.liaisonMissing, list({ liaison: 'missing' })],
    ['floating only, enough', floatingOnly.enough, list({ floatingOnly: 'true', enoughFloating: 'true' })],
    ['floating only, fewer', floatingOnly.fewer, list({ floatingOnly: 'true', enoughFloating: 'false' })],
    ['dormant', dormancy.dormant, list({ dormancy: 'dormant' })],
    ['activity unknown', dormancy.unknown, list({ dormancy: 'unknown' })],
    ['joint Party organisations', figures.joint.partyOrgs, orgs({})],
    ['over the usual size', jointDetail.overUsual, orgs({ joint: 'over-usual' })],
    ['under the minimum', jointDetail.underMinimum, orgs({ joint: 'under-minimum' })],
    ...Object.entries(jointDetail.bySize).map(
      ([size, count]) => [`of ${size}`, count, orgs({ size })] as [string, number, Promise<number>],
    ),
    ['instructors', helpers.instructors, people({})],
    ['below the band', helpers.belowBand, people({ load: 'below' })],
    ['within the band', helpers.withinBand, people({ load: 'within' })],
    ['above the band', helpers.aboveBand, people({ load: 'above' })],
  ]
  return Promise.all(doors.map(async ([name, figure, total]) => [name, figure, await total] as [string, number, number]))
}

async function expectDoors(actor: Actor, query: Query) {
  const doors = await doorsOf(actor, query)
  expect(doors.map(([name, , total]) => [name, total])).toEqual(doors.map(([name, figure]) => [name, figure]))
  return Object.fromEntries(doors.map(([name, figure]) => [name, figure]))
}

describe('every figure of the overview', () => {
  it('is the length of the list behind its door: for a district, a street, an industry, a type, and on another day', async () => {
    const { groups } = await platform.call(systemActor, coverage.getBreakdown, { query: { by: 'street' } })
    const { groups: industries } = await platform.call(systemActor, coverage.getBreakdown, { query: { by: 'industry' } })
    const whole = await expectDoors(systemActor, { districtNo })
    expect([whole['instructors'], whole['joint Party organisations'], whole['liaison missing']].every((n) => n! > 0)).toBe(true)
    expect(whole['dormant']).toBe(3)
    const asked: Query[] = [
      { streetNo: groups[0]!.no! },
      { industryNo: industries[0]!.no! },
      { type: '52' },
      { districtNo, asOf: '2026-11-21' },
    ]
    for (const query of asked) await expectDoors(systemActor, query)
  })

  it('follows the reach of the person, and stays when entries are folded', async () => {
    const { groups } = await platform.call(systemActor, coverage.getBreakdown, { query: { by: 'street' } })
    const officer = person('街道干事', { role: 'street_officer', nodeNo: groups[1]!.no! })
    const before = await expectDoors(officer, {})
    await platform.services.database.transaction(systemContext, foldTallies)
    expect(await expectDoors(officer, {})).toEqual(before)
    expect(await expectDoors(officer, { districtNo })).toEqual(before)
  })

  it('of one instructor and of one joint Party organisation opens the units counted', async () => {
    const { items: people } = await platform.call(systemActor, coverage.listInstructors, { query: { districtNo, pageSize: 5 } })
    for (const one of people) {
      expect([one.name, await units(systemActor, { districtNo, instructorId: one.id })]).toEqual([one.name, one.units])
      expect(one.name).not.toBe('')
    }
    const { items: orgs } = await platform.call(systemActor, coverage.listJointPartyOrgs, { query: { districtNo, pageSize: 5 } })
    for (const org of orgs) expect(await units(systemActor, { districtNo, partyOrgNo: org.no, cell: 'joint' })).toBe(org.units)
  })
})

describe('chosen units', () => {
  it('are listed and exported alone, whatever their status, and only as far as one reaches', async () => {
    const { items } = await platform.call(systemActor, coverage.listUnits, { query: { status: 'all', pageSize: 40, page: 3 } })
    const nos = items.map((unit) => unit.no)
    const query = { status: 'all', nos: nos.join(',') }
    expect(await units(systemActor, query)).toBe(40)
    const file = await platform.call(systemActor, coverage.exportUnits, { query: { ...query, format: 'csv' } as never })
    let text = ''
    for await (const piece of file.body as AsyncIterable<Buffer>) text += piece.toString()
    expect(text.trimEnd().split(/\r?\n/).length).toBe(41)
    const street = items[0]!.streetNo!
    const officer = person('街道干事', { role: 'street_officer', nodeNo: street })
    expect(await units(officer, query)).toBe(items.filter((unit) => unit.streetNo === street).length)
  })

  it('are at most five hundred, each a number', async () => {
    const asked = (nos: string) => refusalOf(units(systemActor, { nos }))
    expect(await asked(Array.from({ length: 500 }, (_, n) => n + 1).join(','))).toBe('done')
    expect(await asked(Array.from({ length: 501 }, (_, n) => n + 1).join(','))).toBe('input-invalid')
    expect(await asked('1,x')).toBe('input-invalid')
  })
})

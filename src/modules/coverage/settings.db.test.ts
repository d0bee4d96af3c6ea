import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { findingsOf, openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { systemContext } from '../../platform/db/database.ts'
import { organisations } from '../organisations/contract.ts'
import { workforce } from '../workforce/contract.ts'
import { coverage } from './contract.ts'
import { decideHelpers } from './helpers.ts'
import { refreshAll } from './projection.ts'
import type { VerdictRow } from './queries.ts'
import { type CoverageSettings, decideLarge, decideLiaisonNeeded } from './rules.ts'
import { loadCoverageRules } from './settings.ts'
import { usualSettings } from './testing.ts'

let place: SmallDistrict

beforeAll(async () => {
  place = await openSmallDistrict(40)
  for (const [index, no] of place.units.entries()) {
    const { revision, facts } = await place.platform.call(systemActor, organisations.getUnit, { params: { no } })
    const body = { kind: 'correct' as const, reason: '更正', effectiveOn: '2026-11-01' }
    const headcount = index % 7 === 0 ? null : 25 + (index % 9)
    if (facts!.status !== 'active') continue
    const changed = { fullMembers: index % 8, probationaryMembers: index % 3, floatingMembers: index % 5, headcount }
    await place.platform.call(
      systemActor,
      organisations.changeUnit,
      { params: { no }, body: { ...body, facts: changed } },
      {
        ifMatch: revision,
      },
    )
    for (const [role, every] of [
      ['instructor', 2],
      ['full_time_worker', 3],
      ['liaison', 5],
    ] as const)
      if (index % every === 0)
        await place.platform.call(systemActor, workforce.assignPost, {
          body: { role, unitNo: no, personName: `${role}${index % 4}`, fromOn: '2026-11-01' },
        })
  }
})
afterAll(() => place.platform.close())

/** Puts a version of a rule in the place of the general one and computes everything anew, as an installation does. */
async function inForce(key: string, version: string, params: Record<string, unknown>) {
  await place.platform.services.database.transaction(systemContext, async (tx) => {
    await sql`delete from coverage.rule where key = ${key}`.execute(tx)
    await loadCoverageRules(tx, {
      code: 'general',
      rules: [{ key, version, source: 'LH-15', fromOn: '2000-01-01', untilOn: null, severity: 'info', stated: true, params }],
    })
    await refreshAll(tx, '2026-11-22')
  })
}

const verdicts = () =>
  place.platform.services.database.read(systemContext, async (tx) => {
    const { rows } = await sql<VerdictRow>`select * from coverage.verdict order by unit_no`.execute(tx)
    return rows
  })
const summary = (query: object = {}) => place.platform.call(systemActor, coverage.getSummary, { query })
const factsOf = (row: VerdictRow) => ({
  status: row.status,
  fullMembers: row.full_members,
  probationaryMembers: row.probationary_members,
  floatingMembers: row.floating_members,
  headcount: row.headcount,
  partyOrg: row.party_form === null ? null : { form: row.party_form, level: row.party_level },
  helpers: decideHelpers(row).filter((helper) => helper !== 'party-org'),
})

/** The version told by figures and by the verdict of a unit, and what every check has to say. */
async function expectReceipts(key: string, version: string) {
  const { receipt } = await summary()
  expect(receipt.rules.find((rule) => rule.key === key)?.version).toBe(version)
  const unit = (await verdicts()).find((row) => row.cell !== null)!
  const verdict = await place.platform.call(systemActor, coverage.getVerdict, { params: { no: unit.unit_no } })
  expect(verdict.steps.find((step) => step.rule.key === key)?.rule.version).toBe(version)
  expect(await findingsOf(place.platform)).toEqual([])
}

describe('the people that make a unit large', () => {
  it.each(['staff', 'party-members', 'staff-and-party-members'] as const)(
    'are counted on the basis the rule names: %s',
    async (basis) => {
      const from = basis === 'party-members' ? 4 : 30
      await inForce('coverage.headcount', basis, { large_from: from, headcount_basis: basis })
      const settings: CoverageSettings = { ...usualSettings, large_from: from, headcount_basis: basis }
      const rows = await verdicts()
      expect(rows.map((row) => row.large)).toEqual(rows.map((row) => decideLarge(factsOf(row), settings)))
      expect(new Set(rows.map((row) => row.large)).size).toBe(basis === 'party-members' ? 2 : 3)
      const { figures, thresholds } = await summary()
      const active = rows.filter((row) => row.cell !== null)
      expect(figures.headcount30.den).toBe(active.filter((row) => row.large).length)
      expect(figures.headcountUnknown).toBe(active.filter((row) => row.large === null).length)
      expect(thresholds).toMatchObject({ headcountBasis: basis, largeFrom: from })
      expect((await summary({ asOf: '2026-11-21' })).figures).toEqual(figures)
      await expectReceipts('coverage.headcount', basis)
    },
  )

  it('on a basis nobody knows are refused when the rule is loaded', async () => {
    await expect(inForce('coverage.headcount', 'x', { large_from: 30, headcount_basis: 'guests' })).rejects.toThrow(
      'headcount_basis',
    )
  })
})

describe('units that must have a liaison', () => {
  const counts: Record<string, number> = {}
  it.each(['none', 'lenient', 'strict'] as const)('are those of the reading the rule names: %s', async (reading) => {
    await inForce('liaison.per-uncovered-org', reading, { reading })
    const settings: CoverageSettings = { ...usualSettings, liaison_reading: reading }
    const rows = await verdicts()
    expect(rows.map((row) => row.liaison_needed)).toEqual(rows.map((row) => decideLiaisonNeeded(factsOf(row), settings)))
    const { helpers } = await summary()
    counts[reading] = helpers.liaisonNeeded
    expect(helpers.liaisonNeeded).toBe(rows.filter((row) => row.liaison_needed).length)
    expect(helpers.liaisonMissing).toBe(rows.filter((row) => row.liaison_needed && !row.has_liaison).length)
    if (reading === 'none') expect(await findingsOf(place.platform)).toEqual([])
    else await expectReceipts('liaison.per-uncovered-org', reading)
  })

  it('are more in the strict reading than in the lenient one', () => {
    expect(counts['none']).toBe(0)
    expect(counts['lenient']!).toBeLessThan(counts['strict']!)
  })
})

describe('bands and usual sizes', () => {
  it('move with the rule, and the door of each band with them', async () => {
    const total = (await summary()).helpers.instructors
    for (const [low, high] of [
      [5, 10],
      [1, 2],
      [8, 9],
    ] as const) {
      await inForce('instructor.orgs-band', `${low}-${high}`, { low, high })
      const { helpers, receipt } = await summary()
      expect(helpers.belowBand + helpers.withinBand + helpers.aboveBand).toBe(total)
      expect(receipt.rules.find((rule) => rule.key === 'instructor.orgs-band')?.version).toBe(`${low}-${high}`)
      for (const [load, figure] of [
        ['below', helpers.belowBand],
        ['within', helpers.withinBand],
        ['above', helpers.aboveBand],
      ] as const) {
        const list = await place.platform.call(systemActor, coverage.listInstructors, { query: { load } })
        expect([load, list.total]).toEqual([load, figure])
        const fits = (units: number) =>
          load === 'below' ? units < low : load === 'above' ? units > high : units >= low && units <= high
        expect(list.items.every((one) => fits(one.units))).toBe(true)
      }
    }
  })

  it('of joint Party organisations move with the rule', async () => {
    const sizes = Object.entries((await summary()).jointDetail.bySize)
    for (const most of [1, 2, 5]) {
      await inForce('org.joint-branch-units', String(most), { usual_most: most })
      const over = sizes.filter(([size]) => Number(size) > most).reduce((sum, [, orgs]) => sum + orgs, 0)
      expect((await summary()).jointDetail.overUsual).toBe(over)
    }
  })

  it('of members move with the rule, and counts kept under the old one are taken off as they were added', async () => {
    for (const min_full of [5, 2, 3]) {
      await inForce('org.should-establish', String(min_full), { min_full })
      await inForce('org.mobile-branch', String(min_full), { min_floating: min_full })
      const rows = await verdicts()
      const { figures, floatingOnly } = await summary()
      expect(figures.shouldHaveBuiltRate.den).toBe(rows.filter((row) => row.cell && row.full_members >= min_full).length)
      expect(floatingOnly.enough).toBe(rows.filter((row) => row.cell === 'no-members' && row.floating_members >= min_full).length)
      expect(await findingsOf(place.platform)).toEqual([])
    }
  })
})

describe('whether a Party organisation is on paper only', () => {
  it('is not known without records of activity, does not apply without one, and is so when a person finds it', async () => {
    const street = person('东街道干事', { role: 'street_officer', nodeNo: place.node['东街道']! })
    const one = async (cell: string) =>
      (await place.platform.call(street, coverage.listUnits, { query: { cell, pageSize: 1 } })).items[0]!
    const verdictOf = (no: number) => place.platform.call(street, coverage.getVerdict, { params: { no } })
    const dormancyOf = async (no: number) => {
      const { dormant, steps } = await verdictOf(no)
      const step = steps.find((entry) => entry.rule.key === 'coverage.dormancy')!
      return [dormant, step.finding]
    }
    const built = await one('built')
    const blank = await one('not-built')
    expect(await dormancyOf(built.no)).toEqual([null, 'dormancy-unknown'])
    expect(await dormancyOf(blank.no)).toEqual([null, 'dormancy-not-applicable'])
    const before = (await summary()).dormancy

    const { id } = await place.platform.call(street, coverage.diagnose, {
      params: { no: built.no },
      body: { reason: 'dormant', remedy: '重新激活' },
    })
    expect(await dormancyOf(built.no)).toEqual([true, 'dormant-as-found'])
    expect((await one('built')).dormant).toBe(true)
    expect((await summary()).dormancy).toEqual({ dormant: before.dormant + 1, unknown: before.unknown - 1 })
    expect((await summary({ asOf: '2026-11-21' })).dormancy).toEqual(before)
    expect(await findingsOf(place.platform)).toEqual([])

    const close = { params: { id }, body: { note: '已开展活动', close: true } }
    expect(await refusalOf(place.platform.call(street, coverage.followUp, close))).toBe('done')
    expect(await dormancyOf(built.no)).toEqual([null, 'dormancy-unknown'])
    expect((await summary()).dormancy).toEqual(before)
    expect(await findingsOf(place.platform)).toEqual([])
  })
})

import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, person, systemActor, type TestPlatform } from '../../../test/support/platform.ts'
import { systemContext } from '../../platform/db/database.ts'
import { type Divisions, loadDivisions, loadIndustries, organisationsForTests } from '../organisations/testing.ts'
import { coverage } from './contract.ts'
import { refreshAll } from './projection.ts'
import { decideCell, decideWorkCovered } from './rules.ts'
import { usualSettings } from './testing.ts'
import { decideHelpers } from './helpers.ts'
import type { VerdictRow } from './queries.ts'

const divisions: Divisions = {
  code: '999901',
  name: '示例区',
  streets: ['东', '西', '南'].map((side, index) => ({
    code: `99990100${index + 1}`,
    name: `${side}街道`,
    communities: [{ code: `99990100${index + 1}001`, name: `${side}社区` }],
  })),
}
const settings = usualSettings

let platform: TestPlatform
let nodes: Record<string, number>

beforeAll(async () => {
  platform = await openTestPlatform()
  await platform.services.database.transaction(systemContext, async (tx) => {
    const { districtNo } = await loadDivisions(tx, divisions, 'general')
    await loadIndustries(tx, districtNo, [
      { code: '教育', zh: '教育' },
      { code: '体育', zh: '体育' },
    ])
  })
  nodes = await organisationsForTests(platform.services).nodes()
  await organisationsForTests(platform.services).fill(300, '2020-01-01')
})
afterAll(() => platform.close())

describe('the partition', () => {
  it('is computed in SQL exactly as the rules say', async () => {
    const { rows } = await platform.services.database.read(systemContext, (tx) =>
      sql<VerdictRow>`select * from coverage.verdict`.execute(tx),
    )
    expect(rows.length).toBe(300)
    for (const row of rows) {
      const facts = {
        status: row.status,
        fullMembers: row.full_members,
        probationaryMembers: row.probationary_members,
        floatingMembers: row.floating_members,
        headcount: row.headcount,
        partyOrg: row.party_form === null ? null : { form: row.party_form, level: row.party_level },
        helpers: decideHelpers(row).filter((helper) => helper !== 'party-org'),
      }
      expect(row.cell).toBe(decideCell(facts, settings))
      expect(row.work_covered).toBe(decideWorkCovered(facts, settings))
    }
  })

  it('sums to the active units, for the whole and every group, under any filter', async () => {
    const choice = fc.record(
      {
        streetNo: fc.constantFrom(nodes['东街道']!, nodes['西街道']!),
        industryNo: fc.constantFrom(nodes['教育']!, 'none' as const),
        type: fc.constantFrom('51', '52'),
        cell: fc.constantFrom('own', 'not-built', 'joint,should-have'),
        asOf: fc.constantFrom('2019-12-31', '2020-01-01', '2026-11-22'),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(choice, async (query) => {
        const { figures } = await platform.call(systemActor, coverage.getSummary, { query })
        expect(figures.own.total + figures.joint.units + figures.notBuilt.total).toBe(figures.active)
        expect(figures.notBuilt.shouldHave + figures.notBuilt.fewMembers + figures.notBuilt.none).toBe(figures.notBuilt.total)
        expect(figures.active + figures.inactive.cancelled + figures.inactive.revoked).toBe(figures.registered)
        const list = await platform.call(systemActor, coverage.listUnits, { query: { ...query, status: 'active', pageSize: 1 } })
        expect(list.total).toBe(figures.active)
        for (const by of ['street', 'industry', 'type'] as const) {
          const { groups } = await platform.call(systemActor, coverage.getBreakdown, { query: { ...query, by } })
          expect(groups.reduce((sum, group) => sum + group.figures.active, 0)).toBe(figures.active)
        }
        const matrix = await platform.call(systemActor, coverage.getMatrix, { query })
        expect(matrix.cells.reduce((sum, cell) => sum + cell.active, 0)).toBe(figures.active)
      }),
      { numRuns: 40 },
    )
  })

  it('today is the same whether read from the projection or computed anew', async () => {
    const projected = await platform.call(systemActor, coverage.getSummary, {})
    await platform.services.database.transaction(systemContext, (tx) => refreshAll(tx, '2026-11-22'))
    const anew = await platform.call(systemActor, coverage.getSummary, {})
    const yesterday = await platform.call(systemActor, coverage.getSummary, { query: { asOf: '2026-11-21' } })
    expect(anew.figures).toEqual(projected.figures)
    expect(yesterday.figures).toEqual(projected.figures)
  })
})

describe('an officer of one street', () => {
  it('gets the same set from list, count, figures, matrix and verdict, and nothing of another street', async () => {
    const officer = person('东街道干事', { role: 'street_officer', nodeNo: nodes['东街道']! })
    const all = await platform.call(systemActor, coverage.listUnits, { query: { status: 'all', pageSize: 200 } })
    const mine = await platform.call(officer, coverage.listUnits, { query: { status: 'all', pageSize: 200 } })
    expect(mine.items.every((unit) => unit.streetNo === nodes['东街道'])).toBe(true)
    const { figures } = await platform.call(officer, coverage.getSummary, {})
    expect(figures.registered).toBe(mine.total)
    const matrix = await platform.call(officer, coverage.getMatrix, {})
    expect(matrix.rows.map((row) => row.no)).toEqual([nodes['东街道']])
    const foreign = all.items.find((unit) => unit.streetNo === nodes['西街道'])!
    await expect(platform.call(officer, coverage.getVerdict, { params: { no: foreign.no } })).rejects.toMatchObject({
      code: 'coverage-unit-not-found',
    })
    const asked = await platform.call(officer, coverage.listUnits, { query: { streetNo: nodes['西街道']!, status: 'all' } })
    expect(asked.total).toBe(0)
  })

  it('sees no foreign row even when the scoped query is left out: row-level security stands behind it', async () => {
    const context = { scope: { everything: false as const, nodes: [nodes['东街道']!] }, accountId: null }
    const { rows } = await platform.services.database.read(context, (tx) =>
      sql<{ table: string; foreign: number }>`
        select 'verdict' as table, count(*) filter (where street_no <> ${nodes['东街道']}) as foreign from coverage.verdict
        union all select 'unit_state', count(*) filter (where street_no <> ${nodes['东街道']}) from organisations.unit_state
        union all select 'post', count(*) filter (where u.no is null) from workforce.post p left join organisations.unit u on u.no = p.unit_no`.execute(
        tx,
      ),
    )
    expect(rows).toEqual([
      { table: 'verdict', foreign: 0 },
      { table: 'unit_state', foreign: 0 },
      { table: 'post', foreign: 0 },
    ])
  })
})

describe('a verdict', () => {
  it('names its rules with their sources and the records it rests on', async () => {
    const joint = await platform.call(systemActor, coverage.listUnits, { query: { cell: 'joint', pageSize: 1 } })
    const verdict = await platform.call(systemActor, coverage.getVerdict, { params: { no: joint.items[0]!.no } })
    expect(verdict.cell).toBe('joint')
    expect(verdict.steps[0]).toMatchObject({ finding: 'joint-party-org', rule: { key: 'coverage.organisation' } })
    expect(verdict.steps[0]!.records[0]!.kind).toBe('covers')
    expect(verdict.steps.every((step) => step.rule.source.length > 0)).toBe(true)
  })
})

describe('what must be true at all times', () => {
  it('is found true by the checks of every module, each having looked at something', async () => {
    for (const check of platform.services.contributions.checks) {
      const result = await platform.services.database.read(systemContext, (tx) => check.run({ tx, today: '2026-11-22' }))
      expect(result.findings, check.name).toEqual([])
      expect(result.looked, check.name).toBeGreaterThan(0)
    }
  })
})

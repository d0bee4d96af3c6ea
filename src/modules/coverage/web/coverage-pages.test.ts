import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differenceOf } from './campaign/return-rows.ts'
import { coveredOf, tableOf } from './campaign/matrix.ts'
import { activityOf } from './activity.ts'
import { chosenOf, filterOf, setFields, withinPage } from './filter.ts'
import { conditionOf, weakestFirst } from './overview/Breakdown.tsx'
import { cells, unitsByCell } from './overview/cells.ts'

describe('a door', () => {
  it('keeps the day and the area of its page and adds its own condition', () => {
    const state = { asOf: '2018-12-31', districtNo: '1', page: '3', by: 'industry', order: 'weakest' }
    expect(withinPage(state, { cell: 'built' })).toEqual({ asOf: '2018-12-31', districtNo: '1', cell: 'built' })
  })

  it('replaces a condition of the page instead of adding to it', () => {
    expect(withinPage({ streetNo: '11' }, { streetNo: 12 })).toEqual({ streetNo: '12' })
  })

  it('of a group without an industry leads to the units without one', () => {
    expect(conditionOf('industry', { no: null, code: 'none' })).toEqual({ industryNo: 'none' })
    expect(conditionOf('type', { no: null, code: '52' })).toEqual({ type: '52' })
  })
})

describe('the filter of an address', () => {
  it('is sent without page and order, and the day does not count as a condition', () => {
    const state = { asOf: '2018-12-31', cell: 'joint', page: '2', sort: 'name' }
    expect(filterOf(state)).toEqual({ asOf: '2018-12-31', cell: 'joint' })
    expect(setFields(state)).toEqual(['cell'])
  })
})

describe('chosen units', () => {
  it('are asked for alone, whatever their status, on the day of the page', () => {
    const state = { asOf: '2018-12-31', cell: 'joint', q: '中心' }
    expect(chosenOf(state, [7, 9])).toEqual({ asOf: '2018-12-31', status: 'all', nos: '7,9' })
    expect(filterOf(chosenOf({}, [7]))).toEqual({ status: 'all', nos: '7' })
  })
})

describe('the activity of a Party organisation', () => {
  it('is on paper only when found so, not assessable without records, and does not apply without one', () => {
    expect(activityOf({ cell: 'joint', dormant: true })).toBe('dormant')
    expect(activityOf({ cell: 'own-branch', dormant: null })).toBe('unknown')
    expect(activityOf({ cell: 'no-members', dormant: null })).toBe('none')
    expect(activityOf({ cell: null, dormant: null })).toBe('none')
  })
})

describe('the partition', () => {
  it('has a shade for each of the seven cells', () => {
    const figures = {
      own: { committee: 1, general: 2, branch: 3 },
      joint: { units: 4 },
      notBuilt: { shouldHave: 5, fewMembers: 6, none: 7 },
    }
    const byCell = unitsByCell(figures)
    expect(cells.map(({ cell }) => byCell[cell])).toEqual([1, 2, 3, 4, 5, 6, 7])
  })
})

describe('lowest first', () => {
  const group = (name: string, percent: number | null) =>
    ({ no: 1, code: name, name, figures: { workCoverage: { percent } } }) as never
  it('puts groups without units last', () => {
    const sorted = weakestFirst([group('a', 90), group('b', null), group('c', 40)]) as { name: string }[]
    expect(sorted.map(({ name }) => name)).toEqual(['c', 'a', 'b'])
  })
})

describe('the matrix', () => {
  it('sums to the same whole by rows and by columns', () => {
    const count = fc.nat(50)
    const cell = fc.record({ active: count, orgCovered: count, workCovered: count, shouldHave: count })
    fc.assert(
      fc.property(fc.array(cell, { minLength: 6, maxLength: 6 }), (values) => {
        const rows = [1, 2].map((no) => ({ no, name: '' }))
        const columns = [31, 32, null].map((no) => ({ no, name: '' }))
        const table = tableOf({
          rows,
          columns,
          cells: rows.flatMap((row, i) =>
            columns.map((column, j) => ({ row: row.no, column: column.no, ...values[i * 3 + j]! })),
          ),
        })
        const byRow = rows.reduce((sum, row) => sum + coveredOf(table.row(row.no), 'org'), 0)
        const byColumn = columns.reduce((sum, column) => sum + coveredOf(table.column(column.no), 'org'), 0)
        expect(byRow).toBe(table.all.orgCovered)
        expect(byColumn).toBe(table.all.orgCovered)
      }),
    )
  })
})

describe('a frozen return beside the living one', () => {
  it('differs by nothing where either is unknown, and by tenths of a point in rates', () => {
    expect(differenceOf(null, 3)).toBeNull()
    expect(differenceOf(49.8, 50.1)).toBe(0.3)
    expect(differenceOf(12, 12)).toBe(0)
  })
})

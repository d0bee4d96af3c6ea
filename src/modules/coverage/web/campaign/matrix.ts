import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import type { coverage } from '../../contract.ts'

export type Matrix = AnswerOf<typeof coverage.getMatrix>
export type MatrixCell = Omit<Matrix['cells'][number], 'row' | 'column'>
export const measures = ['org', 'work', 'shouldHave'] as const
export type Measure = (typeof measures)[number]

const blank: MatrixCell = { active: 0, orgCovered: 0, workCovered: 0, shouldHave: 0 }

function add(a: MatrixCell, b: MatrixCell): MatrixCell {
  return {
    active: a.active + b.active,
    orgCovered: a.orgCovered + b.orgCovered,
    workCovered: a.workCovered + b.workCovered,
    shouldHave: a.shouldHave + b.shouldHave,
  }
}

function sum(cells: readonly MatrixCell[]): MatrixCell {
  return cells.reduce(add, blank)
}

/** Cells by place, and the sums of rows and columns; every unit stands in exactly one cell, so the sums are exact. */
export function tableOf(matrix: Matrix) {
  const at = new Map(matrix.cells.map((cell) => [`${cell.row}:${cell.column}`, cell]))
  const cell = (row: number, column: number | null): MatrixCell => at.get(`${row}:${column}`) ?? blank
  return {
    cell,
    row: (row: number) => sum(matrix.cells.filter((entry) => entry.row === row)),
    column: (column: number | null) => sum(matrix.cells.filter((entry) => entry.column === column)),
    all: sum(matrix.cells),
  }
}

export function coveredOf(cell: MatrixCell, measure: Measure): number {
  return measure === 'org' ? cell.orgCovered : measure === 'work' ? cell.workCovered : cell.shouldHave
}

/** Share of a cell from 0 to 1 for its shade, or null where nobody is. */
export function shareOf(cell: MatrixCell, measure: Measure): number | null {
  return cell.active === 0 ? null : coveredOf(cell, measure) / cell.active
}

import type { Figures } from '../overview/types.ts'

export const returnRows = [
  'registered',
  'active',
  'own',
  'joint',
  'shouldHave',
  'fewMembers',
  'none',
  'orgCoverage',
  'workCoverage',
] as const
export type ReturnRow = (typeof returnRows)[number]

/** One line of the return; the two rates in percent, everything else in units. */
export function valueOf(figures: Figures, row: ReturnRow): number | null {
  switch (row) {
    case 'registered':
    case 'active':
      return figures[row]
    case 'own':
      return figures.own.total
    case 'joint':
      return figures.joint.units
    case 'shouldHave':
    case 'fewMembers':
    case 'none':
      return figures.notBuilt[row]
    case 'orgCoverage':
    case 'workCoverage':
      return figures[row].percent
  }
}

export function isRate(row: ReturnRow): boolean {
  return row === 'orgCoverage' || row === 'workCoverage'
}

/** How far the living figure has moved from the frozen one; null where either is unknown. Rates to a tenth of a point. */
export function differenceOf(frozen: number | null, living: number | null): number | null {
  return frozen === null || living === null ? null : Math.round((living - frozen) * 10) / 10
}

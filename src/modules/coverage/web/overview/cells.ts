/** Cells of the partition in reading order, with their shade: established ones in blue, the gap in amber, the rest in grey. */
export const cells = [
  { cell: 'own-committee', shade: '#003a8c' },
  { cell: 'own-general', shade: '#0958d9' },
  { cell: 'own-branch', shade: '#4a8bf0' },
  { cell: 'joint', shade: '#a9cbfb' },
  { cell: 'should-have', shade: '#d48806' },
  { cell: 'few-members', shade: '#bcc2cc' },
  { cell: 'no-members', shade: '#e1e4e9' },
] as const
export type Cell = (typeof cells)[number]['cell']

interface PartitionFigures {
  readonly own: { readonly committee: number; readonly general: number; readonly branch: number }
  readonly joint: { readonly units: number }
  readonly notBuilt: { readonly shouldHave: number; readonly fewMembers: number; readonly none: number }
}

/** Units in each cell; the seven add up to the active units. */
export function unitsByCell(figures: PartitionFigures): Record<Cell, number> {
  return {
    'own-committee': figures.own.committee,
    'own-general': figures.own.general,
    'own-branch': figures.own.branch,
    joint: figures.joint.units,
    'should-have': figures.notBuilt.shouldHave,
    'few-members': figures.notBuilt.fewMembers,
    'no-members': figures.notBuilt.none,
  }
}

import type { AnswerOf } from '../../kernel/endpoint.ts'
import type { coverage } from '../../modules/coverage/contract.ts'

type Figures = AnswerOf<typeof coverage.getSummary>['figures']

export const cellColours = {
  'own-committee': '#003a8c',
  'own-general': '#0958d9',
  'own-branch': '#4a8bf0',
  joint: '#0f8a86',
  'should-have': '#c75000',
  'few-members': '#8a5fbf',
  'no-members': '#7b8494',
} as const
export type Cell = keyof typeof cellColours

/** The seven cells with their counts, in the order of the return. */
export function cellFigures({ own, joint, notBuilt }: Figures): { cell: Cell; count: number; colour: string }[] {
  const counts: Record<Cell, number> = {
    'own-committee': own.committee,
    'own-general': own.general,
    'own-branch': own.branch,
    joint: joint.units,
    'should-have': notBuilt.shouldHave,
    'few-members': notBuilt.fewMembers,
    'no-members': notBuilt.none,
  }
  return (Object.keys(cellColours) as Cell[]).map((cell) => ({ cell, count: counts[cell], colour: cellColours[cell] }))
}

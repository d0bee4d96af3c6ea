import type { AnswerOf } from '../../../kernel/endpoint.ts'
import type { coverage } from '../../coverage/contract.ts'
import type { map } from '../contract.ts'

export type Area = AnswerOf<typeof map.listAreas>['areas'][number]
export type UnitPoint = AnswerOf<typeof map.listPoints>['points'][number]
export type Figures = AnswerOf<typeof coverage.getSummary>['figures']
export type Shade = 'orgCoverage' | 'workCoverage' | 'none'

/** Cells in the order of the return, with the colour of their points: strong where there is an organisation, warm where one is due. */
export const cells = ['own-committee', 'own-general', 'own-branch', 'joint', 'should-have', 'few-members', 'no-members'] as const
export type Cell = (typeof cells)[number]
export const cellColours: Readonly<Record<string, string>> = {
  'own-committee': '#003a8c',
  'own-general': '#0958d9',
  'own-branch': '#4a8bf0',
  joint: '#0f8a86',
  'should-have': '#c75000',
  'few-members': '#8a5fbf',
  'no-members': '#7b8494',
  near: '#0f8a86',
  far: '#c75000',
}
export const otherColour = '#9aa1ad'

/** Five even steps of a rate, light enough for points and names to be read on them. */
export const steps = [
  { from: 0, colour: '#f1f4f1' },
  { from: 20, colour: '#e0eee3' },
  { from: 40, colour: '#c9e2cf' },
  { from: 60, colour: '#aed4b8' },
  { from: 80, colour: '#90c5a1' },
] as const
export const emptyColour = '#fafafa'
export const unshaded = '#eef1f5'

export function shadeOf(figures: Figures | undefined, shade: Shade): string {
  if (shade === 'none') return unshaded
  const percent = figures?.[shade].percent ?? null
  return percent === null ? emptyColour : (steps.findLast((step) => percent >= step.from)?.colour ?? emptyColour)
}

/** Number of active units in a cell. */
export function countOf(figures: Figures, cell: Cell): number {
  const { own, joint, notBuilt } = figures
  return {
    'own-committee': own.committee,
    'own-general': own.general,
    'own-branch': own.branch,
    joint: joint.units,
    'should-have': notBuilt.shouldHave,
    'few-members': notBuilt.fewMembers,
    'no-members': notBuilt.none,
  }[cell]
}

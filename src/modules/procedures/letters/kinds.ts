import type { CaseRow } from '../store.ts'

/** Letters of a case: that it was received, that it came back, what was decided. */
export const letterKinds = ['receipt', 'return', 'reply'] as const
export type LetterKind = (typeof letterKinds)[number]

/** Letters that can be written of a case as it stands. */
export function lettersOf(row: Pick<CaseRow, 'outcome' | 'submitted_on' | 'step' | 'acting_nos' | 'subject_no'>): LetterKind[] {
  if (row.outcome === 'withdrawn' || row.submitted_on === null) return []
  if (row.outcome !== null) return ['receipt', 'reply']
  return row.acting_nos.includes(row.subject_no) ? ['receipt', 'return'] : ['receipt']
}

import type { Day } from '../../kernel/dates.ts'

export type StatementBasis = 'title' | 'file-name' | 'given' | 'today'

export interface StatementDay {
  readonly day: Day
  readonly basis: StatementBasis
}

/** The day a register speaks of: as a person says, else as its title or the name of the file says, else today. Never a day to come. */
export function decideStatementDay(
  given: Day | null,
  read: { date: Day; source: { kind: string } } | undefined,
  today: Day,
): StatementDay {
  if (given !== null) return { day: given, basis: 'given' }
  if (read && read.date <= today) return { day: read.date, basis: read.source.kind === 'title' ? 'title' : 'file-name' }
  return { day: today, basis: 'today' }
}

export type ImportState = 'reading' | 'read' | 'refused' | 'applying' | 'applied' | 'undoing' | 'undone' | 'discarded'

export interface ImportStanding {
  readonly state: ImportState
  /** Whether facts were recorded: a cancelled apply leaves some behind. */
  readonly hasWritten: boolean
  /** Rows that would be written. */
  readonly writable: number
}

export type ImportAction = 'apply' | 'undo' | 'correct' | 'discard'
type Decision = { readonly ok: true } | { readonly ok: false; readonly code: Refusal }
type Refusal =
  | 'import-busy'
  | 'import-already-applied'
  | 'import-not-applied'
  | 'import-already-undone'
  | 'import-nothing-to-apply'
  | 'import-file-refused'

const ok: Decision = { ok: true }
const no = (code: Refusal): Decision => ({ ok: false, code })

/** What may be done with an import where it stands. */
export function decideImportAction(action: ImportAction, { state, hasWritten, writable }: ImportStanding): Decision {
  if (state === 'reading' || state === 'applying' || state === 'undoing') return no('import-busy')
  if (action === 'undo') {
    if (state === 'undone') return no('import-already-undone')
    return hasWritten ? ok : no('import-not-applied')
  }
  if (state === 'undone') return no('import-already-undone')
  if (state === 'applied') return no('import-already-applied')
  if (action === 'discard') return hasWritten ? no('import-already-applied') : ok
  if (state !== 'read') return no('import-file-refused')
  if (action === 'correct') return hasWritten ? no('import-already-applied') : ok
  return writable > 0 ? ok : no('import-nothing-to-apply')
}

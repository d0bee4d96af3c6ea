import type { Day } from '../../../kernel/dates.ts'
import { type CadenceStatus, type Window } from './cadences.ts'

export interface CadenceYear {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly windows: readonly (Window & { readonly status: CadenceStatus })[]
}

export interface CadenceDue {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly window: Window
}

/** What the convenor of now may still see to: windows open today that wait. A window that is over is shown to the community, and no longer reminded of. */
export function dueNow(cadences: readonly CadenceYear[], today: Day): CadenceDue[] {
  return cadences.flatMap(({ code, zh, en, windows }) =>
    windows.flatMap(({ from, until, status }) =>
      status === 'to-be-recorded' && from <= today && today < until ? [{ code, zh, en, window: { from, until } }] : [],
    ),
  )
}

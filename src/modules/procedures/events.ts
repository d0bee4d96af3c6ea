import type { DomainEvent } from '../../kernel/event.ts'

/** A case came to another step or to its end; `resultNo` is the unit a decision brought about. */
export type CaseMoved = DomainEvent<
  'procedures.case-moved',
  { readonly id: string; readonly step: string; readonly outcome: string | null; readonly resultNo: number | null }
>

export function caseMoved(id: string, step: string, outcome: string | null, resultNo: number | null): CaseMoved {
  return { name: 'procedures.case-moved', payload: { id, step, outcome, resultNo } }
}

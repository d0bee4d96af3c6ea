import type { DomainEvent } from '../../kernel/event.ts'

/** A case came to another step or to its end. */
export type CaseMoved = DomainEvent<
  'procedures.case-moved',
  { readonly id: string; readonly step: string; readonly outcome: string | null }
>

export function caseMoved(id: string, step: string, outcome: string | null): CaseMoved {
  return { name: 'procedures.case-moved', payload: { id, step, outcome } }
}

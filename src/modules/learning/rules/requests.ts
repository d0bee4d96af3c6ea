import type { Day } from '../../../kernel/dates.ts'

export type RequestState = 'requested' | 'confirmed' | 'delivered' | 'told' | 'declined' | 'withdrawn'

/** What may become of a request for a lecture (LH-34): requested → confirmed → delivered → told how it was. */
export const requestMoves: Readonly<Record<RequestState, readonly RequestState[]>> = {
  requested: ['confirmed', 'declined', 'withdrawn'],
  confirmed: ['delivered', 'withdrawn'],
  delivered: ['told'],
  told: [],
  declined: [],
  withdrawn: [],
}

export interface MoveWish {
  readonly state: RequestState
  readonly heldOn?: Day | null | undefined
  readonly line?: string | null | undefined
  readonly reason?: string | null | undefined
}

export type MoveDecision =
  | { readonly ok: true; readonly heldOn: Day | null; readonly line: string | null; readonly reason: string | null }
  | { readonly ok: false; readonly code: 'lecture-cannot-move' | 'lecture-words-missing' }

/** Only officers confirm and decline. A lecture was held on a day that is over or today; how it was is told in one line, without marks. */
export function decideMove(from: RequestState, wish: MoveWish, officer: boolean, today: Day): MoveDecision {
  const forOfficers = wish.state === 'confirmed' || wish.state === 'declined'
  if (!requestMoves[from].includes(wish.state) || (forOfficers && !officer)) return { ok: false, code: 'lecture-cannot-move' }
  const held = wish.state === 'delivered' || wish.state === 'told'
  if (held && (!wish.heldOn || wish.heldOn > today)) return { ok: false, code: 'lecture-words-missing' }
  if (wish.state === 'told' && !wish.line) return { ok: false, code: 'lecture-words-missing' }
  const ends = wish.state === 'declined' || wish.state === 'withdrawn'
  if (ends && !wish.reason) return { ok: false, code: 'lecture-words-missing' }
  return {
    ok: true,
    heldOn: held ? (wish.heldOn ?? null) : null,
    line: wish.state === 'told' ? (wish.line ?? null) : null,
    reason: ends ? (wish.reason ?? null) : null,
  }
}

/**
 * The life of a directive at one unit (NS-04, ZF-51): sent, acknowledged, accepted or declined with the reason, reported, confirmed by the
 * issuer or returned. Every state that is not the last is owed by one side, and has a clock. The issuer may enter what a unit told it by
 * telephone, and says so (`told`).
 */
export const directiveKinds = ['work', 'governance'] as const
export type DirectiveKind = (typeof directiveKinds)[number]
export const directiveSides = ['issuer', 'target'] as const
export type DirectiveSide = (typeof directiveSides)[number]
export const directiveStates = [
  'sent',
  'acknowledged',
  'accepted',
  'declined',
  'reported',
  'confirmed',
  'released',
  'withdrawn',
] as const
export type DirectiveState = (typeof directiveStates)[number]
export const directiveActs = [
  'acknowledge',
  'accept',
  'decline',
  'report',
  'confirm',
  'return',
  'insist',
  'release',
  'withdraw',
] as const
export type DirectiveAct = (typeof directiveActs)[number]
/** What is owed next. */
export const directiveClocks = ['acknowledge', 'answer', 'report', 'confirm'] as const
export type DirectiveClock = (typeof directiveClocks)[number]

interface Turn {
  readonly by: DirectiveSide
  readonly from: readonly DirectiveState[]
  readonly to: DirectiveState
}

const turns: Readonly<Record<DirectiveAct, Turn>> = {
  acknowledge: { by: 'target', from: ['sent'], to: 'acknowledged' },
  // Whoever takes it on or declines has read it.
  accept: { by: 'target', from: ['sent', 'acknowledged'], to: 'accepted' },
  decline: { by: 'target', from: ['sent', 'acknowledged'], to: 'declined' },
  report: { by: 'target', from: ['accepted'], to: 'reported' },
  confirm: { by: 'issuer', from: ['reported'], to: 'confirmed' },
  return: { by: 'issuer', from: ['reported'], to: 'accepted' },
  insist: { by: 'issuer', from: ['declined'], to: 'sent' },
  release: { by: 'issuer', from: ['declined'], to: 'released' },
  withdraw: { by: 'issuer', from: ['sent', 'acknowledged', 'accepted', 'declined', 'reported'], to: 'withdrawn' },
}

const clocks: Readonly<Record<DirectiveState, DirectiveClock | null>> = {
  sent: 'acknowledge',
  acknowledged: 'answer',
  accepted: 'report',
  declined: 'confirm',
  reported: 'confirm',
  confirmed: null,
  released: null,
  withdrawn: null,
}

export const clockOf = (state: DirectiveState): DirectiveClock | null => clocks[state]
/** Side that has the next step; null when it is over. */
export const owedBy = (state: DirectiveState): DirectiveSide | null =>
  clocks[state] === null ? null : clocks[state] === 'confirm' ? 'issuer' : 'target'
export const openStates = directiveStates.filter((state) => clocks[state] !== null)
export const owedStates = (side: DirectiveSide): DirectiveState[] => directiveStates.filter((state) => owedBy(state) === side)
/** Acts that need words: a reason, or the result. */
export const needsWords = (act: DirectiveAct): boolean => !['acknowledge', 'accept', 'confirm'].includes(act)

export type DirectiveDecision =
  | { readonly ok: true; readonly state: DirectiveState; readonly side: DirectiveSide }
  | { readonly ok: false; readonly code: 'directive-not-now' | 'directive-not-yours' }

export function decideDirective(
  state: DirectiveState,
  act: DirectiveAct,
  { by, told }: { readonly by: DirectiveSide; readonly told?: string | null | undefined },
): DirectiveDecision {
  const side = by === 'issuer' && told?.trim() ? 'target' : by
  const turn = turns[act]
  if (turn.by !== side) return { ok: false, code: 'directive-not-yours' }
  return turn.from.includes(state) ? { ok: true, state: turn.to, side } : { ok: false, code: 'directive-not-now' }
}

/** Acts open to a side; `forOther` are those of the unit that the issuer may enter as told to it. */
export function directiveActsOpen(state: DirectiveState, by: DirectiveSide): { acts: DirectiveAct[]; forOther: DirectiveAct[] } {
  const open = (told: string | null) => directiveActs.filter((act) => decideDirective(state, act, { by, told }).ok)
  return { acts: open(null), forOther: by === 'issuer' ? open('-') : [] }
}

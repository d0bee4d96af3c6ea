import type { Day } from '../../../kernel/dates.ts'
import type { Office } from './contests.ts'

export const electionStates = ['drafted', 'proposed', 'ready', 'reported', 'approved', 'cancelled'] as const
export type ElectionState = (typeof electionStates)[number]

/** Acts of the organisation and acts of its superior. */
export const ownActions = ['propose', 'report', 'cancel'] as const
export const superiorActions = [
  'approve-candidates',
  'return-candidates',
  'approve',
  'return-result',
  'withdraw-approval',
] as const
export type OwnAction = (typeof ownActions)[number]
export type SuperiorAction = (typeof superiorActions)[number]
export type ElectionAction = OwnAction | SuperiorAction
export type Need = 'reason' | 'document-no' | 'other-person' | 'prepared' | 'complete'

export interface Transition {
  readonly from: ElectionState
  readonly action: ElectionAction
  readonly to: ElectionState
  readonly needs: readonly Need[]
}

/**
 * How an election goes: the organisation prepares seats and candidates, its superior agrees to them, the members vote, the result is
 * reported and the superior approves it, which begins the term. An approval may be withdrawn: the result stands as reported again. `other-person`: not who sent it up.
 */
export const transitions: readonly Transition[] = [
  { from: 'drafted', action: 'propose', to: 'proposed', needs: ['prepared'] },
  { from: 'proposed', action: 'approve-candidates', to: 'ready', needs: ['other-person'] },
  { from: 'proposed', action: 'return-candidates', to: 'drafted', needs: ['reason'] },
  { from: 'ready', action: 'report', to: 'reported', needs: ['complete'] },
  { from: 'reported', action: 'approve', to: 'approved', needs: ['document-no', 'other-person'] },
  { from: 'reported', action: 'return-result', to: 'ready', needs: ['reason'] },
  { from: 'approved', action: 'withdraw-approval', to: 'reported', needs: ['reason', 'document-no', 'other-person'] },
  ...(['drafted', 'proposed', 'ready'] as const).map((from): Transition => ({
    from,
    action: 'cancel',
    to: 'cancelled',
    needs: ['reason'],
  })),
]

export const openStates: readonly ElectionState[] = ['drafted', 'proposed', 'ready', 'reported']

export function wayOf(from: ElectionState, action: ElectionAction): Transition | undefined {
  return transitions.find((way) => way.from === from && way.action === action)
}

export type MoveVerdict =
  | { readonly ok: true; readonly to: ElectionState }
  | {
      readonly ok: false
      readonly code: 'election-cannot-move' | 'election-reason-missing' | 'election-document-missing' | 'election-own-proposal'
    }

/** Whether this step may be taken as things stand; whether everything is prepared or complete is looked at by who knows the figures. */
export function decideMove(
  from: ElectionState,
  action: ElectionAction,
  said: { readonly reason?: string | null | undefined; readonly documentNo?: string | null | undefined },
  who: { readonly accountId: string | null; readonly sentBy: string | null },
): MoveVerdict {
  const way = wayOf(from, action)
  if (!way) return { ok: false, code: 'election-cannot-move' }
  if (way.needs.includes('reason') && !said.reason?.trim()) return { ok: false, code: 'election-reason-missing' }
  if (way.needs.includes('document-no') && !said.documentNo?.trim()) return { ok: false, code: 'election-document-missing' }
  if (way.needs.includes('other-person') && who.accountId !== null && who.accountId === who.sentBy)
    return { ok: false, code: 'election-own-proposal' }
  return { ok: true, to: way.to }
}

export type WithdrawalVerdict =
  | { readonly ok: true; readonly neverBegan: boolean }
  | {
      readonly ok: false
      readonly code: 'election-withdrawn-before' | 'election-open-since' | 'election-approved-since'
      readonly params: Readonly<Record<string, string | number>>
    }

/**
 * Whether an approval may be withdrawn from a day on: not before its own day, where what it made never began; not while another election
 * of the organisation is under way, for it has one at a time; and the later approval before the earlier.
 */
export function decideWithdrawal(of: {
  readonly approvedOn: Day
  readonly onDay: Day
  readonly openNo: number | null
  readonly laterNo: number | null
}): WithdrawalVerdict {
  const { approvedOn, onDay, openNo, laterNo } = of
  if (onDay < approvedOn) return { ok: false, code: 'election-withdrawn-before', params: { approvedOn } }
  if (openNo !== null) return { ok: false, code: 'election-open-since', params: { no: openNo } }
  if (laterNo !== null) return { ok: false, code: 'election-approved-since', params: { no: laterNo } }
  return { ok: true, neverBegan: onDay === approvedOn }
}

export type NextStep = 'prepare' | 'answer-candidates' | 'count' | 'report' | 'answer-result'

/** What an election under way waits for; while there is voting, the first office with seats to fill. */
export function nextStep(
  state: 'drafted' | 'proposed' | 'ready' | 'reported',
  contests: readonly { readonly office: Office; readonly open: number }[],
): { readonly step: NextStep; readonly office: Office | null } {
  if (state === 'drafted') return { step: 'prepare', office: null }
  if (state === 'proposed') return { step: 'answer-candidates', office: null }
  if (state === 'reported') return { step: 'answer-result', office: null }
  const next = contests.find(({ open }) => open > 0)
  return next ? { step: 'count', office: next.office } : { step: 'report', office: null }
}

import type { Day } from '../../../kernel/dates.ts'

export const meetingStages = ['called', 'to-record', 'held', 'cancelled'] as const
export type MeetingStage = (typeof meetingStages)[number]
export const meetingMoves = ['amend', 'table', 'record', 'cancel'] as const
export type MeetingMove = (typeof meetingMoves)[number]

export interface MeetingFacts {
  readonly onDay: Day
  readonly cancelledOn: Day | null
  /** It has become a shared record that stands. */
  readonly recorded: boolean
  /** Day the community was dissolved: what was only called ends with it. */
  readonly overOn: Day | null
}

/** Where a called meeting stands on a day (CN-34). A meeting nobody called has no stage: it is not missing. */
export function meetingStage({ onDay, cancelledOn, recorded, overOn }: MeetingFacts, today: Day): MeetingStage {
  if (recorded) return 'held'
  if (cancelledOn !== null || overOn !== null) return 'cancelled'
  return today <= onDay ? 'called' : 'to-record'
}

export type MeetingDecision =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: 'meeting-cannot-move' | 'meeting-not-yet' }

/** Changed and added to until its day is over; recorded from its day on; cancelled as long as it is not recorded. */
export function decideMeeting(move: MeetingMove, facts: MeetingFacts, today: Day): MeetingDecision {
  const stage = meetingStage(facts, today)
  const open = stage === 'called' || stage === 'to-record'
  if (!open || (stage === 'to-record' && (move === 'amend' || move === 'table')))
    return { ok: false, code: 'meeting-cannot-move' }
  return move === 'record' && today < facts.onDay ? { ok: false, code: 'meeting-not-yet' } : { ok: true }
}

interface ConvenorTurn {
  readonly day: Day
  readonly until: Day
  readonly who: number | null
}

/** Members that may call a meeting for a day: whose turn as convenor it is today, and whose it is on that day. */
export function convenorsFor(turns: readonly ConvenorTurn[], today: Day, onDay: Day): number[] {
  const at = (day: Day) => turns.find((turn) => turn.day <= day && day < turn.until)?.who ?? null
  return [...new Set([at(today), at(onDay)])].filter((no): no is number => no !== null)
}

import type { Day } from '../../../kernel/dates.ts'

export const teamKinds = ['service', 'model'] as const
export type TeamKind = (typeof teamKinds)[number]
export const rosterStates = ['joined', 'active', 'left'] as const
export type RosterState = (typeof rosterStates)[number]

export interface OnRoster {
  readonly joinedOn: Day
  readonly activeOn: Day | null
  readonly leftOn: Day | null
}

/** joined → active → left (CD-51); one may leave without ever having been active. */
export const rosterState = ({ activeOn, leftOn }: OnRoster): RosterState =>
  leftOn !== null ? 'left' : activeOn !== null ? 'active' : 'joined'

type Refusal = {
  readonly ok: false
  readonly code: 'team-person-moved' | 'member-in-the-future' | 'member-before'
  readonly params: Readonly<Record<string, string>>
}

/** Whether somebody on a roster becomes active, or leaves, on a day entered today. */
export function decideRosterMove(
  row: OnRoster,
  move: 'activate' | 'leave',
  day: Day,
  today: Day,
): { readonly ok: true } | Refusal {
  if (day > today) return { ok: false, code: 'member-in-the-future', params: { day, today } }
  if (row.leftOn !== null || (move === 'activate' && row.activeOn !== null))
    return { ok: false, code: 'team-person-moved', params: {} }
  const since = row.activeOn ?? row.joinedOn
  if (day < since) return { ok: false, code: 'member-before', params: { day, since } }
  return { ok: true }
}

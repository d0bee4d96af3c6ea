import type { Day } from '../../../kernel/dates.ts'

export const registrationStates = ['reported', 'accepted', 'posted', 'served', 'ended', 'refused'] as const
export type RegistrationState = (typeof registrationStates)[number]
export type RegistrationMove = 'accept' | 'refuse' | 'post' | 'note' | 'end'

/** Which state a move may start from, and where it leads (CN-17: reported → posted → served → ended). */
const moves: Readonly<Record<RegistrationMove, { readonly from: readonly RegistrationState[]; readonly to: RegistrationState }>> =
  {
    accept: { from: ['reported'], to: 'accepted' },
    refuse: { from: ['reported'], to: 'refused' },
    post: { from: ['accepted', 'posted', 'served'], to: 'posted' },
    note: { from: ['posted', 'served'], to: 'served' },
    end: { from: ['reported', 'accepted', 'posted', 'served'], to: 'ended' },
  }

export interface Registration {
  readonly state: RegistrationState
  readonly reportedOn: Day
  readonly postedOn: Day | null
}

type Refusal = {
  readonly ok: false
  readonly code:
    | 'registration-closed'
    | 'registration-not-accepted'
    | 'registration-without-post'
    | 'member-in-the-future'
    | 'member-before'
  readonly params: Readonly<Record<string, string>>
}

/** Whether a move may be made on a day, entered today, and the state it leads to. */
export function decideRegistration(
  registration: Registration,
  move: RegistrationMove,
  day: Day,
  today: Day,
): { readonly ok: true; readonly to: RegistrationState } | Refusal {
  const { state, reportedOn, postedOn } = registration
  const { from, to } = moves[move]
  if (day > today) return { ok: false, code: 'member-in-the-future', params: { day, today } }
  if (!from.includes(state)) {
    if (move === 'post' && state === 'reported') return { ok: false, code: 'registration-not-accepted', params: {} }
    if (move === 'note' && (state === 'reported' || state === 'accepted'))
      return { ok: false, code: 'registration-without-post', params: {} }
    return { ok: false, code: 'registration-closed', params: { state } }
  }
  const since = move === 'note' && postedOn !== null ? postedOn : reportedOn
  if (day < since) return { ok: false, code: 'member-before', params: { day, since } }
  return { ok: true, to }
}

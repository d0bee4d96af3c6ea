import type { Day } from '../../../kernel/dates.ts'

export const leaderStates = ['found', 'trained', 'active', 'ended'] as const
export type LeaderState = (typeof leaderStates)[number]
export const stepKinds = ['session', 'talk', 'activity'] as const
export type StepKind = (typeof stepKinds)[number]

/** What the records say of a community leader. `activeOn`: first session of service the person organised of which the service still stands. */
export interface Developed {
  readonly foundOn: Day
  readonly trainedOn: Day | null
  readonly activeOn: Day | null
  readonly endedOn: Day | null
}

/** found → trained → active (ZF-26), told from records alone; ended from any of them. */
export function leaderState({ trainedOn, activeOn, endedOn }: Omit<Developed, 'foundOn'>): LeaderState {
  if (endedOn !== null) return 'ended'
  if (trainedOn === null) return 'found'
  return activeOn === null ? 'trained' : 'active'
}

/** May a step of a day be entered today: nothing ahead, nothing before the finding, nothing organised before the first training. */
export function decideStep(
  { foundOn, trainedOn, endedOn }: Developed,
  what: StepKind,
  day: Day,
  today: Day,
): 'leader-ended' | 'leader-day-unfit' | 'leader-untrained' | null {
  if (endedOn !== null) return 'leader-ended'
  if (day > today || day < foundOn) return 'leader-day-unfit'
  return what === 'activity' && (trainedOn === null || day < trainedOn) ? 'leader-untrained' : null
}

/** May somebody be found on a day, having agreed on another: not ahead, and agreed before it is written down. */
export const decideFinding = (foundOn: Day, consentOn: Day, today: Day): 'leader-day-unfit' | 'leader-unasked' | null =>
  foundOn > today ? 'leader-day-unfit' : consentOn > foundOn ? 'leader-unasked' : null

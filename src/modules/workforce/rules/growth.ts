import type { Day } from '../../../kernel/dates.ts'

export const progressStates = ['under-way', 'reached', 'set-aside'] as const
export type ProgressState = (typeof progressStates)[number]
/** Before anybody recorded progress an item is planned. */
export const itemStates = ['planned', ...progressStates] as const
export type ItemState = (typeof itemStates)[number]

export interface Stay {
  readonly id: string
  readonly stage: string
  readonly enteredOn: Day
  readonly leftOn: Day | null
}

/** A plan as its records have it; stays in order of their entry. */
export interface GrowthPlan {
  readonly begunOn: Day
  readonly endedOn: Day | null
  readonly stays: readonly Stay[]
}

type Refusal = { readonly ok: false; readonly code: GrowthProblem; readonly params?: Readonly<Record<string, string>> }
export type GrowthProblem =
  | 'growth-ended'
  | 'growth-day-ahead'
  | 'growth-day-before'
  | 'growth-stage-same'
  | 'growth-not-the-last'
type Decision<T extends object = object> = (T & { readonly ok: true }) | Refusal

const refuse = (code: GrowthProblem, params?: Readonly<Record<string, string>>): Refusal =>
  params ? { ok: false, code, params } : { ok: false, code }

/** Last day anything of the plan tells of. */
const lastDay = ({ begunOn, stays }: GrowthPlan): Day => stays.at(-1)?.enteredOn ?? begunOn

/** Whether a day can be told of a plan: not ahead of today, not before the stage it falls into. */
function decideDay(plan: GrowthPlan, onDay: Day, today: Day): Decision {
  if (plan.endedOn !== null) return refuse('growth-ended')
  if (onDay > today) return refuse('growth-day-ahead')
  return onDay < lastDay(plan) ? refuse('growth-day-before', { day: lastDay(plan) }) : { ok: true }
}

/** The stage after the one that lasts, in any order: a programme names stages, people decide who is at which. */
export function decideStage(plan: GrowthPlan, stage: string, onDay: Day, today: Day): Decision<{ leaves: string | null }> {
  const current = plan.stays.at(-1)
  if (plan.endedOn === null && current?.stage === stage) return refuse('growth-stage-same')
  const day = decideDay(plan, onDay, today)
  return day.ok ? { ok: true, leaves: current?.id ?? null } : day
}

export const decideEnd = decideDay

/** Progress may be told late, of any day of the plan, also after its end. */
export function decideProgress(plan: GrowthPlan, onDay: Day, today: Day): Decision {
  if (onDay > today) return refuse('growth-day-ahead')
  if (onDay < plan.begunOn) return refuse('growth-day-before', { day: plan.begunOn })
  return plan.endedOn !== null && onDay > plan.endedOn ? refuse('growth-ended') : { ok: true }
}

/** Only the stage that lasts is taken back, and the one before lasts again; the first goes with the plan. */
export function decideStageBack(plan: GrowthPlan, id: string): Decision<{ again: string }> {
  if (plan.endedOn !== null) return refuse('growth-ended')
  const before = plan.stays.at(-2)
  return plan.stays.at(-1)?.id === id && before ? { ok: true, again: before.id } : refuse('growth-not-the-last')
}

/** How an item stands: as its latest day of progress says; of one day, what was recorded last. `progress` in order of recording. */
export function stateOfItem(progress: readonly { readonly onDay: Day; readonly state: ProgressState }[]): ItemState {
  return progress.reduce<{ onDay: Day; state: ItemState }>((last, one) => (one.onDay >= last.onDay ? one : last), {
    onDay: '',
    state: 'planned',
  }).state
}

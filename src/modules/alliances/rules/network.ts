import type { Day } from '../../../kernel/dates.ts'

export const tieStages = ['asked', 'attached', 'declined', 'withdrawn', 'ended'] as const
export type TieStage = (typeof tieStages)[number]
export const tieAnswers = ['agreed', 'declined', 'withdrawn'] as const
export type TieAnswer = (typeof tieAnswers)[number]

type Refusal<C extends string> = { readonly ok: false; readonly code: C }
type Decision<C extends string> = { readonly ok: true } | Refusal<C>
const fine = { ok: true } as const
const refuse = <C extends string>(code: C): Refusal<C> => ({ ok: false, code })

/** Where an asking stands: agreed, it is what its connection is on the day. */
export const tieStage = (answer: 'asked' | TieAnswer, standsToday: boolean): TieStage =>
  answer === 'agreed' ? (standsToday ? 'attached' : 'ended') : answer

/** Whether an organisation may ask a lead unit: not twice, not itself, not before the unit leads. */
export function decideAsk(asking: {
  readonly unitNo: number
  readonly lead: { readonly no: number; readonly fromOn: Day } | null
  readonly fromOn: Day
  readonly standing: TieStage | null
}): Decision<
  'network-lead-unknown' | 'network-itself' | 'network-day-unfit' | 'network-asked-already' | 'network-attached-already'
> {
  const { lead, standing } = asking
  if (lead === null) return refuse('network-lead-unknown')
  if (lead.no === asking.unitNo) return refuse('network-itself')
  if (asking.fromOn < lead.fromOn) return refuse('network-day-unfit')
  if (standing === 'asked') return refuse('network-asked-already')
  return standing === 'attached' ? refuse('network-attached-already') : fine
}

/** The lead unit agrees or declines, the asker withdraws; once. */
export function decideTie(
  said: { readonly answer: TieAnswer; readonly reason: string | null },
  standing: { readonly answer: 'asked' | TieAnswer; readonly isLead: boolean; readonly isAsker: boolean },
): Decision<'network-answered-already' | 'network-not-yours' | 'network-reason-missing'> {
  if (standing.answer !== 'asked') return refuse('network-answered-already')
  if (!(said.answer === 'withdrawn' ? standing.isAsker : standing.isLead)) return refuse('network-not-yours')
  return said.answer === 'declined' && !said.reason ? refuse('network-reason-missing') : fine
}

export const callStages = ['open', 'planned', 'off'] as const
export type CallStage = (typeof callStages)[number]
export const callAnswers = ['joins', 'cannot'] as const
export type CallAnswer = (typeof callAnswers)[number]

export interface CallFacts {
  readonly activityId: string | null
  readonly closedOn: Day | null
  readonly answers: readonly { readonly unitNo: number; readonly answer: 'asked' | CallAnswer }[]
}

export const callStage = (call: CallFacts): CallStage =>
  call.closedOn !== null ? 'off' : call.activityId !== null ? 'planned' : 'open'

/** Answers may be given, and changed, while a call is open; whoever cannot says why. Not joining is as good an answer. */
export function decideAnswer(
  call: CallFacts,
  said: { readonly unitNo: number; readonly answer: CallAnswer; readonly reason: string | null },
): Decision<'call-closed' | 'call-not-asked' | 'network-reason-missing'> {
  if (callStage(call) !== 'open') return refuse('call-closed')
  if (!call.answers.some((one) => one.unitNo === said.unitNo)) return refuse('call-not-asked')
  return said.answer === 'cannot' && !said.reason ? refuse('network-reason-missing') : fine
}

/** An activity comes of it once somebody joins; who has not answered is simply no partner. */
export function decidePlan(call: CallFacts): Decision<'call-closed' | 'call-nobody-joins'> {
  if (callStage(call) !== 'open') return refuse('call-closed')
  return call.answers.some((one) => one.answer === 'joins') ? fine : refuse('call-nobody-joins')
}

/** Whom a unit may call on: everybody else it is linked with on that basis; nobody where it does not stand in it itself. */
export const linkedWith = (unitNo: number, linked: readonly number[]): number[] =>
  linked.includes(unitNo) ? [...new Set(linked)].filter((no) => no !== unitNo) : []

/** A responsibility goes down one tier at a time, from the body that holds the one above (CD-11). */
export function decidePassing(
  tiers: readonly string[],
  given: { readonly tier: string; readonly bodyNo: number },
  above: { readonly tier: string; readonly bodyNo: number; readonly stands: boolean } | null,
): Decision<'responsibility-tier-unknown' | 'responsibility-above-missing' | 'responsibility-tier-skipped' | 'network-itself'> {
  const at = tiers.indexOf(given.tier)
  if (at < 0) return refuse('responsibility-tier-unknown')
  if (at === 0) return above === null ? fine : refuse('responsibility-tier-skipped')
  if (above === null || !above.stands) return refuse('responsibility-above-missing')
  if (tiers.indexOf(above.tier) !== at - 1) return refuse('responsibility-tier-skipped')
  return above.bodyNo === given.bodyNo ? refuse('network-itself') : fine
}

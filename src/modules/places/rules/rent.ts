import { addDays, type Day, daysBetween } from '../../../kernel/dates.ts'
import { addMonths } from '../../../kernel/working-days.ts'

export const rentMeasures = ['service', 'sessions'] as const
export type RentMeasure = (typeof rentMeasures)[number]
export const rentStates = ['proposed', 'agreed', 'refused', 'withdrawn'] as const
export type RentState = (typeof rentStates)[number]
/** Where an agreement stands on a day. */
export const rentStages = ['proposed', 'ahead', 'running', 'over', 'refused', 'withdrawn'] as const
export type RentStage = (typeof rentStages)[number]
/** How delivered compares with owed: not applicable before the first period has ended. */
export const rentStandings = ['not-applicable', 'met', 'owing'] as const
export type RentStanding = (typeof rentStandings)[number]
export const rentSides = ['owner', 'tenant'] as const
export type RentSide = (typeof rentSides)[number]

/** Rule `rent.exchange` (ZF-30, the rate is not stated there): fen an hour of service counts for, and a session. */
export interface RentRate {
  readonly fenPerHour: number
  readonly fenPerSession: number
}

/** Minutes of service, or sessions, in the place of the rent of so many months; a part of one counts as one. */
export function owedFor(rentFen: number, months: number, measure: RentMeasure, rate: RentRate): number {
  const rent = rentFen * months
  return measure === 'service' ? Math.ceil((rent * 60) / rate.fenPerHour) : Math.ceil(rent / rate.fenPerSession)
}

export interface RentTerms {
  readonly state: RentState
  readonly fromOn: Day
  /** First day it no longer holds. */
  readonly untilOn: Day | null
  readonly months: number
  /** For a whole period. */
  readonly owed: number
}

export function stageOf({ state, fromOn, untilOn }: Pick<RentTerms, 'state' | 'fromOn' | 'untilOn'>, today: Day): RentStage {
  if (state !== 'agreed') return state
  if (untilOn !== null && untilOn <= today) return 'over'
  return fromOn > today ? 'ahead' : 'running'
}

export interface RentPeriod {
  readonly fromOn: Day
  readonly untilOn: Day
  readonly owed: number
  readonly delivered: number
  /** Delivered less owed, with what the periods before left over or owing; null while the period runs. */
  readonly balance: number | null
  readonly standing: RentStanding
}

/** Periods begun by a day. One cut off by the end of the agreement owes its part by days, and never more than the part. */
function* begunBy({ fromOn, untilOn, months, owed }: RentTerms, today: Day) {
  for (let index = 0; ; index += 1) {
    const from = addMonths(fromOn, index * months)
    if (from > today || (untilOn !== null && from >= untilOn)) return
    const whole = addMonths(fromOn, (index + 1) * months)
    const until = untilOn !== null && untilOn < whole ? untilOn : whole
    yield { fromOn: from, untilOn: until, owed: Math.floor((owed * daysBetween(from, until)) / daysBetween(from, whole)) }
  }
}

export interface RentAccount {
  readonly periods: readonly RentPeriod[]
  /** At the end of the last period that is over. */
  readonly balance: number | null
  readonly standing: RentStanding
}

/** What is owed and what was delivered, period by period; an agreement that is not in force owes nothing. */
export function accountOf(
  terms: RentTerms,
  delivered: readonly { readonly onDay: Day; readonly amount: number }[],
  today: Day,
): RentAccount {
  const periods: RentPeriod[] = []
  let balance: number | null = null
  for (const one of terms.state === 'agreed' ? begunBy(terms, today) : []) {
    const done = delivered
      .filter(({ onDay }) => onDay >= one.fromOn && onDay < one.untilOn)
      .reduce((sum, { amount }) => sum + amount, 0)
    const over = one.untilOn <= today
    if (over) balance = (balance ?? 0) + done - one.owed
    periods.push({
      ...one,
      delivered: done,
      balance: over ? balance : null,
      standing: over ? standingOf(balance) : 'not-applicable',
    })
  }
  return { periods, balance, standing: standingOf(balance) }
}

const standingOf = (balance: number | null): RentStanding =>
  balance === null ? 'not-applicable' : balance >= 0 ? 'met' : 'owing'

export const rentActs = ['agree', 'refuse', 'withdraw', 'end'] as const
export type RentAct = (typeof rentActs)[number]

/** An agreement as far as it matters for who may do what; `proposedBy` null: the platform. */
export interface RentMatter extends Pick<RentTerms, 'state' | 'fromOn' | 'untilOn'> {
  readonly proposedSide: RentSide
  readonly proposedBy: string | null
}
/** Who acts, and for which sides it may. */
export interface RentHand {
  readonly accountId: string | null
  readonly sides: Readonly<Record<RentSide, boolean>>
}
export type RentDecision =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: 'rent-cannot-move' | 'rent-not-yours' | 'rent-own-proposal' }

/** The other side agrees or refuses, by another hand than proposed; the side that proposed withdraws; either ends what holds. */
export function decideRent(matter: RentMatter, act: RentAct, hand: RentHand, today: Day): RentDecision {
  const open = act === 'end' ? ['ahead', 'running'].includes(stageOf(matter, today)) : matter.state === 'proposed'
  if (!open) return { ok: false, code: 'rent-cannot-move' }
  const other: RentSide = matter.proposedSide === 'owner' ? 'tenant' : 'owner'
  const asked = act === 'end' ? rentSides : act === 'withdraw' ? [matter.proposedSide] : [other]
  if (!asked.some((side) => hand.sides[side])) return { ok: false, code: 'rent-not-yours' }
  if (act === 'agree' && hand.accountId !== null && hand.accountId === matter.proposedBy)
    return { ok: false, code: 'rent-own-proposal' }
  return { ok: true }
}

/** The first day an agreement may end: today, or its own first day where that lies ahead. */
export const endsFirst = ({ fromOn }: Pick<RentTerms, 'fromOn'>, today: Day): Day => (fromOn > today ? fromOn : today)

/** The last day of a period, as people say it. */
export const lastDayOf = ({ untilOn }: Pick<RentPeriod, 'untilOn'>): Day => addDays(untilOn, -1)

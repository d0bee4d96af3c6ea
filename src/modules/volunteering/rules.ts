import { addMonths } from './rules/months.ts'
import type { Day } from '../../kernel/dates.ts'

/** Rules of volunteer service and of the time bank: pure. Minutes are whole, ages are whole years. */
export type Risk = 'none' | 'ordinary' | 'danger'
export type Grade = 'measured' | 'entered' | 'declared'

export interface Gate {
  readonly risk: Risk
  readonly insurance: string | null
  readonly insuredUntil: Day | null
  /** Days of its shifts, in Shanghai. */
  readonly lastDays: readonly Day[]
}

/** May a need be published. What endangers persons is insured to the last day of service (Regulations Art. 17). */
export function decidePublish({
  risk,
  insurance,
  insuredUntil,
  lastDays,
}: Gate): 'need-without-shift' | 'need-danger-uninsured' | null {
  if (lastDays.length === 0) return 'need-without-shift'
  if (risk !== 'danger') return null
  const insured = insurance !== null && insuredUntil !== null && lastDays.every((day) => day <= insuredUntil)
  return insured ? null : 'need-danger-uninsured'
}

export interface Served {
  readonly fromAt: Date
  readonly untilAt: Date
  readonly minutes: number
  readonly grade: Grade
  readonly guarantee: string | null
}

const dayMinutes = 1440

/** May an organiser confirm this: over already, within its own time, and what was entered afterwards with somebody who stands for it. */
export function decideServed(
  { fromAt, untilAt, minutes, grade, guarantee }: Served,
  now: Date,
): 'service-times-unfit' | 'service-without-guarantee' | null {
  const span = (untilAt.getTime() - fromAt.getTime()) / 60_000
  if (!(span > 0) || span > dayMinutes || untilAt > now) return 'service-times-unfit'
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > span) return 'service-times-unfit'
  return grade === 'entered' && !guarantee ? 'service-without-guarantee' : null
}

/** Whole years somebody has lived on a day. */
export function ageOn(bornOn: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years
}

/** Who may do something from an age on: members are of age by the Constitution of the Party, others say their day of birth. */
export function decideAge(
  who: { readonly member: boolean; readonly bornOn: Day | null },
  from: number | null,
  day: Day,
): 'bank-age' | 'bank-age-unknown' | null {
  if (from === null || (who.member && from <= memberAge)) return null
  if (who.bornOn === null) return 'bank-age-unknown'
  return ageOn(who.bornOn, day) >= from ? null : 'bank-age'
}

/** Constitution of the Party, Art. 1. */
const memberAge = 18

export interface Profile {
  readonly capMinutes: number | null
  readonly earnFromAge: number
  readonly guardianFromAge: number | null
  readonly redeemFromAge: number | null
  readonly expiresAfterMonths: number | null
  readonly credited: readonly Grade[]
}

/** Is confirmed service banked: by its grade and by the age of who served; a minor's with a guardian where the profile says so. */
export function isCredited(
  { credited, earnFromAge, guardianFromAge }: Profile,
  grade: Grade,
  who: { readonly member: boolean; readonly bornOn: Day | null; readonly guardian: boolean },
  day: Day,
): boolean {
  if (!credited.includes(grade)) return false
  const from = who.guardian && guardianFromAge !== null ? guardianFromAge : earnFromAge
  // Who is kept with consent and says no day of birth has said to be of age.
  return who.bornOn === null ? !who.guardian || who.member : ageOn(who.bornOn, day) >= from
}

/** First day on which what was credited on a day can no longer be used; null: it does not expire. */
export const expiryOf = ({ expiresAfterMonths }: Profile, day: Day): Day | null =>
  expiresAfterMonths === null ? null : addMonths(day, expiresAfterMonths)

/** How much of two balances can be settled: what one took in beyond zero, up to what the other owes. */
export const settleable = (taken: number, owed: number): number => Math.max(0, Math.min(taken, -owed))

export interface Ladder {
  readonly join: number
  readonly together: number
}

/** Who watches, joins, or serves together with others, by how often somebody took part (CN-53). Counted, never listed. */
export function levelOf(times: number, { join, together }: Ladder): 'watch' | 'join' | 'together' {
  if (times >= together) return 'together'
  return times >= join ? 'join' : 'watch'
}

/** Is a community a village, by the last three digits of its code. */
export function isRural(code: string, ranges: readonly (readonly [number, number])[]): boolean {
  if (!/^\d{12}$/.test(code)) return false
  const last = Number(code.slice(-3))
  return ranges.some(([from, to]) => last >= from && last <= to)
}

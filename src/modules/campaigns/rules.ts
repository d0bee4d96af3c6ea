import { addDays, type Day, daysBetween } from '../../kernel/dates.ts'

/** What a campaign aims at; the figure and the part to be reached are the programme's (`campaign.<aim>`). */
export const aims = ['work', 'large', 'due', 'organisation'] as const
export type Aim = (typeof aims)[number]

/** Where a unit stands towards an aim on a day. `unknown`: whether it counts cannot be told from what is stated. */
export type Standing = 'there' | 'missing' | 'unknown' | 'outside' | 'elsewhere' | 'inactive'

/** Why a unit came among those not yet there. */
export const causesIn = ['registered', 'reactivated', 'moved-in', 'entered-base', 'lost'] as const
/** Why it is no longer among them. */
export const causesOut = ['covered', 'dissolved', 'moved-out', 'left-base'] as const
/** It came or went as one that is there, so that those not yet there are as many as before. */
export const causesBeside = ['joined-there', 'left-there'] as const
export const causes = [...causesIn, ...causesOut, ...causesBeside] as const
export type Cause = (typeof causes)[number]

/** What happened to a unit between two days, or null when it stands neither nearer nor farther. `null` is a unit that is not there at all. */
export function decideCause(before: Standing | null, after: Standing | null): Cause | null {
  if (before === after) return null
  if (after === 'missing') return cameFrom(before)
  if (before === 'missing') return wentTo(after)
  if (after === 'there') return 'joined-there'
  if (before === 'there') return 'left-there'
  return null
}

function cameFrom(before: Standing | null): Cause {
  if (before === null) return 'registered'
  if (before === 'inactive') return 'reactivated'
  if (before === 'elsewhere') return 'moved-in'
  return before === 'there' ? 'lost' : 'entered-base'
}

function wentTo(after: Standing | null): Cause {
  if (after === 'there') return 'covered'
  if (after === null || after === 'inactive') return 'dissolved'
  return after === 'elsewhere' ? 'moved-out' : 'left-base'
}

export interface Tally {
  readonly there: number
  readonly missing: number
  readonly unknown: number
}

export interface Move {
  readonly week: number
  readonly cause: Cause
}

export interface Week {
  /** From 1; the days after `after` up to and with `to`. */
  readonly no: number
  readonly after: Day
  readonly to: Day
  readonly start: number
  readonly moves: Readonly<Partial<Record<Cause, number>>>
  readonly in: number
  readonly out: number
  readonly end: number
  readonly there: number
}

/** The day it began, then the last day of every week, and the last day told even where it ends no week. Never empty. */
export function weekDays(fromOn: Day, lastOn: Day): Day[] {
  const days = [fromOn]
  while (days.at(-1)! < lastOn) {
    const next = addDays(days.at(-1)!, 7)
    days.push(next < lastOn ? next : lastOn)
  }
  return days
}

/** Weeks from what was counted on their days and who moved between them; for each, start + in − out = end. */
export function weeksOf(days: readonly Day[], tallies: readonly Tally[], moves: readonly Move[]): Week[] {
  return days.slice(1).map((to, index) => {
    const counted = countBy(moves.filter((move) => move.week === index + 1).map((move) => move.cause))
    const sum = (group: readonly Cause[]) => group.reduce((total, cause) => total + (counted[cause] ?? 0), 0)
    return {
      no: index + 1,
      after: days[index]!,
      to,
      start: tallies[index]!.missing,
      moves: counted,
      in: sum(causesIn),
      out: sum(causesOut),
      end: tallies[index + 1]!.missing,
      there: tallies[index + 1]!.there,
    }
  })
}

export function countBy<K extends string>(keys: readonly K[]): Partial<Record<K, number>> {
  const counted: Partial<Record<K, number>> = {}
  for (const key of keys) counted[key] = (counted[key] ?? 0) + 1
  return counted
}

/** How many of a base the part asked for is, beyond those that are there. A hundred per cent of nobody is reached. */
export function stillNeeded({ there, missing }: Pick<Tally, 'there' | 'missing'>, percent: number): number {
  // In ten thousandths, so that no float decides about the last unit.
  const wanted = Math.ceil((Math.round(percent * 100) * (there + missing)) / 10_000)
  return Math.max(wanted - there, 0)
}

export interface Pace {
  readonly weeksLeft: number
  /** Units a week on a straight line to the last day; null when no week is left. */
  readonly perWeek: number | null
}

export function paceOf(needed: number, today: Day, untilOn: Day): Pace {
  const days = daysBetween(today, untilOn)
  const weeksLeft = Math.max(Math.ceil(days / 7), 0)
  return { weeksLeft, perWeek: weeksLeft === 0 ? null : Math.ceil(needed / weeksLeft) }
}

/** Reasons a person may have found, as diagnoses name them. */
export const reasons = ['unwilling', 'unable', 'impossible', 'dormant'] as const

/** What a unit waits for at present: one each, the one nearest to the aim. */
export const stages = ['case', 'plan', ...reasons, 'facts-missing', 'undiagnosed'] as const
export type Stage = (typeof stages)[number]

/** What may stand in the way besides; a unit may carry several. */
export const flags = ['no-instructor', 'headcount-unknown', 'members-unknown', 'follow-up-due'] as const
export type Flag = (typeof flags)[number]

export interface Hindered {
  readonly hasInstructor: boolean
  readonly headcount: number | null
  readonly fullMembers: number | null
  readonly waiting: 'case' | 'plan' | null
  readonly diagnosis: { readonly reason: (typeof reasons)[number]; readonly followUpOn: Day | null } | null
}

export function decideStage(unit: Hindered): Stage {
  if (unit.waiting !== null) return unit.waiting
  if (unit.diagnosis !== null) return unit.diagnosis.reason
  return unit.headcount === null || unit.fullMembers === null ? 'facts-missing' : 'undiagnosed'
}

export function decideFlags(unit: Hindered, today: Day): Flag[] {
  const found: Flag[] = []
  if (!unit.hasInstructor) found.push('no-instructor')
  if (unit.headcount === null) found.push('headcount-unknown')
  if (unit.fullMembers === null) found.push('members-unknown')
  const followUpOn = unit.diagnosis?.followUpOn ?? null
  if (followUpOn !== null && followUpOn <= today) found.push('follow-up-due')
  return found
}

/** Bodies that answer for units: by area, by trade, by registration, by supervision. */
export const lines = ['street', 'industry', 'registrar', 'supervisor'] as const
export type Line = (typeof lines)[number]

/** The last day a campaign tells of: today, its last day or the day it was closed, whichever is first. Never before it began. */
export function lastDayOf(campaign: { fromOn: Day; untilOn: Day; closedOn: Day | null }, today: Day): Day {
  const last = [today, campaign.untilOn, campaign.closedOn ?? today].sort()[0]!
  return last < campaign.fromOn ? campaign.fromOn : last
}

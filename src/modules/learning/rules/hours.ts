/**
 * Study hours of a year, from attendance the organiser entered and from certificates somebody verified. Minutes inside, class hours only
 * where they are shown. Pure: the same minutes are summed in SQL (`credit.ts`), and a test holds both together.
 */

/** How a kind of session counts: 集中培训, 集体学习. */
export const ways = ['centralised', 'collective'] as const
export type Way = (typeof ways)[number]

/** Conversion, from the rule `learning.hours`. */
export interface Conversion {
  readonly classHourMinutes: number
  readonly dayHours: number
  readonly halfDayHours: number
}

/** What a year asks of an audience, in class hours; `centralised` is the number of centralised trainings. */
export interface Minimum {
  readonly audience: string
  readonly hours: number
  readonly centralised: number
  /** In post by this day of the year (`MM-DD`), else the year asks nothing yet; null where it asks everybody. */
  readonly inPostBy: string | null
}

/** One attended session. Minutes are counted from any fixed instant. */
export interface Attended {
  readonly id: string
  readonly way: Way
  readonly start: number
  readonly end: number
  /** Whole half-days the session is stated to last; null where the clock tells. */
  readonly halfDays: number | null
}

interface Span {
  readonly id: string
  readonly way: Way
  readonly from: number
  readonly until: number
}

export interface Counted {
  readonly id: string
  readonly way: Way
  /** Minutes the session is worth by itself. */
  readonly credit: number
  /** Minutes of these that no other session of the person had counted before. */
  readonly counted: number
}

export const halfDayMinutes = (rule: Conversion) => rule.halfDayHours * rule.classHourMinutes
export const dayMinutes = (rule: Conversion) => rule.dayHours * rule.classHourMinutes

/**
 * The minutes a session stands for: by the clock, or for each stated day the minutes a day (a half-day) is worth, from its beginning.
 * Twenty-four hours are a day: the office's time zone has no daylight saving.
 */
export function spansOf(session: Attended, rule: Conversion): Span[] {
  const { id, way, start, end, halfDays } = session
  if (halfDays === null) return end > start ? [{ id, way, from: start, until: end }] : []
  const days = Math.ceil(halfDays / 2)
  return Array.from({ length: days }, (_, k) => {
    const from = start + k * 24 * 60
    return { id, way, from, until: from + (halfDays - 2 * k >= 2 ? dayMinutes(rule) : halfDayMinutes(rule)) }
  })
}

/**
 * What each session counts for one person. A minute counts once: where two sessions lie on it, for the one that began first. Adding a
 * session can move minutes from one session to another, and never makes the sum smaller.
 */
export function countSessions(sessions: readonly Attended[], rule: Conversion): Counted[] {
  const once = [...new Map(sessions.map((session) => [session.id, session])).values()]
  const spans = once.flatMap((session) => spansOf(session, rule)).sort((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1))
  const counted = new Map<string, number>()
  const credit = new Map<string, number>()
  let reached = Number.NEGATIVE_INFINITY
  for (const { id, from, until } of spans) {
    credit.set(id, (credit.get(id) ?? 0) + until - from)
    counted.set(id, (counted.get(id) ?? 0) + Math.max(0, until - Math.max(from, reached)))
    reached = Math.max(reached, until)
  }
  return once.map(({ id, way }) => ({ id, way, credit: credit.get(id) ?? 0, counted: counted.get(id) ?? 0 }))
}

export interface Tally {
  /** Minutes. */
  readonly total: number
  /** Centralised trainings that count for something. */
  readonly trainings: number
}

export type HoursState = 'below' | 'reached' | 'not-applicable'

/** Where somebody stands towards a minimum. Hours alone do not reach it where a centralised training is asked for as well. */
export function decideHours(tally: Tally, minimum: Minimum, rule: Conversion, applies: boolean): HoursState {
  if (!applies) return 'not-applicable'
  return tally.total >= minimum.hours * rule.classHourMinutes && tally.trainings >= minimum.centralised ? 'reached' : 'below'
}

/** Minutes still wanting; never negative. */
export const minutesLeft = (total: number, minimum: Minimum, rule: Conversion): number =>
  Math.max(0, minimum.hours * rule.classHourMinutes - total)

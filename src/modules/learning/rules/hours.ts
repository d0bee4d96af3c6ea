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

/** One attended session. Minutes are counted from a midnight of the office. */
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
/** The hour midnight strikes depends on the office; minutes are counted from one of its midnights. */
const dayLength = 24 * 60

/**
 * The minutes a session stands for: by the clock, or for each stated day the minutes a day (a half-day) is worth, from its beginning.
 * Twenty-four hours are a day: the office's time zone has no daylight saving.
 */
export function spansOf(session: Attended, rule: Conversion): Span[] {
  const { id, way, start, end, halfDays } = session
  if (halfDays === null) return end > start ? [{ id, way, from: start, until: end }] : []
  const days = Math.ceil(halfDays / 2)
  return Array.from({ length: days }, (_, k) => {
    const from = start + k * dayLength
    return { id, way, from, until: from + (halfDays - 2 * k >= 2 ? dayMinutes(rule) : halfDayMinutes(rule)) }
  })
}

/** A span cut at midnights, so that the minutes of a day are those of that day. */
function piecesOf(span: Span): Span[] {
  const [first, last] = [Math.floor(span.from / dayLength), Math.floor((span.until - 1) / dayLength)]
  return Array.from({ length: last - first + 1 }, (_, k) => ({
    ...span,
    from: Math.max(span.from, (first + k) * dayLength),
    until: Math.min(span.until, (first + k + 1) * dayLength),
  }))
}

/** What a kind of activity is worth (`learning.activities`): the stated hours, or the clock where it shows less. */
export interface StudyKind {
  readonly code: string
  readonly way: Way
  readonly hours: number
}

/** An activity somebody came to; `start` and `end` in minutes from a midnight, null where nobody said. */
export interface Held {
  readonly id: string
  readonly kinds: readonly string[]
  readonly start: number | null
  readonly end: number | null
  /** Midnight of its day, in the same minutes. */
  readonly midnight: number
}

/** One study without a clock: some minutes of a day, nobody knows which. */
export interface Untimed {
  readonly id: string
  readonly way: Way
  readonly midnight: number
  readonly minutes: number
}

/**
 * What an activity is worth as study: of the kinds it counts as the one worth most, the first in the rule where two are worth the same;
 * null where none counts. A clock never makes more of it than the kind is worth: a themed day of six hours is not six hours of study.
 */
export function studyOf(held: Held, kinds: readonly StudyKind[], rule: Conversion): Attended | Untimed | null {
  const [best] = kinds.filter((kind) => held.kinds.includes(kind.code)).toSorted((a, b) => b.hours - a.hours)
  if (!best) return null
  const { id, start, end, midnight } = held
  const minutes = best.hours * rule.classHourMinutes
  if (start === null) return { id, way: best.way, midnight, minutes }
  return { id, way: best.way, start, end: end === null ? start + minutes : Math.min(end, start + minutes), halfDays: null }
}

/**
 * What each session counts for one person. A minute counts once: where two sessions lie on it, for the one that began first. Of studies
 * without a clock the longest of a day counts, as far as it goes beyond what else counts on that day: that much is certain wherever in
 * the day they lay. Adding a session can move minutes from one session to another, and never makes the sum smaller.
 */
export function countSessions(sessions: readonly Attended[], rule: Conversion, untimed: readonly Untimed[] = []): Counted[] {
  const once = [...new Map(sessions.map((session) => [session.id, session])).values()]
  const spans = once
    .flatMap((session) => spansOf(session, rule).flatMap(piecesOf))
    .sort((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1))
  const counted = new Map<string, number>()
  const credit = new Map<string, number>()
  const ofDay = new Map<number, number>()
  let reached = Number.NEGATIVE_INFINITY
  for (const { id, from, until } of spans) {
    const minutes = Math.max(0, until - Math.max(from, reached))
    credit.set(id, (credit.get(id) ?? 0) + until - from)
    counted.set(id, (counted.get(id) ?? 0) + minutes)
    const midnight = Math.floor(from / dayLength) * dayLength
    ofDay.set(midnight, (ofDay.get(midnight) ?? 0) + minutes)
    reached = Math.max(reached, until)
  }
  const timed = once.map(({ id, way }) => ({ id, way, credit: credit.get(id) ?? 0, counted: counted.get(id) ?? 0 }))
  return [...timed, ...countUntimed(untimed, ofDay)]
}

function countUntimed(untimed: readonly Untimed[], ofDay: ReadonlyMap<number, number>): Counted[] {
  const longestFirst = untimed.toSorted((a, b) => b.minutes - a.minutes || (a.id < b.id ? -1 : 1))
  const taken = new Set<number>()
  return longestFirst.map(({ id, way, midnight, minutes }) => {
    const first = !taken.has(midnight)
    taken.add(midnight)
    return { id, way, credit: minutes, counted: first ? Math.max(0, minutes - (ofDay.get(midnight) ?? 0)) : 0 }
  })
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

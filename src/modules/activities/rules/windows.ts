import { addDays, type Day } from '../../../kernel/dates.ts'
import { addMonths } from '../../../kernel/working-days.ts'

/**
 * Which occasions of organisation life a branch is expected to have on record, window by window (支部工作条例 2018). The texts say 一般, so a
 * window without a record is 待记录 and never anything worse; where a kind does not apply, that is a status of its own.
 */
export const windowLengths = ['month', 'quarter', 'year'] as const
export type WindowLength = (typeof windowLengths)[number]

export const dueStatuses = ['recorded', 'not-yet-due', 'to-be-recorded', 'not-applicable'] as const
export type DueStatus = (typeof dueStatuses)[number]

/** Parameters of a rule `activity.window.<kind>`. */
export interface WindowRule {
  readonly kind: string
  readonly window: WindowLength
  readonly times: number
  /** Whom it speaks of: every branch, those with a committee, those with groups. */
  readonly applies: 'all' | 'committee' | 'groups'
  /** Days before the end of a window from which it is said to wait. */
  readonly remindDays: number
}

export interface BranchFacts {
  /** First day the branch is known to have worked. */
  readonly since: Day
  /** First day it no longer did; null while it does. */
  readonly until: Day | null
  /** Whether it has a committee, groups; null where nobody can tell. */
  readonly committee: boolean | null
  readonly groups: boolean | null
}

export type WhyNot = 'no-committee' | 'no-groups' | 'not-known' | 'not-whole-window'

export interface Window {
  readonly from: Day
  readonly until: Day
}

/** The calendar month, quarter or year a day falls in, half-open. */
export function windowOf(day: Day, length: WindowLength): Window {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const months = { month: 1, quarter: 3, year: 12 }[length]
  const first = Math.floor((month - 1) / months) * months + 1
  const from = `${String(year).padStart(4, '0')}-${String(first).padStart(2, '0')}-01`
  return { from, until: addMonths(from, months) }
}

/** The windows that touch `[from, until)`, in order. */
export function windowsIn(from: Day, until: Day, length: WindowLength): Window[] {
  const found: Window[] = []
  for (let day = from; day < until;) {
    const window = windowOf(day, length)
    found.push(window)
    day = window.until
  }
  return found
}

export interface DueVerdict {
  readonly status: DueStatus
  /** How many of the kind are on record in the window. */
  readonly recorded: number
  /** Day from which it waits. */
  readonly waitsFrom: Day
  readonly whyNot: WhyNot | null
}

/** Where one kind stands in one window. `days` are the days of all recorded occasions of the kind. */
export function judgeWindow(rule: WindowRule, window: Window, branch: BranchFacts, days: readonly Day[], today: Day): DueVerdict {
  const recorded = days.filter((day) => window.from <= day && day < window.until).length
  const waitsFrom = laterOf(window.from, addDays(window.until, -rule.remindDays))
  const verdict = (status: DueStatus, whyNot: WhyNot | null = null): DueVerdict => ({ status, recorded, waitsFrom, whyNot })
  // What was held counts, whether it was expected or not.
  if (recorded >= rule.times) return verdict('recorded')
  const whyNot = whyNotApplicable(rule, window, branch)
  if (whyNot) return verdict('not-applicable', whyNot)
  return verdict(today < waitsFrom ? 'not-yet-due' : 'to-be-recorded')
}

function whyNotApplicable(rule: WindowRule, window: Window, branch: BranchFacts): WhyNot | null {
  if (rule.applies !== 'all') {
    const has = branch[rule.applies]
    if (has === null) return 'not-known'
    if (!has) return rule.applies === 'committee' ? 'no-committee' : 'no-groups'
  }
  const whole = branch.since <= window.from && (branch.until === null || window.until <= branch.until)
  return whole ? null : 'not-whole-window'
}

const laterOf = (one: Day, other: Day): Day => (one > other ? one : other)

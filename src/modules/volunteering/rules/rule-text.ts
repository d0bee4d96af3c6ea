import type { DateRule } from './recurring.ts'

export interface RuleWords {
  readonly week: string
  readonly day: string
  readonly nth: string
  readonly last: string
  readonly year: string
  readonly holiday: string
  /** Monday first. */
  readonly weekdays: string
}

const fill = (text: string, values: Record<string, string | number>) =>
  text.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole))

/** A date rule as people say it. */
export function ruleText(rule: DateRule, words: RuleWords): string {
  const weekday = (at: number) => words.weekdays.split('|')[at - 1] ?? String(at)
  if (rule.every === 'holiday') return words.holiday
  if (rule.every === 'week') return fill(words.week, { weekday: weekday(rule.weekday) })
  if (rule.every === 'year') return fill(words.year, { month: rule.month, day: rule.day })
  if (rule.on === 'day') return fill(words.day, { day: rule.day })
  return fill(rule.week < 0 ? words.last : words.nth, { week: rule.week, weekday: weekday(rule.weekday) })
}

import type { Day } from '../../kernel/dates.ts'
import type { Call } from '../commands/operation.ts'

/** Something the reader is to see to. */
export interface Reminder {
  /** For the sentence beside the title. */
  readonly params: Readonly<Record<string, string | number | { readonly zh: string; readonly en: string }>>
  /** The unit it is about, or what it is called. */
  readonly title: string
  readonly dueOn: Day | null
  /** Page where it is seen to. */
  readonly link: string
}

export interface Reminders {
  readonly total: number
  /** The ones due first. */
  readonly items: readonly Reminder[]
}

/**
 * What of one kind waits for somebody, as the module that keeps it knows. It is told to whoever answers for it and to nobody else: no
 * source counts, orders or compares people or branches.
 */
export interface ReminderSource {
  /** `<module>.<kind>`: its phrases are `<module>.reminders.<kind>.title` and `.item`. */
  readonly key: `${string}.${string}`
  /** Ability without which nobody is reminded; `asking.scope` is its scope. */
  readonly action: string
  /** Page with exactly as many of them as `total` says. */
  readonly list: string
  find(asking: Pick<Call, 'tx' | 'actor' | 'scope' | 'today' | 'can'>, most: number): Promise<Reminders>
}

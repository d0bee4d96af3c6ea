import type { Day } from '../../../kernel/dates.ts'

export const entryKinds = ['need', 'resource', 'project', 'wish', 'problem'] as const
export type EntryKind = (typeof entryKinds)[number]

export const entryStates = ['submitted', 'returned', 'published', 'closed'] as const
export type EntryState = (typeof entryStates)[number]

export const visibilities = ['own', 'street', 'district', 'everybody'] as const
export type Visibility = (typeof visibilities)[number]

export const audiences = ['organisations', 'members', 'residents'] as const

/** Where an entry stands for whoever reads it: what is published is open, partly or wholly taken, or solved. */
export const standings = ['submitted', 'returned', 'open', 'taken', 'solved', 'closed'] as const
export type Standing = (typeof standings)[number]

interface Counted {
  readonly state: EntryState
  readonly quantity: number
  readonly taken: number
  readonly done: number
}

export function standingOf({ state, quantity, taken, done }: Counted): Standing {
  if (state !== 'published') return state
  if (done >= quantity) return 'solved'
  return taken >= quantity ? 'taken' : 'open'
}

export interface ToldEntry {
  readonly fromOn: Day
  readonly untilOn: Day | null
  readonly visibility: Visibility
  readonly openTo: readonly string[]
  readonly category: string
}

export type EntryRefusal = 'entry-days-unfit' | 'entry-word-unknown' | 'entry-open-to-unfit'

/** What is wrong with an entry before anybody looks at it; null where nothing is. People without an account see only what everybody sees. */
export function refusalOfEntry(told: ToldEntry, categories: readonly string[]): EntryRefusal | null {
  if (told.untilOn !== null && told.untilOn <= told.fromOn) return 'entry-days-unfit'
  if (!categories.includes(told.category)) return 'entry-word-unknown'
  if (told.visibility !== 'everybody' && told.openTo.some((one) => one !== 'organisations')) return 'entry-open-to-unfit'
  return null
}

/** The words of a tag field, each once. */
export const tagsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\s,，、;；]+/)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  ),
]

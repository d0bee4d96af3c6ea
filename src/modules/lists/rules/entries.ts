import type { Day } from '../../../kernel/dates.ts'

export const entryKinds = ['need', 'resource', 'project', 'wish', 'problem'] as const
export type EntryKind = (typeof entryKinds)[number]

/** Whose a resource of the pool is (CD-39): an area with its neighbourhoods, a Party organisation, anybody else. */
export const ownerSorts = ['area', 'party', 'other'] as const

export const entryStates = ['submitted', 'returned', 'published', 'closed'] as const
export type EntryState = (typeof entryStates)[number]

/** From the narrowest to the widest; a community lies across streets. */
export const visibilities = ['own', 'community', 'street', 'district', 'everybody'] as const
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
  /** Community it is kept to. */
  readonly communityId?: string | null | undefined
  readonly openTo: readonly string[]
  readonly category: string
  /** Whatever was written freely. */
  readonly texts: readonly (string | null | undefined)[]
}

export type EntryRefusal =
  | 'entry-days-unfit'
  | 'entry-word-unknown'
  | 'entry-open-to-unfit'
  | 'entry-no-community'
  | 'entry-personal'

const numbers = /(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d{17}[\dXx](?![\dXx])/
/** A mobile number or an identity number: entries name nobody. */
export const personal = (texts: readonly (string | null | undefined)[]): boolean =>
  numbers.test(
    texts
      .join(' ')
      .normalize('NFKC')
      .replaceAll(/(?<=\d)[\s-]+(?=\d)/g, ''),
  )

/** What is wrong with an entry before anybody looks at it; null where nothing is. People without an account see only what everybody sees. */
export function refusalOfEntry(told: ToldEntry, categories: readonly string[]): EntryRefusal | null {
  if (told.untilOn !== null && told.untilOn <= told.fromOn) return 'entry-days-unfit'
  if (!categories.includes(told.category)) return 'entry-word-unknown'
  if (told.visibility !== 'everybody' && told.openTo.some((one) => one !== 'organisations')) return 'entry-open-to-unfit'
  if (personal(told.texts)) return 'entry-personal'
  if ((told.visibility === 'community') !== Boolean(told.communityId)) return 'entry-no-community'
  return null
}

/** How an entry stands that is kept to a community: its members see it, the community is over, or the owner has left it. */
export const circles = ['stands', 'ended', 'left'] as const
export type Circle = (typeof circles)[number]

export const circleOf = ({ lives, member }: { readonly lives: boolean; readonly member: boolean }): Circle =>
  lives ? (member ? 'stands' : 'left') : 'ended'

/** The words of a tag field, each once. */
export const tagsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\s,，、;；]+/)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  ),
]

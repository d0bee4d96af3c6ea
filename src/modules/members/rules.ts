import type { Day } from '../../kernel/dates.ts'

/** Kinds of place a relation can lie in (regulation on members Art. 25). */
export const places = ['unit', 'residence', 'talent_agency', 'park_building', 'mobile_branch', 'other'] as const
export type Place = (typeof places)[number]

export const standings = [
  'probationary',
  'full',
  'watched',
  'lost',
  'suspended',
  'cancelled',
  'struck_off',
  'resigned',
  'expelled',
  'deceased',
] as const
export type Standing = (typeof standings)[number]

/** Standings after which somebody is no longer a member: the relation ends with them. */
const gone: ReadonlySet<string> = new Set(['cancelled', 'struck_off', 'resigned', 'expelled', 'deceased'])
export const endsMembership = (standing: string): boolean => gone.has(standing)

export const awayReasons = ['work', 'study', 'residence', 'abroad', 'other'] as const
export type AwayReason = (typeof awayReasons)[number]

type Refusal = {
  readonly ok: false
  readonly code: 'member-in-the-future' | 'member-before'
  readonly params: Record<string, string>
}

/**
 * Whether an entry may begin on a day: nothing is entered ahead, and nothing that follows begins before what it follows. `since` is the
 * first day of what holds now, null where nothing does.
 */
export function decideDay(day: Day, today: Day, since: Day | null): { readonly ok: true } | Refusal {
  if (day > today) return { ok: false, code: 'member-in-the-future', params: { day, today } }
  if (since !== null && day <= since) return { ok: false, code: 'member-before', params: { day, since } }
  return { ok: true }
}

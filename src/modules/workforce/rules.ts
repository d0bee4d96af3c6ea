import type { Day } from '../../kernel/dates.ts'

export type PostRole = 'instructor' | 'liaison' | 'full_time_worker' | 'secretary'

/** One at a time at a unit; of the others several may serve together (two instructors from two sides, ZF-04). */
export const isSingle = (role: PostRole): boolean => role === 'liaison' || role === 'secretary'

/**
 * What becomes of a post when its unit is merged into another: helpers go on at the successor, a liaison only where it has none, and a
 * secretary does not, because the members of the successor elect their own.
 */
export const whenMerged: Readonly<Record<PostRole, 'moves' | 'moves-if-vacant' | 'ends'>> = {
  instructor: 'moves',
  full_time_worker: 'moves',
  liaison: 'moves-if-vacant',
  secretary: 'ends',
}

export interface Term {
  readonly fromOn: Day
  readonly untilOn: Day | null
}

/** Do two half-open periods share a day? */
export function overlap(a: Term, b: Term): boolean {
  return (a.untilOn === null || b.fromOn < a.untilOn) && (b.untilOn === null || a.fromOn < b.untilOn)
}

export interface HeldPost extends Term {
  readonly id: string
  readonly personId: string
}

export type AssignmentDecision =
  | { readonly ok: true; readonly ends: readonly string[] }
  | { readonly ok: false; readonly code: 'post-exists' | 'post-overlaps' | 'post-ended-before'; readonly period?: string }

/**
 * May somebody be given a post over a period, beside the posts recorded in that role at that unit? Periods that share no day never meet.
 * A liaison or secretary named for good follows whoever is in post since that day or before; whoever begins later is in the way, and
 * the period in the way is named so that an end can be given.
 */
export function decideAssignment(
  role: PostRole,
  held: readonly HeldPost[],
  wish: Term & { personId: string },
): AssignmentDecision {
  if (wish.untilOn !== null && wish.untilOn <= wish.fromOn) return { ok: false, code: 'post-ended-before' }
  const met = held.filter((post) => overlap(post, wish))
  const own = met.find((post) => post.personId === wish.personId)
  if (own) return { ok: false, code: 'post-exists', period: periodText(own) }
  if (!isSingle(role)) return { ok: true, ends: [] }
  const follows = (post: HeldPost) => wish.untilOn === null && post.untilOn === null && post.fromOn <= wish.fromOn
  const inTheWay = met.find((post) => !follows(post))
  if (inTheWay) return { ok: false, code: 'post-overlaps', period: periodText(inTheWay) }
  return { ok: true, ends: met.map((post) => post.id) }
}

const periodText = ({ fromOn, untilOn }: Term): string => `${fromOn} – ${untilOn ?? ''}`.trim()

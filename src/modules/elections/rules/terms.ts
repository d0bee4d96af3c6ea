import type { Day } from '../../../kernel/dates.ts'
import { addMonths } from '../../../kernel/working-days.ts'

export type Level = 'committee' | 'general' | 'branch'
export type TermStage = 'not-applicable' | 'unrecorded' | 'unknown' | 'running' | 'due' | 'past'

/** What is known of a term: the day it began, and the decision that lets it end otherwise than the rule says. */
export interface TermFacts {
  readonly fromOn: Day
  readonly decidedUntilOn: Day | null
}

/** The day a term ends by its rule; null where the level or the rule of that time is not known. */
export function ruledEnd(fromOn: Day, level: Level | null, years: Readonly<Record<Level, number>> | undefined): Day | null {
  return level === null || years === undefined ? null : addMonths(fromOn, 12 * years[level])
}

/** The day it ends: as decided, else as ruled. Computed each time, never stored. */
export function endOf(term: TermFacts, ruled: Day | null): Day | null {
  return term.decidedUntilOn ?? ruled
}

export interface Standing {
  readonly stage: TermStage
  /** The reminder reached, in months before the end; null before the first. */
  readonly reminder: number | null
}

/** Where a term stands on a day. The day it ends on is still in time; reminders begin on the same day of an earlier month. */
export function standingOf(endsOn: Day | null, day: Day, months: readonly number[]): Standing {
  if (endsOn === null) return { stage: 'unknown', reminder: null }
  if (day > endsOn) return { stage: 'past', reminder: null }
  const reached = months.filter((month) => addMonths(endsOn, -month) <= day)
  return reached.length === 0 ? { stage: 'running', reminder: null } : { stage: 'due', reminder: Math.min(...reached) }
}

export interface TermDecision {
  readonly kind: 'extension' | 'early'
  readonly untilOn: Day
  /** The decision says itself that it goes beyond what is usual. */
  readonly exception: boolean
}

export type DecisionVerdict =
  | { readonly ok: true; readonly beyond: boolean }
  | {
      readonly ok: false
      readonly code: 'term-end-unknown' | 'term-extension-backward' | 'term-extension-too-long' | 'term-early-outside'
      readonly params: Readonly<Record<string, string>>
    }

/**
 * An extension ends after the term and generally no more than the rule's months later; one that goes further stands only as an
 * exception the decision names, and not at all where the rule blocks. An early end lies within the term.
 */
export function decideDecision(
  fromOn: Day,
  ruled: Day | null,
  decision: TermDecision,
  rule: { readonly months: number; readonly blocks: boolean } | undefined,
): DecisionVerdict {
  if (ruled === null) return refuse('term-end-unknown', {})
  if (decision.kind === 'early')
    return decision.untilOn > fromOn && decision.untilOn < ruled
      ? { ok: true, beyond: false }
      : refuse('term-early-outside', { fromOn, endsOn: ruled })
  if (decision.untilOn <= ruled) return refuse('term-extension-backward', { endsOn: ruled })
  const latest = rule === undefined ? null : addMonths(ruled, rule.months)
  if (latest === null || decision.untilOn <= latest) return { ok: true, beyond: false }
  if (decision.exception && !rule!.blocks) return { ok: true, beyond: true }
  return refuse('term-extension-too-long', { endsOn: ruled, latestOn: latest })
}

const refuse = <C extends string>(code: C, params: Readonly<Record<string, string>>) => ({ ok: false as const, code, params })

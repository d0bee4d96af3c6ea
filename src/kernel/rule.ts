import type { Day } from './dates.ts'

/**
 * A rule is a versioned row with a source: no number of a regulation or a programme stands in code.
 * The version in force is chosen by date, and a verdict names the rule, its version and the inputs it saw.
 */
export interface RuleVersion<P> {
  /** Stable key, e.g. `org.should-establish`. */
  readonly key: string
  readonly version: string
  /** Regulation and article, or the mechanism row such as `LH-14`. */
  readonly source: string
  readonly fromOn: Day
  /** Half-open end; null while in force. */
  readonly untilOn: Day | null
  readonly severity: 'block' | 'warn' | 'info'
  /** False where the source leaves the value open and ours stands in for it. */
  readonly stated?: boolean
  readonly params: P
}

/** The version in force on a day, or undefined when the rule did not exist then. */
export function ruleOn<P>(versions: readonly RuleVersion<P>[], day: Day): RuleVersion<P> | undefined {
  return versions.find((version) => version.fromOn <= day && (version.untilOn === null || day < version.untilOn))
}

/** Named in every verdict so that a reader can ask for the text. */
export interface RuleRef {
  readonly key: string
  readonly version: string
  readonly source: string
}

export function refOf(version: RuleVersion<unknown>): RuleRef {
  return { key: version.key, version: version.version, source: version.source }
}

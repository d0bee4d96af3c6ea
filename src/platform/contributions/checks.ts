import type { Tx } from '../db/database.ts'

/** A thing that must be true of the data at all times; `lianjian verify` asks every module. */
export interface Check {
  /** `<module>.<what>`; its phrase is `checks.<name>`. */
  readonly name: string
  run(input: { tx: Tx; today: string }): Promise<CheckResult>
}

export interface CheckResult {
  /** How many things were looked at: a check that looks at nothing proves nothing. */
  readonly looked: number
  readonly findings: readonly CheckFinding[]
}

export interface CheckFinding {
  readonly code: string
  readonly subject: string
}

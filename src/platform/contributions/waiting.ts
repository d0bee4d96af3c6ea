import type { Day } from '../../kernel/dates.ts'
import type { Scope } from '../../kernel/policy.ts'
import type { Tx } from '../db/database.ts'

/** Something under way for a unit in another module, with where it stands and with whom. */
export interface Waiting {
  readonly unitNo: number
  /** What it waits for, as a code with a phrase: `case-open`, `plan-waiting`. */
  readonly code: string
  readonly title: string
  readonly step: { readonly zh: string; readonly en: string } | null
  /** Names of who acts next. */
  readonly with: readonly string[]
  readonly dueOn: Day | null
  /** Page where it can be seen. */
  readonly link: string
}

/** What units wait for in the module that contributes it. Whoever asks knows no module, only how near each kind is to the end. */
export interface WaitingSource {
  /** A case that runs is nearer than a plan that was decided. */
  readonly kind: 'case' | 'plan'
  /** Ability without which nobody is told. */
  readonly action: string
  /** Of these units, those in the caller's reach that wait, at most one entry each: the one due first. */
  find(
    asking: { readonly tx: Tx; readonly scope: Scope; readonly today: Day },
    nos: readonly number[],
  ): Promise<readonly Waiting[]>
}

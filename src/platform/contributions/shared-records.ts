import type { Scope } from '../../kernel/policy.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../db/database.ts'

/** How many records of a kind the members of a community share, and the page with just these. */
export interface SharedCount {
  /** `<module>.shared.<code>` is its phrase. */
  readonly code: string
  readonly count: number
  readonly link: string
}

/** What members of a community share in a module. Whoever asks knows no module; it counts what the asker sees and no more. */
export interface SharedSource {
  readonly module: string
  /** Ability without which nothing is told. */
  readonly action: string
  count(
    asking: { readonly tx: Tx; readonly scope: Scope; readonly today: Day },
    communityId: string,
    /** Only what was published in it, for the look at a year. */
    span?: { readonly fromOn: Day; readonly untilOn: Day },
  ): Promise<readonly SharedCount[]>
}

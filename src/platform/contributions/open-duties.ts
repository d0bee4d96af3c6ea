import type { RawBuilder } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Call } from '../commands/operation.ts'

/** Something a unit has in hand and has not finished. */
export interface OpenDuty {
  readonly unitNo: number
  /** Since when. */
  readonly onDay: Day
  readonly id: string
  readonly no: number
  /** What it is called; null where that would quote somebody. */
  readonly label: string | null
  readonly dueOn: Day | null
  /** Page of it. */
  readonly link: string
}

/** What units have in hand in a module, row by row: whoever sets it against their staff knows no module and compares nobody. */
export interface DutySource {
  /** `<module>.<kind>`: its phrase is `<module>.duties.<kind>`. */
  readonly key: `${string}.${string}`
  /** The same words for files. */
  readonly name: { readonly zh: string; readonly en: string }
  /** Ability whose scope is asked. */
  readonly action: string
  /** A query whose columns are named as `OpenDuty` has them, quoted: a number and what it opens are made from the same rows. */
  records(asking: Pick<Call, 'tx' | 'scope' | 'today'>): RawBuilder<OpenDuty>
}

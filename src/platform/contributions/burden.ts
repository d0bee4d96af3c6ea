import type { Day } from '../../kernel/dates.ts'
import type { Call } from '../commands/operation.ts'

/** What entering the records of one form has cost one unit in one month. */
export interface Burden {
  readonly unitNo: number
  /** First day of the month the records are about. */
  readonly month: Day
  /** Records, also those that came by another door than the form. */
  readonly records: number
  /** Records whose fields were counted. */
  readonly counted: number
  /** Fields filled in for those, corrections included. */
  readonly fields: number
}

/** A form whose fields are counted as a plain number with each record it saves. Nothing tells who typed or how long it took. */
export interface BurdenSource {
  /** `<module>.<form>`: its phrase is `<module>.burden.<form>`. */
  readonly key: `${string}.${string}`
  /** Ability whose scope is asked. */
  readonly action: string
  /** Page with exactly the records of a unit in `[from, until)`. */
  list(unitNo: number, from: Day, until: Day): string
  find(asking: Pick<Call, 'tx' | 'scope' | 'today'>, from: Day, until: Day): Promise<readonly Burden[]>
}

import type { Day } from '../../kernel/dates.ts'
import type { Scope } from '../../kernel/policy.ts'
import type { RuleRef } from '../../kernel/rule.ts'
import type { Tx } from '../db/database.ts'
import type { BodySource } from './bodies.ts'

/** A figure of a programme, computed from records: its value, how many records stand behind it, and the door to them. */
export interface Indicator {
  /** Stable key a programme's figure document refers to, e.g. `coverage.units-with-own-party-org`. */
  readonly key: string
  /** Unit of the value; its phrase is `units.<unit>`. */
  readonly unit: string
  compute(input: IndicatorInput): Promise<IndicatorValue>
}

export interface IndicatorInput {
  readonly tx: Tx
  readonly scope: Scope
  readonly asOf: Day
  /** Node whose subtree is counted: the district of the programme. */
  readonly districtNo: number
  readonly params: Readonly<Record<string, unknown>>
  /** Bodies beside the register that other modules keep, for figures of a structure. */
  readonly bodies?: readonly BodySource[]
}

export interface IndicatorValue {
  /** null when there is nothing to divide by. */
  readonly value: number | null
  /** Number of records behind the value. */
  readonly records: number
  readonly rule: RuleRef | null
  /** Path and query of the list that shows exactly these records. */
  readonly list: string
}

import type { Day } from '../../kernel/dates.ts'
import type { Scope } from '../../kernel/policy.ts'
import type { Tx } from '../db/database.ts'

/** Something organisations form beside the register and that is no unit: it has a page of its own, and members that are units. */
export interface Body {
  readonly id: string
  readonly no: number
  readonly name: string
  /** Page where it is kept. */
  readonly page: string
  /** In which ways it is one of its sort, e.g. the borders it crosses; a slot of a structure names one of them. */
  readonly ways: readonly string[]
  /** Units that are its members on the day, told to whoever is told of the body. */
  readonly members: readonly { readonly no: number; readonly kind: string }[]
}

/** Bodies that stand on a day, from the module that keeps them. Whoever lists the structure of a district knows no such module. */
export interface BodySource {
  /** Named by slots of a structure. */
  readonly key: string
  /** Ability without which nobody is told. */
  readonly action: string
  find(asking: {
    readonly tx: Tx
    readonly scope: Scope
    readonly districtNo: number
    readonly asOf: Day
  }): Promise<readonly Body[]>
}

import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../db/database.ts'

/** The latest that is on record of a unit in a module: evidence for a person, never a judgement. */
export interface SignOfLife {
  readonly unitNo: number
  readonly lastOn: Day
  /** Page with it. */
  readonly link: string
}

/** Where the latest on record of units is learnt. Whoever asks knows no module; it is told of units in the asker's reach only. */
export interface LifeSource {
  /** `<module>.<what>`. */
  readonly key: `${string}.${string}`
  /** Of these units, those with anything on record up to a day. Asked on behalf of the platform: a joint record may lie elsewhere. */
  latest(tx: Tx, nos: readonly number[], day: Day): Promise<readonly SignOfLife[]>
}

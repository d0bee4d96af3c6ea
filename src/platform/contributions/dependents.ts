import type { Day } from '../../kernel/dates.ts'
import type { Moment } from '../outbox/outbox.ts'

/**
 * What a module keeps at units of another, such as posts, and what becomes of it when a unit is merged, ends, or was a mistake. The
 * module of the units asks everyone who contributed and knows none of them.
 */
export interface Dependents {
  /** From the day on the unit is no more: what can be handed to the successor is, the rest ends. What was true before stays true. */
  handOver(moment: Moment, change: HandOver): Promise<readonly Handed[]>
  /**
   * Acts are being taken back: what they recorded goes, what they ended stands again. Answers how many later records are in the way,
   * at units that vanish or are ended again, or in the place of what the acts recorded; with one or more nothing is taken back.
   */
  takeBack(moment: Moment, undo: TakeBack): Promise<number>
}

export interface HandOver {
  readonly actId: number
  readonly day: Day
  readonly fromNo: number
  /** Null when the unit ends without a successor. */
  readonly toNo: number | null
}

export interface TakeBack {
  readonly actIds: readonly number[]
  readonly undoActId: number
  /** Units that are no longer there once the acts are taken back. */
  readonly withdrawn: readonly number[]
  /** Units that are ended again. */
  readonly ended: readonly number[]
}

/** How many of one sort were handed over, and how many ended because they could not be. */
export interface Handed {
  /** Code of the sort, e.g. a type of connection, a line, or `post-liaison`. */
  readonly what: string
  readonly moved: number
  readonly ended: number
}

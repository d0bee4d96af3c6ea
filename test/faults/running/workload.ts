import type { Attempt, Request } from './attempts.ts'

/** Something many fight over at once, whose end can be told from what stands. */
export interface Workload {
  readonly name: string
  /** Makes what is fought over; again in each cycle. */
  open(cycle: number): Promise<void>
  /** What a client does next; `n` was never given before. */
  next(n: number): Request
  /** Marks of everything that stands, as often as it stands. */
  standing(): Promise<string[]>
  /** What else must hold of what stands. */
  invariants(attempts: readonly Attempt[]): Promise<string[]>
}

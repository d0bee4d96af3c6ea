import type { Program } from './star-mip.ts'

/** What the thread is asked. `start` is a feasible solution to begin with; `conflict` asks which rows contradict each other. */
export interface Task {
  readonly program: Program
  readonly start: Float64Array | null
  readonly seconds: number
  readonly relativeGap: number
  readonly conflict: boolean
}

export type FromThread =
  | { readonly kind: 'bound'; readonly bound: number }
  | {
      readonly kind: 'done'
      readonly status: 'optimal' | 'infeasible' | 'stopped'
      readonly values: Float64Array | null
      readonly bound: number | null
      /** Rows of an infeasible subsystem; empty when none was found. */
      readonly rows: readonly number[]
    }
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly message: string }

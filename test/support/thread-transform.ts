import { threadId } from 'node:worker_threads'
import type { CreateTransform } from '../../src/platform/exchange/worker-protocol.ts'

/** Tells in which threads the rows were looked at, by their numbers. */
export const createTransform: CreateTransform<undefined, never, { threads: number[]; rows: number }> = () => {
  const threads = new Set<number>()
  let rows = 0
  return {
    startSheet() {},
    row() {
      threads.add(threadId)
      rows += 1
    },
    endSheet() {},
    result: () => ({ threads: [...threads], rows }),
  }
}

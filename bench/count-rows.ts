import type { CreateTransform } from '../src/platform/exchange/worker-protocol.ts'

/** Parsing alone: counts the rows and hands nothing over. */
export const createTransform: CreateTransform<undefined, never, number> = () => {
  let rows = 0
  return {
    startSheet() {},
    row() {
      rows += 1
    },
    endSheet() {},
    result: () => rows,
  }
}

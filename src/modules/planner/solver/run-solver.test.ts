import { expect, test } from 'vitest'
import { runSolver } from './run-solver.ts'
import type { Program } from './star-mip.ts'

/** Two columns up to 1 that bring 2 and 1, and together at most 1.5. */
const program: Program = {
  cost: Float64Array.of(-2, -1),
  upper: Float64Array.of(1, 1),
  rowLower: Float64Array.of(-Infinity),
  rowUpper: Float64Array.of(1.5),
  starts: Int32Array.of(0, 2),
  indices: Int32Array.of(0, 1),
  values: Float64Array.of(1, 1),
}
const solved = async (integer?: Uint8Array) => {
  const asked = integer === undefined ? program : { ...program, integer }
  const answer = await runSolver({ program: asked, start: null, seconds: 20, relativeGap: 0, conflict: false })
  if (answer.kind !== 'done') throw new Error(answer.kind)
  return { status: answer.status, values: [...answer.values!], bound: answer.bound }
}

test('every column is whole unless a program says which are', async () => {
  expect(await solved()).toEqual({ status: 'optimal', values: [1, 0], bound: -2 })
  expect(await solved(Uint8Array.of(1, 0))).toEqual({ status: 'optimal', values: [1, 0.5], bound: -2.5 })
})

test('a program without whole numbers is its own proof', async () => {
  expect(await solved(Uint8Array.of(0, 0))).toEqual({ status: 'optimal', values: [1, 0.5], bound: -2.5 })
})

import type { LinearModel, LinearSolver } from '../dispatch/index.ts'
import { runSolver } from './run-solver.ts'
import type { Program } from './star-mip.ts'

/** The solver in a thread of its own, for `proveDispatch`. Without the package, or without an answer in time, it knows nothing. */
export const dispatchSolver =
  (seconds: number, signal?: AbortSignal): LinearSolver =>
  async (model) => {
    const task = { program: byRows(model), start: null, seconds, relativeGap: 1e-5, conflict: false }
    const answer = await runSolver(task, signal)
    if (answer.kind === 'absent') return { values: null, bound: -Infinity }
    const bound = answer.bound === null ? -Infinity : answer.bound + model.offset
    return { values: answer.kind === 'done' ? answer.values : null, bound }
  }

/** The same model by rows. */
function byRows(model: LinearModel): Program {
  const starts = new Int32Array(model.rowLower.length + 1)
  for (const row of model.rows) starts[row + 1]! += 1
  for (let row = 0; row < model.rowLower.length; row += 1) starts[row + 1]! += starts[row]!
  const next = starts.slice()
  const indices = new Int32Array(model.rows.length)
  const values = new Float64Array(model.rows.length)
  for (let column = 0; column < model.cost.length; column += 1)
    for (let at = model.starts[column]!; at < model.starts[column + 1]!; at += 1) {
      const to = next[model.rows[at]!]!
      next[model.rows[at]!]! += 1
      indices[to] = column
      values[to] = model.values[at]!
    }
  const { cost, upper, integer, rowLower, rowUpper } = model
  return { cost, upper, integer, rowLower, rowUpper, starts, indices, values }
}

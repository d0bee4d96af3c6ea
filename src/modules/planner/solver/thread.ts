import type { Highs } from 'highs'
import { parentPort, workerData } from 'node:worker_threads'
import type { FromThread, Task } from './protocol.ts'

/** One task, one thread, one solver: its memory never shrinks, so the thread is thrown away afterwards. */
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
const tell = (message: FromThread) => parentPort!.postMessage(message)

try {
  const load = await loader()
  if (load === null) tell({ kind: 'absent' })
  else solve(await load(), workerData as Task)
} catch (error) {
  // The loader's own report would print its whole source line.
  tell({ kind: 'failed', message: error instanceof Error ? error.message.slice(0, 300) : 'unknown' })
}

/** Null where the package is not installed: every plan is made without it. */
async function loader(): Promise<(() => Promise<Highs>) | null> {
  try {
    // The types call the package CommonJS; Node takes its module form.
    const loaded = (await import('highs')) as unknown as { default: () => Promise<Highs> }
    return loaded.default
  } catch {
    return null
  }
}

function solve(highs: Highs, task: Task): void {
  const { program } = task
  const size = program.cost.length
  const { modelStatus, variableType, callbackType } = highs.constants
  const isWhole = (column: number) => program.integer === undefined || program.integer[column] === 1
  const model = highs.createModel({
    numCols: size,
    numRows: program.rowLower.length,
    colCost: program.cost,
    colLower: new Float64Array(size),
    colUpper: program.upper,
    rowLower: program.rowLower,
    rowUpper: program.rowUpper,
    integrality: Int32Array.from({ length: size }, (_, column) =>
      isWhole(column) ? variableType.integer : variableType.continuous,
    ),
    matrix: {
      format: 'csr',
      numRows: program.rowLower.length,
      numCols: size,
      starts: program.starts,
      indices: program.indices,
      values: program.values,
    },
  })
  // Without whole numbers there is no branching: the optimum is its own bound, and nothing is known before it is reached.
  const linearBound = (optimal: boolean) => (optimal ? model.getObjectiveValue() : null)
  try {
    model.options.set({ output_flag: false, time_limit: task.seconds, mip_rel_gap: task.relativeGap, mip_abs_gap: 1e-7 })
    if (task.start !== null) model.setSolution({ colValue: task.start })
    let told = -Infinity
    model.run({
      [callbackType.mipLogging](event: { data: { mip_dual_bound?: number } }) {
        const bound = event.data.mip_dual_bound
        if (bound === undefined || !(bound > told) || bound > 1e15) return
        told = bound
        tell({ kind: 'bound', bound })
      },
    })
    const status = model.getModelStatus()
    const infeasible = status === modelStatus.infeasible
    const optimal = status === modelStatus.optimal
    tell({
      kind: 'done',
      status: infeasible ? 'infeasible' : optimal ? 'optimal' : 'stopped',
      values: infeasible ? null : Float64Array.from(model.getSolution().colValue),
      bound: infeasible
        ? null
        : program.integer?.includes(1) === false
          ? linearBound(optimal)
          : Number(model.info.get('mip_dual_bound')),
      rows: infeasible && task.conflict ? [...model.getIis().rowIndex] : [],
    })
  } finally {
    model.dispose()
  }
}

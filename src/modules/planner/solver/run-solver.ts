import { Worker } from 'node:worker_threads'
import type { FromThread, Task } from './protocol.ts'

const thread = new URL('./thread.ts', import.meta.url)
/** Time the solver has to keep its own limit before the thread is ended under it. */
const graceMs = 1500

export type SolverAnswer =
  | Extract<FromThread, { kind: 'done' }>
  /** Ended by the hard stop: nothing but the best bound told until then. */
  | { readonly kind: 'stopped'; readonly bound: number | null }
  | { readonly kind: 'absent' }

/**
 * Gives a task to the solver in a thread of its own. The solver's own limit of time is not reliable, so the thread is ended when it
 * overruns, or when `signal` says so. Throws only when the solver itself fails.
 */
export async function runSolver(task: Task, signal?: AbortSignal): Promise<SolverAnswer> {
  if (signal?.aborted) return { kind: 'stopped', bound: null }
  const worker = new Worker(thread, { workerData: task, execArgv: [] })
  const { promise, resolve, reject } = Promise.withResolvers<SolverAnswer>()
  let bound: number | null = null
  const stop = () => resolve({ kind: 'stopped', bound })
  const timer = setTimeout(stop, task.seconds * 1000 + graceMs)
  signal?.addEventListener('abort', stop, { once: true })
  worker.on('message', (message: FromThread) => {
    if (message.kind === 'bound') bound = message.bound
    else if (message.kind === 'failed') reject(new Error(`the solver failed: ${message.message}`))
    else resolve(message)
  })
  worker.on('error', reject)
  worker.on('exit', stop)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
    await worker.terminate()
  }
}

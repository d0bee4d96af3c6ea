import { Worker } from 'node:worker_threads'
import type { ExchangeLimits } from './limits.ts'
import { ExchangeProblem } from './problems.ts'
import type { WorkbookFacts } from './read-workbook.ts'
import type { ReadProgress } from './sheet.ts'
import type { FromWorker, WorkerStart } from './worker-protocol.ts'

const WORKER = new URL('./worker.ts', import.meta.url)

export interface WorkerRun<Item> {
  /** A module that exports `createTransform` (see `CreateTransform`), for instance `new URL('./transform.ts', import.meta.url)`. */
  module: URL
  /** A path, or the bytes (which are copied). */
  from: string | Uint8Array
  /** The name it was uploaded under. */
  name: string
  /** Handed to `createTransform`; plain data. */
  options?: unknown
  limits?: Partial<ExchangeLimits>
  /** Given what the transform emits, in order. While a promise it returned is pending, reading soon stops and waits. */
  onItems?: (items: Item[]) => void | Promise<void>
  onProgress?: (progress: ReadProgress) => void
  /** Aborting ends the thread at once: `exchange.cancelled`. */
  signal?: AbortSignal
  /** The hard stop: `exchange.timeout`. 120 seconds unless told otherwise. */
  timeoutMs?: number
  /** Heap of the thread in mebibytes: `exchange.out_of_memory`. 768 unless told otherwise. */
  memoryMb?: number
  batchSize?: number
}

/**
 * Reads a file in a thread of its own, through a transform that runs there too, so that only results cross over and this
 * thread stays free. Throws `ExchangeProblem` for anything that is the file's fault.
 */
export async function runInWorker<Item, Result>(run: WorkerRun<Item>): Promise<{ facts: WorkbookFacts; result: Result }> {
  if (run.signal?.aborted) throw new ExchangeProblem('exchange.cancelled')
  const start: WorkerStart = {
    moduleUrl: run.module.href,
    from: run.from,
    name: run.name,
    options: run.options,
    limits: run.limits ?? {},
    batchSize: run.batchSize ?? 500,
  }
  const worker = new Worker(WORKER, {
    workerData: start,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: run.memoryMb ?? 768, maxYoungGenerationSizeMb: 64 },
  })
  const { promise, resolve, reject } = Promise.withResolvers<{ facts: WorkbookFacts; result: Result }>()
  const timer = setTimeout(() => reject(new ExchangeProblem('exchange.timeout')), run.timeoutMs ?? 120_000)
  const cancel = () => reject(new ExchangeProblem('exchange.cancelled'))
  run.signal?.addEventListener('abort', cancel, { once: true })

  // One batch after another, even when handling one takes a while.
  let handled: Promise<void> = Promise.resolve()
  const handle = (items: Item[]) => {
    handled = handled.then(async () => {
      await run.onItems?.(items)
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      worker.postMessage('taken')
    })
    handled.catch(reject)
  }
  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'items') handle(message.items as Item[])
    else if (message.kind === 'progress') run.onProgress?.(message.progress)
    else if (message.kind === 'done') {
      const { facts, result } = message
      handled.then(() => resolve({ facts, result: result as Result }), reject)
    } else if (message.kind === 'problem') reject(new ExchangeProblem(message.code, message.params))
    else reject(new Error(`reading failed in the worker: ${message.message}`, { cause: message.stack }))
  })
  worker.on('error', (error) => reject(workerProblem(error)))
  worker.on('exit', (code) =>
    handled.then(() => (code === 0 ? undefined : reject(new ExchangeProblem('exchange.failed'))), reject),
  )
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    run.signal?.removeEventListener('abort', cancel)
    await worker.terminate()
  }
}

function workerProblem(error: unknown): unknown {
  return (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new ExchangeProblem('exchange.out_of_memory')
    : error
}

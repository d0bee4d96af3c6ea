import { parentPort, workerData } from 'node:worker_threads'
import { ExchangeProblem } from './problems.ts'
import { readWorkbook } from './read-workbook.ts'
import type { ReadProgress, SheetInfo, SheetRow, SheetSink } from './sheet.ts'
import type { CreateTransform, FromWorker, ReadTransform, WorkerStart } from './worker-protocol.ts'

/** The thread in which files are read. It stops taking rows while this many batches wait on the other side. */
const MAX_WAITING = 4
const PROGRESS_MS = 100

const port = parentPort as NonNullable<typeof parentPort>
const start = workerData as WorkerStart

const gate: { waiting: number; wake: (() => void) | null } = { waiting: 0, wake: null }
port.on('message', () => {
  gate.waiting -= 1
  gate.wake?.()
})

let outbox: unknown[] = []
// The first progress is always told, however fast the file is through.
let reportedAt = Number.NEGATIVE_INFINITY

const post = (message: FromWorker) => port.postMessage(message)

async function flush(): Promise<void> {
  while (outbox.length > 0) {
    while (gate.waiting >= MAX_WAITING) {
      const { promise, resolve } = Promise.withResolvers<void>()
      gate.wake = resolve
      await promise
    }
    gate.waiting += 1
    post({ kind: 'items', items: outbox.splice(0, start.batchSize) })
  }
}

function sinkOf(transform: ReadTransform<unknown, unknown>): SheetSink {
  return {
    startSheet: (sheet: SheetInfo) => transform.startSheet(sheet),
    row: (row: SheetRow) => transform.row(row),
    endSheet: () => transform.endSheet(),
    async drain(progress: ReadProgress) {
      await transform.drain?.(progress)
      if (outbox.length >= start.batchSize) await flush()
      if (performance.now() - reportedAt < PROGRESS_MS) return
      reportedAt = performance.now()
      post({ kind: 'progress', progress })
    },
  }
}

async function run(): Promise<void> {
  const { createTransform } = (await import(start.moduleUrl)) as { createTransform: CreateTransform<unknown, unknown, unknown> }
  const transform = createTransform(start.options, (item) => outbox.push(item))
  const facts = await readWorkbook(start.from, start.name, sinkOf(transform), start.limits)
  for (const item of transform.remaining?.() ?? []) {
    outbox.push(item)
    if (outbox.length >= start.batchSize) await flush()
  }
  await flush()
  post({ kind: 'done', facts, result: transform.result() })
}

try {
  await run()
} catch (error) {
  if (error instanceof ExchangeProblem) post({ kind: 'problem', code: error.code, params: error.params })
  else post({ kind: 'failed', message: String(error), stack: (error as Error).stack })
}
port.close()

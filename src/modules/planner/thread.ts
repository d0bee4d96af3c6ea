import { Worker } from 'node:worker_threads'
import type { FormationOptions, FormationProblem, PlanResult } from './formation/index.ts'

/** What a thread is asked to do; maps travel as they are. */
export interface ThreadTask {
  readonly problem: FormationProblem
  readonly options: FormationOptions
}

export type ThreadAnswer =
  | { readonly kind: 'done'; readonly result: PlanResult }
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string | undefined }

const MAIN = new URL('./thread-main.ts', import.meta.url)
/** How often the owner is asked whether to go on. */
const askEveryMs = 500

/**
 * Makes a plan in a thread of its own: the search is arithmetic for seconds, and the server answers others meanwhile. `goOn` is asked
 * twice a second; when it throws, the thread ends at once and the same error is thrown here.
 */
export async function planInThread(task: ThreadTask, goOn: () => Promise<void>): Promise<PlanResult> {
  const worker = new Worker(MAIN, { workerData: task, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 2048 } })
  const { promise, resolve, reject } = Promise.withResolvers<PlanResult>()
  worker.on('message', (answer: ThreadAnswer) => {
    if (answer.kind === 'done') resolve(answer.result)
    else reject(new Error(`planning failed: ${answer.message}`, { cause: answer.stack }))
  })
  worker.on('error', reject)
  worker.on('exit', (code) => reject(new Error(`the planning thread ended with ${code}`)))
  const asking = setInterval(() => void goOn().catch(reject), askEveryMs)
  try {
    return await promise
  } finally {
    clearInterval(asking)
    await worker.terminate()
  }
}

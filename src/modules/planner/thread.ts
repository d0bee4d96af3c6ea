import { Worker } from 'node:worker_threads'
import type { DispatchProblem, Effort } from './dispatch/index.ts'
import type { DispatchAnswer } from './dispatching/solve.ts'
import type { FormationOptions, FormationProblem, PlanResult } from './formation/index.ts'

/** What a thread is asked to do; maps travel as they are. */
export type ThreadTask =
  | { readonly kind: 'formation'; readonly problem: FormationProblem; readonly options: FormationOptions }
  | { readonly kind: 'dispatch'; readonly problem: DispatchProblem; readonly effort: Effort }

/** What comes back, by what was asked. */
interface Results {
  readonly formation: PlanResult
  readonly dispatch: DispatchAnswer
}

export type ThreadAnswer =
  | { readonly kind: 'done'; readonly result: Results[keyof Results] }
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string | undefined }

const MAIN = new URL('./thread-main.ts', import.meta.url)
/** How often the owner is asked whether to go on. */
const askEveryMs = 500

/**
 * Makes a plan in a thread of its own: the search is arithmetic for seconds, and the server answers others meanwhile. `goOn` is asked
 * twice a second; when it throws, the thread ends at once and the same error is thrown here.
 */
export async function planInThread<T extends ThreadTask>(task: T, goOn: () => Promise<void>): Promise<Results[T['kind']]> {
  const worker = new Worker(MAIN, { workerData: task, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 2048 } })
  const { promise, resolve, reject } = Promise.withResolvers<Results[T['kind']]>()
  worker.on('message', (answer: ThreadAnswer) => {
    if (answer.kind === 'done') resolve(answer.result as Results[T['kind']])
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

import { parentPort, workerData } from 'node:worker_threads'
import { solveDispatch } from './dispatching/solve.ts'
import { planFormation } from './formation/index.ts'
import type { ThreadAnswer, ThreadTask } from './thread.ts'

const task = workerData as ThreadTask

function answer(): ThreadAnswer {
  try {
    return {
      kind: 'done',
      result: task.kind === 'formation' ? planFormation(task.problem, task.options) : solveDispatch(task.problem, task.effort),
    }
  } catch (error) {
    const { message, stack } = error as Error
    return { kind: 'failed', message, stack }
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort!.postMessage(answer())

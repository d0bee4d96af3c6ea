import { parentPort, workerData } from 'node:worker_threads'
import { planFormation, repairFormation } from './formation/index.ts'
import type { ThreadAnswer, ThreadTask } from './thread.ts'

const task = workerData as ThreadTask

function answer(): ThreadAnswer {
  try {
    const result =
      task.task === 'plan' ? planFormation(task.problem, task.options) : repairFormation(task.plan, task.problem, task.options)
    return { kind: 'done', result }
  } catch (error) {
    const { message, stack } = error as Error
    return { kind: 'failed', message, stack }
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort!.postMessage(answer())

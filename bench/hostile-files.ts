import { runInWorker } from '../src/platform/exchange/run-in-worker.ts'
import { problemOf } from '../src/platform/exchange/testing.ts'
import { hostileFiles } from '../test/support/hostile-files.ts'

/**
 * What refusing a hostile or broken file costs: the list is the one of src/platform/exchange/hostile-files.test.ts.
 *   node bench/hostile-files.ts
 * Goal: every file is refused within a second, with at most 120 MB more memory. `here` is the reading alone, in this process;
 * `in a worker` is what an upload waits for, with the start of the thread. Memory is what the process grew by while reading here.
 */

const GOAL_MS = 1000
const GOAL_MB = 120
const module = new URL('./count-rows.ts', import.meta.url)

const results = []
for (const { name, make, code } of hostileFiles) {
  const file = make()
  const before = process.memoryUsage.rss()
  const started = performance.now()
  const found = await problemOf(file)
  const here = performance.now() - started
  const memory = (process.memoryUsage.rss() - before) / 2 ** 20
  const startedWorker = performance.now()
  await runInWorker({ module, from: file, name }).catch(() => {})
  const worker = performance.now() - startedWorker
  results.push({
    file: name,
    'file kB': (file.length / 1000).toFixed(1),
    'here ms': here.toFixed(0),
    'in a worker ms': worker.toFixed(0),
    'memory +MB': Math.max(0, memory).toFixed(0),
    goal: found !== code ? `${found} instead of ${code}` : worker <= GOAL_MS && memory <= GOAL_MB ? 'held' : 'MISSED',
  })
}
console.table(results)
const missed = results.filter(({ goal }) => goal !== 'held').length
console.log(`${results.length - missed} of ${results.length} refused within ${GOAL_MS} ms and ${GOAL_MB} MB`)
process.exitCode = missed > 0 ? 1 : 0

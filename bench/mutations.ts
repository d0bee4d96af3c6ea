import { readFileSync } from 'node:fs'
import { registerHooks, stripTypeScriptTypes } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { mutantsOf, toldOf, withMutant } from './support/mutants.ts'
import { forgetCollected, runCollected } from './support/tests-here.ts'

/**
 * How many small changes of the rules of the ledger, of booking, of rent paid by service and of the time bank their unit tests notice:
 * `node bench/mutations.ts [part of a file name]`. Each mutant is one change of one file, held in memory; the tests of the module run against
 * it to the first that fails. What no test notices is listed. One mutant at a time, in one worker; who runs for ten seconds is noticed too.
 */
const root = new URL('../src/modules/', import.meta.url)
const targets: readonly { readonly file: string; readonly test: string }[] = [
  { file: 'ledger/rules.ts', test: 'ledger/rules.test.ts' },
  ...['rules.ts', 'rules/booking.ts', 'rules/hours.ts', 'rules/series.ts', 'rules/standard.ts'].map((file) => ({
    file: `places/${file}`,
    test: 'places/rules.test.ts',
  })),
  { file: 'places/rules/rent.ts', test: 'places/rules/rent.test.ts' },
  ...['rules.ts', 'rules/months.ts'].map((file) => ({ file: `volunteering/${file}`, test: 'volunteering/rules.test.ts' })),
]
const patience = 10_000

if (isMainThread) await measure()
else attend()

async function measure(): Promise<void> {
  const wanted = process.argv[2] ?? ''
  let [killed, all] = [0, 0]
  for (const [index, { file }] of targets.entries()) {
    if (!file.includes(wanted)) continue
    const source = readFileSync(new URL(file, root), 'utf8')
    const mutants = mutantsOf(source)
    const noticed = await noticedOf(index, mutants.length)
    const survivors = mutants.filter((_, at) => !noticed[at])
    killed += mutants.length - survivors.length
    all += mutants.length
    console.log(`${file}: ${mutants.length - survivors.length} of ${mutants.length} noticed`)
    for (const one of survivors) console.log(`  ${toldOf(source, one)}`)
  }
  console.log(`mutation score ${((100 * killed) / all).toFixed(1)} % (${killed} of ${all})`)
}

/** Which mutants of a file its tests notice. A worker that does not answer in time is ended, and another goes on behind it. */
async function noticedOf(target: number, count: number): Promise<boolean[]> {
  const noticed: boolean[] = []
  let worker: Worker | null = null
  // Before the first: the tests pass as the file stands.
  for (let at = -1; at < count; at += 1) {
    worker ??= new Worker(new URL(import.meta.url), { workerData: target })
    const answer = await answerOf(worker, at)
    if (at === -1 && answer !== false)
      throw new Error(`the tests of ${targets[target]!.file} fail as it stands: ${String(answer)}`)
    if (at >= 0) noticed.push(answer !== false)
    if (answer === 'late') {
      await worker.terminate()
      worker = null
    }
  }
  await worker?.terminate()
  return noticed
}

function answerOf(worker: Worker, at: number): Promise<boolean | string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => resolve('late'), patience)
    worker.once('error', reject)
    worker.once('message', (answer: boolean | string) => {
      clearTimeout(late)
      worker.off('error', reject)
      resolve(answer)
    })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage(at)
  })
}

/** In the worker: the target is read with one mutant in it, everything else of the module anew beside it. */
function attend(): void {
  const { file, test } = targets[workerData as number]!
  const target = new URL(file, root)
  const source = readFileSync(target, 'utf8')
  const mutants = mutantsOf(source)
  const folder = new URL(`${file.split('/')[0]}/`, root).href
  const testsHere = new URL('support/tests-here.ts', import.meta.url).href
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === 'vitest' && context.parentURL !== testsHere) return next(testsHere, context)
      const found = next(specifier, context)
      const mutant = new URL(context.parentURL ?? testsHere).searchParams.get('mutant')
      return mutant !== null && found.url.startsWith(folder) ? { ...found, url: `${found.url}?mutant=${mutant}` } : found
    },
    load(url, context, next) {
      const { pathname, searchParams } = new URL(url)
      const at = Number(searchParams.get('mutant') ?? -1)
      if (pathname !== target.pathname || at < 0) return next(url, context)
      const code = stripTypeScriptTypes(withMutant(source, mutants[at]!), { mode: 'transform' })
      return { format: 'module', source: code, shortCircuit: true }
    },
  })
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  const tell = (answer: boolean | string) => parentPort!.postMessage(answer)
  const tests = pathToFileURL(fileURLToPath(new URL(test, root)))
  parentPort!.on('message', (at: number) => {
    tests.search = `mutant=${at}`
    void import(tests.href).then(runCollected).then(
      () => tell(false),
      (error: unknown) => {
        forgetCollected()
        tell(at === -1 ? String(error) : true)
      },
    )
  })
}

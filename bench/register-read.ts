import { once } from 'node:events'
import { createWriteStream, readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { streamRegister } from '../src/modules/register/exchange.ts'
import type { Divisions } from '../src/modules/register/reading/divisions.ts'
import { writeCsv } from '../src/platform/exchange/csv-writer.ts'
import { runInWorker } from '../src/platform/exchange/run-in-worker.ts'
import { writeXlsx } from '../src/platform/exchange/xlsx-writer.ts'
import { registerHeader, registerRows, usual } from './register-rows.ts'

/**
 * How fast a large register is written and read, and what it costs.
 *   node bench/register-read.ts [rows, 100000 unless told otherwise]
 * Times include starting the worker. Memory is the growth of the whole process, looked at every 20 ms.
 */

const count = Number(process.argv[2] ?? 100_000)
const divisions = JSON.parse(readFileSync(new URL('../samples/longhua-divisions.json', import.meta.url), 'utf8')) as Divisions
const folder = await mkdtemp(join(tmpdir(), 'register-'))
const results: Record<string, string>[] = []

async function measure(what: string, file: string, work: () => Promise<unknown>): Promise<void> {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let peak = before
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const started = performance.now()
  await work()
  const seconds = (performance.now() - started) / 1000
  clearInterval(watch)
  delay.disable()
  results.push({
    what,
    seconds: seconds.toFixed(2),
    'rows/s': Math.round(count / seconds).toLocaleString('en'),
    'file MB': (statSync(file).size / 1e6).toFixed(1),
    'memory +MB': ((peak - before) / 1e6).toFixed(0),
    'main thread p99 ms': (delay.percentile(99) / 1e6).toFixed(0),
  })
}

async function written(path: string, write: (out: ReturnType<typeof createWriteStream>) => Promise<void>): Promise<void> {
  const out = createWriteStream(path)
  await write(out)
  out.end()
  await once(out, 'close')
}

const csv = join(folder, 'register.csv')
const gb = join(folder, 'register-gb18030.csv')
const xlsx = join(folder, 'register.xlsx')
const rows = () => registerRows(count, divisions)
const columns = registerHeader.map((header) => ({ header, format: 'text' as const }))

await written(csv, (out) => writeCsv(out, registerHeader, rows()))
await measure('write csv', csv, () => written(csv, (out) => writeCsv(out, registerHeader, rows())))
await measure('write csv, GB18030', csv, () =>
  written(gb, (out) => writeCsv(out, registerHeader, rows(), { encoding: 'gb18030' })),
)
await measure('write xlsx', csv, () => written(xlsx, (out) => writeXlsx(out, [{ name: '台账', columns, rows: rows() }])))

const countRows = new URL('./count-rows.ts', import.meta.url)
const reading = { divisions, usual }
for (const [name, file] of [
  ['csv', csv],
  ['csv, GB18030', gb],
  ['xlsx', xlsx],
] as const) {
  await measure(`parse ${name}`, file, () => runInWorker({ module: countRows, from: file, name }))
  await measure(`read ${name}, counts only`, file, () =>
    streamRegister(file, name, { reading, rows: 'none', onOrganisations: () => {} }),
  )
  await measure(`read ${name}, rows with notices`, file, () => streamRegister(file, name, { reading, rows: 'noticed' }))
  await measure(`read ${name}, every row`, file, () => streamRegister(file, name, { reading, rows: 'all' }))
}
console.table(results)
await rm(folder, { recursive: true })

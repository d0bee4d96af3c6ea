import { once } from 'node:events'
import { createWriteStream, readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import copyStreams from 'pg-copy-streams'
import { openPlatform } from '../src/app/platform.ts'
import { loadDivisions, loadIndustries } from '../src/modules/organisations/index.ts'
import { defaultDictionaries } from '../src/modules/register/reading/dictionaries.ts'
import type { Divisions } from '../src/modules/register/reading/divisions.ts'
import { applyNow, importReport, readAndStage, undoNow } from '../src/modules/register/index.ts'
import { readConfig } from '../src/platform/config/config.ts'
import { systemContext } from '../src/platform/db/database.ts'
import { writeCsv } from '../src/platform/exchange/csv-writer.ts'
import { runInWorker } from '../src/platform/exchange/run-in-worker.ts'
import { streamRegister } from '../src/modules/register/exchange.ts'
import { registerHeader, registerRows, usual } from './register-rows.ts'
import { copyRows, dropTwins, factTables, keepRows, otherTables, prepareTwins } from './support/bulk-rows.ts'

/**
 * How fast a large register becomes facts: preview, apply, a second preview of the same file, and undo, on a database of its own, beside
 * two yardsticks of the same run: (a) every cell by COPY into a plain table of text; (b) what a loader would have to do anyway: the same
 * file read by the same reader, and the same final rows by COPY into tables with the same indexes and constraints.
 *   DATABASE_URL=… node bench/register-import.ts [rows, 100000 unless told otherwise]
 * Without DATABASE_URL the embedded database is used. Memory is the growth of this process, looked at every 20 ms.
 */
const count = Number(process.argv[2] ?? 100_000)
const divisions = JSON.parse(readFileSync(new URL('../samples/longhua-divisions.json', import.meta.url), 'utf8')) as Divisions
const folder = await mkdtemp(join(tmpdir(), 'register-import-'))
const results: Record<string, string>[] = []

const server = process.env['DATABASE_URL']
const name = `bench_register_${process.pid}`
if (server) await onServer(`create database ${name} template template0 encoding 'UTF8'`)
const url = server ? Object.assign(new URL(server), { pathname: `/${name}` }).toString() : undefined
const platform = await openPlatform({
  config: readConfig({ LIANJIAN_DATA: join(folder, 'data'), LOG_LEVEL: 'error', ...(url ? { DATABASE_URL: url } : {}) }),
})
const { services } = platform

async function onServer(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(text).finally(() => client.end())
}

async function measure<T>(what: string, work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let peak = before
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20)
  const started = performance.now()
  const result = await work()
  const seconds = (performance.now() - started) / 1000
  clearInterval(watch)
  results.push({
    what,
    seconds: seconds.toFixed(2),
    'rows/s': Math.round(count / seconds).toLocaleString('en'),
    'memory +MB': ((peak - before) / 1e6).toFixed(0),
  })
  return { result, seconds }
}

const csv = join(folder, 'register-2018-12-31.csv')
const out = createWriteStream(csv)
await writeCsv(out, registerHeader, registerRows(count, divisions))
out.end()
await once(out, 'close')

/** Every cell of the file into a plain table of text, without a thought: what cannot be done faster. */
async function rawCopy(): Promise<void> {
  const client = new pg.Client({ connectionString: platform.directUrl })
  await client.connect()
  await client.query(`create table public.raw_register (${registerHeader.map((_, i) => `c${i} text`).join(', ')})`)
  const copy = client.query(copyStreams.from('copy public.raw_register from stdin'))
  await runInWorker<Uint8Array, number>({
    module: new URL('./raw-lines.ts', import.meta.url),
    from: csv,
    name: 'raw.csv',
    batchSize: 1,
    async onItems(items) {
      for (const lines of items) if (!copy.write(lines)) await once(copy, 'drain')
    },
  })
  copy.end()
  await once(copy, 'finish')
  await client.query('drop table public.raw_register')
  await client.end()
}

/** The reader with nothing behind it. */
const readOnly = () =>
  streamRegister(csv, 'register.csv', { reading: { divisions, usual }, rows: 'all', onRows: () => {}, onOrganisations: () => {} })

try {
  await services.database.transaction(systemContext, async (tx) => {
    const { districtNo } = await loadDivisions(tx, divisions as never, 'general')
    await loadIndustries(
      tx,
      districtNo,
      defaultDictionaries.industry.entries.map(({ code }) => ({ code, zh: code })),
    )
  })
  console.log(`${count} rows, ${(statSync(csv).size / 1e6).toFixed(1)} MB`)
  const raw = await measure('raw parse + COPY', rawCopy)
  const preview = await measure('preview: read, stage, compare', () =>
    readAndStage(services, { path: csv, name: 'register-2018-12-31.csv' }),
  )
  const apply = await measure('apply', () => applyNow(services, preview.result))
  await keepRows(platform.directUrl, folder, [...factTables, ...otherTables])
  const read = await measure('read alone', readOnly)
  await prepareTwins(platform.directUrl, [...factTables, ...otherTables])
  const facts = await measure('COPY of unit, state, edge, verdict', () => copyRows(platform.directUrl, folder, factTables))
  const others = await measure('COPY of person, post, words, rows', () => copyRows(platform.directUrl, folder, otherTables))
  await dropTwins(platform.directUrl)
  const again = await measure('preview of the same file', () =>
    readAndStage(services, { path: csv, name: 'register-2018-12-31.csv' }),
  )
  const { verdicts } = await services.database.read(systemContext, (tx) => importReport(tx, again.result))
  await measure('undo', () => undoNow(services, preview.result, 'bench'))
  const { rows } = await services.database.read(systemContext, (tx) =>
    sql<{ units: number }>`select count(*) as units from coverage.verdict`.execute(tx),
  )
  console.table(results)
  const total = preview.seconds + apply.seconds
  const times = (seconds: number) => `${(total / seconds).toFixed(1)} ×`
  console.log(`preview + apply: ${total.toFixed(2)} s, ${Math.round(count / total).toLocaleString('en')} rows/s`)
  console.log(`(a) raw parse + COPY: ${times(raw.seconds)}`)
  console.log(`(b) our reader + COPY of the facts: ${times(read.seconds + facts.seconds)}`)
  console.log(`    our reader + COPY of everything the import writes: ${times(read.seconds + facts.seconds + others.seconds)}`)
  console.log(`second preview: ${JSON.stringify(verdicts)}; units left after undo: ${rows[0]!.units}`)
} finally {
  await platform.close()
  if (server) await onServer(`drop database if exists ${name} with (force)`)
  await rm(folder, { recursive: true })
}

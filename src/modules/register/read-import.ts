import { sql } from 'kysely'
import { commonProblems, Problem } from '../../kernel/problem.ts'
import { ExchangeProblem } from '../../platform/exchange/problems.ts'
import { inCall, type JobCall } from '../../platform/jobs/in-call.ts'
import { JobCancelled, type JobRun } from '../../platform/jobs/jobs.ts'
import { compareRows } from './compare.ts'
import { readingOptions } from './reading-options.ts'
import { decideStatementDay } from './rules.ts'
import { fillRows } from './staging/fill-rows.ts'
import { stageFile } from './staging/stage-file.ts'
import { countVerdicts, getImportForUpdate, type ImportRecord, lockDistrict, markCompared } from './store.ts'

/** The job that reads a register. Begun again after a kill it reads from the start: nothing of a half-read file was kept. */
export async function readImport(job: JobRun, importId: string): Promise<void> {
  const stop = new AbortController()
  const onRows = (rows: number) => void job.progress(rows, null, 'reading').catch(() => stop.abort())
  try {
    await job.progress(0, null, 'reading')
    await inCall(job, async (call) => {
      const record = await getImportForUpdate(call.tx, importId)
      if (record.state !== 'reading') return
      await stageImport(call, record, { signal: stop.signal, onRows })
      await sql`update register.import set state = 'read', job_id = null, problem = null where id = ${importId}`.execute(call.tx)
    })
  } catch (error) {
    await refuse(job, importId, error)
    if (error instanceof ExchangeProblem && error.code === 'exchange.cancelled') throw new JobCancelled()
    if (!(error instanceof ExchangeProblem)) throw error
  }
}

export interface Staging {
  readonly signal?: AbortSignal
  readonly onRows?: (rows: number) => void
}

/** Reads the file of an import into its rows and compares them, within the caller's transaction. Throws `ExchangeProblem`. */
export async function stageImport(
  call: Pick<JobCall, 'tx' | 'scope' | 'services' | 'today'>,
  record: ImportRecord,
  staging: Staging = {},
): Promise<void> {
  const { tx, services, scope } = call
  const { statementDate, ...reading } = await stageFile(tx, {
    path: services.files.path(record.file_id!),
    name: record.file_name,
    reading: await readingOptions(tx, record, scope, services.crypto, call.today),
    crypto: services.crypto,
    ...(staging.signal ? { signal: staging.signal } : {}),
    onProgress: ({ rows }) => staging.onRows?.(rows),
  })
  const { day, basis } = decideStatementDay(record.given_on, statementDate, call.today)
  await sql`update register.import set reading = ${JSON.stringify(reading)}::jsonb, statement_on = ${day}, statement_basis = ${basis}
    where id = ${record.id}`.execute(tx)
  await fillRows(tx, record.id, record.district_no)
  await sql`drop table read_row, read_statement`.execute(tx)
  await compareImport(call, record, day)
}

/** Compares every row with what is known now. */
async function compareImport({ tx, scope }: Pick<JobCall, 'tx' | 'scope'>, record: ImportRecord, day: string): Promise<void> {
  await lockDistrict(tx, record.district_no)
  await markCompared(tx, record.id, scope)
  await compareRows(tx, { importId: record.id, districtNo: record.district_no, day, scope })
  await countVerdicts(tx, record.id)
}

/** A file at fault ends the import with the reason; a fault of ours ends the job as well. */
async function refuse(job: JobRun, importId: string, error: unknown): Promise<void> {
  const reason =
    error instanceof ExchangeProblem || error instanceof Problem
      ? { code: error.code, params: error.params }
      : error instanceof JobCancelled
        ? { code: 'exchange.cancelled', params: {} }
        : { code: commonProblems.fault.code, params: {} }
  await inCall(job, async ({ tx, note }) => {
    await sql`update register.import set state = 'refused', job_id = null, problem = ${JSON.stringify(reason)}::jsonb
      where id = ${importId} and state = 'reading'`.execute(tx)
    note({ objectType: 'import', objectId: importId, detail: { refused: reason.code } })
  })
}

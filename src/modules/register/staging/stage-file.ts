import { once } from 'node:events'
import { sql } from 'kysely'
import copyStreams from 'pg-copy-streams'
import type { Crypto } from '../../../platform/crypto/crypto.ts'
import { clientOf, type Tx } from '../../../platform/db/database.ts'
import { runInWorker, type WorkerRun } from '../../../platform/exchange/run-in-worker.ts'
import type { RegisterReadingOptions } from '../reading/options.ts'
import { rowColumns, type StagedReading, type StageItem, type StageOptions, statementColumns } from './protocol.ts'

export interface FileToStage extends Pick<WorkerRun<StageItem>, 'signal' | 'onProgress'> {
  readonly path: string
  readonly name: string
  readonly reading: RegisterReadingOptions
  readonly crypto: Crypto
}

const columnsOf = { row: rowColumns, statement: statementColumns } as const

/**
 * Reads a register in a worker, whose lines go straight into two temporary tables of this transaction: `read_row` and
 * `read_statement`. Nothing of a row is touched in this thread. Throws `ExchangeProblem` when the file is at fault.
 */
export async function stageFile(tx: Tx, file: FileToStage): Promise<StagedReading> {
  await prepareTables(tx)
  const options: StageOptions = { ...file.reading, fileName: file.name, keys: file.crypto.keyBundle() }
  const copies = new Copies(tx)
  try {
    const { result } = await runInWorker<StageItem, StagedReading>({
      module: new URL('./transform.ts', import.meta.url),
      from: file.path,
      name: file.name,
      options,
      batchSize: 1,
      timeoutMs: 600_000,
      onItems: (items) => copies.take(items),
      ...(file.signal ? { signal: file.signal } : {}),
      ...(file.onProgress ? { onProgress: file.onProgress } : {}),
    })
    await copies.end()
    return result
  } catch (error) {
    await copies.abandon()
    throw error
  }
}

async function prepareTables(tx: Tx): Promise<void> {
  // A large register is one COPY; it may take longer than a statement of the office.
  await sql`set local statement_timeout = 0`.execute(tx)
  await sql`
    create temporary table read_row (
      id bigint, sheet_no integer, row_no integer, class text, read_as text, reason text, name text, uscc text, key text, into_id bigint, merge jsonb,
      cells text, notices text[], phone_masked text, phone_index bytea, phone_sealed bytea
    ) on commit drop`.execute(tx)
  await sql`
    create temporary table read_statement (
      id bigint, uscc text, cert_no text, name text, status text, type text, registered_on text, legal_rep text, address text, lon double precision,
      lat double precision, headcount integer, full_members integer, probationary_members integer, floating_members integer, remarks text,
      street_code text, community_code text, industry text, supervisor text, extras jsonb, party_name text, party_form text, party_level text,
      secretary text, instructor text, instructor_sender text, instructor2 text, liaison text, notices text[], phone_masked text, phone_index bytea,
      phone_sealed bytea
    ) on commit drop`.execute(tx)
}

/** One COPY after another on the transaction's connection. */
class Copies {
  private readonly tx: Tx
  private table: StageItem['table'] | null = null
  private stream: copyStreams.CopyStreamQuery | null = null
  private failure: Error | null = null

  constructor(tx: Tx) {
    this.tx = tx
  }

  async take(items: StageItem[]): Promise<void> {
    for (const { table, lines } of items) {
      if (table !== this.table) await this.begin(table)
      if (this.failure) throw this.failure
      if (!this.stream!.write(lines)) await once(this.stream!, 'drain')
    }
  }

  async end(): Promise<void> {
    const { stream } = this
    this.stream = null
    if (!stream) return
    if (this.failure) throw this.failure
    const finished = once(stream, 'finish')
    stream.end()
    await finished
  }

  /** The connection is free again afterwards, so that the transaction can be rolled back. */
  async abandon(): Promise<void> {
    const { stream } = this
    if (!stream || stream.destroyed) return
    const closed = once(stream, 'close').catch(() => undefined)
    stream.destroy(new Error('reading stopped'))
    await closed
  }

  private async begin(table: StageItem['table']): Promise<void> {
    await this.end()
    this.table = table
    const copy = copyStreams.from(`copy read_${table} (${columnsOf[table]}) from stdin`)
    // The pool's limit for a query counts from the first byte; here that is the length of the file.
    this.stream = clientOf(this.tx).query(Object.assign(copy, { query_timeout: 3_600_000 }))
    this.stream.on('error', (error) => (this.failure = error))
  }
}

import { Logger, run, runMigrations, type Runner } from 'graphile-worker'
import pg from 'pg'
import { Problem, type ProblemBody } from '../../kernel/problem.ts'
import type { Services } from '../commands/services.ts'
import { errorFields } from '../log/log.ts'
import { JobCancelled, type JobDefinition, type JobRun, scopeOf } from './jobs.ts'
import { applicationRole, type Database, systemContext } from '../db/database.ts'

const taskName = 'platform_job'

/** The queue's own tables and the one function through which the application may enqueue. Runs once after the migrations. */
export async function prepareQueue(directUrl: string): Promise<void> {
  await runMigrations({ connectionString: directUrl, schema: 'graphile_worker' })
  const client = new pg.Client({ connectionString: directUrl })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(`
      create or replace function platform.enqueue(job uuid) returns void language sql security definer set search_path = pg_catalog as
        $$ select graphile_worker.add_job('${taskName}', json_build_object('id', job), max_attempts := 5) $$;
      comment on function platform.enqueue(uuid) is 'Hands a job to the worker when the transaction commits.';
      grant execute on function platform.enqueue(uuid) to ${applicationRole}`)
  } finally {
    await client.end()
  }
}

/** Takes jobs up on a direct connection (LISTEN does not pass a pooler). */
export async function startWorker(services: Services, directUrl: string): Promise<Runner> {
  const pool = new pg.Pool({ connectionString: directUrl, max: 4, application_name: 'lianjian-worker' })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const presence = await announce(directUrl)
  const definitions = new Map(services.contributions.jobs.map((job) => [job.name, job]))
  const runner = await run({
    pgPool: pool,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 2_000,
    logger: quietLogger(services),
    taskList: { [taskName]: async (payload) => runJob(services, definitions, (payload as { id: string }).id) },
  })
  void runner.promise.catch(() => undefined).finally(() => void Promise.allSettled([pool.end(), presence.end()]))
  return runner
}

/** Any number; every process that works on jobs holds it, shared. */
const presenceLock = 6_104_227

/**
 * A killed worker leaves its jobs locked, and the queue would wait four hours before it gave them to another. A worker that is the only
 * one present knows that whoever holds such a lock is dead: those jobs are free again at once.
 */
async function announce(directUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: directUrl, application_name: 'lianjian-worker' })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [presenceLock])
  if (rows[0]!.alone) {
    await client.query(
      `select graphile_worker.force_unlock_workers(array(select distinct locked_by from graphile_worker.jobs where locked_by is not null))`,
    )
  }
  await client.query('select pg_advisory_lock_shared($1)', [presenceLock])
  if (rows[0]!.alone) await client.query('select pg_advisory_unlock($1)', [presenceLock])
  return client
}

interface JobRow {
  id: string
  name: string
  payload: Record<string, unknown>
  account_id: string | null
  scope: string
  attempts: number
}

export async function runJob(services: Services, definitions: ReadonlyMap<string, JobDefinition>, id: string): Promise<void> {
  const { rows } = await asPlatform<JobRow>(
    services.database,
    `update platform.job set state = 'running', started_at = now(), heartbeat_at = now(), attempts = attempts + 1
     where id = $1 and state in ('queued', 'running') returning id, name, payload, account_id, scope, attempts`,
    [id],
  )
  const row = rows[0]
  if (!row) return
  const definition = definitions.get(row.name)
  try {
    if (!definition) throw new Error(`no job is called ${row.name}`)
    const outcome = await definition.run(jobRun(services, row))
    await finish(services, id, 'done', { result: outcome.result ?? null, file: outcome.file })
  } catch (error) {
    if (error instanceof JobCancelled) return finish(services, id, 'cancelled', {})
    services.log.error('job failed', { job: row.name, id, ...errorFields(error) })
    const body: ProblemBody = error instanceof Problem ? error.toJSON() : { code: 'fault', status: 500, params: {} }
    await finish(services, id, 'failed', { problem: body })
  }
}

function jobRun(services: Services, row: JobRow): JobRun {
  let saidAt = 0
  return {
    id: row.id,
    name: row.name,
    payload: row.payload,
    services,
    attempt: row.attempts,
    context: { scope: scopeOf(row.scope), accountId: row.account_id },
    actor: {
      kind: row.account_id === null ? 'system' : 'person',
      accountId: row.account_id,
      displayName: '',
      grants: [],
      sessionId: null,
      ip: null,
    },
    async progress(done, total, phase) {
      // A row a quarter second at most: progress is for eyes, not for the disk.
      if (Date.now() - saidAt < 250 && done !== total) return
      saidAt = Date.now()
      const { rows } = await asPlatform<{ cancel_asked: boolean }>(
        services.database,
        `update platform.job set done = $2, total = $3, phase = coalesce($4, phase), heartbeat_at = now() where id = $1 returning cancel_asked`,
        [row.id, done, total, phase ?? null],
      )
      if (rows[0]?.cancel_asked) throw new JobCancelled()
    },
  }
}

interface Ending {
  readonly result?: unknown
  readonly problem?: ProblemBody
  readonly file?: { id: string; name: string; contentType: string } | undefined
}

async function finish(services: Services, id: string, state: 'done' | 'failed' | 'cancelled', ending: Ending): Promise<void> {
  await asPlatform(
    services.database,
    `update platform.job set state = $2, result = $3, problem = $4, file_id = $5, file_name = $6, content_type = $7, finished_at = now() where id = $1`,
    [
      id,
      state,
      JSON.stringify(ending.result ?? null),
      ending.problem ? JSON.stringify(ending.problem) : null,
      ending.file?.id ?? null,
      ending.file?.name ?? null,
      ending.file?.contentType ?? null,
    ],
  )
}

/** A statement of the platform itself, in a transaction of its own so that progress is seen while the work goes on. */
function asPlatform<R extends pg.QueryResultRow>(
  database: Database,
  text: string,
  values: unknown[],
): Promise<pg.QueryResult<R>> {
  return database.withClient(systemContext, (client) => client.query<R>(text, values))
}

function quietLogger(services: Services): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') services.log.error('queue', { reason: message })
    else if (level === 'warning') services.log.warn('queue', { reason: message })
  })
}

import { type RawBuilder, sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { type Call, command, download, query } from '../commands/operation.ts'
import type { ModuleDefinition } from '../contributions/contributions.ts'
import { jobProblems as problems, jobs } from './contract.ts'

interface JobRow {
  id: string
  name: string
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  phase: string | null
  done: number
  total: number | null
  cancel_asked: boolean
  result: unknown
  problem: { code: string; params: Record<string, unknown> } | null
  file_id: string | null
  file_name: string | null
  content_type: string | null
  queued_at: Date
  started_at: Date | null
  finished_at: Date | null
}

/** Everyone sees the own jobs, whatever the grants; the platform's hand sees those it started itself. */
function own(call: Call): RawBuilder<boolean> {
  return sql<boolean>`account_id is not distinct from ${call.actor.accountId}::uuid`
}

function present(row: JobRow): AnswerOf<typeof jobs.getJob> {
  return {
    id: row.id,
    name: row.name,
    state: row.state,
    phase: row.phase,
    done: row.done,
    total: row.total,
    cancelAsked: row.cancel_asked,
    result: row.result,
    problem: row.problem && { code: row.problem.code, params: row.problem.params ?? {} },
    fileName: row.file_name,
    queuedAt: row.queued_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  }
}

async function findJob(call: Call, id: string): Promise<JobRow> {
  const { rows } = await sql<JobRow>`select * from platform.job where id = ${id} and ${own(call)}`.execute(call.tx)
  if (!rows[0]) throw problem(problems['job-not-found'])
  return rows[0]
}

export const listJobs = query(jobs.listJobs, async (call) => {
  const { page, pageSize } = call.query
  const { rows } = await sql<JobRow & { full: number }>`
    select *, count(*) over () as full from platform.job where ${own(call)}
    order by queued_at desc, id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(call.tx)
  return { items: rows.map(present), total: rows[0]?.full ?? 0, page, pageSize }
})

export const getJob = query(jobs.getJob, async (call) => present(await findJob(call, call.params.id)))

export const cancelJob = command(jobs.cancelJob, async (call) => {
  await findJob(call, call.params.id)
  const { rows } = await sql<JobRow>`
    update platform.job set cancel_asked = true where id = ${call.params.id} and ${own(call)} and state in ('queued', 'running') returning *`.execute(
    call.tx,
  )
  if (!rows[0]) throw problem(problems['job-finished'])
  call.note({ objectType: 'job', objectId: rows[0].id, detail: { name: rows[0].name } })
  return present(rows[0])
})

export const downloadFile = download(jobs.downloadFile, async (call) => {
  const job = await findJob(call, call.params.id)
  if (job.file_id === null || job.state !== 'done') throw problem(problems['job-without-file'])
  call.note({ objectType: 'job', objectId: job.id, detail: { name: job.name } })
  return {
    fileName: job.file_name ?? job.id,
    contentType: job.content_type ?? 'application/octet-stream',
    body: call.services.files.open(job.file_id),
  }
})

export const definition: ModuleDefinition = {
  name: 'jobs',
  operations: [listJobs, getJob, cancelJob, downloadFile],
  abilities: [],
}

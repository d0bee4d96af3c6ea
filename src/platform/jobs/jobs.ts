import { sql } from 'kysely'
import type { ProblemBody } from '../../kernel/problem.ts'
import type { Actor, Scope } from '../../kernel/policy.ts'
import type { Services } from '../commands/services.ts'
import type { RowContext, Tx } from '../db/database.ts'

/** A kind of long work. `run` must be safe to begin again: the process may be killed at any line. */
export interface JobDefinition {
  readonly name: string
  readonly run: (job: JobRun) => Promise<JobOutcome>
}

export interface JobOutcome {
  readonly result?: unknown
  readonly file?: { readonly id: string; readonly name: string; readonly contentType: string }
}

/** What a running job is handed. */
export interface JobRun {
  readonly id: string
  readonly name: string
  readonly payload: Record<string, unknown>
  readonly services: Services
  /** The starter's row scope: a job sees and writes what its starter may. */
  readonly context: RowContext
  readonly actor: Actor
  readonly attempt: number
  /** Tells how far it is; throws `JobCancelled` when the owner has asked to stop. */
  progress(done: number, total: number | null, phase?: string): Promise<void>
}

export class JobCancelled extends Error {}

export interface Jobs {
  /** Starts a job when this transaction commits. */
  start(tx: Tx, name: string, payload: Record<string, unknown>, starter: { actor: Actor; scope: Scope }): Promise<string>
}

export interface JobView {
  readonly id: string
  readonly name: string
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  readonly phase: string | null
  readonly done: number
  readonly total: number | null
  readonly cancelAsked: boolean
  readonly result: unknown
  readonly problem: ProblemBody | null
  readonly fileName: string | null
  readonly queuedAt: string
  readonly finishedAt: string | null
}

/** Enqueues through graphile-worker's own SQL function, in the business transaction: no commit, no job. */
export function openJobs(): Jobs {
  return {
    async start(tx, name, payload, starter) {
      const { rows } = await sql<{ id: string }>`
        insert into platform.job (name, payload, account_id, scope)
        values (${name}, ${JSON.stringify(payload)}::jsonb, ${starter.actor.accountId}, ${scopeText(starter.scope)}) returning id`.execute(
        tx,
      )
      const id = rows[0]!.id
      await sql`select platform.enqueue(${id}::uuid)`.execute(tx)
      return id
    },
  }
}

function scopeText(scope: Scope): string {
  return scope.everything ? '*' : JSON.stringify(scope.nodes)
}

export function scopeOf(text: string): Scope {
  return text === '*' ? { everything: true } : { everything: false, nodes: JSON.parse(text) as number[] }
}

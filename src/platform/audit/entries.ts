import { sql } from 'kysely'
import type { Actor, Scope } from '../../kernel/policy.ts'
import type { AuditNote } from '../commands/operation.ts'
import type { Tx } from '../db/database.ts'

export interface AuditEntry {
  readonly actor: Actor
  readonly roles: readonly string[]
  readonly scope: Scope
  readonly action: string
  readonly result: string
  readonly traceId: string
  readonly notes: readonly AuditNote[]
}

/** Writes one entry a noted object (one entry when none was noted), in the caller's transaction: no deed without its entry. */
export async function writeAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  const notes = entry.notes.length > 0 ? entry.notes : [{} satisfies AuditNote]
  for (const note of notes as readonly AuditNote[]) {
    await sql`
      insert into audit.entry (account_id, actor, roles, scope, purpose, session_id, ip, action, object_type, object_id, fields, result, trace_id, detail)
      values (${entry.actor.accountId}, ${entry.actor.kind}, ${[...entry.roles]}, ${scopeText(entry.scope)}, ${note.purpose ?? null},
        ${entry.actor.sessionId}, ${entry.actor.ip}, ${entry.action}, ${note.objectType ?? null}, ${note.objectId ?? null},
        ${[...(note.fields ?? [])]}, ${entry.result}, ${entry.traceId}, ${JSON.stringify(note.detail ?? {})}::jsonb)`.execute(tx)
  }
}

function scopeText(scope: Scope): string {
  return scope.everything ? '*' : scope.nodes.join(' ')
}

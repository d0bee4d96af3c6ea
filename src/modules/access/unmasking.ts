import { sql } from 'kysely'
import type { Grant } from '../../kernel/policy.ts'
import { problem } from '../../kernel/problem.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { accessProblems } from './problems.ts'
import { decideUnmasking } from './rules.ts'

export interface Unmasking {
  /** Code of the closed list `access.purpose`. */
  readonly purpose: string
  readonly objectType: string
  readonly objectId: string
  /** Names of the fields shown, never their values. */
  readonly fields: readonly string[]
  readonly class?: 'C2' | 'C3'
  /** Unit whose data it is. */
  readonly unitNo?: number | null
  /** Account of the person whose data it is, when there is one: that person is shown this read. */
  readonly subjectAccountId?: string | null
}

/**
 * To be called by a command before it answers with a protected field. Writes the read log and the audit note in the caller's transaction.
 * Throws `purpose-unknown`, and `unmask-limit-reached` beyond 30 records an hour or 100 a day. The endpoint must be one whose answer is
 * not kept for a retry (`repeatable` or `secretAnswer`), or the value would stand in the clear in the table of kept answers.
 */
export async function recordUnmasking(call: Call, unmasking: Unmasking): Promise<void> {
  const { endpoint, tx, actor, now } = call
  if (!endpoint.repeatable && !endpoint.secretAnswer) throw new Error(`${endpoint.name} would keep a protected value for a retry`)
  if (actor.accountId === null) throw new Error(`${endpoint.name} shows protected fields to persons only`)
  call.note({
    objectType: unmasking.objectType,
    objectId: unmasking.objectId,
    fields: unmasking.fields,
    purpose: unmasking.purpose,
  })
  const { rows: known } = await sql`select from access.purpose where code = ${unmasking.purpose} and active`.execute(tx)
  if (known.length === 0) throw problem(accessProblems['purpose-unknown'], { purpose: unmasking.purpose })
  await sql`select pg_advisory_xact_lock(hashtextextended(${actor.accountId}, 3))`.execute(tx)
  const { rows } = await sql<{ hour: number; day: number }>`
    select count(*) filter (where at > ${now}::timestamptz - interval '1 hour')::integer as hour, count(*)::integer as day
    from access.personal_read where reader_account_id = ${actor.accountId} and at > ${now}::timestamptz - interval '1 day'`.execute(
    tx,
  )
  const decision = decideUnmasking(rows[0]!.hour, rows[0]!.day)
  if (!decision.ok) throw problem(accessProblems[decision.code], decision.params)
  const office = officeOf(call)
  await sql`
    insert into access.personal_read (at, reader_account_id, subject_account_id, unit_no, object_type, object_id, class, fields, purpose, session_id,
      reader_role, reader_node)
    values (${now}, ${actor.accountId}, ${unmasking.subjectAccountId ?? null}, ${unmasking.unitNo ?? null}, ${unmasking.objectType},
      ${unmasking.objectId}, ${unmasking.class ?? 'C3'}, ${[...unmasking.fields]}, ${unmasking.purpose}, ${actor.sessionId},
      ${office?.role ?? null}, ${office?.nodeNo ?? null})`.execute(tx)
}

/** The office in which the reader was allowed to look: the person read is told it beside the name. */
function officeOf({ endpoint, actor, services }: Call): Grant | undefined {
  if (typeof endpoint.permission !== 'object') return undefined
  const verdict = services.abilities.decide(actor, endpoint.permission.action)
  return actor.grants.find((grant) => verdict.ok && verdict.roles.includes(grant.role))
}

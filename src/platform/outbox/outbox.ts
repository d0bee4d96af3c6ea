import { sql } from 'kysely'
import type { DomainEvent } from '../../kernel/event.ts'
import type { Call } from '../commands/operation.ts'
import type { Services } from '../commands/services.ts'
import type { Tx } from '../db/database.ts'

/**
 * A reaction runs inside the transaction of the deed: projections such as verdicts are never a moment behind, and when one fails
 * nothing has happened. Slow or outward work is a job, enqueued here by the reaction.
 */
export interface Reaction {
  readonly event: string
  readonly react: (call: Call, payload: never) => Promise<void>
}

export async function recordEvent(tx: Tx, services: Services, event: DomainEvent, call: Call): Promise<void> {
  await sql`insert into platform.outbox (name, payload) values (${event.name}, ${JSON.stringify(event.payload)}::jsonb)`.execute(
    tx,
  )
  for (const reaction of services.contributions.reactionsTo(event.name)) await reaction.react(call, event.payload as never)
}

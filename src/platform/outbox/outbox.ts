import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { DomainEvent } from '../../kernel/event.ts'
import type { Services } from '../commands/services.ts'
import { asPlatform, type Tx } from '../db/database.ts'

/** What a reaction is handed: the transaction of the deed and the machinery. Who did it stands in the audit entry. */
export interface Moment {
  readonly tx: Tx
  readonly services: Services
  readonly now: Date
  readonly today: Day
}

/**
 * A reaction runs inside the transaction of the deed: projections such as verdicts are never a moment behind, and when one fails
 * nothing has happened. Slow or outward work is a job, enqueued here by the reaction.
 */
export interface Reaction {
  readonly event: string
  readonly react: (moment: Moment, payload: never) => Promise<void>
}

/**
 * Tells what happened: to the outbox, and to every reaction, in the transaction it happened in. Reactions work as the platform:
 * a projection is computed whole, also when a unit leaves the scope of the person who moved it.
 */
export async function recordEvent(tx: Tx, services: Services, event: DomainEvent): Promise<void> {
  await sql`insert into platform.outbox (name, payload) values (${event.name}, ${JSON.stringify(event.payload)}::jsonb)`.execute(
    tx,
  )
  const moment: Moment = { tx, services, now: services.clock.now(), today: services.clock.today() }
  const reactions = services.contributions.reactionsTo(event.name)
  if (reactions.length === 0) return
  await asPlatform(tx, async () => {
    for (const reaction of reactions) await reaction.react(moment, event.payload as never)
  })
}

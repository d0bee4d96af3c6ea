import { sql } from 'kysely'
import type { HandOver } from '../../platform/contributions/dependents.ts'
import type { Moment } from '../../platform/outbox/outbox.ts'
import type { Hand } from './booking-store.ts'
import { instantOf } from './rules.ts'

/** One unit that is no more from a day on, while it is handed over. */
export type HandingOver = Hand & HandOver

/** The platform acts, nobody by name. */
export const asHand = ({ tx, now, today }: Moment): Hand => ({ tx, now, today, actor: { accountId: null } })

/** From when on things are no more the unit's: its last day may lie ahead, and what has begun is left as it is. */
export const aheadFrom = ({ now, day }: Pick<HandingOver, 'now' | 'day'>): Date =>
  new Date(Math.max(now.getTime(), instantOf(day, 0).getTime()))

/** Remembers what became of a row, so that it can be brought back. */
export async function remember(
  { tx, actId, fromNo, toNo }: HandingOver,
  what: 'venue' | 'state' | 'operator' | 'service' | 'series' | 'booking' | 'service-offer' | 'rent' | 'resident' | 'plan',
  one: { venueNo: number | null; id?: string; madeId?: string | null; stateBefore?: string; untilBefore?: string | null },
): Promise<void> {
  await sql`
    insert into places.handed_over (unit_act, what, venue_no, row_id, made_id, from_no, to_no, state_before, until_before)
    values (${actId}, ${what}, ${one.venueNo}, ${one.id ?? null}, ${one.madeId ?? null}, ${fromNo}, ${toNo}, ${one.stateBefore ?? null}, ${one.untilBefore ?? null})`.execute(
    tx,
  )
}

import { sql } from 'kysely'
import type { TakeBack } from '../../platform/contributions/dependents.ts'
import type { Day } from '../../kernel/dates.ts'
import { planBack } from './handed-plans.ts'
import { rentBack } from './handed-rents.ts'
import { addStep, type Hand } from './booking-store.ts'
import type { BookingState } from './rules.ts'

/** Venues that were changed since they closed, and what organisations that vanish or end again own or have booked themselves. */
export async function laterThan({ tx, now }: Hand, { actIds, withdrawn, ended }: TakeBack): Promise<number> {
  const [acts, gone] = [[...actIds], [...withdrawn, ...ended]]
  const { rows } = await sql<{ later: number }>`
    with handed as (select * from places.handed_over where unit_act = any (${acts}::bigint[]))
    select ((select count(*) from handed h left join places.venue_state s on s.id = h.made_id
        where h.what = 'state' and h.made_id not in (select a.row_id from handed a where a.what = 'state') and (s.id is null or s.replaced_at is not null or s.until_on is distinct from h.until_before))
      + (select count(*) from places.venue v where v.owner_no = any (${gone}::integer[]) and v.no not in (select h.venue_no from handed h where h.what = 'venue')
        and exists (select from places.venue_state s where s.venue_no = v.no and s.replaced_at is null and s.until_on is null and s.state <> 'closed'))
      + (select count(*) from places.booking b where b.unit_no = any (${gone}::integer[]) and b.state in ('applied', 'waiting', 'offered', 'booked')
        and b.starts_at > ${now} and b.id not in (select h.row_id from handed h where h.what = 'booking'))
      + (select count(*) from places.booking b where b.unit_no = any (${[...withdrawn]}::integer[]) and b.state in ('booked', 'used', 'closed') and b.starts_at <= ${now})
    )::integer as later`.execute(tx)
  return rows[0]!.later
}

interface HandedRow {
  readonly what:
    | 'venue'
    | 'state'
    | 'operator'
    | 'service'
    | 'series'
    | 'booking'
    | 'service-offer'
    | 'rent'
    | 'resident'
    | 'plan'
  readonly venueNo: number
  readonly id: string
  readonly madeId: string | null
  readonly fromNo: number
  readonly toNo: number | null
  readonly stateBefore: BookingState
  readonly untilBefore: Day | null
}

export async function bringBack(call: Hand, { actIds }: TakeBack): Promise<void> {
  const { rows } = await sql<HandedRow>`
    with gone as (delete from places.handed_over where unit_act = any (${[...actIds]}::bigint[]) returning *)
    select what, venue_no as "venueNo", row_id as id, made_id as "madeId", from_no as "fromNo", to_no as "toNo", state_before as "stateBefore",
      until_before as "untilBefore" from gone order by no desc`.execute(call.tx)
  for (const row of rows) await back[row.what](call, row)
}

const back: Readonly<Record<HandedRow['what'], (call: Hand, row: HandedRow) => Promise<unknown>>> = {
  venue: ({ tx }, { venueNo, fromNo }) =>
    sql`update places.venue set owner_no = ${fromNo}, revision = revision + 1 where no = ${venueNo}`.execute(tx),
  state: async ({ tx }, { id, madeId, untilBefore }) => {
    await sql`delete from places.venue_state where id = ${madeId}`.execute(tx)
    await sql`update places.venue_state set until_on = ${untilBefore}::date, replaced_at = null where id = ${id}`.execute(tx)
  },
  operator: async ({ tx }, { id, madeId, fromNo, toNo, untilBefore }) => {
    await sql`delete from places.operator where id = ${madeId}::uuid`.execute(tx)
    await sql`update places.operator set unit_no = ${fromNo}, until_on = ${untilBefore}::date,
      retracted_at = case when ${toNo}::integer is null then null else retracted_at end where id = ${id}`.execute(tx)
  },
  service: ({ tx }, { id, fromNo, toNo }) =>
    sql`update places.service set provider_no = ${fromNo}, ended_at = case when ${toNo}::integer is null then null else ended_at end
      where id = ${id}`.execute(tx),
  series: ({ tx }, { id, fromNo, toNo }) =>
    sql`update places.series set unit_no = case when ${toNo}::integer is null then unit_no else ${fromNo} end,
      ended_at = case when ${toNo}::integer is null then null else ended_at end where id = ${id}`.execute(tx),
  resident: ({ tx }, { id, fromNo, untilBefore }) =>
    sql`update places.resident set unit_no = ${fromNo}, until_on = ${untilBefore}::date where id = ${id}`.execute(tx),
  rent: rentBack,
  plan: planBack,
  'service-offer': ({ tx }, { id, fromNo, toNo }) =>
    sql`update places.service_offer set unit_no = ${fromNo}, revision = revision + 1,
      state = case when ${toNo}::integer is null then 'proposed' else state end, decided_on = case when ${toNo}::integer is null then null else decided_on end
      where id = ${id}`.execute(tx),
  booking: (call, row) => (row.toNo === null ? standAgain(call, row) : giveBack(call, row)),
}

/** What has taken place meanwhile stays with the successor, who used it. */
async function giveBack({ tx, now }: Hand, { id, fromNo }: HandedRow): Promise<void> {
  await sql`update places.booking set unit_no = ${fromNo}, revision = revision + 1 where id = ${id} and starts_at > ${now}`.execute(
    tx,
  )
}

/** Cancelled by the end of the unit, it stands again; where the room was given to somebody else meanwhile it waits for it, longest of all. An application never waits. */
async function standAgain(call: Hand, { id, venueNo, stateBefore }: HandedRow): Promise<void> {
  const { tx, now } = call
  await sql`select no from places.venue where no = ${venueNo} for update`.execute(tx)
  const { rows } = await sql<{ state: BookingState }>`
    update places.booking b set reason = null, revision = b.revision + 1,
      state = case when ${stateBefore} in ('applied', 'booked') and not exists (
        select from places.busy(array[b.room_no], b.during, '-infinity') o) then ${stateBefore} else 'waiting' end
    where b.id = ${id} and b.state = 'cancelled' and b.reason in ('unit-ended', 'venue-closed') and b.starts_at > ${now}
      and (b.application_id is null or not exists (select from places.busy(array[b.room_no], b.during, '-infinity') o)) returning b.state`.execute(
    tx,
  )
  if (rows[0]) await addStep(call, id, rows[0].state, 'end-taken-back')
}

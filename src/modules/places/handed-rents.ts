import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Hand } from './booking-store.ts'
import { type HandingOver, remember } from './handed.ts'

/**
 * Agreements on rent of a tenant that is no more end with it, and proposals are withdrawn; so do those of venues nobody answers for any
 * more. Whoever follows agrees anew. Answers how many.
 */
export async function endRents(call: HandingOver): Promise<number> {
  const { tx, day, now, fromNo, toNo } = call
  const because = toNo === null ? 'unit-ended' : 'unit-merged'
  const { rows } = await sql<{ id: string; venueNo: number; state: 'proposed' | 'agreed'; untilOn: Day | null }>`
    select r.id, r.venue_no as "venueNo", r.state, r.until_on as "untilOn" from places.rent r join places.venue v on v.no = r.venue_no
    where r.state in ('proposed', 'agreed') and (r.until_on is null or r.until_on > ${day}::date)
      and (r.tenant_no = ${fromNo} or ${toNo}::integer is null and v.owner_no = ${fromNo}) order by r.no for update of r`.execute(
    tx,
  )
  for (const { id, venueNo, state, untilOn } of rows) {
    if (state === 'proposed')
      await sql`update places.rent set state = 'withdrawn', decided_at = ${now}, decided_reason = ${because}, revision = revision + 1 where id = ${id}`.execute(
        tx,
      )
    else
      await sql`update places.rent set until_on = greatest(from_on, ${day}::date), ended_at = coalesce(ended_at, ${now}), ended_reason = coalesce(ended_reason, ${because}),
        revision = revision + 1 where id = ${id}`.execute(tx)
    await remember(call, 'rent', { venueNo, id, untilBefore: untilOn })
  }
  return rows.length
}

/** What ended with an organisation stands again; what somebody had ended before keeps its end. */
export async function rentBack({ tx }: Hand, { id, untilBefore }: { id: string; untilBefore: Day | null }): Promise<void> {
  const ended = sql`ended_reason in ('unit-ended', 'unit-merged')`
  await sql`
    update places.rent set until_on = ${untilBefore}::date, revision = revision + 1,
      state = case when state = 'withdrawn' then 'proposed' else state end,
      decided_at = case when state = 'withdrawn' then null else decided_at end,
      decided_reason = case when state = 'withdrawn' then null else decided_reason end,
      ended_at = case when ${ended} then null else ended_at end, ended_reason = case when ${ended} then null else ended_reason end
    where id = ${id}`.execute(tx)
}

import { sql } from 'kysely'
import type { Hand } from './booking-store.ts'
import { type HandingOver, remember } from './handed.ts'
import type { PlanState } from './rules.ts'

/** A venue still planned for an area that is no more is planned for its successor, or dropped. What was opened stays as it was. */
export async function handPlans(call: HandingOver): Promise<number> {
  const { tx, day, fromNo, toNo } = call
  const { rows } = await sql<{ id: string; stateBefore: PlanState }>`
    with found as (select id, state from places.plan where area_no = ${fromNo} and state in ('considered', 'decided') for update)
    update places.plan p set area_no = coalesce(${toNo}::integer, p.area_no), revision = p.revision + 1,
      state = case when ${toNo}::integer is null then 'dropped' else p.state end,
      dropped_on = case when ${toNo}::integer is null then ${day}::date end, dropped_reason = case when ${toNo}::integer is null then 'area-ended' end
    from found where found.id = p.id returning p.id, found.state as "stateBefore"`.execute(tx)
  for (const one of rows) await remember(call, 'plan', { venueNo: null, ...one })
  return rows.length
}

/** Planned for its area again; one that was dropped with it stands as before. */
export async function planBack(
  { tx }: Hand,
  { id, fromNo, toNo, stateBefore }: { id: string; fromNo: number; toNo: number | null; stateBefore: string },
): Promise<void> {
  const ended = toNo === null
  await sql`
    update places.plan set area_no = ${fromNo}, revision = revision + 1, state = case when ${ended} then ${stateBefore} else state end,
      dropped_on = case when ${ended} then null else dropped_on end, dropped_reason = case when ${ended} then null else dropped_reason end
    where id = ${id}`.execute(tx)
}

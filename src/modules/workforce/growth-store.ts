import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { ProgressState } from './rules/growth.ts'

export interface StayRow {
  readonly id: string
  readonly stage: string
  readonly enteredOn: Day
  readonly reason: string
  readonly leftOn: Day | null
  readonly leftReason: string | null
  readonly by: string | null
}

export interface ItemRow {
  readonly id: string
  readonly what: string
  readonly stage: string | null
  readonly dueOn: Day | null
  readonly progress: readonly { id: string; onDay: Day; state: ProgressState; note: string; by: string | null }[]
}

export interface PlanRow {
  readonly id: string
  readonly personId: string
  readonly begunOn: Day
  readonly basis: string
  readonly documentNo: string | null
  readonly endedOn: Day | null
  readonly endReason: string | null
  readonly by: string | null
  /** In order of their entry. */
  readonly stays: readonly StayRow[]
  readonly items: readonly ItemRow[]
}

/** Plans of some persons, or one plan, as row-level security lets the transaction see them; the newest first. */
export async function listPlans(tx: Tx, of: { persons: readonly string[] } | { plan: string }): Promise<PlanRow[]> {
  const which = 'plan' in of ? sql`p.id = ${of.plan}` : sql`p.person_id = any (${[...of.persons]}::uuid[])`
  const { rows } = await sql<PlanRow>`
    select p.id, p.person_id as "personId", p.begun_on as "begunOn", p.basis, p.document_no as "documentNo", p.ended_on as "endedOn",
      p.end_reason as "endReason", access.display_name_of(p.account_id) as by,
      coalesce((select json_agg(json_build_object('id', s.id, 'stage', s.stage, 'enteredOn', s.entered_on, 'reason', s.reason, 'leftOn', s.left_on,
          'leftReason', s.left_reason, 'by', access.display_name_of(s.account_id)) order by s.entered_on, s.recorded_at, s.left_on nulls last)
        from workforce.growth_stage s where s.plan_id = p.id and s.retracted_at is null), '[]') as stays,
      coalesce((select json_agg(json_build_object('id', i.id, 'what', i.what, 'stage', i.stage, 'dueOn', i.due_on, 'progress',
          coalesce((select json_agg(json_build_object('id', g.id, 'onDay', g.on_day, 'state', g.state, 'note', g.note,
              'by', access.display_name_of(g.account_id)) order by g.recorded_at, g.id)
            from workforce.capability_progress g where g.item_id = i.id and g.retracted_at is null), '[]')) order by i.recorded_at, i.id)
        from workforce.capability_item i where i.plan_id = p.id and i.retracted_at is null), '[]') as items
    from workforce.growth_plan p where ${which} and p.retracted_at is null order by p.begun_on desc, p.recorded_at desc`.execute(
    tx,
  )
  return rows
}

/** What a record belongs to; null where there is none in reach. */
export async function planOf(tx: Tx, kind: 'stage' | 'item' | 'progress', id: string): Promise<string | null> {
  const found = {
    stage: sql<{ plan: string }>`select plan_id as plan from workforce.growth_stage where id = ${id} and retracted_at is null`,
    item: sql<{ plan: string }>`select plan_id as plan from workforce.capability_item where id = ${id} and retracted_at is null`,
    progress: sql<{ plan: string }>`
      select i.plan_id as plan from workforce.capability_progress g join workforce.capability_item i on i.id = g.item_id
      where g.id = ${id} and g.retracted_at is null and i.retracted_at is null`,
  }[kind]
  const { rows } = await found.execute(tx)
  return rows[0]?.plan ?? null
}

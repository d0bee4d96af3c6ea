import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Handed, HandOver } from '../../platform/contributions/dependents.ts'
import type { Tx } from '../../platform/db/database.ts'
import { type Gone, keepTrace } from './dependents-trace.ts'
import { recordDirectiveSteps } from './directive-acts.ts'

/** Who issued a directive that is not over hears its reports through the successor, without one the committee of the district. */
async function handIssued(tx: Tx, change: HandOver): Promise<number> {
  const { actId, day, fromNo, toNo } = change
  const { rows } = await sql<Gone>`
    update demands.directive d set from_no = coalesce(${toNo}::integer, d.district_no), revision = d.revision + 1,
      unit_nos = (select array_agg(distinct n) from unnest(d.unit_nos || coalesce(${toNo}::integer, d.district_no)) n)
    where d.from_no = ${fromNo} and coalesce(${toNo}::integer, d.district_no) <> ${fromNo}
      and exists (select from demands.directive_target t where t.directive_id = d.id and t.due_on is not null)
    returning d.id, d.from_no as "toNo", d.revision`.execute(tx)
  await keepTrace(tx, 'directive-issuer', rows, change)
  for (const row of rows) {
    const ids = await openLines(tx, row.id)
    await recordDirectiveSteps(tx, ids, { kind: 'hand-over', fromNo, toNo: row.toNo, onDay: day, unitAct: actId })
  }
  return rows.length
}

async function openLines(tx: Tx, directiveId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from demands.directive_target where directive_id = ${directiveId} and due_on is not null`.execute(tx)
  return rows.map((row) => row.id)
}

/** What a merged unit has in hand goes on with the successor, unless that one was issued the same or issued it: then the issuer settles it. */
async function handTargets(tx: Tx, change: HandOver): Promise<number> {
  const { actId, day, fromNo, toNo } = change
  if (toNo === null) return 0
  const { rows } = await sql<Gone & { directiveId: string }>`
    update demands.directive_target t set unit_no = ${toNo}, revision = t.revision + 1 from demands.directive d
    where d.id = t.directive_id and t.unit_no = ${fromNo} and t.due_on is not null and d.from_no <> ${toNo}
      and not exists (select from demands.directive_target o where o.directive_id = d.id and o.unit_no = ${toNo})
    returning t.id, t.directive_id as "directiveId", t.unit_no as "toNo", t.revision`.execute(tx)
  await keepTrace(tx, 'directive-target', rows, change)
  await sql`update demands.directive set unit_nos = unit_nos || ${toNo}::integer
    where id = any (${rows.map((row) => row.directiveId)}::uuid[]) and not ${toNo}::integer = any (unit_nos)`.execute(tx)
  const ids = rows.map((row) => row.id)
  await recordDirectiveSteps(tx, ids, { kind: 'hand-over', fromNo, toNo, onDay: day, unitAct: actId })
  return rows.length
}

export async function handDirectives(tx: Tx, change: HandOver): Promise<Handed[]> {
  const issued = await handIssued(tx, change)
  const held = await handTargets(tx, change)
  const ended = change.toNo === null ? issued : 0
  return issued + held > 0 ? [{ what: 'directive', moved: issued + held - ended, ended }] : []
}

interface Back {
  readonly id: string
  readonly fromNo: number
  readonly toNo: number
  readonly onDay: Day
  readonly unitAct: number
}

export async function putDirectiveBack(
  tx: Tx,
  what: 'directive-issuer' | 'directive-target',
  { id, fromNo, toNo, ...step }: Back,
): Promise<void> {
  if (what === 'directive-issuer')
    await sql`update demands.directive set from_no = ${fromNo}, revision = revision + 1 where id = ${id}`.execute(tx)
  else await sql`update demands.directive_target set unit_no = ${fromNo}, revision = revision + 1 where id = ${id}`.execute(tx)
  const ids = what === 'directive-target' ? [id] : await openLines(tx, id)
  await recordDirectiveSteps(tx, ids, { kind: 'hand-over', fromNo: toNo, toNo: fromNo, ...step })
}

/** Directives of units that vanish again, otherwise than by the acts taken back. */
export async function newDirectivesAt(tx: Tx, gone: readonly number[], moved: readonly { id: string }[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from demands.directive_target t join demands.directive d on d.id = t.directive_id
    where t.due_on is not null and (t.unit_no = any (${[...gone]}::integer[]) or d.from_no = any (${[...gone]}::integer[]))
      and t.id <> all (${moved.map((row) => row.id)}::uuid[]) and d.id <> all (${moved.map((row) => row.id)}::uuid[])`.execute(tx)
  return rows[0]!.count
}

import { sql } from 'kysely'
import { Problem } from '../../../kernel/problem.ts'
import { query } from '../../../platform/commands/operation.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { JobCall } from '../../../platform/jobs/in-call.ts'
import { recordAct, unitsChanged } from '../../organisations/index.ts'
import { appoint } from '../../workforce/index.ts'
import { planner } from '../contract.ts'
import { sideOfEngine } from './problem.ts'
import type { DispatchSide } from './rule.ts'
import { getDispatchRow, namesOfPeople, type ReadyDispatch } from './store.ts'

/** One change of a plan that has to be brought about. */
export interface PlannedAppointment {
  readonly unitNo: number
  readonly side: DispatchSide
  readonly from: string | null
  readonly to: string
}

/** What a plan changes. Where it finds nobody for an organisation, whoever serves there stays: a decision takes nobody away for nothing. */
export function appointmentsOf({ result, rule }: ReadyDispatch): PlannedAppointment[] {
  return result.comparison.changes
    .flatMap(({ organisationId, side, from, to }) =>
      to === null ? [] : [{ unitNo: Number(organisationId), side: sideOfEngine(side, rule.params), from, to }],
    )
    .sort((a, b) => a.unitNo - b.unitNo || (a.side < b.side ? -1 : 1))
}

const keyOf = ({ unitNo, side }: Pick<PlannedAppointment, 'unitNo' | 'side'>) => `${unitNo} ${side}`

/** Those that have found no fate yet. */
export async function listWaiting(tx: Tx, plan: ReadyDispatch): Promise<PlannedAppointment[]> {
  const { rows } = await sql<{ unitNo: number; side: DispatchSide }>`
    select unit_no as "unitNo", side from planner.appointment where plan_id = ${plan.id}`.execute(tx)
  const done = new Set(rows.map(keyOf))
  return appointmentsOf(plan).filter((one) => !done.has(keyOf(one)))
}

/** Appoints some under one act; a refusal is remembered and stops nobody else. */
export async function appointSome(call: JobCall, plan: ReadyDispatch, some: readonly PlannedAppointment[]): Promise<void> {
  const { tx } = call
  const { fromOn, documentNo, reason } = plan.decision!
  const actId = await recordAct(tx, call.actor.accountId, { kind: 'assign', documentNo, reason, effectiveOn: fromOn })
  const people = new Map(plan.facts.people.map((person) => [person.id, person]))
  const changed: number[] = []
  for (const one of some) {
    const person = people.get(one.to)
    const role = one.side === 'full-time' ? 'full_time_worker' : 'instructor'
    const side = one.side === 'business' || one.side === 'locality' ? one.side : null
    await sql`savepoint appointment`.execute(tx)
    try {
      await appoint(call, actId, { ...one, role, side, source: person?.source ?? null, day: fromOn, documentNo })
      changed.push(one.unitNo)
      await keep(tx, plan.id, one, null)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      await sql`rollback to savepoint appointment`.execute(tx)
      await keep(tx, plan.id, one, { code: error.code, params: error.params })
    }
  }
  if (changed.length > 0) await call.emit(unitsChanged([...new Set(changed)]))
  call.note({ objectType: 'plan', objectId: plan.id, fields: ['post'], detail: { appointed: changed.length } })
}

async function keep(tx: Tx, planId: string, one: PlannedAppointment, refused: object | null): Promise<void> {
  await sql`insert into planner.appointment (plan_id, side, unit_no, from_person, to_person, problem)
    values (${planId}, ${one.side}, ${one.unitNo}, ${one.from}, ${one.to}, ${refused === null ? null : JSON.stringify(refused)}::jsonb)`.execute(
    tx,
  )
}

interface AppointmentRow {
  unit_no: number
  side: DispatchSide
  from_person: string | null
  to_person: string
  problem: { code: string; params: Record<string, unknown> } | null
}

export const listAppointments = query(planner.listAppointments, async (call) => {
  const { page, pageSize, fate } = call.query
  const plan = await getDispatchRow(call.tx, call.params.id)
  const { rows: counts } = await sql<{ done: number; refused: number }>`
    select count(*) filter (where problem is null)::integer as done, count(problem)::integer as refused from planner.appointment where plan_id = ${plan.id}`.execute(
    call.tx,
  )
  const { done, refused } = counts[0]!
  const chosen = fate === 'done' ? sql`problem is null` : fate === 'refused' ? sql`problem is not null` : sql`true`
  const { rows } = await sql<AppointmentRow>`
    select unit_no, side, from_person, to_person, problem from planner.appointment where plan_id = ${plan.id} and ${chosen}
    order by problem is null, unit_no, side limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(call.tx)
  const units = new Map(plan.facts.units.map((unit) => [unit.no, unit.name]))
  const names = await namesOfPeople(
    call.tx,
    rows.flatMap((row) => [row.to_person, ...(row.from_person ? [row.from_person] : [])]),
  )
  const who = (id: string) => ({ id, name: names.get(id) ?? null })
  const planned = plan.state === 'decided' && plan.result ? appointmentsOf({ ...plan, result: plan.result }).length : 0
  return {
    items: rows.map((row) => ({
      unit: { no: row.unit_no, name: units.get(row.unit_no) ?? '' },
      side: row.side,
      from: row.from_person === null ? null : who(row.from_person),
      to: who(row.to_person),
      problem: row.problem,
    })),
    total: fate === undefined ? done + refused : { done, refused }[fate],
    page,
    pageSize,
    done,
    refused,
    waiting: Math.max(0, planned - done - refused),
  }
})

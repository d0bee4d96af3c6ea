import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import type { RuleVersion } from '../../../kernel/rule.ts'
import type { Call } from '../../../platform/commands/operation.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { plannerProblems as problems } from '../problems.ts'
import { findPlan, getPlanForChange, type PlanRow } from '../store.ts'
import type { DispatchFacts } from './facts.ts'
import type { DispatchPin } from './problem.ts'
import type { DispatchParameters, DispatchRule } from './rule.ts'
import type { SolvedDispatch } from './solve.ts'

/** From which day a dispatch holds, under which document, why. */
export interface DispatchDecision {
  readonly fromOn: string
  readonly documentNo: string | null
  readonly reason: string | null
}

export interface DispatchRow extends Omit<PlanRow, 'kind' | 'parameters' | 'rule' | 'facts' | 'result'> {
  readonly kind: 'dispatch'
  readonly parameters: DispatchParameters
  readonly rule: RuleVersion<DispatchRule>
  readonly facts: DispatchFacts
  readonly result: SolvedDispatch | null
  readonly decision: DispatchDecision | null
}

export type ReadyDispatch = DispatchRow & { readonly result: SolvedDispatch }

const asDispatch = (row: PlanRow | null): DispatchRow | null =>
  row?.kind === 'dispatch' ? (row as unknown as DispatchRow) : null

export async function getDispatchRow(tx: Tx, id: string): Promise<DispatchRow> {
  const row = asDispatch(await findPlan(tx, id))
  if (!row) throw problem(problems['plan-not-found'])
  return row
}

const ready = (row: DispatchRow): ReadyDispatch => {
  if (row.result === null) throw problem(problems['plan-not-ready'])
  return { ...row, result: row.result }
}

export const getReadyDispatch = async (tx: Tx, id: string) => ready(await getDispatchRow(tx, id))

/** Locked and counted up; see `getPlanForChange`. */
export async function getDispatchForChange(
  call: Pick<Call, 'tx'> & { ifMatch?: number | null },
  id: string,
): Promise<ReadyDispatch> {
  return ready((await getPlanForChange(call, id, 'dispatch')) as unknown as DispatchRow)
}

export interface DispatchPinRow extends DispatchPin {
  readonly id: string
  readonly reason: string | null
}

export async function listDispatchPins(tx: Tx, planId: string): Promise<DispatchPinRow[]> {
  const { rows } = await sql<DispatchPinRow>`select id, kind, unit_no, person_id, reason from planner.pin
    where plan_id = ${planId} and removed_at is null order by recorded_at, id`.execute(tx)
  return rows
}

/** Names of people, as far as the reader reaches them; a plan keeps none. */
export async function namesOfPeople(tx: Tx, ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, w.name from unnest(${[...new Set(ids)]}::uuid[]) p (id) cross join lateral workforce.person_named(p.id) w`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.id, row.name]))
}

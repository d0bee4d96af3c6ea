import { reachedBy } from '../../platform/db/reached.ts'
import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Call } from '../../platform/commands/operation.ts'
import type { Tx } from '../../platform/db/database.ts'
import { problem } from '../../kernel/problem.ts'
import { commonProblems } from '../../kernel/problem.ts'
import { blankFacts, factColumns, type StoredFacts } from './facts.ts'
import { organisationProblems as problems } from './problems.ts'
import { changeFrom, differenceOf, type Period, replaceFrom } from './rules.ts'

export interface ActInput {
  readonly kind: string
  readonly reason?: string | null | undefined
  readonly documentNo?: string | null | undefined
  readonly documentOn?: string | null | undefined
  readonly effectiveOn?: string | null | undefined
  readonly importId?: string | null | undefined
  readonly undoes?: number | null | undefined
}

/** Records why facts are about to change; every fact names its act. */
export async function recordAct(tx: Tx, accountId: string | null, act: ActInput): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into organisations.act (kind, reason, document_no, document_on, effective_on, import_id, undoes, account_id)
    values (${act.kind}, ${act.reason ?? null}, ${act.documentNo ?? null}, ${act.documentOn ?? null}, ${act.effectiveOn ?? null},
      ${act.importId ?? null}, ${act.undoes ?? null}, ${accountId}) returning id`.execute(tx)
  return rows[0]!.id
}

export interface UnitRow {
  no: number
  id: string
  kind: string
  uscc: string | null
  cert_no: string | null
  division_code: string | null
  district_no: number | null
  scope_nodes: number[]
  revision: number
}

/** Areas and industries carry everybody's rights: who may change units of a street may not change the street. */
const frameKinds: ReadonlySet<string> = new Set(['district', 'street', 'community', 'industry', 'region'])

/** Lines a unit has once at a time: they stand in its facts and not among its connections. */
export const lineColumns = ['street_no', 'community_no', 'industry_no', 'registrar_no', 'supervisor_no'] as const
export type LineColumn = (typeof lineColumns)[number]

/** Locks units in one order, whatever order they are named in; those out of sight are left to the check that follows. */
export async function lockUnits(tx: Tx, nos: readonly number[]): Promise<void> {
  await sql`select from organisations.unit where no = any (${[...nos]}::integer[]) order by no for update`.execute(tx)
}

/** Locks a unit for a change, checks the revision the writer has seen, and counts it up. */
export async function getUnitForChange(call: Call, no: number, ifMatch: number | null): Promise<UnitRow> {
  const { rows } = await sql<UnitRow>`
    select no, id, kind, uscc, cert_no, division_code, district_no, scope_nodes, revision
    from organisations.unit where no = ${no} and retracted_by is null and ${inScope(call)} for update`.execute(call.tx)
  const unit = rows[0]
  if (!unit) throw problem(problems['unit-not-found'])
  if (frameKinds.has(unit.kind) && call.can('structure.change') === null)
    throw problem(commonProblems['not-allowed'], { action: 'structure.change' })
  if (ifMatch !== null && ifMatch !== unit.revision)
    throw problem(commonProblems['revision-stale'], { seen: ifMatch, now: unit.revision })
  await sql`update organisations.unit set revision = revision + 1 where no = ${no}`.execute(call.tx)
  return { ...unit, revision: unit.revision + 1 }
}

/** The scoped predicate every read of units carries; row-level security stands behind it. */
export function inScope(call: Pick<Call, 'scope'>) {
  return reachedBy(call.scope)
}

export interface StoredPeriod extends Period<StoredFacts> {
  readonly id: number
  readonly recordedBy: number
}

export async function listPeriods(tx: Tx, unitNo: number): Promise<StoredPeriod[]> {
  const columns = sql.join(
    factColumns.map((column) =>
      column === 'phone_sealed' || column === 'phone_index'
        ? sql`encode(${sql.ref(column)}, 'hex') as ${sql.ref(column)}`
        : sql.ref(column),
    ),
  )
  const { rows } = await sql<StoredFacts & { id: number; from_on: string; until_on: string | null; recorded_by: number }>`
    select id, from_on, until_on, recorded_by, ${columns}
    from organisations.unit_state where unit_no = ${unitNo} and retracted_at is null order by from_on`.execute(tx)
  return rows.map(({ id, from_on, until_on, recorded_by, ...facts }) => ({
    id,
    fromOn: from_on,
    untilOn: until_on,
    recordedBy: recorded_by,
    facts,
  }))
}

/** Makes `patch` hold for a unit from `day` on: retracts the rows that change and records their successors. */
export async function changeFacts(tx: Tx, unit: UnitRow, actId: number, day: Day, patch: Partial<StoredFacts>): Promise<void> {
  const old = await listPeriods(tx, unit.no)
  const wanted = changeFrom<StoredFacts>(old, day, patch, blankFacts)
  await replacePeriods(tx, unit, actId, old, wanted)
}

/** Makes `to` take the place of `from` in one line of a unit from `day` on, wherever `from` still stands. */
export async function replaceLine(
  tx: Tx,
  unit: UnitRow,
  actId: number,
  day: Day,
  line: LineColumn,
  from: number,
  to: number,
): Promise<void> {
  const old = await listPeriods(tx, unit.no)
  await replacePeriods(tx, unit, actId, old, replaceFrom<StoredFacts, LineColumn>(old, day, line, from, to))
}

async function replacePeriods(
  tx: Tx,
  unit: UnitRow,
  actId: number,
  old: StoredPeriod[],
  wanted: Period<StoredFacts>[],
): Promise<void> {
  const { retract, record } = differenceOf(old, wanted)
  if (retract.length > 0) {
    await sql`update organisations.unit_state set retracted_by = ${actId}, retracted_at = transaction_timestamp()
      where id = any (${retract.map((row) => row.id)})`.execute(tx)
  }
  for (const period of record) await insertPeriod(tx, unit, actId, period)
}

export async function insertPeriod(
  tx: Tx,
  unit: Pick<UnitRow, 'no' | 'scope_nodes'>,
  actId: number,
  period: Period<StoredFacts>,
): Promise<void> {
  const values = sql.join(
    factColumns.map((column) => {
      const value = period.facts[column]
      if (column === 'phone_sealed' || column === 'phone_index') return sql`decode(${value as string | null}, 'hex')`
      if (column === 'extras') return sql`${value === null ? null : JSON.stringify(value)}::jsonb`
      return sql`${value}`
    }),
  )
  await sql`
    insert into organisations.unit_state (unit_no, from_on, until_on, scope_nodes, recorded_by, ${sql.join(factColumns.map((column) => sql.ref(column)))})
    values (${unit.no}, ${period.fromOn}, ${period.untilOn}, ${unit.scope_nodes}, ${actId}, ${values})`.execute(tx)
}

export interface NewUnit {
  readonly kind: string
  readonly uscc?: string | null
  readonly certNo?: string | null
  readonly divisionCode?: string | null
  readonly code?: string | null
  readonly districtNo: number | null
}

/** Brings a unit in with its first facts. It stands in its own node and those its lines begin at until its scope is computed. */
export async function insertUnit(
  tx: Tx,
  actId: number,
  unit: NewUnit,
  day: Day,
  facts: Partial<StoredFacts> & { name: string },
): Promise<UnitRow> {
  const near = [unit.districtNo, facts.street_no ?? null, facts.industry_no ?? null, facts.registrar_no ?? null].filter(
    (no) => no !== null,
  )
  const { rows } = await sql<UnitRow>`
    with next as (select nextval(pg_get_serial_sequence('organisations.unit', 'no'))::integer as no)
    insert into organisations.unit (no, kind, uscc, cert_no, division_code, code, district_no, scope_nodes, recorded_by)
    select no, ${unit.kind}, ${unit.uscc ?? null}, ${unit.certNo ?? null}, ${unit.divisionCode ?? null}, ${unit.code ?? null}, ${unit.districtNo},
      array[no] || ${near}::integer[], ${actId} from next
    returning no, id, kind, uscc, cert_no, division_code, district_no, scope_nodes, revision`
    .execute(tx)
    .catch((error: unknown) => {
      throw isCodeTaken(error) ? problem(problems['unit-code-taken'], { code: unit.uscc ?? unit.certNo ?? '' }) : error
    })
  const row = rows[0]!
  await insertPeriod(tx, row, actId, { fromOn: day, untilOn: null, facts: { ...blankFacts, ...facts } })
  return row
}

export async function refreshScope(tx: Tx, nos: readonly number[]): Promise<void> {
  if (nos.length > 0) await sql`select organisations.refresh_scope(${[...nos]}::integer[])`.execute(tx)
}

/** The unique index is the last referee between two who register the same code at once. */
function isCodeTaken(error: unknown): boolean {
  const constraint = error instanceof Error && 'constraint' in error ? error.constraint : null
  return constraint === 'unit_uscc_once' || constraint === 'unit_cert_no_once'
}

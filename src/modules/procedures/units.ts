import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Scope } from '../../kernel/policy.ts'
import { problem } from '../../kernel/problem.ts'
import type { Tx } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { procedureProblems as problems } from './problems.ts'

export interface UnitRow {
  no: number
  name: string
  kind: string
  form: string | null
  districtNo: number
}

/** Units in reach that exist today, by number. One that is missing or out of reach is refused in the same words. */
export async function requireUnits(tx: Tx, scope: Scope, nos: readonly number[], today: Day): Promise<Map<number, UnitRow>> {
  const wanted = [...new Set(nos)]
  const { rows } = await sql<UnitRow>`
    select unit_no as no, name, kind, form, district_no as "districtNo" from organisations.unit_on(${today}::date)
    where unit_no = any (${wanted}::integer[]) and district_no is not null and status in ('active', 'preparing') and ${reachedBy(scope)}`.execute(
    tx,
  )
  if (rows.length < wanted.length) throw problem(problems['case-unit-not-found'])
  return new Map(rows.map((row) => [row.no, row]))
}

/** A unit in reach as it is today, and whether it still stands. Throws `case-unit-not-found`. */
export async function getUnit(tx: Tx, scope: Scope, no: number, today: Day): Promise<UnitRow & { stands: boolean }> {
  const { rows } = await sql<UnitRow & { stands: boolean }>`
    select unit_no as no, name, kind, form, district_no as "districtNo", status in ('active', 'preparing') as stands
    from organisations.unit_on(${today}::date) where unit_no = ${no} and ${reachedBy(scope)}`.execute(tx)
  if (!rows[0]) throw problem(problems['case-unit-not-found'])
  return rows[0]
}

/** Names of units as the caller may see them. */
export async function namesOf(tx: Tx, nos: readonly number[], today: Day): Promise<Map<number, string>> {
  const { rows } = await sql<{ no: number; name: string }>`
    select unit_no as no, name from organisations.unit_on(${today}::date) where unit_no = any (${[...nos]}::integer[])
    union select no, name from organisations.name_of(${[...nos]}::integer[])`.execute(tx)
  return new Map(rows.map((row) => [row.no, row.name]))
}

/** A district whose committee the caller speaks for. Throws `case-unit-not-found`. */
export async function requireDistrict(
  { tx, scope }: { readonly tx: Tx; readonly scope: Scope },
  districtNo: number,
): Promise<void> {
  const { rows } = await sql`
    select from organisations.unit where no = ${districtNo} and kind = 'district' and ${reachedBy(scope)}`.execute(tx)
  if (rows.length === 0) throw problem(problems['case-unit-not-found'])
}

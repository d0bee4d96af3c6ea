import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Scope } from '../../kernel/policy.ts'
import type { Call } from '../../platform/commands/operation.ts'
import type { Tx } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'

export type Reading = Pick<Call, 'tx' | 'scope' | 'today'>

/** Whether a list of units holds one the action reaches; `column` is written by the query's author. */
export const anyReached = (scope: Scope, column: string) =>
  scope.everything
    ? sql<boolean>`true`
    : sql<boolean>`exists (select from organisations.unit u where u.no = any (${sql.ref(column)}) and ${reachedBy(scope, 'u.scope_nodes')})`

export interface Named {
  readonly no: number
  readonly name: string
}

export interface Known extends Named {
  readonly kind: string
  readonly districtNo: number | null
}

/** Units that build together, by number: told to whoever sees one of them. */
export async function namesOf(tx: Tx, nos: readonly number[], day: Day): Promise<Map<number, Known>> {
  const { rows } = await sql<Known>`
    select no, name, kind, district_no as "districtNo" from alliances.names_of(${[...new Set(nos)]}::integer[], ${day}::date)`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.no, row]))
}

export const namedIn = (names: ReadonlyMap<number, Named>, no: number): Named => ({ no, name: names.get(no)?.name ?? String(no) })

/** Units the caller reaches, of those named. */
export async function reachedOf(tx: Tx, scope: Scope | null, nos: readonly number[]): Promise<Set<number>> {
  if (scope === null) return new Set()
  const { rows } = await sql<{ no: number }>`
    select u.no from organisations.unit u where u.no = any (${[...new Set(nos)]}::integer[]) and ${reachedBy(scope, 'u.scope_nodes')}`.execute(
    tx,
  )
  return new Set(rows.map((row) => row.no))
}

/** Districts of the units under the caller's nodes: whose organisations may be found as partners. */
export async function districtsOf(tx: Tx, scope: Scope): Promise<number[]> {
  const { rows } = await sql<{ no: number }>`
    select distinct coalesce(u.district_no, u.no) as no from organisations.unit u
    where ${scope.everything ? sql`u.kind = 'district'` : sql`u.no = any (${[...scope.nodes]}::integer[])`}`.execute(tx)
  return rows.map((row) => row.no)
}

/** A unit in reach that is no area and works on the day; undefined else. */
export async function findOwn(tx: Tx, scope: Scope, no: number, day: Day): Promise<(Known & { districtNo: number }) | undefined> {
  const { rows } = await sql<Known & { districtNo: number }>`
    select u.unit_no as no, u.name, u.kind, u.district_no as "districtNo" from organisations.unit_on(${day}::date) u
    where u.unit_no = ${no} and u.district_no is not null and u.status in ('active', 'preparing')
      and u.kind not in ('district', 'street', 'community', 'industry') and ${reachedBy(scope, 'u.scope_nodes')}`.execute(tx)
  return rows[0]
}

/** Of these units, the Party organisations that cover a social organisation on the day. */
export async function socialOf(tx: Tx, nos: readonly number[], day: Day): Promise<Set<number>> {
  const { rows } = await sql<{ no: number }>`
    select f.unit_no as no from alliances.member_facts(${[...new Set(nos)]}::integer[], ${day}::date) f
    join alliances.names_of(${[...new Set(nos)]}::integer[], ${day}::date) n on n.no = f.unit_no and n.kind = 'party_org'
    where 'social_org' = any (f.kinds)`.execute(tx)
  return new Set(rows.map((row) => row.no))
}

import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import type { Call } from '../../platform/commands/operation.ts'
import type { Tx } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { demandProblems as problems } from './problems.ts'

export interface Node {
  readonly no: number
  readonly kind: string
  readonly name: string
  readonly districtNo: number
}

/** Districts, streets and industries, whatever the scope. */
export async function offices(tx: Tx): Promise<Node[]> {
  const { rows } = await sql<Node>`
    select no, kind, name, coalesce(district_no, no) as "districtNo" from organisations.frame() where kind in ('district', 'street', 'industry') order by no`.execute(
    tx,
  )
  return rows.map((row) => (row.kind === 'district' ? { ...row, districtNo: row.no } : row))
}

/** The desk the caller sits at: of several the widest. Throws `demand-unit-not-found`. */
export async function deskOf(call: Call, districtNo: number | null): Promise<Node> {
  const { scope } = call
  const known = (await offices(call.tx)).filter(
    (node) =>
      (scope.everything ? node.kind === 'district' : scope.nodes.includes(node.no)) &&
      (!districtNo || node.districtNo === districtNo),
  )
  const rank = ['district', 'street', 'industry']
  const desk = known.toSorted((a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind) || a.no - b.no)[0]
  if (!desk) throw problem(problems['demand-unit-not-found'])
  return desk
}

/** A street belongs to the district. Throws `order-street-unknown`. */
export async function requireStreet(tx: Tx, districtNo: number, streetNo: number | null): Promise<void> {
  if (streetNo === null) return
  const fits = (await offices(tx)).some(
    (node) => node.no === streetNo && node.kind === 'street' && node.districtNo === districtNo,
  )
  if (!fits) throw problem(problems['order-street-unknown'])
}

/** Names of units that stand in what the caller sees. */
export async function namesOf(
  call: Pick<Call, 'tx' | 'today'>,
  nos: readonly (number | null)[],
): Promise<(no: number) => { no: number; name: string }> {
  const wanted = [...new Set(nos.filter((no) => no !== null))]
  const { rows } = await sql<{
    no: number
    name: string
  }>`select no, name from demands.names(${wanted}::integer[], ${call.today}::date)`.execute(call.tx)
  const names = new Map(rows.map((row) => [row.no, row.name]))
  return (no) => ({ no, name: names.get(no) ?? String(no) })
}

/** A unit in reach that stands today, with its district. Throws `demand-unit-not-found`. */
export async function requireHost({ tx, scope, today }: Call, no: number): Promise<{ districtNo: number }> {
  const { rows } = await sql<{ districtNo: number | null }>`
    select coalesce(u.district_no, case when u.kind = 'district' then u.unit_no end) as "districtNo" from organisations.unit_on(${today}::date) u
    where u.unit_no = ${no} and u.status in ('active', 'preparing') and ${reachedBy(scope, 'u.scope_nodes')}`.execute(tx)
  const districtNo = rows[0]?.districtNo
  if (!districtNo) throw problem(problems['demand-unit-not-found'])
  return { districtNo }
}

/** District whose rules speak to the reader: that of the first unit a grant names; 0 where there is none, which has the general ones. */
export async function districtOf({ tx, scope }: Pick<Call, 'tx' | 'scope'>): Promise<number> {
  if (scope.everything) return 0
  const { rows } = await sql<{ no: number }>`
    select coalesce(district_no, no) as no from organisations.unit where no = any (${[...scope.nodes]}::integer[]) order by no limit 1`.execute(
    tx,
  )
  return rows[0]?.no ?? 0
}

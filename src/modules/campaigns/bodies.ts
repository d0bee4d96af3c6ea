import { sql } from 'kysely'
import { rateOf } from '../coverage/index.ts'
import type { Line } from './rules.ts'
import type { Asking } from './standing.ts'
import type { UnitRow } from './units.ts'

export interface Body<U> {
  readonly no: number | null
  readonly name: string | null
  readonly units: readonly U[]
}

const columns = { street: 'street_no', industry: 'industry_no', registrar: 'registrar_no', supervisor: 'supervisor_no' } as const

/**
 * Units by the body of a line that answers for them. Bodies stand in the order they have of their own (codes of areas and industries,
 * else as they were entered), never by how far they are; units without a body come last.
 */
export async function byBody<U extends UnitRow>(asking: Asking, line: Line, units: readonly U[]): Promise<Body<U>[]> {
  const groups = Map.groupBy(units, (unit) => unit[columns[line]])
  const nos = [...groups.keys()].filter((no) => no !== null)
  const { rows } = await sql<{ no: number; name: string }>`
    select n.no, n.name from organisations.name_of(${nos}::integer[]) n left join organisations.frame() f on f.no = n.no
    order by f.code nulls last, n.no`.execute(asking.tx)
  const bodies: Body<U>[] = rows.map((row) => ({ ...row, units: groups.get(row.no)! }))
  const without = groups.get(null)
  return without ? [...bodies, { no: null, name: null, units: without }] : bodies
}

export function presentBody({ no, name, units }: Body<UnitRow>) {
  const there = units.filter((unit) => unit.standing === 'there').length
  return {
    body: no === null ? null : { no, name: name ?? '' },
    base: units.length,
    there,
    missing: units.length - there,
    percent: rateOf(there, units.length).percent,
  }
}

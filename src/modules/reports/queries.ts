import { sql } from 'kysely'
import type { Call } from '../../platform/commands/operation.ts'

export interface District {
  readonly no: number
  readonly code: string
  readonly name: string
  /** Code of the programme it works by. */
  readonly programme: string
}

/** Districts of the nodes somebody holds rights over, the home district first. */
export async function listDistrictsInReach({ tx, scope, today }: Pick<Call, 'tx' | 'scope' | 'today'>): Promise<District[]> {
  const nodes = scope.everything ? [] : [...scope.nodes]
  const { rows } = await sql<District>`
    select d.district_no as no, f.code, f.name, d.programme
    from organisations.district_programme d join organisations.frame() f on f.no = d.district_no
    where ${scope.everything} or d.district_no in (
      select coalesce(u.district_no, u.unit_no) from organisations.unit_on(${today}::date) u where u.unit_no = any (${nodes}::integer[]))
    order by d.home desc, f.code`.execute(tx)
  return rows
}

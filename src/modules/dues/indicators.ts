import { sql } from 'kysely'
import type { Indicator } from '../../platform/contributions/indicators.ts'
import { reachedBy } from '../../platform/db/reached.ts'

/** Dues recorded in a year in yuan (CD-37: what is returned is counted from it), by the list of branches it opens. */
const collected: Indicator = {
  key: 'dues.collected',
  unit: 'yuan',
  async compute({ tx, scope, asOf, districtNo, params }) {
    const year = Number((params as { year?: number }).year ?? asOf.slice(0, 4))
    const { rows } = await sql<{ fen: number; branches: number }>`
      select coalesce(sum(t.regular_fen), 0)::float8 as fen, count(*)::integer as branches from dues.year_totals(${year}) t
      join organisations.unit u on u.no = t.branch_no and ${reachedBy(scope, 'u.scope_nodes')}
      where u.district_no = ${districtNo} and t.regular_fen > 0`.execute(tx)
    const { fen, branches } = rows[0]!
    return { value: fen / 100, records: branches, rule: null, list: `/dues?districtNo=${districtNo}&year=${year}&with=regular` }
  },
}

export const indicators = [collected]

import { sql } from 'kysely'
import type { FoundNode, NodeSource } from '../../platform/contributions/nodes.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { foundBy } from './search.ts'

/** Names of units for those who give rights over them, without a right to read the units; social organisations are never searched. */
export const nodeSource: NodeSource = {
  names: ({ tx, nos }) =>
    asPlatform(tx, async () => {
      const { rows } = await sql<{ no: number; name: string }>`
        select unit_no as no, name from organisations.unit_on(current_date) where unit_no = any (${[...nos]}::integer[])`.execute(
        tx,
      )
      return new Map(rows.map(({ no, name }) => [no, name]))
    }),
  find: ({ tx, q, limit }) =>
    asPlatform(tx, async () => {
      const { rows } = await sql<FoundNode>`
        select u.unit_no as no, u.name, u.kind, (select f.name from organisations.name_of(array[u.district_no]) f) as district
        from organisations.unit_on(current_date) u join organisations.unit_kind k on k.code = u.kind
        where k.grouping in ('area', 'industry', 'public', 'party') and u.status = 'active' and ${foundBy(q, 'u.unit_no')}
        order by length(u.name), u.name, u.unit_no limit ${limit}`.execute(tx)
      return rows
    }),
}

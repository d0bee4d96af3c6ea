import { sql } from 'kysely'
import { systemContext } from '../../platform/db/database.ts'
import type { Services } from '../../platform/commands/services.ts'

/** Party organisations of a database, the oldest first, each with the street it is filed under where it has one. */
export async function partyOrgsForTests(services: Services): Promise<{ no: number; districtNo: number; nodes: number[] }[]> {
  const { rows } = await services.database.read(systemContext, (tx) =>
    sql<{ no: number; districtNo: number; nodes: number[] }>`
      select no, district_no as "districtNo", scope_nodes as nodes from organisations.unit where kind = 'party_org' and retracted_by is null order by no`.execute(
      tx,
    ),
  )
  return rows
}

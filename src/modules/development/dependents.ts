import { sql } from 'kysely'
import type { Dependents } from '../../platform/contributions/dependents.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { insertRecord } from './store.ts'

interface Open {
  readonly id: string
  readonly version: string
}

/**
 * Whoever is developed by a branch that is merged goes on in its successor with everything recorded. Where there is none the case stays
 * where it is until somebody moves or closes it: a person's way does not end because a branch does.
 */
export const developmentDependents: Dependents = {
  async handOver({ tx }, { actId, day, fromNo, toNo }) {
    if (toNo === null) return []
    const moved = await asPlatform(tx, async () => {
      const { rows } = await sql<Open>`
        select c.id, (select r.rule_version from development.record r where r.case_id = c.id order by r.id desc limit 1) as version
        from development.case c where c.branch_no = ${fromNo} and c.withdrawn_at is null and c.stage in ('applicant', 'activist', 'candidate', 'probationary')
          and exists (select from organisations.unit u where u.no = ${toNo} and u.kind = 'party_org')`.execute(tx)
      for (const { id, version } of rows) {
        await insertRecord(tx, null, id, { step: 'moved', onDay: day, fromNo, toNo, unitAct: actId, version })
        await sql`update development.case set branch_no = ${toNo}, revision = revision + 1 where id = ${id}`.execute(tx)
      }
      return rows.length
    })
    return moved > 0 ? [{ what: 'development-case', moved, ended: 0 }] : []
  },

  async takeBack({ tx }, { actIds, withdrawn }) {
    return asPlatform(tx, async () => {
      const { rows } = await sql<{ id: number; caseId: string; fromNo: number; last: boolean }>`
        select r.id, r.case_id as "caseId", r.from_no as "fromNo",
          not exists (select from development.record l where l.case_id = r.case_id and l.retracted_at is null and l.id > r.id) as last
        from development.record r where r.unit_act = any (${[...actIds]}::bigint[]) and r.retracted_at is null`.execute(tx)
      const own = rows.map((row) => row.caseId)
      const others = await sql<{ count: number }>`
        select count(*)::integer as count from development.case c where c.branch_no = any (${[...withdrawn]}::integer[])
          and c.withdrawn_at is null and c.id <> all (${own}::uuid[])`.execute(tx)
      const later = rows.filter((row) => !row.last).length + others.rows[0]!.count
      if (later > 0) return later
      for (const row of rows) {
        await sql`update development.record set retracted_at = transaction_timestamp(), retract_reason = 'undo' where id = ${row.id}`.execute(
          tx,
        )
        await sql`update development.case set branch_no = ${row.fromNo}, revision = revision + 1 where id = ${row.caseId}`.execute(
          tx,
        )
      }
      return 0
    })
  },
}

import { sql } from 'kysely'
import type { Dependents } from '../../platform/contributions/dependents.ts'
import { asPlatform } from '../../platform/db/database.ts'

/**
 * What was assessed goes with the members by itself (`standing_of`), and what was paid, used and told stays where it happened. A branch's
 * agreement to pay by the quarter ends with the branch: its successor has agreed to nothing.
 */
export const duesDependents: Dependents = {
  async handOver({ tx }, { actId, day, fromNo, toNo }) {
    return asPlatform(tx, async () => {
      const { rows } = await sql<{ count: number }>`
        select count(distinct member_id)::integer as count from dues.assessment
        where branch_no = ${fromNo} and replaced_at is null and extract(year from from_month) = extract(year from ${day}::date)`.execute(
        tx,
      )
      const { rows: ended } = await sql`
        update dues.consent set unit_act = ${actId} where branch_no = ${fromNo} and unit_act is null returning branch_no`.execute(
        tx,
      )
      const assessed = toNo === null ? 0 : rows[0]!.count
      return [
        ...(assessed > 0 ? [{ what: 'dues-assessment', moved: assessed, ended: 0 }] : []),
        ...(ended.length > 0 ? [{ what: 'dues-consent', moved: 0, ended: ended.length }] : []),
      ]
    })
  },

  async takeBack({ tx }, { actIds, withdrawn }) {
    return asPlatform(tx, async () => {
      const gone = sql`branch_no = any (${[...withdrawn]}::integer[])`
      const { rows } = await sql<{ later: number }>`
        select ((select count(*) from dues.payment where ${gone} and retracted_at is null)
          + (select count(*) from dues.assessment where ${gone} and replaced_at is null)
          + (select count(*) from dues.reduction where ${gone} and replaced_at is null)
          + (select count(*) from dues.remittance where ${gone} and retracted_at is null)
          + (select count(*) from dues.use where ${gone} and retracted_at is null))::integer as later`.execute(tx)
      if (rows[0]!.later > 0) return rows[0]!.later
      await sql`update dues.consent set unit_act = null where unit_act = any (${[...actIds]}::bigint[])`.execute(tx)
      return 0
    })
  },
}

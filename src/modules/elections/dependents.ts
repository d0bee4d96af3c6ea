import { sql } from 'kysely'
import type { Dependents } from '../../platform/contributions/dependents.ts'

/**
 * Terms and elections belong to one organisation and are never handed to another: when it ends, an election under way can only be called
 * off, and what was elected stays true. An organisation with a term or an election, and an act that put an elected secretary in post, are
 * not taken back.
 */
export const electionDependents: Dependents = {
  async handOver() {
    return []
  },

  async takeBack({ tx }, { actIds, withdrawn }) {
    const { rows } = await sql<{ later: number }>`
      select (select count(*) from elections.election e where e.unit_no = any (${[...withdrawn]}::integer[]))
        + (select count(*) from elections.term t where t.unit_no = any (${[...withdrawn]}::integer[]) and t.retracted_at is null)
        + (select count(*) from elections.election e where e.act_id = any (${[...actIds]}::bigint[])) as later`.execute(tx)
    return rows[0]!.later
  },
}

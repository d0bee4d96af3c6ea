import { sql } from 'kysely'
import type { Check } from '../../platform/contributions/checks.ts'
import type { Moment } from '../../platform/outbox/outbox.ts'

/** Above this many units at once (a register), every case is looked at instead of looking each unit up. */
const few = 100

/**
 * Cases know the nodes from which rights reach them. They are computed anew when one of their units changed, or a node above one did: an
 * area that was filed elsewhere, a Party organisation that now covers a unit of another street.
 */
export async function refreshReach({ tx, today }: Moment, { nos }: { readonly nos: readonly number[] }): Promise<void> {
  const changed = sql`(select unnest(${[...nos]}::integer[]) as no
    union select e.from_no from organisations.edge_on(${today}::date) e where e.to_no = any (${[...nos]}::integer[]))`
  const touched =
    nos.length > few
      ? sql`exists (select from unnest(c.unit_nos || c.scope_nodes) n where n in ${changed})`
      : sql`(c.unit_nos && array${changed} or c.scope_nodes && array${changed})`
  await sql`
    update procedures.case c set scope_nodes = procedures.nodes_of(c.unit_nos)
    where ${touched} and c.scope_nodes is distinct from procedures.nodes_of(c.unit_nos)`.execute(tx)
}

/** Rights reach a case exactly as they reach its units. */
const reachCurrent: Check = {
  name: 'procedures.reach-current',
  async run({ tx }) {
    const { rows } = await sql<{ looked: number; different: number[] | null }>`
      select (select count(*) from organisations.unit) as looked,
        (array_agg(c.no order by c.no) filter (where c.scope_nodes is distinct from procedures.nodes_of(c.unit_nos)))[1:20] as different
      from procedures.case c`.execute(tx)
    return {
      looked: rows[0]!.looked,
      findings: (rows[0]!.different ?? []).map((no) => ({ code: 'reach-out-of-date', subject: `case ${no}` })),
    }
  },
}

/** Nobody waits for a unit that somebody dissolved or merged. */
const nobodyWaitsForTheEnded: Check = {
  name: 'procedures.nobody-waits-for-the-ended',
  async run({ tx, today }) {
    const { rows } = await sql<{ looked: number; left: number[] | null }>`
      select (select count(*) from organisations.unit) as looked, (array_agg(distinct c.no order by c.no))[1:20] as left
      from procedures.case c join organisations.ended_by_decision(${today}::date) d on d.no = c.subject_no or d.no = any (c.acting_nos)
      where c.outcome is null`.execute(tx)
    return {
      looked: rows[0]!.looked,
      findings: (rows[0]!.left ?? []).map((no) => ({ code: 'case-waits-for-ended', subject: `case ${no}` })),
    }
  },
}

export const checks: readonly Check[] = [reachCurrent, nobodyWaitsForTheEnded]

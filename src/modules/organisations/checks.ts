import { sql } from 'kysely'
import type { Check } from '../../platform/contributions/checks.ts'
import { listHanging } from './hand-over.ts'

/** Connections join units that exist on the days they claim, and lines that convey rights close no circle. */
const edgesHold: Check = {
  name: 'organisations.edges-hold',
  async run({ tx }) {
    const looked = await sql<{ count: number }>`select count(*) from organisations.edge where retracted_at is null`.execute(tx)
    const { rows: dangling } = await sql<{ id: number }>`
      select e.id from organisations.edge e
      where e.retracted_at is null and (
        exists (select from organisations.unit u where u.no in (e.from_no, e.to_no) and u.retracted_by is not null)
        or not exists (select from organisations.unit_state s where s.unit_no = e.from_no and s.retracted_at is null and s.from_on <= coalesce(e.until_on - 1, e.from_on))
        or not exists (select from organisations.unit_state s where s.unit_no = e.to_no and s.retracted_at is null and s.from_on <= coalesce(e.until_on - 1, e.from_on)))
      order by e.id limit 20`.execute(tx)
    const { rows: circles } = await sql<{ no: number }>`
      with recursive up (start, node, path, circle) as (
        select e.from_no, e.to_no, array[e.from_no], e.to_no = e.from_no from organisations.edge e
        join organisations.edge_type t on t.code = e.type and t.scope = 'upward' where e.retracted_at is null and e.until_on is null
        union all
        select up.start, e.to_no, up.path || e.from_no, e.to_no = any (up.path || e.from_no) from up
        join organisations.edge e on e.from_no = up.node and e.retracted_at is null and e.until_on is null
        join organisations.edge_type t on t.code = e.type and t.scope = 'upward' where not up.circle
      )
      select distinct start as no from up where circle limit 20`.execute(tx)
    return {
      looked: looked.rows[0]!.count,
      findings: [
        ...dangling.map((row) => ({ code: 'edge-dangling', subject: `edge ${row.id}` })),
        ...circles.map((row) => ({ code: 'edge-circle', subject: `unit ${row.no}` })),
      ],
    }
  },
}

/** Rights reach a unit exactly as its connections say. */
const scopeCurrent: Check = {
  name: 'organisations.scope-current',
  async run({ tx }) {
    const { rows } = await sql<{ looked: number; different: number[] | null }>`
      select count(*) as looked, (array_agg(u.no order by u.no) filter (where u.scope_nodes is distinct from w.nodes))[1:20] as different
      from organisations.unit u join organisations.wanted_scope((select array_agg(no) from organisations.unit where retracted_by is null)) w on w.unit_no = u.no`.execute(
      tx,
    )
    return {
      looked: rows[0]!.looked,
      findings: (rows[0]!.different ?? []).map((no) => ({ code: 'scope-out-of-date', subject: `unit ${no}` })),
    }
  },
}

/** A unit has one state on a day. */
const statesApart: Check = {
  name: 'organisations.states-apart',
  async run({ tx }) {
    const { rows } = await sql<{ looked: number; overlapping: number[] | null }>`
      select count(*) as looked, (array_agg(unit_no) filter (where overlapping))[1:20] as overlapping
      from (select unit_no, lead(from_on) over (partition by unit_no order by from_on) < coalesce(until_on, 'infinity') as overlapping
        from organisations.unit_state where retracted_at is null) s`.execute(tx)
    return {
      looked: rows[0]!.looked,
      findings: (rows[0]!.overlapping ?? []).map((no) => ({ code: 'states-overlap', subject: `unit ${no}` })),
    }
  },
}

/** Whoever dissolves or merges a unit decides what becomes of what hung on it: nothing active hangs on it after. */
const nothingHangs: Check = {
  name: 'organisations.nothing-hangs-on-the-ended',
  async run({ tx, today }) {
    const looked = await sql<{ count: number }>`select count(*) from organisations.edge where retracted_at is null`.execute(tx)
    const hanging = await listHanging(tx, today, null)
    return {
      looked: looked.rows[0]!.count,
      findings: hanging.map((id) => ({ code: 'edge-hangs-on-ended', subject: `edge ${id}` })),
    }
  },
}

export const checks: readonly Check[] = [edgesHold, scopeCurrent, statesApart, nothingHangs]

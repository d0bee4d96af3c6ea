import { sql } from 'kysely'
import type { WaitingSource } from '../../platform/contributions/waiting.ts'

/** Units of a decided plan whose application waits for another branch to stand, or was refused when it was to be opened. */
export const plansWaiting: WaitingSource = {
  kind: 'plan',
  action: 'plan.read',
  // Row-level security shows the plans of a node to whoever reaches the whole of it.
  async find({ tx, today }, nos) {
    const { rows } = await sql<{ unit_no: number; plan_id: string; title: string; refused: boolean; waits_for: string[] }>`
      select distinct on (o.unit_no) o.unit_no, o.plan_id, p.title, o.problem is not null as refused,
        coalesce((select array_agg(u.name order by u.name) from organisations.unit_on(${today}::date) u
          where u.unit_no = o.waits_for or u.unit_no in (select e.to_no from organisations.edge_on(${today}::date) e
            where e.type = 'covers' and e.from_no = o.unit_no and e.to_no = any (o.leavers))), '{}') as waits_for
      from planner.opening o join planner.plan p on p.id = o.plan_id and p.state = 'decided'
      where o.unit_no = any (${[...nos]}::integer[]) and o.case_id is null
      order by o.unit_no, o.opened_at desc`.execute(tx)
    return rows.map((row) => ({
      unitNo: row.unit_no,
      code: row.refused ? 'plan-refused' : 'plan-waiting',
      title: row.title,
      step: null,
      with: row.waits_for,
      dueOn: null,
      link: `/plans/${row.plan_id}`,
    }))
  },
}

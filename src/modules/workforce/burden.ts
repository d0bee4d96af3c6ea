import { sql } from 'kysely'
import type { Burden, BurdenSource } from '../../platform/contributions/burden.ts'
import { reachedBy } from '../../platform/db/reached.ts'

/** Visits by the month they were made in; what a correction cost counts with its visit. */
export const visitBurden: BurdenSource = {
  key: 'workforce.visit',
  action: 'visit.read',
  list: (unitNo, from, until) => `/workforce/visits?state=made&unitNo=${unitNo}&fromOn=${from}&untilOn=${until}`,
  async find({ tx, scope, today }, from, until) {
    const { rows } = await sql<Burden>`
      select v.unit_no as "unitNo", date_trunc('month', r.made_on)::date as month, count(*)::integer as records,
        count(t.fields)::integer as counted, coalesce(sum(t.fields), 0)::integer as fields
      from workforce.visit v join workforce.visit_report r on r.visit_id = v.id and r.retracted_at is null
      join organisations.unit_on(${today}::date) u on u.unit_no = v.unit_no and ${reachedBy(scope, 'u.scope_nodes')}
      left join lateral (select sum(o.fields_typed) as fields from workforce.visit_report o where o.visit_id = v.id) t on true
      where v.cancelled_at is null and r.made_on >= ${from}::date and r.made_on < ${until}::date group by 1, 2`.execute(tx)
    return rows
  },
}

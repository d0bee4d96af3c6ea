import { sql } from 'kysely'
import type { Burden, BurdenSource } from '../../platform/contributions/burden.ts'
import { anyReached } from './store.ts'

/** What was held, by its month, at the branch that entered it: the first of its hosts. What a correction cost counts with its activity. */
export const activityBurden: BurdenSource = {
  key: 'activities.entry',
  action: 'activity.read',
  list: (unitNo, from, until) => `/activities?state=held&enteredFor=${unitNo}&fromOn=${from}&untilOn=${until}`,
  async find({ tx, scope }, from, until) {
    const { rows } = await sql<Burden>`
      select e.host_nos[1] as "unitNo", date_trunc('month', e.on_day)::date as month, count(*)::integer as records,
        count(t.fields)::integer as counted, coalesce(sum(t.fields), 0)::integer as fields
      from activities.entry e join activities.activity a on a.id = e.activity_id and a.retracted_at is null
      left join lateral (select sum(o.fields_typed) as fields from activities.entry o where o.activity_id = a.id) t on true
      where e.replaced_at is null and e.state = 'held' and e.on_day >= ${from}::date and e.on_day < ${until}::date
        and ${anyReached(scope, 'a.reach_nos')} group by 1, 2`.execute(tx)
    return rows
  },
}

import { sql } from 'kysely'
import { type BurdenSource } from '../../platform/contributions/burden.ts'
import { anyReached } from './store.ts'
import { en } from './phrases.en.ts'
import { zh } from './phrases.zh.ts'

/** What was held, by its month, at the branch that entered it: the first of its hosts. What a correction cost counts with its activity. */
export const activityBurden: BurdenSource = {
  key: 'activities.entry',
  name: { zh: zh.burden.entry, en: en.burden.entry },
  action: 'activity.read',
  records: ({ scope }, from, until) =>
    sql`select e.host_nos[1] as "unitNo", e.on_day as "onDay", a.id::text as id, e.title as label, '/activities/' || a.id as link,
        (select sum(o.fields_typed)::integer from activities.entry o where o.activity_id = a.id) as fields
      from activities.entry e join activities.activity a on a.id = e.activity_id and a.retracted_at is null
      where e.replaced_at is null and e.state = 'held' and e.on_day >= ${from}::date and e.on_day < ${until}::date and ${anyReached(scope, 'a.reach_nos')}`,
}

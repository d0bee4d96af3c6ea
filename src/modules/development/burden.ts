import { sql } from 'kysely'
import { type BurdenSource, typedFor } from '../../platform/contributions/burden.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { en } from './phrases.en.ts'
import { zh } from './phrases.zh.ts'

/** Steps by the day they tell of, at the branch that develops the person. Nobody's name stands in the list. */
export const stepBurden: BurdenSource = {
  key: 'development.step',
  name: { zh: zh.burden.step, en: en.burden.step },
  action: 'development.read',
  records: ({ scope, today }, from, until) =>
    sql`select c.branch_no as "unitNo", r.on_day as "onDay", r.id::text as id, null::text as label, '/development/' || c.id as link,
        ${typedFor('development.step', 'r.id::text')} as fields
      from development.record r join development.case c on c.id = r.case_id
      join organisations.unit_on(${today}::date) u on u.unit_no = c.branch_no and ${reachedBy(scope, 'u.scope_nodes')}
      where r.retracted_at is null and r.unit_act is null and r.on_day >= ${from}::date and r.on_day < ${until}::date`,
}

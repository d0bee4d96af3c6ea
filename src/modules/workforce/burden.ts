import { sql } from 'kysely'
import { type BurdenSource } from '../../platform/contributions/burden.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { en } from './phrases.en.ts'
import { zh } from './phrases.zh.ts'

/** Visits by the month they were made in; what a correction cost counts with its visit. */
export const visitBurden: BurdenSource = {
  key: 'workforce.visit',
  name: { zh: zh.burden.visit, en: en.burden.visit },
  action: 'visit.read',
  records: ({ scope, today }, from, until) =>
    sql`select v.unit_no as "unitNo", r.made_on as "onDay", v.id::text as id, null::text as label,
        '/workforce/visits?state=made&unitNo=' || v.unit_no || '&fromOn=' || r.made_on || '&untilOn=' || (r.made_on + 1) as link,
        (select sum(o.fields_typed)::integer from workforce.visit_report o where o.visit_id = v.id) as fields
      from workforce.visit v join workforce.visit_report r on r.visit_id = v.id and r.retracted_at is null
      join organisations.unit_on(${today}::date) u on u.unit_no = v.unit_no and ${reachedBy(scope, 'u.scope_nodes')}
      where v.cancelled_at is null and r.made_on >= ${from}::date and r.made_on < ${until}::date`,
}

import { sql } from 'kysely'
import { type BurdenSource, typedFor } from '../../platform/contributions/burden.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { en } from './phrases.en.ts'
import { zh } from './phrases.zh.ts'

/** Cases by the day they were opened: one a person, also where a spreadsheet opened many. Nobody's name stands in the list. */
export const caseBurden: BurdenSource = {
  key: 'development.case',
  name: { zh: zh.burden.case, en: en.burden.case },
  action: 'development.read',
  records: ({ scope, today }, from, until) =>
    sql`select c.branch_no as "unitNo", (c.recorded_at at time zone 'Asia/Shanghai')::date as "onDay", c.id::text as id, '№ ' || c.no as label,
        '/development/' || c.id as link, ${typedFor('development.case', 'c.id::text')} as fields
      from development.case c
      join organisations.unit_on(${today}::date) u on u.unit_no = c.branch_no and ${reachedBy(scope, 'u.scope_nodes')}
      where c.withdrawn_at is null and (c.recorded_at at time zone 'Asia/Shanghai')::date >= ${from}::date
        and (c.recorded_at at time zone 'Asia/Shanghai')::date < ${until}::date`,
}

/** Steps by the day they tell of, at the branch that develops the person. What a case was opened with was written by the form that opened it. */
export const stepBurden: BurdenSource = {
  key: 'development.step',
  name: { zh: zh.burden.step, en: en.burden.step },
  action: 'development.read',
  records: ({ scope, today }, from, until) =>
    sql`select c.branch_no as "unitNo", r.on_day as "onDay", r.id::text as id, null::text as label, '/development/' || c.id as link,
        ${typedFor('development.step', 'r.id::text')} as fields
      from development.record r join development.case c on c.id = r.case_id
      join organisations.unit_on(${today}::date) u on u.unit_no = c.branch_no and ${reachedBy(scope, 'u.scope_nodes')}
      where r.retracted_at is null and r.unit_act is null and c.withdrawn_at is null and r.recorded_at > c.recorded_at and r.on_day >= ${from}::date and r.on_day < ${until}::date`,
}

import { sql } from 'kysely'
import { type BurdenSource, typedFor } from '../../platform/contributions/burden.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { en } from './phrases.en.ts'
import { zh } from './phrases.zh.ts'

/** Months of a branch as they were recorded: one sheet a branch and month, however many paid. */
export const duesBurden: BurdenSource = {
  key: 'dues.month',
  name: { zh: zh.burden.month, en: en.burden.month },
  action: 'dues.read',
  records: ({ scope, today }, from, until) =>
    sql`select p.branch_no as "unitNo", p.month as "onDay", p.branch_no || ' ' || to_char(p.month, 'YYYY-MM') as id, to_char(p.month, 'YYYY-MM') as label,
        '/dues/' || p.branch_no || '/year?year=' || to_char(p.month, 'YYYY') as link,
        ${typedFor('dues.month', "p.branch_no || ' ' || to_char(p.month, 'YYYY-MM')")} as fields
      from (select distinct branch_no, month from dues.payment where kind = 'regular' and retracted_at is null and month >= ${from}::date and month < ${until}::date) p
      join organisations.unit_on(${today}::date) u on u.unit_no = p.branch_no and ${reachedBy(scope, 'u.scope_nodes')}`,
}

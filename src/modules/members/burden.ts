import { sql } from 'kysely'
import { type BurdenSource, typedFor } from '../../platform/contributions/burden.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { en } from './phrases.en.ts'
import { zh } from './phrases.zh.ts'

/** Members entered one by one or by a spreadsheet, by the day they were entered, at the branch they were entered for. Nobody's name stands in the list. */
export const memberBurden: BurdenSource = {
  key: 'members.entry',
  name: { zh: zh.burden.entry, en: en.burden.entry },
  action: 'member.read',
  records: ({ scope }, from, until) =>
    sql`select s.branch_no as "unitNo", (a.recorded_at at time zone 'Asia/Shanghai')::date as "onDay", m.id::text as id, null::text as label, '/members/' || m.id as link,
        ${typedFor('members.entry', 'm.id::text')} as fields
      from members.member m join members.act a on a.id = m.recorded_by and a.kind in ('enter', 'import')
      join lateral (select o.branch_no from members.membership o where o.recorded_by = a.id and o.member_id = m.id order by o.id limit 1) s on true
      where m.retracted_by is null and ${reachedBy(scope, 'm.scope_nodes')}
        and (a.recorded_at at time zone 'Asia/Shanghai')::date >= ${from}::date and (a.recorded_at at time zone 'Asia/Shanghai')::date < ${until}::date`,
}

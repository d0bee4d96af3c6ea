import { sql } from 'kysely'
import { type BurdenSource, typedFor } from '../../platform/contributions/burden.ts'
import { caseInScope } from './store.ts'
import { en } from './phrases.en.ts'
import { zh } from './phrases.zh.ts'

/** Cases by the month they were opened in, at the unit that applies: what applying and putting right cost it. */
export const caseBurden: BurdenSource = {
  key: 'procedures.case',
  name: { zh: zh.burden.case, en: en.burden.case },
  action: 'case.read',
  records: ({ scope }, from, until) =>
    sql`select c.subject_no as "unitNo", c.opened_on as "onDay", c.id::text as id, c.title as label, '/cases/' || c.id as link,
        ${typedFor('procedures.case', 'c.id::text')} as fields
      from procedures.case c where c.opened_on >= ${from}::date and c.opened_on < ${until}::date and ${caseInScope(scope)}`,
}

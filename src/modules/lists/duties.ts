import { sql } from 'kysely'
import type { DutySource, OpenDuty } from '../../platform/contributions/open-duties.ts'

/** What organisations have taken on and not finished, each of a group for itself. */
export const claimDuties: DutySource = {
  key: 'lists.claim',
  name: { zh: '认领的条目', en: 'Claims' },
  action: 'lists.read',
  records: () => sql<OpenDuty>`
    select m.unit_no as "unitNo", c.claimed_on as "onDay", c.id::text as id, e.no::integer as no, e.title as label, null::date as "dueOn", '/lists/' || e.id as link
    from lists.claim c join lists.claim_member m on m.claim_id = c.id join lists.entry e on e.id = c.entry_id where c.state in ('proposed', 'active')`,
}

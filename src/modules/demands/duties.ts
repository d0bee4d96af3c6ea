import { sql } from 'kysely'
import type { DutySource, OpenDuty } from '../../platform/contributions/open-duties.ts'
import { isOpen } from './order-list.ts'

/** Orders whoever holds them has not finished; what was asked is not quoted. */
export const orderDuties: DutySource = {
  key: 'demands.order',
  name: { zh: '诉求订单', en: 'Orders' },
  action: 'order.read',
  records: () => sql<OpenDuty>`
    select o.holder_no as "unitNo", o.received_on as "onDay", o.id::text as id, o.no::integer as no, null::text as label, o.due_on as "dueOn", '/orders/' || o.id as link
    from demands.order o where ${isOpen}`,
}

/** What a unit a directive was issued to owes its issuer, and what the issuer owes it. */
export const directiveDuties: DutySource = {
  key: 'demands.directive',
  name: { zh: '交办任务', en: 'Directives' },
  action: 'directive.read',
  records: () => sql<OpenDuty>`
    select case when t.state in ('declined', 'reported') then d.from_no else t.unit_no end as "unitNo", d.issued_on as "onDay", t.id::text as id,
      d.no::integer as no, d.title as label, t.due_on as "dueOn", '/directives/' || d.id as link
    from demands.directive_target t join demands.directive d on d.id = t.directive_id where t.due_on is not null`,
}

/** What an organisation is consulted on and has not answered; the issue is named by its title alone. */
export const consultationDuties: DutySource = {
  key: 'demands.consultation',
  name: { zh: '会诊', en: 'Consultations' },
  action: 'deliberation.read',
  records: () => sql<OpenDuty>`
    select c.org_no as "unitNo", c.asked_on as "onDay", c.id::text as id, c.no::integer as no, a.title as label, c.due_on as "dueOn",
      '/deliberation/consultations/' || c.id as link
    from demands.consultation c cross join lateral demands.asked_about(c.issue_id) a where c.state = 'asked'`,
}

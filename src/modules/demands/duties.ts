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

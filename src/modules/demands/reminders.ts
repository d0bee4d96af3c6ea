import type { Call } from '../../platform/commands/operation.ts'
import type { ReminderSource } from '../../platform/contributions/reminders.ts'
import type { OrderFilter } from './contract-orders.ts'
import { countOrders, fits, listRows } from './orders.ts'

type Asking = Pick<Call, 'tx' | 'actor' | 'scope' | 'today' | 'can'>

/** The digest names no requester and quotes nothing anybody said. */
const ordersIn = (key: `demands.${string}`, action: string, view: OrderFilter['view']): ReminderSource => ({
  key,
  action,
  list: `/orders?view=${view}`,
  async find(asking: Asking, most) {
    const total = await countOrders(asking, { view })
    const rows = total > 0 ? await listRows(asking, fits(asking, { view }), most, 0) : []
    return {
      total,
      items: rows.map((row) => ({ params: { no: row.no }, title: String(row.no), dueOn: row.dueOn, link: `/orders/${row.id}` })),
    }
  },
})

/** What the own side holds or is offered; what has been told to the next level because its clock ran out. */
export const orderReminders: readonly ReminderSource[] = [
  ordersIn('demands.order', 'order.handle', 'mine'),
  ordersIn('demands.escalated', 'order.take', 'escalated'),
]

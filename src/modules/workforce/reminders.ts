import { addDays } from '../../kernel/dates.ts'
import type { ReminderSource } from '../../platform/contributions/reminders.ts'
import { tasksOf } from './tasks.ts'

/** Tasks that are due before the next digest comes, a week from now. */
export const tasksDue: ReminderSource = {
  key: 'workforce.task',
  action: 'visit.record',
  list: '/workforce/tasks?view=week',
  async find(asking, most) {
    const dueBefore = addDays(asking.today, 8)
    const { items, total } = await tasksOf(asking, { open: true, dueBefore, page: 1, pageSize: most })
    return {
      total,
      items: items.map((task) => ({
        params: { unit: task.unit.name },
        title: task.what,
        dueOn: task.dueOn,
        link: `/units/${task.unit.no}`,
      })),
    }
  },
}

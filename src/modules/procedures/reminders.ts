import type { ReminderSource } from '../../platform/contributions/reminders.ts'
import { countWaiting, listCaseRows } from './queries.ts'

/** Cases at the reader's own door. */
export const casesAtDoor: ReminderSource = {
  key: 'procedures.case',
  action: 'case.read',
  list: '/cases?view=mine',
  async find(asking, most) {
    const { mine } = await countWaiting(asking)
    const rows = mine > 0 ? await listCaseRows(asking, { view: 'mine' }, { limit: most, offset: 0 }) : []
    return {
      total: mine,
      items: rows.map((row) => ({
        params: { subject: row.subject_name },
        title: row.title,
        dueOn: row.due_on,
        link: `/cases/${row.id}`,
      })),
    }
  },
}

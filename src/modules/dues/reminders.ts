import type { ReminderSource } from '../../platform/contributions/reminders.ts'
import { openBranches } from './month.ts'
import { monthOf } from './rules.ts'
import { findBranches } from './totals.ts'

/** Months of the own branch that are assessed and not yet recorded. It names no member and is told to the secretary alone. */
export const monthsOpen: ReminderSource = {
  key: 'dues.open',
  action: 'dues.own',
  list: '/dues?open=true',
  async find(asking, most) {
    const { rows } = await findBranches(asking, { open: 'true' })
    const months = await openBranches(
      asking,
      rows.map((row) => row.no),
    )
    return {
      total: rows.length,
      items: rows.slice(0, most).map(({ no, name }) => ({
        params: { months: months.get(no) ?? 0 },
        title: name,
        dueOn: null,
        link: `/dues/${no}?month=${monthOf(asking.today)}`,
      })),
    }
  },
}

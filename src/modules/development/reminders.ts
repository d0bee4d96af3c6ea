import type { ReminderSource } from '../../platform/contributions/reminders.ts'
import { stepWords } from './present.ts'
import { waitingCases } from './waiting.ts'

/** Days that cases of the own branch wait for. Told to its secretary alone, by the step and not by the person: a digest names nobody. */
export const stepsDue: ReminderSource = {
  key: 'development.due',
  action: 'development.own',
  list: '/development?due=true',
  async find(asking, most) {
    const waiting = await waitingCases(asking, {})
    return {
      total: waiting.length,
      items: waiting.slice(0, most).map(({ row, process, first }) => {
        const { zh, en } = stepWords([process], first.step)
        return { params: { step: { zh, en } }, title: `№ ${row.no}`, dueOn: first.dueOn, link: `/development/${row.id}` }
      }),
    }
  },
}

import type { ReminderSource } from '../../platform/contributions/reminders.ts'
import { findWaiting } from './claim-list.ts'

/** What the reader's own organisations have still to agree to, to verify or to tell of. Told to their secretaries only. */
export const claimsWaiting: ReminderSource = {
  key: 'lists.waiting',
  action: 'lists.own',
  list: '/lists/mine',
  async find(asking, most) {
    const waiting = await findWaiting(asking, 500)
    return {
      total: waiting.length,
      items: waiting.slice(0, most).map(({ entryId, title, dueOn, unit }) => ({
        params: { title },
        title: unit.name,
        dueOn,
        link: `/lists/${entryId}`,
      })),
    }
  },
}

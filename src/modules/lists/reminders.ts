import type { ReminderSource } from '../../platform/contributions/reminders.ts'
import { claimRows, countClaims, findWaiting } from './claim-list.ts'

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

/** Claims on what is kept to a community nothing was told of for too long: to its lead and its convenor of now, who urge (CN-29). */
export const claimsToUrge: ReminderSource = {
  key: 'lists.to-urge',
  action: 'lists.own',
  list: '/lists/supervision?due=true',
  async find(asking, most) {
    const { claims } = await countClaims(asking, { supervised: true, due: true })
    const rows = claims === 0 ? [] : await claimRows(asking, { supervised: true, due: true }, { limit: most, offset: 0 })
    return {
      total: claims,
      items: rows.map(({ entry, community, notedOn }) => ({
        params: { title: entry.title, day: notedOn },
        title: community?.name ?? entry.title,
        dueOn: null,
        link: `/lists/${entry.id}`,
      })),
    }
  },
}

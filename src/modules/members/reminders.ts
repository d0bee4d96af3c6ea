import type { ReminderSource } from '../../platform/contributions/reminders.ts'
import { listReported } from './registrations.ts'
import { countRequests, listRequestRows } from './requests.ts'
import { countTransfers, listTransferRows } from './transfer-queries.ts'

/** Transfers on the way from or to organisations the reader answers for, by the two organisations: a digest names no member. */
export const transfersOnTheWay: ReminderSource = {
  key: 'members.transfer',
  action: 'transfer.decide',
  list: '/members/transfers',
  async find(asking, most) {
    const open = { state: 'open' }
    const rows = await listTransferRows(asking, open, { limit: most, offset: 0 })
    return {
      total: await countTransfers(asking, open),
      items: rows.map((row) => ({
        params: { no: row.no },
        title: `${row.fromName} → ${row.toName}`,
        dueOn: row.validUntil,
        link: '/members/transfers',
      })),
    }
  },
}

/** What members ask to have put right; the digest names no member. */
export const requestsWaiting: ReminderSource = {
  key: 'members.request',
  action: 'member.change',
  list: '/members/requests',
  async find(asking, most) {
    const open = { state: 'open' } as const
    const rows = await listRequestRows(asking, open, most, 0)
    return {
      total: await countRequests(asking, open),
      items: rows.map((row) => ({ params: { no: row.no }, title: String(row.no), dueOn: null, link: '/members/requests' })),
    }
  },
}

/** Members who registered and wait for the host; the digest names no member. */
export const registrationsWaiting: ReminderSource = {
  key: 'members.registration',
  action: 'registration.change',
  list: '/members/registrations?state=reported',
  async find(asking, most) {
    const rows = await listReported(asking, most)
    return {
      total: rows.total,
      items: rows.items.map(({ no, host }) => ({
        params: { no },
        title: host,
        dueOn: null,
        link: '/members/registrations?state=reported',
      })),
    }
  },
}

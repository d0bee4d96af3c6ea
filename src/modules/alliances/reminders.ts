import type { ReminderSource } from '../../platform/contributions/reminders.ts'
import { findAgreements } from './agreements.ts'

/** Agreements put before a side whose account the reader holds. */
const toSign: ReminderSource = {
  key: 'alliances.sign',
  action: 'agreement.sign',
  list: '/agreements?mine=true',
  async find(asking, most) {
    const found = await findAgreements(
      { ...asking, can: (action) => (action === 'agreement.sign' ? asking.scope : null) },
      { mine: 'true' },
    )
    const items = found.slice(0, most).map(({ row, view }) => ({
      params: { lead: view.lead.name },
      title: row.title,
      dueOn: row.untilOn,
      link: `/agreements/${row.id}`,
    }))
    return { total: found.length, items }
  },
}

/** Agreements the reader's units drew up that are about to end. */
const expiring: ReminderSource = {
  key: 'alliances.expiring',
  action: 'agreement.draft',
  list: '/agreements?stage=expiring',
  async find(asking, most) {
    const found = (await findAgreements(asking, {})).filter(({ view }) => view.stage === 'expiring')
    const items = found.slice(0, most).map(({ row, view }) => ({
      params: { lead: view.lead.name },
      title: row.title,
      dueOn: row.untilOn,
      link: `/agreements/${row.id}`,
    }))
    return { total: found.length, items }
  },
}

export const reminders = [toSign, expiring]

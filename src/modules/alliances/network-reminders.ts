import type { ReminderSource } from '../../platform/contributions/reminders.ts'
import { findTies } from './network.ts'
import { findCalls } from './network-calls.ts'
import { findResponsibilities } from './network-responsibilities.ts'

/** Who asks a lead unit in reach to be attached. */
const ties: ReminderSource = {
  key: 'alliances.ties',
  action: 'network.act',
  list: '/network/ties?mine=true',
  async find(asking, most) {
    const found = await findTies({ ...asking, can: () => asking.scope }, { mine: 'true' })
    const items = found.slice(0, most).map((row) => ({
      params: { lead: row.lead.name },
      title: row.unit.name,
      dueOn: null,
      link: '/network/ties?mine=true',
    }))
    return { total: found.length, items }
  },
}

/** Calls a unit in reach has not answered. */
const calls: ReminderSource = {
  key: 'alliances.calls',
  action: 'network.act',
  list: '/network/calls?mine=true',
  async find(asking, most) {
    const found = await findCalls({ ...asking, can: () => asking.scope }, { mine: 'true' })
    const items = found.slice(0, most).map(({ view }) => ({
      params: { lead: view.caller.name },
      title: view.title,
      dueOn: view.onDay,
      link: `/network/calls/${view.id}`,
    }))
    return { total: found.length, items }
  },
}

/** Responsibilities the reader's own body has not acknowledged. */
const responsibilities: ReminderSource = {
  key: 'alliances.responsibilities',
  action: 'responsibility.acknowledge',
  list: '/responsibilities?mine=true',
  async find(asking, most) {
    const found = await findResponsibilities({ ...asking, can: () => asking.scope }, { mine: 'true' })
    const items = found.slice(0, most).map(({ view }) => ({
      params: { lead: view.above?.body.name ?? view.body.name },
      title: view.title,
      dueOn: null,
      link: '/responsibilities?mine=true',
    }))
    return { total: found.length, items }
  },
}

export const networkReminders = [ties, calls, responsibilities]

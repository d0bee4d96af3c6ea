import type { ReminderSource } from '../../platform/contributions/reminders.ts'
import { findDue } from './branches.ts'
import { findChangedItems } from './changed-items.ts'
import { countRows, listRows } from './list.ts'
import { booksOf } from './settings.ts'

/** What the reader's own branches have still to record. Told to their secretaries only: a committee is not reminded of branches. */
export const lifeToRecord: ReminderSource = {
  key: 'activities.record',
  action: 'activity.own',
  list: '/activities/due?status=to-be-recorded',
  async find(asking, most) {
    const { rows } = await findDue(asking, { status: 'to-be-recorded' })
    const words = (await booksOf(asking.tx))(null).words(asking.today)
    const wordOf = (code: string) => words.kinds.find((kind) => kind.code === code) ?? { zh: code, en: code }
    const soonest = rows.toSorted((one, other) => one.until.localeCompare(other.until))
    return {
      total: rows.length,
      items: soonest.slice(0, most).map(({ branch, kind, until }) => ({
        params: { kind: { zh: wordOf(kind).zh, en: wordOf(kind).en } },
        title: branch.name,
        dueOn: until,
        link: '/activities/new',
      })),
    }
  },
}

/** Items that members of the own branch signed up for and that were called off, or moved to another host: so that nobody goes in vain. */
export const itemsChanged: ReminderSource = {
  key: 'activities.changed',
  action: 'activity.own',
  list: '/activities/menus?state=changed',
  async find(asking, most) {
    const items = await findChangedItems(asking)
    const words = (await booksOf(asking.tx))(null).words(asking.today)
    const wordOf = (code: string) => words.kinds.find((kind) => kind.code === code)?.zh ?? code
    return {
      total: items.length,
      items: items.slice(0, most).map((row) => ({
        params: { people: row.people, off: row.calledOff === null ? 'no' : 'yes', hosts: row.hosts.join('、') },
        title: row.title ?? row.kinds.map(wordOf).join('、'),
        dueOn: row.onDay,
        link: `/activities/menus/${row.menuId}`,
      })),
    }
  },
}

/** Held to reach out to people, without how many came or what they said: told to the own branch, blocks nothing (CN-69). */
export const outreachToTell: ReminderSource = {
  key: 'activities.outreach',
  action: 'activity.own',
  list: '/activities?outreach=incomplete',
  async find(asking, most) {
    const filter = { outreach: 'incomplete' } as const
    const { total } = await countRows(asking, filter)
    const rows = total === 0 ? [] : await listRows(asking, filter, { limit: most, offset: 0 })
    return {
      total,
      items: rows.map(({ id, no, title, onDay }) => ({
        params: { day: onDay },
        title: title ?? `#${no}`,
        dueOn: null,
        link: `/activities/${id}`,
      })),
    }
  },
}

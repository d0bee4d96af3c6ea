import { sql } from 'kysely'
import type { ReminderSource } from '../../platform/contributions/reminders.ts'
import { findDue } from './branches.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { booksOf } from './settings.ts'
import { namesOf } from './store.ts'

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

interface ChangedItem {
  item_id: string
  menu_id: string
  on_day: string
  title: string | null
  kinds: string[]
  people: number
  called_off: string | null
  host_nos: number[]
}

/** Items that members of the own branch signed up for and that were called off, or moved to another host: so that nobody goes in vain. */
export const itemsChanged: ReminderSource = {
  key: 'activities.changed',
  action: 'activity.own',
  list: '/activities/menus',
  async find({ tx, scope, today }, most) {
    const { rows: own } = await sql<{ no: number }>`
      select u.unit_no as no from organisations.unit_on(${today}::date) u where u.kind = 'party_org' and ${reachedBy(scope, 'u.scope_nodes')}`.execute(
      tx,
    )
    const { rows } = await sql<ChangedItem>`
      select * from activities.signed_up_changed(${own.map((row) => row.no)}::integer[], ${today}::date) order by on_day, item_id`.execute(
      tx,
    )
    const words = (await booksOf(tx))(null).words(today)
    const wordOf = (code: string) => words.kinds.find((kind) => kind.code === code)?.zh ?? code
    const names = await namesOf(
      tx,
      rows.flatMap((row) => row.host_nos),
      today,
    )
    const hosts = (row: ChangedItem) => row.host_nos.map((no) => names.get(no) ?? String(no)).join('、')
    return {
      total: rows.length,
      items: rows.slice(0, most).map((row) => ({
        params: { people: row.people, off: row.called_off === null ? 'no' : 'yes', hosts: hosts(row) },
        title: row.title ?? row.kinds.map(wordOf).join('、'),
        dueOn: row.on_day,
        link: `/activities/menus/${row.menu_id}`,
      })),
    }
  },
}

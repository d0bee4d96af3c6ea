import { sql } from 'kysely'
import { type Call, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { activities } from './contract.ts'
import { namesOf } from './store.ts'

interface ChangedRow {
  item_id: string
  menu_id: string
  on_day: string
  title: string | null
  kinds: string[]
  branch_no: number
  people: number
  called_off: string | null
  host_nos: number[]
}

/** Items to come that members of the reader's own branches signed up for and that are not as they were. The digest and its list are both made from it. */
export async function findChangedItems({ tx, scope, today }: Pick<Call, 'tx' | 'scope' | 'today'>) {
  const { rows: own } = await sql<{ no: number; name: string }>`
    select u.unit_no as no, u.name from organisations.unit_on(${today}::date) u where u.kind = 'party_org' and ${reachedBy(scope, 'u.scope_nodes')}`.execute(
    tx,
  )
  const branches = new Map(own.map((row) => [row.no, row.name]))
  const { rows } = await sql<ChangedRow>`
    select * from activities.signed_up_changed(${[...branches.keys()]}::integer[], ${today}::date) order by on_day, item_id, branch_no`.execute(
    tx,
  )
  const hosts = await namesOf(
    tx,
    rows.flatMap((row) => row.host_nos),
    today,
  )
  return rows.map((row) => ({
    id: row.item_id,
    menuId: row.menu_id,
    onDay: row.on_day,
    title: row.title,
    kinds: row.kinds,
    branch: { no: row.branch_no, name: branches.get(row.branch_no) ?? String(row.branch_no) },
    people: row.people,
    calledOff: row.called_off,
    hosts: row.host_nos.map((no) => hosts.get(no) ?? String(no)),
  }))
}

export const listChangedItems = query(activities.listChangedItems, async (call) => {
  const { page, pageSize } = call.query
  const items = await findChangedItems(call)
  return { items: items.slice((page - 1) * pageSize, page * pageSize), total: items.length, page, pageSize }
})

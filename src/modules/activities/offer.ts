import { sql } from 'kysely'
import type { Call } from '../../platform/commands/operation.ts'
import { namesOf } from './store.ts'

interface OfferRow {
  menu_id: string
  menu_title: string
  menu_from: string
  menu_until: string
  item_id: string | null
  activity_id: string
  on_day: string
  starts_at: Date | null
  ends_at: Date | null
  title: string | null
  kinds: string[]
  place: string | null
  host_nos: number[]
  open_to: ('members' | 'non_members' | 'residents')[]
  agenda: string | null
  interests: string[]
  seats: number
  taken: number
  waiting: number
  held: boolean
  called_off: string | null
}

/** A menu as everybody may see it: what, when, where, seats left. Nobody's name. */
export async function offerOf(call: Pick<Call, 'tx' | 'today'>, menuId: string) {
  const { rows } = await sql<OfferRow>`select * from activities.offer(${menuId})`.execute(call.tx)
  const [first] = rows
  if (!first) return undefined
  const offered = rows.filter((row) => row.item_id !== null)
  const names = await namesOf(
    call.tx,
    offered.flatMap((row) => row.host_nos),
    call.today,
  )
  const items = offered.map((row) => ({
    id: row.item_id!,
    activityId: row.activity_id,
    onDay: row.on_day,
    startsAt: row.starts_at?.toISOString() ?? null,
    endsAt: row.ends_at?.toISOString() ?? null,
    title: row.title,
    kinds: row.kinds,
    place: row.place,
    hosts: row.host_nos.map((no) => names.get(no) ?? String(no)),
    openTo: row.open_to,
    agenda: row.agenda,
    interests: row.interests,
    seats: row.seats,
    taken: row.taken,
    waiting: row.waiting,
    calledOff: row.called_off,
    open: !row.held && row.on_day >= call.today,
  }))
  return {
    id: first.menu_id,
    title: first.menu_title,
    fromOn: first.menu_from,
    untilOn: first.menu_until,
    interests: [...new Set(items.flatMap((item) => item.interests))].sort(),
    items,
  }
}

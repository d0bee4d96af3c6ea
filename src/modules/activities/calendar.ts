import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { command, type Download, query } from '../../platform/commands/operation.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { calendarFile, macOfAddress, secretAddress } from '../../platform/documents/icalendar.ts'
import { activities } from './contract.ts'
import { requireBranch } from './due.ts'
import { activityProblems as problems } from './problems.ts'
import { allWords } from './settings.ts'

/** The secret is shown once; only its keyed digest is kept, and the address before stops working. */
export const renewCalendar = command(activities.renewCalendar, async (call) => {
  const { tx, params, services } = call
  await requireBranch(call, params.no)
  // Addresses of organisations that were merged into this one end with its own.
  await asPlatform(tx, () => sql`delete from activities.calendar_address where moved_to = ${params.no}`.execute(tx))
  const { secret, mac } = secretAddress(services.crypto)
  await sql`
    insert into activities.calendar_address (unit_no, secret_mac, account_id) values (${params.no}, ${mac}, ${call.actor.accountId})
    on conflict (unit_no) do update set secret_mac = excluded.secret_mac, moved_to = null, account_id = excluded.account_id, made_at = transaction_timestamp()`.execute(
    tx,
  )
  call.note({ objectType: 'unit', objectId: String(params.no), fields: ['calendar'] })
  return { path: `/api/activities/calendars/${secret}` }
})

export interface Planned {
  readonly id: string
  readonly revision: number
  readonly state: string
  readonly on_day: string
  readonly starts_at: Date | null
  readonly ends_at: Date | null
  readonly title: string | null
  readonly kinds: readonly string[]
  readonly place: string | null
  /** Organisations that hold it, by name. */
  readonly hosts: readonly string[]
}

/** Read by calendar programs every hour or so: a read like any other, not an entry of the audit log. */
export const getCalendar = query(activities.getCalendar, async (call): Promise<Download> => {
  const mac = macOfAddress(call.services.crypto, call.params.secret)
  const known = await sql<{ known: boolean }>`select activities.calendar_known(${mac}) as known`.execute(call.tx)
  if (!known.rows[0]!.known) throw problem(problems['calendar-not-found'])
  const { rows } = await sql<Planned>`select * from activities.calendar_of(${mac})`.execute(call.tx)
  return calendarOf(call.now, new Map((await allWords(call.tx, call.today)).kinds.map((one) => [one.code, one.zh])), rows)
})

/** Days as a calendar program reads them; `kinds` names a day without a title, and who holds it stands behind. */
export function calendarOf(now: Date, kinds: ReadonlyMap<string, string>, days: readonly Planned[]): Download {
  const entries = days.map((one) => ({
    id: one.id,
    revision: one.revision,
    startsAt: one.starts_at,
    endsAt: one.ends_at,
    onDay: one.on_day,
    summary: [one.title ?? one.kinds.map((kind) => kinds.get(kind) ?? kind).join('、'), one.hosts.join('、')]
      .filter(Boolean)
      .join(' · '),
    place: one.place,
    cancelled: one.state === 'cancelled',
  }))
  return calendarFile('activities', now, entries)
}

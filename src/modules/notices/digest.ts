import { sql } from 'kysely'
import { addDays, type Day } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { underScope } from '../../platform/db/database.ts'
import type { ReminderSource, Reminders } from '../../platform/contributions/reminders.ts'
import { notices } from './contract.ts'
import { noticeProblems as problems } from './problems.ts'
import { digestOn, isFresh, type Preference, type Weekday } from './rules.ts'

/** So many of a kind are shown; the rest stands behind the number. */
const shown = 5

export const getDigest = query(notices.getDigest, async (call) => {
  const { today } = call
  const preference = await preferenceOf(call)
  const { openedOn: _, ...wishes } = preference
  const groups = await groupsFor(call, preference, shown)
  const weekOn = digestOn(today, preference.weekday)
  return {
    weekOn,
    nextOn: addDays(weekOn, 7),
    fresh: isFresh(preference, today, totalOf(groups)),
    preference: { ...wishes, mutedSources: [...wishes.mutedSources] },
    groups: groups.map(({ source, muted, told }) => ({
      source: source.key,
      muted,
      total: told.total,
      list: source.list,
      items: told.items.map((item) => ({
        ...item,
        params: { ...item.params },
        overdue: item.dueOn !== null && item.dueOn < today,
      })),
    })),
  }
})

/** Asks nothing of anybody once the week's digest was opened or is muted, so that it costs the start page next to nothing. */
export const getMark = query(notices.getMark, async (call) => {
  const preference = await preferenceOf(call)
  if (!isFresh(preference, call.today, 1)) return { fresh: false, total: 0 }
  const total = totalOf(await groupsFor(call, preference, 0))
  return { fresh: total > 0, total }
})

export const openDigest = command(notices.openDigest, async (call) => {
  await sql`
    insert into notices.preference (account_id, opened_on) values (${call.actor.accountId}, ${call.today})
    on conflict (account_id) do update set opened_on = greatest(preference.opened_on, excluded.opened_on)`.execute(call.tx)
  return { openedOn: call.today }
})

export const prefer = command(notices.prefer, async (call) => {
  const { weekday, mutedUntilOn, mutedSources } = call.body
  const known = new Set<string>(call.services.contributions.reminders.map(({ key }) => key))
  const unknown = mutedSources.find((key) => !known.has(key))
  if (unknown !== undefined) throw problem(problems['notice-source-unknown'], { source: unknown })
  const wanted = [...new Set(mutedSources)].sort()
  await sql`
    insert into notices.preference (account_id, weekday, muted_until_on, muted_sources)
    values (${call.actor.accountId}, ${weekday}, ${mutedUntilOn}, ${wanted})
    on conflict (account_id) do update set weekday = excluded.weekday, muted_until_on = excluded.muted_until_on,
      muted_sources = excluded.muted_sources, changed_at = now()`.execute(call.tx)
  return { weekday, mutedUntilOn, mutedSources: wanted }
})

interface Row {
  weekday: Weekday
  mutedUntilOn: Day | null
  mutedSources: string[]
  openedOn: Day | null
}

async function preferenceOf(call: Call): Promise<Preference> {
  const { rows } = await sql<Row>`
    select weekday, muted_until_on as "mutedUntilOn", muted_sources as "mutedSources", opened_on as "openedOn"
    from notices.preference where account_id = ${call.actor.accountId}`.execute(call.tx)
  return rows[0] ?? { weekday: 1, mutedUntilOn: null, mutedSources: [], openedOn: null }
}

interface Group {
  readonly source: ReminderSource
  readonly muted: boolean
  readonly told: Reminders
}

const nothing: Reminders = { total: 0, items: [] }

/** Each source under its own ability's scope, one after the other: they share the transaction of the call. */
async function groupsFor(call: Call, { mutedSources }: Preference, most: number): Promise<Group[]> {
  const groups: Group[] = []
  for (const source of call.services.contributions.reminders) {
    const scope = call.can(source.action)
    if (!scope) continue
    const muted = mutedSources.includes(source.key)
    const asking = { tx: call.tx, actor: call.actor, today: call.today, can: call.can.bind(call), scope }
    groups.push({ source, muted, told: muted ? nothing : await underScope(call.tx, scope, () => source.find(asking, most)) })
  }
  return groups
}

const totalOf = (groups: readonly Group[]) => groups.reduce((sum, { told }) => sum + told.total, 0)

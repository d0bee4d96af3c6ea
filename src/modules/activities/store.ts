import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { commonProblems, problem } from '../../kernel/problem.ts'
import type { Call } from '../../platform/commands/operation.ts'
import type { Tx } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import type { ActivityBody } from './contract.ts'
import { activityProblems as problems } from './problems.ts'
import { booksOf } from './settings.ts'

/** Whether a list of units holds one the action reaches; `column` is written by the query's author. */
export const anyReached = (scope: Call['scope'], column: string) =>
  scope.everything
    ? sql<boolean>`true`
    : sql<boolean>`exists (select from organisations.unit u where u.no = any (${sql.ref(column)}) and ${reachedBy(scope, 'u.scope_nodes')})`

export interface Host {
  readonly no: number
  readonly name: string
  readonly district_no: number | null
}

/**
 * Hosts of an activity: at least one of them a Party organisation in reach, the others whatever stands in the register. Who writes
 * reads other hosts by name only, so they are looked up through the names the activity shows.
 */
export async function requireHosts(call: Call, nos: readonly number[], day: Day): Promise<Host[]> {
  const { rows } = await sql<Host & { kind: string; status: string }>`
    select unit_no as no, name, district_no, kind, status from organisations.unit_on(${call.today}::date)
    where unit_no = any (${[...nos]}::integer[]) and ${reachedBy(call.scope)} order by unit_no`.execute(call.tx)
  if (rows.length === 0) throw problem(problems['activity-host-not-found'])
  if (rows.some((row) => row.kind === 'social_org' || row.kind === 'industry'))
    throw problem(problems['activity-host-no-party-org'])
  const named = await sql<{
    no: number
  }>`select no from activities.names_of(${[...nos]}::integer[], ${call.today}::date)`.execute(call.tx)
  if (named.rows.length !== new Set(nos).size) throw problem(problems['activity-host-not-found'])
  void day
  return rows
}

/** Refuses words the programme of the host does not have. */
export async function requireWords(
  tx: Tx,
  districtNo: number | null,
  said: Pick<ActivityBody, 'kinds'> & Partial<Pick<ActivityBody, 'formats' | 'lines'>>,
  day: Day,
): Promise<void> {
  const words = (await booksOf(tx))(districtNo).words(day)
  for (const part of ['kinds', 'formats', 'lines'] as const) {
    const known = new Set(words[part].map((one) => one.code))
    const strange = (said[part] ?? []).find((code) => !known.has(code))
    if (strange !== undefined) throw problem(problems['activity-word-unknown'], { word: strange })
  }
}

export interface Standing {
  id: string
  revision: number
  entry_id: string
  state: 'planned' | 'held' | 'cancelled'
  on_day: Day
  host_nos: number[]
}

/** An activity in reach for a change, locked, of the revision the writer has seen, and counted up. */
export async function getForChange(call: Call, id: string, ifMatch: number | null): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select a.id, a.revision, e.id as entry_id, e.state, e.on_day, e.host_nos
    from activities.activity a join activities.entry e on e.activity_id = a.id and e.replaced_at is null
    where a.id = ${id} and a.retracted_at is null and ${anyReached(call.scope, 'e.host_nos')} for update of a`.execute(call.tx)
  const found = rows[0]
  if (!found) throw problem(problems['activity-not-found'])
  if (ifMatch !== found.revision) throw problem(commonProblems['revision-stale'], { seen: ifMatch, now: found.revision })
  await sql`update activities.activity set revision = revision + 1 where id = ${id}`.execute(call.tx)
  return { ...found, revision: found.revision + 1 }
}

export interface Origin {
  readonly copiedFrom?: string | null
  readonly seriesId?: string | null
}

export async function insertActivity(call: Call, body: ActivityBody, origin: Origin = {}): Promise<string> {
  const id = randomUUID()
  await sql`
    insert into activities.activity (id, reach_nos, series_id, copied_from, account_id)
    values (${id}, ${reachOf(body)}::integer[], ${origin.seriesId ?? null}, ${origin.copiedFrom ?? null}, ${call.actor.accountId})`.execute(
    call.tx,
  )
  await insertEntry(call, id, body, body.state, null, body.memberIds)
  return id
}

const reachOf = (body: ActivityBody): number[] => [...new Set([...body.hostNos, ...body.partnerNos])]

/** The new entry takes the place of the one before, which is kept. */
export async function replaceEntry(call: Call, was: Standing, body: ActivityBody, memberIds: readonly string[]): Promise<void> {
  await sql`update activities.entry set replaced_at = transaction_timestamp() where id = ${was.entry_id}`.execute(call.tx)
  await sql`update activities.activity set reach_nos = ${reachOf(body)}::integer[] where id = ${was.id}`.execute(call.tx)
  await insertEntry(call, was.id, body, body.state, null, memberIds)
}

async function insertEntry(
  call: Call,
  activityId: string,
  body: ActivityBody,
  state: string,
  cancelReason: string | null,
  memberIds: readonly string[],
): Promise<void> {
  const id = randomUUID()
  const told = (text: string | null | undefined) => text?.trim() || null
  await sql`
    insert into activities.entry (id, activity_id, state, on_day, starts_at, ends_at, title, place, kinds, formats, lines, host_nos, partner_nos, partner_names,
      open_to, agenda, minutes, follow_up, feedback, non_members, residents, cancel_reason, fields_typed, account_id)
    values (${id}, ${activityId}, ${state}, ${body.onDay}, ${body.startsAt ?? null}, ${body.endsAt ?? null}, ${told(body.title)}, ${told(body.place)},
      ${body.kinds}::text[], ${body.formats}::text[], ${body.lines}::text[], ${body.hostNos}::integer[], ${body.partnerNos}::integer[], ${body.partnerNames}::text[],
      ${body.openTo}::text[], ${told(body.agenda)}, ${told(body.minutes)}, ${told(body.followUp)}, ${told(body.feedback)}, ${body.nonMembers}, ${body.residents}, ${cancelReason}, ${body.fieldsTyped ?? null}, ${call.actor.accountId})`.execute(
    call.tx,
  )
  await sql`insert into activities.attendance (entry_id, member_id) select distinct ${id}::uuid, m from unnest(${[...memberIds]}::uuid[]) m`.execute(
    call.tx,
  )
}

/** The same entry again as called off. */
export async function cancelEntry(call: Call, was: Pick<Standing, 'id' | 'entry_id'>, reason: string): Promise<void> {
  await sql`update activities.entry set replaced_at = transaction_timestamp() where id = ${was.entry_id}`.execute(call.tx)
  await sql`
    insert into activities.entry (id, activity_id, state, on_day, starts_at, ends_at, title, place, kinds, formats, lines, host_nos, partner_nos, partner_names,
      open_to, agenda, minutes, follow_up, cancel_reason, account_id)
    select ${randomUUID()}::uuid, activity_id, 'cancelled', on_day, starts_at, ends_at, title, place, kinds, formats, lines, host_nos, partner_nos, partner_names,
      open_to, agenda, minutes, follow_up, ${reason}, ${call.actor.accountId}::uuid from activities.entry where id = ${was.entry_id}`.execute(
    call.tx,
  )
}

export async function namesOf(tx: Tx, nos: readonly number[], today: Day): Promise<Map<number, string>> {
  const { rows } = await sql<{ no: number; name: string }>`
    select no, name from activities.names_of(${[...new Set(nos)]}::integer[], ${today}::date)`.execute(tx)
  return new Map(rows.map((row) => [row.no, row.name]))
}

export const aboutActivity = (id: string, field: string, unitNo?: number) => ({
  objectType: 'activity',
  objectId: id,
  fields: [field],
  ...(unitNo === undefined ? {} : { detail: { unitNo } }),
})

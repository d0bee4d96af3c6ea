import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { query } from '../../platform/commands/operation.ts'
import { learning } from './contract.ts'
import type { SessionFilter, sessionView } from './contract-plans.ts'
import { concernedPeople, peopleOfSession } from './people.ts'
import { spansOf } from './rules/hours.ts'
import type { Audience } from './contract-shapes.ts'
import { type Settings, settingsOn } from './settings.ts'
import { answersFor, concerns, getSessionRow, namesOf, ofReachedUnit, type SessionRow } from './store.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { yearBounds } from './credit.ts'
import { lessonsOfSession } from './session-lessons.ts'

type Reader = Pick<Call, 'tx' | 'scope' | 'today'>
interface Row extends SessionRow {
  readonly plan: string | null
  readonly follows: string | null
  readonly enrolled: number
  readonly attended: number
}

const columns = (scope: Call['scope']) => sql`s.*, (select p.theme from learning.plan p where p.id = s.plan_id) as plan,
  (select f.title from learning.session f where f.id = s.follows_id) as follows,
  (select count(*) from learning.enrolment e where e.session_id = s.id and e.withdrawn_at is null and ${ofReachedUnit(scope, 'e.unit_no')}) as enrolled,
  (select count(*) from learning.attendance a where a.session_id = s.id and a.retracted_at is null and ${ofReachedUnit(scope, 'a.unit_no')}) as attended`

/** The one predicate of list, export and figures. */
export function fitsSession(filter: Partial<SessionFilter>, kindsOfWay: readonly string[] | null): RawBuilder<boolean> {
  const { districtNo, year, planId, audience, kind, level, joint, until, q } = filter
  const bounds = year === undefined ? null : yearBounds(year)
  const parts = [
    districtNo === undefined ? null : sql`s.district_no = ${districtNo}`,
    bounds === null ? null : sql`s.starts_at >= ${bounds[0]}::timestamptz and s.starts_at < ${bounds[1]}::timestamptz`,
    planId === undefined ? null : sql`s.plan_id = ${planId}::uuid`,
    audience === undefined ? null : sql`${audience} = any (s.audiences)`,
    kind === undefined ? null : sql`s.kind = ${kind}`,
    kindsOfWay === null ? null : sql`s.kind = any (${[...kindsOfWay]}::text[])`,
    level === undefined ? null : sql`s.level = ${level}`,
    joint === undefined ? null : sql`(cardinality(s.partner_nos) > 0) = ${joint === 'true'}`,
    until === undefined ? null : sql`s.starts_at < ${`${until}T24:00:00+08:00`}::timestamptz`,
    q === undefined || q === '' ? null : sql`strpos(s.title, ${q}) > 0`,
  ].filter((part) => part !== null)
  return sql<boolean>`s.cancelled_at is null${parts.length === 0 ? sql`` : sql` and ${sql.join(parts, sql` and `)}`}`
}

async function presentSessions(reader: Reader, rows: readonly Row[]): Promise<z.output<typeof sessionView>[]> {
  const name = await namesOf(
    reader,
    rows.flatMap((row) => [row.node_no, ...row.partner_nos]),
  )
  const settings = new Map<number, Settings>()
  for (const { district_no } of rows) {
    if (!settings.has(district_no)) settings.set(district_no, await settingsOn(reader.tx, district_no, reader.today))
  }
  return rows.map((row) => presentSession(row, settings.get(row.district_no)!, name))
}

function presentSession(row: Row, settings: Settings, name: (no: number) => { no: number; name: string }) {
  const way = settings.kinds.find((kind) => kind.code === row.kind)?.way ?? null
  const minute = (instant: Date) => Math.floor(instant.getTime() / 60_000)
  const attended = {
    id: row.id,
    way: 'collective' as const,
    start: minute(row.starts_at),
    end: minute(row.ends_at),
    halfDays: row.half_days,
  }
  const minutes = way === null ? 0 : spansOf(attended, settings.conversion).reduce((sum, span) => sum + span.until - span.from, 0)
  return {
    id: row.id,
    title: row.title,
    node: name(row.node_no),
    districtNo: row.district_no,
    planId: row.plan_id,
    plan: row.plan,
    kind: row.kind,
    way,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    halfDays: row.half_days,
    minutes,
    place: row.place,
    audiences: row.audiences as Audience[],
    level: row.level,
    campaign: row.campaign,
    partners: row.partner_nos.map(name),
    follows: row.follows_id === null ? null : { id: row.follows_id, title: row.follows ?? '' },
    cancelReason: row.cancel_reason,
    enrolled: row.enrolled,
    attended: row.attended,
  }
}

/** Sessions of a filter, the latest first, with how many there are. */
export async function findSessions(reader: Reader, filter: Partial<SessionFilter>, page = 1, pageSize = 100_000) {
  const kinds = filter.way === undefined ? null : await kindsOf(reader, filter)
  const { rows } = await sql<Row & { full: number }>`
    select ${columns(reader.scope)}, count(*) over () as full from learning.session s
    where ${concerns(reader.scope, 's')} and ${fitsSession(filter, kinds)}
    order by s.starts_at desc, s.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(reader.tx)
  return { items: await presentSessions(reader, rows), total: rows[0]?.full ?? 0 }
}

async function kindsOf(reader: Reader, { districtNo, way }: Partial<SessionFilter>): Promise<string[]> {
  const { kinds } = await settingsOn(reader.tx, districtNo ?? 0, reader.today)
  return kinds.filter((kind) => kind.way === way).map((kind) => kind.code)
}

export const listSessions = query(learning.listSessions, async (call) => {
  const { page, pageSize, ...filter } = call.query
  return { ...(await findSessions(call, filter, page, pageSize)), page, pageSize }
})

export const getSession = query(learning.getSession, async (call) => {
  const { tx, scope, params } = call
  await getSessionRow(tx, scope, params.id)
  const { rows } = await sql<Row>`select ${columns(scope)} from learning.session s where s.id = ${params.id}::uuid`.execute(tx)
  const [view] = await presentSessions(call, rows)
  const changing = call.can('learning.change')
  return {
    ...view!,
    people: await peopleOfSession(call, params.id),
    lessons: await lessonsOfSession(tx, params.id),
    followUps: await followUpsOf(call, params.id),
    can: { change: await answersFor(tx, changing, view!.node.no), enrol: changing !== null },
  }
})

/** Services in reach that follow on a session. */
async function followUpsOf({ tx, today }: Pick<Call, 'tx' | 'today'>, sessionId: string) {
  const { rows } = await sql<{
    needId: string
    title: string
    no: number
    name: string | null
    sessions: number
    lastOn: string | null
  }>`
    select f.need_id as "needId", f.title, f.unit_no as no, u.name, f.sessions, f.last_on as "lastOn" from volunteering.follow_ups_of(${sessionId}::uuid) f
      left join organisations.unit_on(${today}::date) u on u.unit_no = f.unit_no`.execute(tx)
  return rows.map(({ no, name, ...row }) => ({ ...row, host: { no, name: name ?? String(no) } }))
}

export const listCandidates = query(learning.listCandidates, async (call) => {
  const session = await getSessionRow(call.tx, call.scope, call.params.id)
  return concernedPeople(call, session, call.query)
})

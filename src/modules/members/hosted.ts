import { type RawBuilder, sql } from 'kysely'
import type { Handed, HandOver, TakeBack } from '../../platform/contributions/dependents.ts'
import type { Tx } from '../../platform/db/database.ts'

/** What an organisation offers or runs for members, by the columns that change when it is merged or ends. */
const kept = {
  registration: ['home_no', 'host_no', 'state', 'ended_on', 'ended_because'],
  service_post: ['host_no', 'closed_on'],
  unit_registration: ['unit_no', 'host_no', 'ended_on'],
  station_liaison: ['host_no', 'until_on'],
  station: ['host_no', 'closed_on'],
  team_person: ['left_on'],
  team: ['host_no', 'closed_on'],
  consultation: ['handed_to_no', 'handed_on'],
} as const
type Sort = keyof typeof kept
const sorts = Object.keys(kept) as Sort[]

const table = (sort: Sort) => sql.id('members', sort)
const columns = (sort: Sort, of: string) => sql.join(kept[sort].map((column) => sql.id(of, column)))
/** The columns kept of a row, as they stand. */
const image = (sort: Sort, of: string) =>
  sql`jsonb_build_object(${sql.join(kept[sort].flatMap((column) => [sql.lit(column), sql.id(of, column)]))})`

/** Changes rows of a sort and remembers what they were; answers how many. */
async function change(tx: Tx, act: HandOver, sort: Sort, which: RawBuilder<boolean>, set: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql`
    with found as (select t.id, ${image(sort, 't')} as before from ${table(sort)} t where ${which} for update of t),
    changed as (update ${table(sort)} t set ${set} from found where t.id = found.id returning t.id, found.before, ${image(sort, 't')} as after)
    insert into members.handed_over (unit_act, from_no, sort, row_id, before, after)
    select ${act.actId}, ${act.fromNo}, ${sort}, id::text, before, after from changed returning id`.execute(tx)
  return rows.length
}

const told = (what: string, moved: number, ended: number): Handed[] => (moved + ended > 0 ? [{ what, moved, ended }] : [])

/** The successor takes registrations, posts, stations and teams; without one they end that day with the reason. */
export async function handOverHosted(tx: Tx, act: HandOver, toNo: number | null): Promise<Handed[]> {
  return [
    ...(await handOverRegistrations(tx, act, toNo)),
    ...(await handOverUnits(tx, act, toNo)),
    ...(await handOverPlaces(tx, act, toNo)),
    ...(await handOverConsultations(tx, act)),
  ]
}

async function handOverRegistrations(tx: Tx, act: HandOver, toNo: number | null): Promise<Handed[]> {
  const { day, fromNo } = act
  const end = (because: string) =>
    sql`state = 'ended', ended_on = greatest(${day}::date, t.reported_on), ended_because = ${because}, revision = t.revision + 1`
  const hosted = sql<boolean>`t.ended_on is null and t.host_no = ${fromNo}`
  if (toNo === null) {
    const ended = await change(tx, act, 'registration', hosted, end('host-ended'))
    const closed = sql`closed_on = greatest(${day}::date, t.opened_on)`
    const posts = await change(tx, act, 'service_post', sql<boolean>`t.closed_on is null and t.host_no = ${fromNo}`, closed)
    return [...told('registration', 0, ended), ...told('service-post', 0, posts)]
  }
  const one = sql<boolean>`t.ended_on is null and (t.host_no = ${fromNo} and t.home_no = ${toNo} or t.host_no = ${toNo} and t.home_no = ${fromNo})`
  const there = sql<boolean>`exists (select from members.registration k where k.member_id = t.member_id and k.host_no = ${toNo} and k.ended_on is null)`
  const ended =
    (await change(tx, act, 'registration', one, end('host-is-home'))) +
    (await change(tx, act, 'registration', sql<boolean>`${hosted} and ${there}`, end('known-there')))
  const moved = await change(tx, act, 'registration', hosted, sql`host_no = ${toNo}, revision = t.revision + 1`)
  const home = sql<boolean>`t.ended_on is null and t.home_no = ${fromNo}`
  const homes = await change(tx, act, 'registration', home, sql`home_no = ${toNo}, revision = t.revision + 1`)
  const posts = await change(
    tx,
    act,
    'service_post',
    sql<boolean>`t.closed_on is null and t.host_no = ${fromNo}`,
    sql`host_no = ${toNo}`,
  )
  return [...told('registration', moved + homes, ended), ...told('service-post', posts, 0)]
}

/** Of units that registered: as the host, which goes on as a Party organisation, or as the unit, which goes on as whatever it becomes. */
async function handOverUnits(tx: Tx, act: HandOver, hostTo: number | null): Promise<Handed[]> {
  const { day, fromNo, toNo: unitTo } = act
  const open = sql<boolean>`t.ended_on is null`
  const end = sql`ended_on = greatest(${day}::date, t.reported_on)`
  const twice = (column: 'unit_no' | 'host_no', other: 'unit_no' | 'host_no', to: number) =>
    sql<boolean>`(t.${sql.id(other)} = ${to} or exists (select from members.unit_registration k where k.ended_on is null
      and k.${sql.id(column)} = ${to} and k.${sql.id(other)} = t.${sql.id(other)}))`
  let [moved, ended] = [0, 0]
  for (const [column, other, to] of [
    ['host_no', 'unit_no', hostTo],
    ['unit_no', 'host_no', unitTo],
  ] as const) {
    const mine = sql<boolean>`${open} and t.${sql.id(column)} = ${fromNo}`
    const gone = to === null ? mine : sql<boolean>`${mine} and ${twice(column, other, to)}`
    ended += await change(tx, act, 'unit_registration', gone, end)
    if (to !== null) moved += await change(tx, act, 'unit_registration', mine, sql`${sql.id(column)} = ${to}`)
  }
  return told('unit-registration', moved, ended)
}

async function handOverPlaces(tx: Tx, act: HandOver, toNo: number | null): Promise<Handed[]> {
  const { day, fromNo } = act
  const at = sql<boolean>`t.closed_on is null and t.host_no = ${fromNo}`
  if (toNo !== null) {
    await change(tx, act, 'station_liaison', sql<boolean>`t.host_no = ${fromNo} and t.until_on is null`, sql`host_no = ${toNo}`)
    const stations = await change(tx, act, 'station', at, sql`host_no = ${toNo}`)
    return [
      ...told('station', stations, 0),
      ...told('service-team', await change(tx, act, 'team', at, sql`host_no = ${toNo}`), 0),
    ]
  }
  const closed = sql`closed_on = greatest(${day}::date, t.opened_on)`
  const liaisons = sql<boolean>`t.host_no = ${fromNo} and t.until_on is null`
  await change(tx, act, 'station_liaison', liaisons, sql`until_on = greatest(${day}::date, t.from_on)`)
  const stations = await change(tx, act, 'station', at, closed)
  const roster = sql<boolean>`t.left_on is null and exists (select from members.team k where k.id = t.team_id and k.closed_on is null and k.host_no = ${fromNo})`
  await change(tx, act, 'team_person', roster, sql`left_on = greatest(${day}::date, coalesce(t.active_on, t.joined_on))`)
  return [...told('station', 0, stations), ...told('service-team', 0, await change(tx, act, 'team', at, closed))]
}

/** Questions of a station that wait for an answer of the unit go on with whatever it becomes, or back to the station. */
async function handOverConsultations(tx: Tx, act: HandOver): Promise<Handed[]> {
  const waits = sql<boolean>`t.handed_to_no = ${act.fromNo} and t.answered_on is null and t.retracted_at is null`
  const back = act.toNo === null
  const set = back ? sql`handed_to_no = null, handed_on = null` : sql`handed_to_no = ${act.toNo}`
  const count = await change(tx, act, 'consultation', waits, sql`${set}, revision = t.revision + 1`)
  return told('station-consultation', back ? 0 : count, back ? count : 0)
}

/** How many have been changed since, or were entered at organisations that vanish or end again. */
export async function laterThanHosted(tx: Tx, { actIds, withdrawn, ended }: TakeBack): Promise<number> {
  const acts = [...actIds]
  let later = 0
  for (const sort of sorts) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from members.handed_over h join ${table(sort)} t on t.id::text = h.row_id
      where h.sort = ${sort} and h.unit_act = any (${acts}::bigint[]) and ${image(sort, 't')} <> h.after
        and not exists (select from members.handed_over k where k.sort = h.sort and k.row_id = h.row_id and k.id > h.id and k.unit_act = any (${acts}::bigint[]))`.execute(
      tx,
    )
    later += rows[0]!.count
  }
  const gone = [...withdrawn, ...ended]
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (
      select id::text, 'registration' as sort from members.registration where host_no = any (${gone}::integer[]) and ended_on is null
      union all select id::text, 'service_post' from members.service_post where host_no = any (${gone}::integer[]) and closed_on is null
      union all select id::text, 'unit_registration' from members.unit_registration
        where (host_no = any (${gone}::integer[]) or unit_no = any (${gone}::integer[])) and ended_on is null
      union all select id::text, 'station' from members.station where host_no = any (${gone}::integer[]) and closed_on is null
      union all select id::text, 'team' from members.team where host_no = any (${gone}::integer[]) and closed_on is null) t
    where not exists (select from members.handed_over h where h.row_id = t.id and h.sort = t.sort and h.unit_act = any (${acts}::bigint[]))`.execute(
    tx,
  )
  return later + rows[0]!.count
}

/** Brings back what the acts changed, the last change first. */
export async function bringBackHosted(tx: Tx, { actIds }: Pick<TakeBack, 'actIds'>): Promise<void> {
  const { rows } = await sql<{ sort: Sort; rowId: string; before: object }>`
    with gone as (delete from members.handed_over where unit_act = any (${[...actIds]}::bigint[]) returning id, sort, row_id, before)
    select sort, row_id as "rowId", before from gone order by id desc`.execute(tx)
  for (const { sort, rowId, before } of rows)
    await sql`
      update ${table(sort)} t set (${sql.join(kept[sort].map((column) => sql.id(column)))}) = (select ${columns(sort, 'b')}
        from jsonb_populate_record(null::${table(sort)}, ${JSON.stringify(before)}::jsonb) b)
      where t.id::text = ${rowId}`.execute(tx)
}

import { sql } from 'kysely'
import type { Dependents, HandOver, TakeBack } from '../../platform/contributions/dependents.ts'
import { asPlatform, type Tx } from '../../platform/db/database.ts'
import { followTurns, loadRotation, type Rewritten, rewriteUnits } from './rotation.ts'
import { handedOn } from './rules.ts'

/**
 * What was held stays with the organisation that held it. What a merged one has planned from the day on, its successor holds; of one that
 * ends it is called off, unless others hold it too. So with its series: they go on at the successor, or end.
 */
export const activityDependents: Dependents = {
  async handOver({ tx }, change) {
    const goesOn = change.toNo !== null && (await isPartyOrg(tx, change.toNo)) ? change.toNo : null
    return asPlatform(tx, async () => {
      const turns = await handOverTurns(tx, change, goesOn)
      const planned = await handOverPlans(tx, change, goesOn)
      const series = await handOverSeries(tx, change, goesOn)
      await handOverCalendars(tx, change, goesOn)
      const menus = await handOverMenus(tx, change, goesOn)
      planned.moved += turns.days
      series.moved += turns.series
      return [planned, series, menus].filter(({ moved, ended }) => moved + ended > 0)
    })
  },

  async takeBack({ tx }, undo) {
    return asPlatform(tx, async () => {
      const later = await laterThan(tx, undo)
      if (later === 0) await bringBack(tx, undo)
      return later
    })
  },
}

async function isPartyOrg(tx: Tx, no: number): Promise<boolean> {
  const { rows } = await sql`select from organisations.unit where no = ${no} and kind = 'party_org'`.execute(tx)
  return rows.length > 0
}

async function handOverPlans(tx: Tx, { actId, day, fromNo }: HandOver, toNo: number | null) {
  const { rows } = await sql<{ entryId: string; activityId: string; hosts: number[]; before: number[]; partners: number[] }>`
    select e.id as "entryId", e.activity_id as "activityId", e.host_nos as before, e.partner_nos as partners,
      array(select distinct h from unnest(array_replace(e.host_nos, ${fromNo}::integer, ${toNo}::integer)) h where h is not null order by h) as hosts
    from activities.entry e join activities.activity a on a.id = e.activity_id and a.retracted_at is null
    where e.replaced_at is null and e.state = 'planned' and e.on_day >= ${day}::date and ${fromNo}::integer = any (e.host_nos)
    order by e.on_day, e.id for update of a`.execute(tx)
  for (const { entryId, activityId, hosts, before, partners } of rows) {
    const off = hosts.length === 0
    const after = await rewriteUnits(
      tx,
      { activityId, entryId },
      {
        state: off ? 'cancelled' : 'planned',
        hosts: off ? before : hosts,
        partners,
        cancelReason: off ? 'branch-ended' : null,
        accountId: null,
      },
    )
    await noteEntry(tx, { activityId, before: entryId, after }, { actId, fromNo, toNo: off ? null : toNo })
  }
  const ended = rows.filter((row) => row.hosts.length === 0).length
  return { what: 'activity-planned', moved: rows.length - ended, ended }
}

type Act = Pick<HandOver, 'actId' | 'fromNo' | 'toNo'>

const noteEntry = (tx: Tx, { activityId, before, after }: Rewritten, { actId, fromNo, toNo }: Act) =>
  sql`insert into activities.handed_over (unit_act, activity_id, entry_before, entry_after, from_no, to_no)
    values (${actId}, ${activityId}, ${before}, ${after}, ${fromNo}, ${toNo})`.execute(tx)

/** A successor takes the place of a member with its turns; without one the others go on, and nothing they hold together is called off. */
async function handOverTurns(tx: Tx, { actId, day, fromNo }: HandOver, toNo: number | null) {
  const act = { actId, fromNo, toNo }
  const { rows } = await sql<{ id: string; unitNo: number; memberNos: number[]; servedBefore: number[] }>`
    select id, unit_no as "unitNo", member_nos as "memberNos", served_before as "servedBefore" from activities.series
    where ${fromNo}::integer = any (member_nos) and ended_at is null and until_on > ${day}::date order by id for update`.execute(
    tx,
  )
  let moved = 0
  const goesOn = rows.filter((series) => toNo !== null || series.memberNos.length > 1)
  for (const series of goesOn) {
    const rotation = await loadRotation(tx, series)
    const { memberNos, servedBefore } = handedOn(rotation, fromNo, toNo, day)
    await sql`
      update activities.series set member_nos = ${[...memberNos]}::integer[], served_before = ${[...servedBefore]}::integer[], revision = revision + 1,
        unit_no = ${series.unitNo === fromNo ? (toNo ?? memberNos[0]!) : series.unitNo} where id = ${series.id}`.execute(tx)
    await sql`
      insert into activities.handed_over (unit_act, series_id, from_no, to_no, members_before, served_before, unit_before)
      values (${actId}, ${series.id}, ${fromNo}, ${toNo}, ${series.memberNos}::integer[], ${series.servedBefore}::integer[], ${series.unitNo})`.execute(
      tx,
    )
    if (toNo !== null)
      await sql`
        insert into activities.turn_change (series_id, what, on_day, unit_no, unit_act)
        select c.series_id, 'settle', c.on_day, ${toNo}, ${actId} from (select distinct on (on_day) series_id, what, on_day, unit_no from activities.turn_change
          where series_id = ${series.id} and what in ('skip', 'settle') and on_day >= ${day}::date order by on_day, no desc) c
        where c.what = 'settle' and c.unit_no = ${fromNo}`.execute(tx)
    const now = await loadRotation(tx, { id: series.id, memberNos, servedBefore })
    const written = await followTurns(tx, now, day, null)
    for (const one of written) await noteEntry(tx, one, act)
    moved += written.length
  }
  return { series: goesOn.length, days: moved }
}

async function handOverSeries(tx: Tx, { actId, day, fromNo }: HandOver, toNo: number | null) {
  const { rows } = await sql<{ id: string }>`
    update activities.series set unit_no = coalesce(${toNo}::integer, unit_no), ended_at = case when ${toNo}::integer is null then transaction_timestamp() end
    where unit_no = ${fromNo} and ended_at is null and until_on > ${day}::date returning id`.execute(tx)
  for (const { id } of rows)
    await sql`insert into activities.handed_over (unit_act, series_id, from_no, to_no, members_before, served_before)
      select ${actId}, ${id}, ${fromNo}, ${toNo}, member_nos, served_before from activities.series where id = ${id}`.execute(tx)
  return { what: 'activity-series', moved: toNo === null ? 0 : rows.length, ended: toNo === null ? rows.length : 0 }
}

/** Whoever subscribed to the calendar of a merged organisation reads its successor's from now on. */
async function handOverCalendars(tx: Tx, { actId, fromNo }: HandOver, toNo: number | null): Promise<void> {
  if (toNo === null) return
  const { rows } = await sql<{ unitNo: number }>`
    update activities.calendar_address set moved_to = ${toNo} where unit_no = ${fromNo} or moved_to = ${fromNo} returning unit_no as "unitNo"`.execute(
    tx,
  )
  for (const { unitNo } of rows)
    await sql`insert into activities.handed_over (unit_act, calendar_of, from_no, to_no) values (${actId}, ${unitNo}, ${fromNo}, ${toNo})`.execute(
      tx,
    )
}

/** Whoever signed up keeps the seat: the menu is the successor's, or takes no more sign-ups where there is none. */
async function handOverMenus(tx: Tx, { actId, fromNo }: HandOver, toNo: number | null) {
  const { rows } = await sql<{ id: string; state: string }>`
    select id, state from activities.menu where node_no = ${fromNo} and state <> 'closed' order by id for update`.execute(tx)
  for (const { id, state } of rows) {
    await sql`update activities.menu set node_no = coalesce(${toNo}::integer, node_no), state = case when ${toNo}::integer is null then 'closed' else state end
      where id = ${id}`.execute(tx)
    await sql`insert into activities.handed_over (unit_act, menu_id, menu_state, from_no, to_no) values (${actId}, ${id}, ${state}, ${fromNo}, ${toNo})`.execute(
      tx,
    )
  }
  return { what: 'activity-menu', moved: toNo === null ? 0 : rows.length, ended: toNo === null ? rows.length : 0 }
}

/** Plans written anew since, and what organisations that vanish or end again have entered themselves. */
async function laterThan(tx: Tx, { actIds, withdrawn, ended }: TakeBack): Promise<number> {
  const acts = [...actIds]
  const { rows } = await sql<{ later: number }>`
    select ((select count(*) from activities.handed_over h join activities.entry e on e.id = h.entry_after
        where h.unit_act = any (${acts}::bigint[]) and e.replaced_at is not null
          and not exists (select from activities.handed_over n where n.entry_before = e.id and n.unit_act = any (${acts}::bigint[])))
      + (select count(*) from activities.entry e join activities.activity a on a.id = e.activity_id and a.retracted_at is null
        where e.replaced_at is null and (e.host_nos && ${[...withdrawn]}::integer[]
            or e.state = 'planned' and e.on_day >= (transaction_timestamp() at time zone 'Asia/Shanghai')::date and e.host_nos && ${[...ended]}::integer[])
          and not exists (select from activities.handed_over h where h.entry_after = e.id and h.unit_act = any (${acts}::bigint[]))))::integer as later`.execute(
    tx,
  )
  return rows[0]!.later
}

async function bringBack(tx: Tx, { actIds }: TakeBack): Promise<void> {
  const acts = [...actIds]
  await sql`delete from activities.turn_change where unit_act = any (${acts}::bigint[])`.execute(tx)
  const { rows } = await sql<HandedRow>`
    with gone as (delete from activities.handed_over where unit_act = any (${acts}::bigint[]) returning *)
    select activity_id as "activityId", entry_before as before, entry_after as after, series_id as "seriesId", coalesce(unit_before, from_no) as "unitNo",
      calendar_of as "calendarOf", menu_id as "menuId", menu_state as "menuState", from_no as "fromNo", members_before as "membersBefore", served_before as "servedBefore" from gone order by no desc`.execute(
    tx,
  )
  for (const row of rows) {
    if (row.activityId !== null) await bringEntryBack(tx, row)
    else if (row.menuId !== null)
      await sql`update activities.menu set node_no = ${row.fromNo}, state = ${row.menuState} where id = ${row.menuId}`.execute(tx)
    else if (row.calendarOf !== null)
      await sql`update activities.calendar_address set moved_to = nullif(${row.fromNo}::integer, unit_no) where unit_no = ${row.calendarOf}`.execute(
        tx,
      )
    else
      await sql`
        update activities.series set unit_no = ${row.unitNo}, ended_at = null, member_nos = ${row.membersBefore}::integer[],
          served_before = ${row.servedBefore}::integer[], revision = revision + 1 where id = ${row.seriesId}`.execute(tx)
  }
}

interface HandedRow {
  readonly activityId: string | null
  readonly before: string
  readonly after: string
  readonly seriesId: string | null
  readonly calendarOf: number | null
  readonly menuId: string | null
  readonly menuState: string | null
  readonly fromNo: number
  readonly unitNo: number
  readonly membersBefore: number[] | null
  readonly servedBefore: number[] | null
}

async function bringEntryBack(tx: Tx, { activityId, before, after }: HandedRow): Promise<void> {
  await sql`update activities.entry set replaced_at = transaction_timestamp() where id = ${after}`.execute(tx)
  await sql`update activities.entry set replaced_at = null where id = ${before}`.execute(tx)
  await sql`
    update activities.activity a set revision = revision + 1, reach_nos = array(select distinct n from activities.entry e, unnest(e.host_nos || e.partner_nos) n
      where e.id = ${before}) where a.id = ${activityId}`.execute(tx)
}

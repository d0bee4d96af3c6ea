import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Dependents, HandOver, TakeBack } from '../../platform/contributions/dependents.ts'
import { asPlatform, type Tx } from '../../platform/db/database.ts'

/**
 * What was held stays with the organisation that held it. What a merged one has planned from the day on, its successor holds; of one that
 * ends it is called off, unless others hold it too. So with its series: they go on at the successor, or end.
 */
export const activityDependents: Dependents = {
  async handOver({ tx }, change) {
    const goesOn = change.toNo !== null && (await isPartyOrg(tx, change.toNo)) ? change.toNo : null
    return asPlatform(tx, async () => {
      const planned = await handOverPlans(tx, change, goesOn)
      const series = await handOverSeries(tx, change, goesOn)
      return [planned, series].filter(({ moved, ended }) => moved + ended > 0)
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
  const { rows } = await sql<{ id: string; activityId: string; hosts: number[] }>`
    select e.id, e.activity_id as "activityId", array(select distinct h from unnest(array_replace(e.host_nos, ${fromNo}::integer, ${toNo}::integer)) h
        where h is not null order by h) as hosts
    from activities.entry e join activities.activity a on a.id = e.activity_id and a.retracted_at is null
    where e.replaced_at is null and e.state = 'planned' and e.on_day >= ${day}::date and ${fromNo}::integer = any (e.host_nos)
    order by e.on_day, e.id for update of a`.execute(tx)
  for (const { id, activityId, hosts } of rows) {
    const after = randomUUID()
    const off = hosts.length === 0
    await sql`update activities.entry set replaced_at = transaction_timestamp() where id = ${id}`.execute(tx)
    await sql`
      insert into activities.entry (id, activity_id, state, on_day, starts_at, ends_at, title, place, kinds, formats, lines, host_nos, partner_nos, partner_names,
        open_to, agenda, minutes, follow_up, non_members, residents, cancel_reason)
      select ${after}::uuid, activity_id, ${off ? 'cancelled' : 'planned'}, on_day, starts_at, ends_at, title, place, kinds, formats, lines,
        case when ${off} then host_nos else ${hosts}::integer[] end, partner_nos, partner_names, open_to, agenda, minutes, follow_up, non_members, residents,
        ${off ? 'branch-ended' : null} from activities.entry where id = ${id}`.execute(tx)
    await sql`
      update activities.activity a set revision = revision + 1, reach_nos = array(select distinct n from activities.entry e, unnest(e.host_nos || e.partner_nos) n
        where e.id = ${after}) where a.id = ${activityId}`.execute(tx)
    await sql`insert into activities.handed_over (unit_act, activity_id, entry_before, entry_after, from_no, to_no)
      values (${actId}, ${activityId}, ${id}, ${after}, ${fromNo}, ${off ? null : toNo})`.execute(tx)
  }
  const ended = rows.filter((row) => row.hosts.length === 0).length
  return { what: 'activity-planned', moved: rows.length - ended, ended }
}

async function handOverSeries(tx: Tx, { actId, day, fromNo }: HandOver, toNo: number | null) {
  const { rows } = await sql<{ id: string }>`
    update activities.series set unit_no = coalesce(${toNo}::integer, unit_no), ended_at = case when ${toNo}::integer is null then transaction_timestamp() end
    where unit_no = ${fromNo} and ended_at is null and until_on > ${day}::date returning id`.execute(tx)
  for (const { id } of rows)
    await sql`insert into activities.handed_over (unit_act, series_id, from_no, to_no) values (${actId}, ${id}, ${fromNo}, ${toNo})`.execute(
      tx,
    )
  return { what: 'activity-series', moved: toNo === null ? 0 : rows.length, ended: toNo === null ? rows.length : 0 }
}

/** Plans written anew since, and what organisations that vanish or end again have entered themselves. */
async function laterThan(tx: Tx, { actIds, withdrawn, ended }: TakeBack): Promise<number> {
  const acts = [...actIds]
  const { rows } = await sql<{ later: number }>`
    select ((select count(*) from activities.handed_over h join activities.entry e on e.id = h.entry_after
        where h.unit_act = any (${acts}::bigint[]) and e.replaced_at is not null)
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
  const { rows } = await sql<{
    activityId: string | null
    before: string
    after: string
    seriesId: string | null
    fromNo: number
  }>`
    delete from activities.handed_over where unit_act = any (${acts}::bigint[])
    returning activity_id as "activityId", entry_before as before, entry_after as after, series_id as "seriesId", from_no as "fromNo"`.execute(
    tx,
  )
  for (const { activityId, before, after, seriesId, fromNo } of rows) {
    if (seriesId !== null) {
      await sql`update activities.series set unit_no = ${fromNo}, ended_at = null where id = ${seriesId}`.execute(tx)
      continue
    }
    await sql`update activities.entry set replaced_at = transaction_timestamp() where id = ${after}`.execute(tx)
    await sql`update activities.entry set replaced_at = null where id = ${before}`.execute(tx)
    await sql`
      update activities.activity a set revision = revision + 1, reach_nos = array(select distinct n from activities.entry e, unnest(e.host_nos || e.partner_nos) n
        where e.id = ${before}) where a.id = ${activityId}`.execute(tx)
  }
}

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { HandOver, Handed } from '../../platform/contributions/dependents.ts'
import type { Tx } from '../../platform/db/database.ts'
import { imageOf, noteHandedOver } from './handed-over.ts'
import { unitEnded } from './rules/agreements.ts'

/**
 * The backbone network after one of its units. Leading and being attached are connections and were handed over with them; here go what
 * connections cannot say: the field, what was asked, calls that are open, and responsibilities that stand.
 */
export async function handOverNetwork(tx: Tx, change: HandOver): Promise<Handed[]> {
  await handOverField(tx, change)
  return [await handOverTies(tx, change), await handOverCalls(tx, change), await handOverDuties(tx, change)]
}

/** The successor leads in the field of its predecessor, where the connection came to it; one that led before keeps its own. */
async function handOverField(tx: Tx, change: HandOver): Promise<void> {
  const { fromNo, toNo, day } = change
  if (toNo === null) return
  const { rows } = await sql<{ fromOn: string; image: string }>`
    insert into alliances.lead_field (unit_no, from_on, field, strength)
    select ${toNo}, e.from_on, f.field, f.strength from organisations.edge_on(${day}::date) e
      join lateral (select * from alliances.lead_field o where o.unit_no = ${fromNo} order by o.from_on desc limit 1) f on true
    where e.type = 'lead_of' and e.from_no = ${toNo} and not exists (select from alliances.lead_field o where o.unit_no = ${toNo} and o.from_on = e.from_on)
    returning from_on as "fromOn", jsonb_build_object('unit_no', unit_no, 'from_on', from_on, 'field', field, 'strength', strength)::text as image`.execute(
    tx,
  )
  for (const { image } of rows)
    await sql`insert into alliances.handed_over (unit_act, what, row_id, from_no, to_no, before, after)
      values (${change.actId}, 'lead-field', ${randomUUID()}, ${fromNo}, ${toNo}, ${image}::jsonb, ${image}::jsonb)`.execute(tx)
}

interface TieRow {
  readonly id: string
  readonly unitNo: number
  readonly leadNo: number
  readonly asked: boolean
}

/** What was asked waits at the successor or for it; what stood is told of it. What it would ask of itself, or asks already, falls away. */
async function handOverTies(tx: Tx, change: HandOver): Promise<Handed> {
  const { fromNo, toNo, day } = change
  const { rows } = await sql<TieRow>`
    select id, unit_no as "unitNo", lead_no as "leadNo", answer = 'asked' as asked from alliances.tie
    where ${fromNo} in (unit_no, lead_no) and (answer = 'asked' or answer = 'agreed' and ended_on is null) order by no for update`.execute(
    tx,
  )
  let moved = 0
  for (const row of rows) {
    const before = await imageOf(tx, 'tie', row.id)
    const [unitNo, leadNo] = [row.unitNo, row.leadNo].map((no) => (no === fromNo ? toNo : no)) as [number | null, number | null]
    // Who was attached by a connection and is no more takes no connection along; what hung on a lead unit did come to its successor.
    const follows = row.asked || row.leadNo === fromNo
    const goesOn =
      follows && unitNo !== null && leadNo !== null && unitNo !== leadNo && !(await asksAlready(tx, row, unitNo, leadNo))
    if (goesOn) {
      moved += 1
      await sql`update alliances.tie set unit_no = ${unitNo}, lead_no = ${leadNo} where id = ${row.id}`.execute(tx)
    } else if (row.asked)
      await sql`update alliances.tie set answer = 'withdrawn', answered_on = ${day}, reason = ${unitEnded} where id = ${row.id}`.execute(
        tx,
      )
    else await sql`update alliances.tie set ended_on = ${day}, end_reason = ${unitEnded} where id = ${row.id}`.execute(tx)
    await noteHandedOver(tx, change, 'tie', row.id, before)
  }
  return { what: 'network-tie', moved, ended: rows.length - moved }
}

async function asksAlready(tx: Tx, { id, asked }: TieRow, unitNo: number, leadNo: number): Promise<boolean> {
  const { rows } = await sql`select from alliances.tie where id <> ${id} and unit_no = ${unitNo} and lead_no = ${leadNo}
    and (answer = 'asked' and ${asked} or answer = 'agreed' and ended_on is null)`.execute(tx)
  return rows.length > 0
}

/** Calls nothing has come of yet; one that is planned is an activity, and what was held stays with who held it. */
async function handOverCalls(tx: Tx, change: HandOver): Promise<Handed> {
  const { fromNo, toNo, day } = change
  const { rows } = await sql<{ id: string; fromNo: number; answers: number[] }>`
    select c.id, c.from_no as "fromNo", array(select a.unit_no from alliances.call_answer a where a.call_id = c.id order by a.place) as answers
    from alliances.joint_call c where c.activity_id is null and c.closed_on is null and ${fromNo} = any (c.reach_nos) order by c.no for update`.execute(
    tx,
  )
  let moved = 0
  for (const { id, fromNo: caller, answers } of rows) {
    const before = await imageOf(tx, 'joint-call', id)
    const callerNo = caller === fromNo ? toNo : caller
    const asked = answers.flatMap((no) => (no === fromNo ? (toNo ?? []) : no)).filter((no) => no !== callerNo)
    const goesOn = callerNo !== null && asked.length > 0
    if (goesOn) {
      moved += 1
      await replaceInCall(tx, change, { id, callerNo, asked: [...new Set(asked)] })
    } else
      await sql`update alliances.joint_call set closed_on = ${day}, close_reason = ${unitEnded}, revision = revision + 1 where id = ${id}`.execute(
        tx,
      )
    await noteHandedOver(tx, change, 'joint-call', id, before)
  }
  return { what: 'joint-call', moved, ended: rows.length - moved }
}

interface Follows {
  readonly id: string
  readonly callerNo: number
  readonly asked: readonly number[]
}

/** The successor calls, or answers by what its predecessor said; nobody answers itself, or twice. */
async function replaceInCall(tx: Tx, { fromNo, toNo }: HandOver, { id, callerNo, asked }: Follows): Promise<void> {
  await sql`delete from alliances.call_answer a where a.call_id = ${id} and (a.unit_no = ${callerNo} or a.unit_no = ${fromNo} and (${toNo}::integer is null
    or ${toNo} = ${callerNo} or exists (select from alliances.call_answer o where o.call_id = ${id} and o.unit_no = ${toNo})))`.execute(
    tx,
  )
  await sql`update alliances.call_answer set unit_no = ${toNo} where call_id = ${id} and unit_no = ${fromNo}`.execute(tx)
  await sql`update alliances.joint_call set from_no = ${callerNo}, lead_no = case when lead_no = ${fromNo} then coalesce(${toNo}, lead_no) else lead_no end,
    reach_nos = ${[callerNo, ...asked]}::integer[], revision = revision + 1 where id = ${id}`.execute(tx)
}

/** The successor holds what its predecessor held and acknowledges it itself; what would come down to the body that holds the one above ends. */
async function handOverDuties(tx: Tx, change: HandOver): Promise<Handed> {
  const { fromNo, toNo, day } = change
  const { rows } = await sql<{ id: string; aboveNo: number | null }>`
    select r.id, a.body_no as "aboveNo" from alliances.responsibility r left join alliances.responsibility a on a.id = r.above_id
    where r.body_no = ${fromNo} and r.ended_on is null order by r.no for update of r`.execute(tx)
  let moved = 0
  for (const { id, aboveNo } of rows) {
    const before = await imageOf(tx, 'responsibility', id)
    if (toNo !== null && toNo !== aboveNo) {
      moved += 1
      await sql`update alliances.responsibility set body_no = ${toNo}, acknowledged_on = null, acknowledged_by = null where id = ${id}`.execute(
        tx,
      )
    } else
      await sql`update alliances.responsibility set ended_on = greatest(${day}::date, from_on), end_reason = ${unitEnded} where id = ${id}`.execute(
        tx,
      )
    await noteHandedOver(tx, change, 'responsibility', id, before)
  }
  return { what: 'network-duty', moved, ended: rows.length - moved }
}

/** As it was before it was handed over. */
export async function bringNetworkBack(tx: Tx, what: string, id: string, before: string): Promise<void> {
  if (what === 'tie')
    await sql`update alliances.tie t set unit_no = r.unit_no, lead_no = r.lead_no, answer = r.answer, answered_on = r.answered_on, reason = r.reason,
        ended_on = r.ended_on, end_reason = r.end_reason
      from jsonb_populate_record(null::alliances.tie, ${before}::jsonb) r where t.id = ${id}`.execute(tx)
  if (what === 'responsibility')
    await sql`update alliances.responsibility d set body_no = r.body_no, acknowledged_on = r.acknowledged_on, acknowledged_by = r.acknowledged_by,
        ended_on = r.ended_on, end_reason = r.end_reason
      from jsonb_populate_record(null::alliances.responsibility, ${before}::jsonb) r where d.id = ${id}`.execute(tx)
  if (what === 'joint-call') {
    await sql`update alliances.joint_call c set from_no = r.from_no, lead_no = r.lead_no, reach_nos = r.reach_nos, closed_on = r.closed_on,
        close_reason = r.close_reason, revision = c.revision + 1
      from jsonb_populate_record(null::alliances.joint_call, ${before}::jsonb -> 'row') r where c.id = ${id}`.execute(tx)
    await sql`delete from alliances.call_answer where call_id = ${id}`.execute(tx)
    await sql`insert into alliances.call_answer select * from jsonb_populate_recordset(null::alliances.call_answer, ${before}::jsonb -> 'answers')`.execute(
      tx,
    )
  }
  if (what === 'lead-field')
    await sql`delete from alliances.lead_field f using jsonb_populate_record(null::alliances.lead_field, ${before}::jsonb) r
      where f.unit_no = r.unit_no and f.from_on = r.from_on`.execute(tx)
}

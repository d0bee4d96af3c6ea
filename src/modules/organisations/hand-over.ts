import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import type { Call } from '../../platform/commands/operation.ts'
import type { Handed } from '../../platform/contributions/dependents.ts'
import { asPlatform, type Tx } from '../../platform/db/database.ts'
import { type EdgeRow, getEdgeType, wouldCircle } from './edges.ts'
import { organisationProblems as problems } from './problems.ts'
import { getUnitForChange, lineColumns, replaceLine } from './store.ts'

/** A unit that is no more from a day on; `toNo` takes its place, or nobody does. */
export interface Ending {
  readonly actId: number
  readonly day: Day
  readonly fromNo: number
  readonly toNo: number | null
}

type LaidDown = EdgeRow & { held_by: 'source' | 'target'; single: boolean }

/**
 * Hands over what stands under a unit that ends, by the rule of each type of connection (`edge_type.held_by`), and ends what cannot be
 * handed over. What was true before the day stays true. Answers how many of which sort, and the units concerned.
 */
export async function handOver(call: Call, ending: Ending): Promise<{ told: Handed[]; touched: number[] }> {
  const tally = new Map<string, { moved: number; ended: number }>()
  const count = (what: string, moved: boolean) => {
    const sort = tally.get(what) ?? { moved: 0, ended: 0 }
    tally.set(what, moved ? { ...sort, moved: sort.moved + 1 } : { ...sort, ended: sort.ended + 1 })
  }
  const laidDown = await layDownEdges(call.tx, ending)
  for (const edge of laidDown) count(edge.type, ending.toNo !== null && (await passOn(call.tx, ending, edge, laidDown)))
  const filed = ending.toNo === null ? [] : await moveLines(call, { ...ending, toNo: ending.toNo }, (line) => count(line, true))
  const told = [...tally].map(([what, sort]) => ({ what, ...sort }))
  for (const dependents of call.services.contributions.dependents) told.push(...(await dependents.handOver(call, ending)))
  return { told, touched: [...filed, ...laidDown.flatMap((edge) => [edge.from_no, edge.to_no])] }
}

/** Ends every connection of the unit that reaches beyond the day, its own first, so that its superior is known before its subordinates come. */
async function layDownEdges(tx: Tx, { actId, day, fromNo }: Ending): Promise<LaidDown[]> {
  const { rows } = await sql<LaidDown>`
    with gone as (
      update organisations.edge e set retracted_by = ${actId}, retracted_at = transaction_timestamp()
      from organisations.edge_type t
      where t.code = e.type and t.held_by <> 'none' and ${fromNo}::integer in (e.from_no, e.to_no)
        and e.retracted_at is null and (e.until_on is null or e.until_on > ${day}::date)
      returning e.id, e.type, e.from_no, e.to_no, e.from_on, e.until_on, e.recorded_by, t.held_by, t.single
    ),
    kept as (
      insert into organisations.edge (type, from_no, to_no, from_on, until_on, recorded_by)
      select type, from_no, to_no, from_on, ${day}::date, ${actId}::bigint from gone where from_on < ${day}::date
    )
    select * from gone order by to_no = ${fromNo}::integer, id`.execute(tx)
  return rows
}

/**
 * What hangs on the unit comes to its successor, or where that would close a circle to what stood above the unit. Its own connection to
 * something above comes along only where one is allowed and the successor has none. Answers whether it goes on.
 */
async function passOn(
  tx: Tx,
  { actId, day, fromNo, toNo }: Ending,
  edge: LaidDown,
  laidDown: readonly LaidDown[],
): Promise<boolean> {
  const into = toNo!
  const from = edge.from_on > day ? edge.from_on : day
  const next = { type: edge.type, fromOn: from, untilOn: edge.until_on }
  const held = edge.held_by === 'source' ? edge.from_no === fromNo : edge.to_no === fromNo
  const own = edge.from_no === fromNo
  if (!held && (!own || !edge.single || (await hasAny(tx, edge.type, into, from, edge.until_on)))) return false
  if (own) return record(tx, actId, { ...next, fromNo: into, toNo: edge.to_no })
  const above = laidDown.find((one) => one.type === edge.type && one.from_no === fromNo)?.to_no
  for (const target of above === undefined ? [into] : [into, above])
    if (await record(tx, actId, { ...next, fromNo: edge.from_no, toNo: target })) return true
  return false
}

interface Passed {
  readonly type: string
  readonly fromNo: number
  readonly toNo: number
  readonly fromOn: Day
  readonly untilOn: Day | null
}

/** Records a connection handed over, unless the same one is there already; false when it would stand under itself. */
async function record(tx: Tx, actId: number, edge: Passed): Promise<boolean> {
  if (edge.fromNo === edge.toNo) return false
  const type = await getEdgeType(tx, edge.type)
  if (type.scope === 'upward' && (await wouldCircle(tx, edge))) return false
  await sql`
    insert into organisations.edge (type, from_no, to_no, from_on, until_on, recorded_by)
    select ${edge.type}, ${edge.fromNo}::integer, ${edge.toNo}::integer, ${edge.fromOn}::date, ${edge.untilOn}::date, ${actId}::bigint
    where not exists (select from organisations.edge o where o.type = ${edge.type} and o.from_no = ${edge.fromNo} and o.to_no = ${edge.toNo}
      and o.retracted_at is null and coalesce(o.until_on, 'infinity') > ${edge.fromOn}::date and o.from_on < coalesce(${edge.untilOn}::date, 'infinity'))`.execute(
    tx,
  )
  return true
}

async function hasAny(tx: Tx, type: string, fromNo: number, from: Day, until: Day | null): Promise<boolean> {
  const { rows } = await sql`select from organisations.edge where type = ${type} and from_no = ${fromNo} and retracted_at is null
    and coalesce(until_on, 'infinity') > ${from}::date and from_on < coalesce(${until}::date, 'infinity') limit 1`.execute(tx)
  return rows.length > 0
}

/** Units filed under the one that ends are filed under its successor. Somebody whose rights do not reach them all does not do it by half. */
async function moveLines(call: Call, ending: Ending & { toNo: number }, moved: (line: string) => void): Promise<number[]> {
  const filed = await listFiled(call.tx, ending.fromNo, ending.day)
  const touched: number[] = []
  for (const { no, line } of filed) {
    const unit = await getUnitForChange(call, no, null).catch(() => {
      throw problem(problems['unit-outside-scope'], { units: filed.length })
    })
    await replaceLine(call.tx, unit, ending.actId, ending.day, line, ending.fromNo, ending.toNo)
    moved(line)
    touched.push(no)
  }
  return touched
}

/** Who is filed under a unit on a day or later, by which line, whoever may see them. */
function listFiled(tx: Tx, no: number, day: Day) {
  return asPlatform(tx, async () => {
    const lines = sql.join(lineColumns.map((line) => sql`(${sql.lit(line)}, s.${sql.ref(line)})`))
    const { rows } = await sql<{ no: number; line: (typeof lineColumns)[number] }>`
      select distinct s.unit_no as no, l.line from organisations.unit_state s cross join lateral (values ${lines}) l (line, named)
      where ${no} in (s.street_no, s.community_no, s.industry_no, s.registrar_no, s.supervisor_no) and l.named = ${no}
        and s.retracted_at is null and (s.until_on is null or s.until_on > ${day}::date) order by 1, 2`.execute(tx)
    return rows
  })
}

/** A unit with others under it is not dissolved: they are given another superior first. */
export async function requireNobodyUnder(call: Call, no: number, day: Day): Promise<void> {
  const under = await asPlatform(call.tx, async () => {
    const { rows } = await sql<{ units: number }>`
      select count(distinct u.unit_no)::integer as units from organisations.unit_state u
      where u.retracted_at is null and u.until_on is null and u.status in ('active', 'preparing') and (
        ${no} in (u.street_no, u.community_no, u.industry_no, u.registrar_no, u.supervisor_no)
        or u.unit_no in (select e.from_no from organisations.edge e join organisations.edge_type t on t.code = e.type and t.scope = 'upward' and t.held_by = 'target'
          where e.to_no = ${no} and e.retracted_at is null and (e.until_on is null or e.until_on > ${day}::date)))`.execute(
      call.tx,
    )
    return rows[0]!.units
  })
  if (under > 0) throw problem(problems['unit-has-subordinates'], { units: under })
}

/** Open connections that hang on a unit somebody has dissolved or merged, on a day; of some units, or of all. */
export async function listHanging(tx: Tx, day: Day, nos: readonly number[] | null): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select e.id from organisations.edge e join organisations.edge_type t on t.code = e.type
    join organisations.ended_by_decision(${day}::date) d on d.no = case t.held_by when 'source' then e.from_no when 'target' then e.to_no end
    join organisations.unit_on(${day}::date) o on o.unit_no = case t.held_by when 'source' then e.to_no else e.from_no end and o.status in ('active', 'preparing')
    where e.retracted_at is null and e.from_on <= ${day}::date and (e.until_on is null or e.until_on > ${day}::date)
      and (${nos === null} or d.no = any (${[...(nos ?? [])]}::integer[])) order by e.id limit 20`.execute(tx)
  return rows.map((row) => row.id)
}

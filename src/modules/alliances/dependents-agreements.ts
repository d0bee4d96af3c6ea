import { sql } from 'kysely'
import type { HandOver } from '../../platform/contributions/dependents.ts'
import type { Tx } from '../../platform/db/database.ts'
import { imageOf, noteHandedOver } from './handed-over.ts'
import { unitEnded } from './rules/agreements.ts'

interface Open {
  readonly id: string
  readonly leadNo: number
  readonly proposedOn: string | null
  /** The other sides, in the order of the document. */
  readonly others: number[]
  readonly answer: 'asked' | 'signed' | 'refused'
  /** Every side has signed. */
  readonly whole: boolean
}

/** Agreements that are neither closed nor over; what is over stays with who signed it. */
export async function handOverAgreements(tx: Tx, change: HandOver) {
  const { fromNo, toNo, day } = change
  const { rows } = await sql<Open>`
    select a.id, a.lead_no as "leadNo", a.proposed_on as "proposedOn", s.answer,
      array(select o.unit_no from alliances.side o where o.agreement_id = a.id and o.unit_no <> ${fromNo} order by o.place) as others,
      not exists (select from alliances.side o where o.agreement_id = a.id and o.answer <> 'signed') as whole
    from alliances.agreement a join alliances.side s on s.agreement_id = a.id and s.unit_no = ${fromNo}
    where a.closed_as is null and (a.until_on is null or a.until_on > ${day}::date) order by a.no for update of a`.execute(tx)
  let moved = 0
  for (const row of rows) {
    const before = await imageOf(tx, 'agreement', row.id)
    const goesOn = toNo === null ? await withoutSide(tx, change, row) : await toSuccessor(tx, { ...change, toNo }, row)
    if (goesOn) moved += 1
    await noteHandedOver(tx, change, 'agreement', row.id, before)
  }
  return { what: 'agreement', moved, ended: rows.length - moved }
}

/** The successor stands where its predecessor stood, with its signature; one that is a side already stays with its own. */
async function toSuccessor(tx: Tx, change: HandOver & { toNo: number }, row: Open): Promise<boolean> {
  const { fromNo, toNo } = change
  if (row.others.includes(toNo))
    await sql`delete from alliances.side where agreement_id = ${row.id} and unit_no = ${fromNo}`.execute(tx)
  else await sql`update alliances.side set unit_no = ${toNo} where agreement_id = ${row.id} and unit_no = ${fromNo}`.execute(tx)
  await goOn(tx, row, row.leadNo === fromNo ? toNo : row.leadNo)
  const alone = row.proposedOn !== null && row.others.length === 1 && row.others[0] === toNo
  await addStep(tx, row.id, 'unit-merged', toNo, change.day)
  if (alone) await close(tx, row, change.day)
  return !alone
}

/** The others go on among themselves where two are left and one of them can lead; an agreement in force keeps who signed it. */
async function withoutSide(tx: Tx, { fromNo, day }: HandOver, row: Open): Promise<boolean> {
  const goesOn = row.others.length > 1
  await addStep(tx, row.id, 'unit-ended', fromNo, day)
  if (!goesOn) {
    await close(tx, row, day)
    return false
  }
  if (!row.whole) await sql`delete from alliances.side where agreement_id = ${row.id} and unit_no = ${fromNo}`.execute(tx)
  await goOn(tx, row, row.leadNo === fromNo ? row.others[0]! : row.leadNo)
  return true
}

/** Seen through its lead while it is a draft, through every side from then on. */
const goOn = (tx: Tx, { id, proposedOn }: Open, leadNo: number) =>
  sql`update alliances.agreement a set lead_no = ${leadNo}, revision = revision + 1, reach_nos = case when ${proposedOn}::date is null then array[${leadNo}]::integer[]
      else array(select s.unit_no from alliances.side s where s.agreement_id = a.id order by s.place) end where a.id = ${id}`.execute(
    tx,
  )

const close = (tx: Tx, { id, whole }: Open, day: string) =>
  sql`update alliances.agreement set closed_as = ${whole ? 'ended' : 'withdrawn'}, closed_on = ${day}, close_reason = ${unitEnded}, revision = revision + 1 where id = ${id}`.execute(
    tx,
  )

const addStep = (tx: Tx, id: string, action: 'unit-merged' | 'unit-ended', unitNo: number, day: string) =>
  sql`insert into alliances.agreement_step (agreement_id, action, unit_no, on_day) values (${id}, ${action}, ${unitNo}, ${day})`.execute(
    tx,
  )

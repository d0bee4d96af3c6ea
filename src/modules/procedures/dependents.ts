import { sql } from 'kysely'
import type { Procedure } from '../../kernel/procedure.ts'
import type { Dependents, HandOver } from '../../platform/contributions/dependents.ts'
import { asPlatform, type Tx } from '../../platform/db/database.ts'
import { type Moment, recordEvent } from '../../platform/outbox/outbox.ts'
import { loadCalendar } from './calendar.ts'
import { proceduresOf } from './catalogue.ts'
import { caseMoved } from './events.ts'
import { restoreCases } from './restore.ts'
import { unfitOf } from './rules-details.ts'
import { type Ended, followUnit, type Following, type Successor } from './rules-following.ts'
import { stepOf } from './rules.ts'
import { addEntry, type CaseRow, getVersion, listParties, nodeOf, type PartyRow, standingOf } from './store.ts'
import { namesOf } from './units.ts'

/** Open cases follow a unit that is merged, and end with a reason where nobody could carry on; taken back, they stand as before. */
export const caseDependents: Dependents = {
  async handOver(moment, change) {
    return asPlatform(moment.tx, async () => {
      let [moved, ended] = [0, 0]
      for (const row of await concerned(moment.tx, change.fromNo)) {
        if (row.outcome !== null) await endEarly(moment, change, row)
        else if (await follow(moment, change, row)) moved += 1
        else ended += 1
      }
      return moved + ended > 0 ? [{ what: 'case', moved, ended }] : []
    })
  },
  takeBack: (moment, undo) => asPlatform(moment.tx, () => restoreCases(moment, undo)),
}

/** Open cases that name the unit or stand at its door, and decided ones that would end with it on a day of their own. */
async function concerned(tx: Tx, unitNo: number): Promise<CaseRow[]> {
  const { rows } = await sql<CaseRow>`
    select * from procedures.case c
    where c.outcome is null and (c.unit_nos && array[${unitNo}::integer] or c.acting_nos && array[${unitNo}::integer])
      or c.result_no = ${unitNo} and c.lapses_on is not null and c.lapsed_on is null
    order by c.no for update`.execute(tx)
  return rows
}

async function follow(moment: Moment, change: HandOver, row: CaseRow): Promise<boolean> {
  const { tx } = moment
  const procedure = await getVersion(tx, row.version_id)
  const parties = await listParties(tx, row.id)
  const naming = {
    step: row.step,
    subjectNo: row.subject_no,
    details: row.details,
    parties: parties.map(({ unit_no, state }) => ({ unitNo: unit_no, state })),
  }
  const ended: Ended = { unitNo: change.fromNo, successorNo: change.toNo }
  const following = followUnit(procedure, naming, ended, await successorOf(moment, row, procedure, change.toNo))
  if (following.goesOn) await goOn(moment, change, row, procedure, following, parties)
  else await end(moment, change, row, procedure, following.because)
  return following.goesOn
}

async function successorOf({ tx, today }: Moment, row: CaseRow, procedure: Procedure, toNo: number | null): Promise<Successor> {
  const { rows } = await sql<{ kind: string; form: string | null; districtNo: number | null; own: boolean }>`
    select u.kind, u.form, u.district_no as "districtNo", exists (select from procedures.case c
      where c.procedure_key = ${row.procedure_key} and c.subject_no = ${toNo} and c.outcome is null) as own
    from organisations.unit_on(${today}::date) u where u.unit_no = ${toNo} and u.status in ('active', 'preparing')`.execute(tx)
  const unit = rows[0]
  const { forms } = await proceduresOf(tx, row.district_no, today)
  if (!unit || unit.districtNo !== row.district_no || unfitOf(procedure, unit, forms) !== null) return 'unfit'
  return unit.own ? 'has-its-own' : 'takes-over'
}

type GoingOn = Extract<Following, { goesOn: true }>

async function goOn(
  moment: Moment,
  change: HandOver,
  row: CaseRow,
  procedure: Procedure,
  next: GoingOn,
  parties: readonly PartyRow[],
): Promise<void> {
  const { tx, today } = moment
  const { fromNo, toNo } = change
  const standing = await standingAfter(moment, change, row, procedure, next)
  const unitNos = [...new Set(row.unit_nos.map((no) => (no === fromNo ? toNo : no)))].filter((no) => no !== null)
  const names = await namesOf(tx, toNo === null ? [] : [toNo], today)
  await keepBefore(tx, change, row, parties)
  await sql`
    update procedures.case set subject_no = ${next.subjectNo}, details = ${JSON.stringify(next.details)}::jsonb, unit_nos = ${unitNos}::integer[],
      subject_name = ${next.subjectNo === row.subject_no ? row.subject_name : (names.get(next.subjectNo) ?? row.subject_name)},
      step = ${next.step}, acting_ability = ${standing.actingAbility}, acting_nos = ${standing.actingNos}::integer[],
      delegated = ${standing.delegated}, escalated_on = ${standing.escalatedOn}, due_on = ${standing.dueOn}, due_provisional = ${standing.dueProvisional},
      remind_on = ${standing.remindOn}, entered_on = ${next.moved ? today : row.entered_on}, revision = revision + 1
    where id = ${row.id}::uuid`.execute(tx)
  await saveFollowed(tx, row.id, next, parties, {
    unitNo: fromNo,
    successorNo: toNo,
    name: toNo === null ? null : names.get(toNo),
  })
  await addEntry(tx, row.id, null, today, {
    action: 'follow',
    step: row.step,
    toStep: next.moved ? next.step : null,
    unitNos: [fromNo, toNo].filter((no): no is number => no !== null),
    detail: { act: change.actId },
  })
  if (next.moved) await recordEvent(tx, moment.services, caseMoved(row.id, next.step, null, null))
}

interface After {
  readonly actingAbility: string | null
  readonly actingNos: number[]
  readonly delegated: boolean
  readonly escalatedOn: string | null
  readonly dueOn: string | null
  readonly dueProvisional: boolean
  readonly remindOn: string | null
}

/** Who acts now. A case that stays at its step keeps its due day, also under the successor. */
async function standingAfter(
  { tx, today }: Moment,
  { fromNo, toNo }: HandOver,
  row: CaseRow,
  procedure: Procedure,
  next: GoingOn,
): Promise<After> {
  const bearings = { subject_no: next.subjectNo, district_no: row.district_no, details: next.details }
  if (next.moved) {
    const at = { step: next.step, parties: next.parties, enteredOn: today, submittedOn: row.submitted_on }
    const standing = await standingOf(tx, procedure, bearings, at, await loadCalendar(tx))
    return { ...standing, actingNos: [...standing.actingNos], delegated: false, escalatedOn: null }
  }
  const { actor, escalatesTo } = stepOf(procedure, row.step)!
  const kept = {
    dueOn: row.due_on,
    dueProvisional: row.due_provisional,
    remindOn: row.remind_on,
    escalatedOn: row.escalated_on,
    delegated: row.delegated,
    actingAbility: row.acting_ability,
  }
  if (row.delegated && !row.acting_nos.includes(fromNo)) return { ...kept, actingNos: row.acting_nos }
  if (row.delegated && toNo !== null) return { ...kept, actingNos: [toNo] }
  if (actor.node === 'covered')
    return { ...kept, actingNos: next.parties.filter((party) => party.state === 'asked').map((party) => party.unitNo) }
  const node = row.escalated_on !== null && escalatesTo ? escalatesTo : actor.node
  // Handed to somebody who is gone, a step comes back to whoever had handed it on.
  return { ...kept, delegated: false, actingAbility: actor.ability, actingNos: [await nodeOf(tx, bearings, node)] }
}

async function saveFollowed(
  tx: Tx,
  caseId: string,
  next: GoingOn,
  before: readonly PartyRow[],
  ended: Ended & { readonly name: string | null | undefined },
): Promise<void> {
  const known = new Map(before.map((party) => [party.unit_no, party]))
  await sql`delete from procedures.case_party where case_id = ${caseId}::uuid`.execute(tx)
  for (const { unitNo, state } of next.parties) {
    const source = known.get(unitNo) ?? known.get(ended.unitNo)
    const name = known.get(unitNo)?.unit_name ?? ended.name ?? String(unitNo)
    await sql`insert into procedures.case_party (case_id, unit_no, unit_name, state, answered_on, answered_by)
      values (${caseId}::uuid, ${unitNo}, ${name}, ${state}, ${state === 'asked' ? null : (source?.answered_on ?? null)}::date,
        ${state === 'asked' ? null : (source?.answered_by ?? null)}::uuid)`.execute(tx)
  }
}

/** Nobody could be answered any more: it ends where the table lets an application be withdrawn to. */
async function end(moment: Moment, change: HandOver, row: CaseRow, procedure: Procedure, because: string): Promise<void> {
  const { tx, today } = moment
  const place =
    procedure.ends.find((one) => one.outcome === 'withdrawn') ?? procedure.ends.find((one) => one.outcome === 'refused')!
  await keepBefore(tx, change, row, await listParties(tx, row.id))
  await sql`
    update procedures.case set step = ${place.code}, outcome = ${place.outcome}, acting_ability = null, acting_nos = '{}', delegated = false,
      escalated_on = null, due_on = null, due_provisional = false, remind_on = null, decided_on = ${change.day}, revision = revision + 1
    where id = ${row.id}::uuid`.execute(tx)
  await addEntry(tx, row.id, null, today, {
    action: 'close',
    step: row.step,
    toStep: place.code,
    unitNos: [change.fromNo, change.toNo].filter((no): no is number => no !== null),
    detail: { act: change.actId, because },
  })
  await recordEvent(tx, moment.services, caseMoved(row.id, place.code, place.outcome, null))
}

/** What was decided for a time has come to its end before its day: nothing is left to end. */
async function endEarly({ tx, today }: Moment, change: HandOver, row: CaseRow): Promise<void> {
  await keepBefore(tx, change, row, await listParties(tx, row.id))
  await sql`update procedures.case set lapsed_on = ${change.day}, revision = revision + 1 where id = ${row.id}::uuid`.execute(tx)
  await addEntry(tx, row.id, null, today, { action: 'lapse', step: row.step, detail: { on: change.day, act: change.actId } })
}

async function keepBefore(tx: Tx, { actId, fromNo, toNo }: HandOver, row: CaseRow, parties: readonly PartyRow[]): Promise<void> {
  await sql`insert into procedures.case_following (case_id, act_id, unit_no, successor_no, before, revision)
    values (${row.id}::uuid, ${actId}, ${fromNo}, ${toNo}, ${JSON.stringify({ row, parties })}::jsonb, ${row.revision + 1})`.execute(
    tx,
  )
}

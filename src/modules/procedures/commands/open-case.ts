import { sql } from 'kysely'
import type { Scope } from '../../../kernel/policy.ts'
import { type Problem, problem } from '../../../kernel/problem.ts'
import type { BodyOf } from '../../../kernel/endpoint.ts'
import type { Procedure } from '../../../kernel/procedure.ts'
import { keepFieldsTyped } from '../../../platform/commands/fields-typed.ts'
import { command } from '../../../platform/commands/operation.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { JobCall } from '../../../platform/jobs/in-call.ts'
import { loadCalendar } from '../calendar.ts'
import { type FormRule, proceduresOf } from '../catalogue.ts'
import { procedures } from '../contract.ts'
import { type CaseDetails, partyNosOf, readDetails, unfitOf } from '../rules-details.ts'
import { procedureProblems as problems } from '../problems.ts'
import { addEntry, keepVersion, standingOf } from '../store.ts'
import { requireUnits, type UnitRow } from '../units.ts'

type Opening = BodyOf<typeof procedures.openCase>
type OpeningCall = Pick<JobCall, 'tx' | 'actor' | 'scope' | 'today' | 'note'>

/** Open a case: it begins with the applicant, under the table of today, which it keeps. */
export const openCase = command(procedures.openCase, async (call) => {
  const opened = await openOne(call, call.body, true)
  await keepFieldsTyped(call, 'procedures.case', opened.id)
  return opened
})

/** `byHand`: somebody chose the procedure; another module that opens a case for a record of its own says nothing. */
export async function openOne(
  call: OpeningCall,
  body: Opening,
  byHand = false,
): Promise<{ id: string; no: number; revision: number }> {
  const { tx, today, actor } = call
  const subject = (await requireUnits(tx, call.scope, [body.subjectNo], today)).get(body.subjectNo)!
  const { offered, forms } = await proceduresOf(tx, subject.districtNo, today)
  const found = offered.find((one) => one.procedure.key === body.procedure)
  if (!found || (byHand && !found.procedure.byHand)) throw problem(problems['procedure-unknown'], { procedure: body.procedure })
  const { procedure, programme } = found
  requireFit(procedure, subject, forms)
  const { details, parties, unitNos } = await readApplication(tx, call.scope, procedure, subject, body.details, today)
  const step = procedure.steps[0]!.code
  const bearings = { subject_no: subject.no, district_no: subject.districtNo, details }
  const at = { step, parties: [], enteredOn: today, submittedOn: null }
  const standing = await standingOf(tx, procedure, bearings, at, await loadCalendar(tx))
  const { rows } = await sql<{ id: string; no: number }>`
    insert into procedures.case (version_id, procedure_key, title, subject_no, subject_name, district_no, unit_nos, details, step,
      acting_ability, acting_nos, opened_on, entered_on, due_on, due_provisional, remind_on, opened_by)
    values (${await keepVersion(tx, programme, procedure)}, ${procedure.key}, ${body.title}, ${subject.no}, ${subject.name}, ${subject.districtNo},
      ${unitNos}::integer[], ${JSON.stringify(details)}::jsonb, ${step}, ${standing.actingAbility}, ${[...standing.actingNos]}::integer[],
      ${today}, ${today}, ${standing.dueOn}, ${standing.dueProvisional}, ${standing.remindOn}, ${actor.accountId}::uuid)
    returning id, no`
    .execute(tx)
    .catch((error: unknown) => {
      throw openTwice(error) ?? error
    })
  const { id, no } = rows[0]!
  await saveParties(tx, id, parties)
  await addEntry(tx, id, actor.accountId, today, { action: 'open', step })
  call.note({ objectType: 'case', objectId: id, detail: { procedure: procedure.key, subject: subject.no } })
  return { id, no, revision: 1 }
}

function requireFit(procedure: Procedure, subject: UnitRow, forms: readonly FormRule[]): void {
  const unfit = unfitOf(procedure, subject, forms)
  if (unfit === 'kind') throw problem(problems['procedure-not-for-kind'], { kind: subject.kind })
  if (unfit === 'form') throw problem(problems['procedure-not-for-form'], { form: subject.form! })
}

export interface Application {
  readonly details: CaseDetails
  /** Units asked for their consent: those named besides the applicant, where the procedure asks anybody. */
  readonly parties: readonly UnitRow[]
  readonly unitNos: number[]
}

/** Reads what is applied for. Every unit named is one the writer reaches. */
export async function readApplication(
  tx: Tx,
  scope: Scope,
  procedure: Procedure,
  subject: Pick<UnitRow, 'no' | 'districtNo'>,
  given: CaseDetails,
  today: string,
): Promise<Application> {
  const read = readDetails(procedure, given, today)
  if (!read.ok) throw problem(problems[read.code], read.params)
  const { details } = read
  const covers = [...new Set(details.covers ?? [])].filter((no) => no !== subject.no)
  const others = partyNosOf(details)
  const units = await requireUnits(tx, scope, [...covers, ...others], today)
  if ([...units.values()].some((unit) => unit.districtNo !== subject.districtNo)) throw problem(problems['case-unit-not-found'])
  if (others.some((no) => units.get(no)!.kind !== 'party_org'))
    throw problem(problems['case-details-unfit'], { field: 'superiorNo' })
  if (details.leaves?.includes(details.targetNo ?? 0)) throw problem(problems['case-details-unfit'], { field: 'leaves' })
  if (covers.some((no) => units.get(no)!.kind === 'party_org')) throw problem(problems['case-details-unfit'], { field: 'covers' })
  const asks = procedure.steps.some((step) => step.actor.node === 'covered')
  return {
    details: details.covers ? { ...details, covers } : details,
    parties: asks ? covers.map((no) => units.get(no)!) : [],
    unitNos: [...new Set([subject.no, ...covers, ...others])],
  }
}

export async function saveParties(tx: Tx, caseId: string, parties: readonly UnitRow[]): Promise<void> {
  await sql`delete from procedures.case_party where case_id = ${caseId}::uuid`.execute(tx)
  for (const party of parties)
    await sql`insert into procedures.case_party (case_id, unit_no, unit_name) values (${caseId}::uuid, ${party.no}, ${party.name})`.execute(
      tx,
    )
}

/** The unique index is the last referee between two who open the same case at once. */
function openTwice(error: unknown): Problem | null {
  const constraint = error instanceof Error && 'constraint' in error ? error.constraint : null
  return constraint === 'case_one_open' ? problem(problems['case-open-already']) : null
}

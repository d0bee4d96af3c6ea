import { sql } from 'kysely'
import { createHash } from 'node:crypto'
import type { Day } from '../../kernel/dates.ts'
import { type Procedure, procedureDocument, type ProcedureNode } from '../../kernel/procedure.ts'
import type { Scope } from '../../kernel/policy.ts'
import { spanBefore, type WorkingCalendar } from '../../kernel/working-days.ts'
import type { Tx } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import type { CaseDetails } from './rules-details.ts'
import { dueOf, type Party, stepOf } from './rules.ts'

export interface CaseRow {
  id: string
  no: number
  version_id: number
  procedure_key: string
  title: string
  subject_no: number
  subject_name: string
  district_no: number
  unit_nos: number[]
  details: CaseDetails
  step: string
  outcome: 'done' | 'refused' | 'withdrawn' | null
  acting_ability: 'case.act' | 'case.review' | 'case.decide' | null
  acting_nos: number[]
  delegated: boolean
  escalated_on: string | null
  opened_on: string
  entered_on: string
  submitted_on: string | null
  due_on: string | null
  due_provisional: boolean
  remind_on: string | null
  opened_by: string | null
  submitted_by: string | null
  decided_on: string | null
  document_no: string | null
  result_no: number | null
  lapses_on: string | null
  lapsed_on: string | null
  revision: number
}

export interface PartyRow {
  unit_no: number
  unit_name: string
  state: Party['state']
  answered_on: string | null
  answered_by: string | null
}

/** Whoever reaches one of the units of a case reaches the case; row-level security says the same behind it. */
export const caseInScope = (scope: Scope) => reachedBy(scope, 'c.scope_nodes')

export async function findCase(tx: Tx, scope: Scope, id: string, lock = false): Promise<CaseRow | undefined> {
  const locking = lock ? sql`for update of c` : sql``
  const { rows } =
    await sql<CaseRow>`select c.* from procedures.case c where c.id = ${id}::uuid and ${caseInScope(scope)} ${locking}`.execute(
      tx,
    )
  return rows[0]
}

/** The table a case began under. */
export async function getVersion(tx: Tx, id: number): Promise<Procedure & { programme: string }> {
  const { rows } = await sql<{ programme: string; document: unknown }>`
    select programme, document from procedures.procedure_version where id = ${id}`.execute(tx)
  return { ...procedureDocument.parse(rows[0]!.document), programme: rows[0]!.programme }
}

/** Keeps the table as it stands today; the same one again is the same row. */
export async function keepVersion(tx: Tx, programme: string, procedure: Procedure): Promise<number> {
  const text = JSON.stringify(procedure)
  const digest = createHash('sha256').update(text).digest('hex')
  const { rows } = await sql<{ id: number }>`
    insert into procedures.procedure_version (programme, key, version, digest, document)
    values (${programme}, ${procedure.key}, ${procedure.version}, ${digest}, ${text}::jsonb)
    on conflict on constraint procedure_version_once do update set digest = excluded.digest returning id`.execute(tx)
  return rows[0]!.id
}

export async function listParties(tx: Tx, caseId: string): Promise<PartyRow[]> {
  const { rows } = await sql<PartyRow>`
    select unit_no, unit_name, state, answered_on, answered_by from procedures.case_party where case_id = ${caseId}::uuid order by unit_no`.execute(
    tx,
  )
  return rows
}

export async function listPapers(tx: Tx, caseId: string): Promise<string[]> {
  const { rows } = await sql<{ paper: string }>`
    select distinct paper from procedures.case_document where case_id = ${caseId}::uuid and removed_at is null`.execute(tx)
  return rows.map((row) => row.paper)
}

export interface NewEntry {
  readonly action: string
  readonly step: string
  readonly toStep?: string | null
  readonly unitNos?: readonly number[]
  readonly reason?: string | null | undefined
  readonly documentNo?: string | null | undefined
  readonly detail?: Record<string, unknown>
}

/** Adds to the timeline. A reminder of the same due day is told once; false when it had been. */
export async function addEntry(tx: Tx, caseId: string, accountId: string | null, day: Day, entry: NewEntry): Promise<boolean> {
  const { rows } = await sql`
    insert into procedures.case_entry (case_id, on_day, action, step, to_step, unit_nos, reason, document_no, account_id, detail)
    values (${caseId}::uuid, ${day}, ${entry.action}, ${entry.step}, ${entry.toStep ?? null}, ${[...(entry.unitNos ?? [])]}::integer[],
      ${entry.reason?.trim() || null}, ${entry.documentNo?.trim() || null}, ${accountId}::uuid, ${JSON.stringify(entry.detail ?? {})}::jsonb)
    on conflict (case_id, action, step, (detail ->> 'dueOn')) where action in ('remind', 'overdue') do nothing returning id`.execute(
    tx,
  )
  return rows.length > 0
}

export interface Standing {
  readonly actingAbility: string | null
  readonly actingNos: readonly number[]
  readonly dueOn: Day | null
  readonly dueProvisional: boolean
  readonly remindOn: Day | null
}

/** The subject, its district and what was applied for: enough to find who acts at a step. */
export type Bearings = Pick<CaseRow, 'subject_no' | 'district_no' | 'details'>

/** The unit at whose door a step stands. */
export async function nodeOf(tx: Tx, bearings: Bearings, node: ProcedureNode): Promise<number> {
  const { targetNo, superiorNo } = bearings.details
  if (node === 'superior' && (targetNo || superiorNo)) return (targetNo ?? superiorNo)!
  const { rows } = await sql<{ no: number }>`
    select procedures.node_of(${bearings.subject_no}, ${bearings.district_no}, ${node}) as no`.execute(tx)
  return rows[0]!.no
}

/** Who acts at a step and by when. Once the case is over, nobody and never. */
export async function standingOf(
  tx: Tx,
  procedure: Procedure,
  bearings: Bearings,
  at: { readonly step: string; readonly parties: readonly Party[]; readonly enteredOn: Day; readonly submittedOn: Day | null },
  calendar: WorkingCalendar,
): Promise<Standing> {
  const step = stepOf(procedure, at.step)
  if (!step) return { actingAbility: null, actingNos: [], dueOn: null, dueProvisional: false, remindOn: null }
  const { ability, node } = step.actor
  const asked = at.parties.filter((party) => party.state === 'asked').map((party) => party.unitNo)
  const due = dueOf(step, at.enteredOn, at.submittedOn, calendar)
  return {
    actingAbility: ability,
    actingNos: node === 'covered' ? asked : [await nodeOf(tx, bearings, node)],
    dueOn: due?.dueOn ?? null,
    dueProvisional: due?.provisional ?? false,
    remindOn: due && procedure.remind ? spanBefore(due.dueOn, procedure.remind, calendar) : null,
  }
}

export const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

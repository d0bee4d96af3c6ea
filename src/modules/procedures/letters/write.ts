import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import type { Scope } from '../../../kernel/policy.ts'
import type { Services } from '../../../platform/commands/services.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { fillDocx } from '../../../platform/documents/docx.ts'
import { procedureProblems as problems } from '../problems.ts'
import { type CaseRow, findCase, getVersion, listParties } from '../store.ts'
import { namesOf } from '../units.ts'
import { type LetterKind, lettersOf } from './kinds.ts'
import { partyNosOf } from '../rules-details.ts'
import { letterValues } from './values.ts'
import { letterWords } from './words.ts'

export interface Letter {
  readonly name: string
  readonly bytes: Buffer
}

interface Writing {
  readonly tx: Tx
  readonly scope: Scope
  readonly services: Services
  readonly today: string
}

/** A letter of a case in reach, from the template of its district. */
export async function writeLetter(call: Writing, caseId: string, kind: LetterKind): Promise<Letter> {
  const row = await findCase(call.tx, call.scope, caseId)
  if (!row) throw problem(problems['case-not-found'])
  if (!lettersOf(row).includes(kind)) throw problem(problems['letter-not-yet'])
  const template = await templateOf(call, row.district_no, kind)
  const bytes = fillDocx(template, letterValues(await factsOf(call, row)))
  return { name: `${row.no}-${row.subject_name}-${letterWords.files[kind]}.docx`, bytes }
}

/** The template a district writes a kind of letter from: its own, else the one the module of the letter ships. */
export async function templateOf(call: Pick<Writing, 'tx' | 'services'>, districtNo: number, kind: string): Promise<Buffer> {
  const { rows } = await sql<{ file_id: string }>`
    select file_id from procedures.letter_template where district_no = ${districtNo} and kind = ${kind} and retired_at is null`.execute(
    call.tx,
  )
  if (rows[0]) return buffer(call.services.files.open(rows[0].file_id))
  const template = call.services.contributions.letterTemplates.find((one) => one.kind === kind)
  if (!template) throw problem(problems['template-unknown'])
  return template.shipped()
}

async function factsOf({ tx, today }: Writing, row: CaseRow) {
  const procedure = await getVersion(tx, row.version_id)
  const { leaves = [], targetNo, superiorNo } = row.details
  const names = await namesOf(tx, [...row.acting_nos, row.district_no, ...partyNosOf(row.details)], today)
  const { rows } = await sql<{ reason: string | null }>`
    select reason from procedures.case_entry where case_id = ${row.id}::uuid and to_step is not null order by id desc limit 1`.execute(
    tx,
  )
  const place = [...procedure.steps, ...procedure.ends].find((one) => one.code === row.step)
  const named = (no: number | null | undefined) => (no ? (names.get(no) ?? null) : null)
  return {
    no: row.no,
    title: row.title,
    procedure: procedure.zh,
    subject: row.subject_name,
    step: place?.zh ?? row.step,
    acting: row.acting_nos.flatMap((no) => names.get(no) ?? []),
    openedOn: row.opened_on,
    submittedOn: row.submitted_on,
    dueOn: row.due_on,
    dueProvisional: row.due_provisional,
    decidedOn: row.decided_on,
    outcome: row.outcome,
    documentNo: row.document_no,
    reason: rows[0]?.reason ?? null,
    details: row.details,
    leaves: leaves.flatMap((no) => names.get(no) ?? []),
    target: named(targetNo),
    superior: named(superiorNo),
    units: (await listParties(tx, row.id)).map((party) => party.unit_name),
    district: named(row.district_no) ?? '',
    today,
  }
}

import { sql } from 'kysely'
import { commonProblems, problem } from '../../../kernel/problem.ts'
import { keepFieldsTyped } from '../../../platform/commands/fields-typed.ts'
import { type Call, command } from '../../../platform/commands/operation.ts'
import { askerOf } from '../asker.ts'
import { procedures } from '../contract.ts'
import { procedureProblems as problems } from '../problems.ts'
import { type CaseRow, findCase, getVersion } from '../store.ts'
import { readApplication, saveParties } from './open-case.ts'

/** Locks a case within reach and checks that the writer has seen its latest state: the second of two reviewers is told. */
export async function getCaseForChange(call: Call, id: string, ifMatch: number | null): Promise<CaseRow> {
  const row = await findCase(call.tx, call.scope, id, true)
  if (!row) throw problem(problems['case-not-found'])
  if (ifMatch !== null && ifMatch !== row.revision)
    throw problem(commonProblems['revision-stale'], { seen: ifMatch, now: row.revision })
  return row
}

/** Change what is applied for, while it stands with the applicant. */
export const amendCase = command(procedures.amendCase, async (call) => {
  const { tx, body, today } = call
  const row = await getCaseForChange(call, call.params.id, call.ifMatch)
  const procedure = await getVersion(tx, row.version_id)
  if (row.outcome !== null) throw problem(problems['case-ended'], { step: row.step })
  if (row.step !== procedure.steps[0]!.code) throw problem(problems['case-action-not-here'], { action: 'amend', step: row.step })
  if (!(await askerOf(call, row, false)).applies) throw problem(problems['case-not-yours'], { step: row.step })
  const subject = { no: row.subject_no, districtNo: row.district_no }
  const { details, parties, unitNos } = await readApplication(tx, call.scope, procedure, subject, body.details, today)
  await sql`update procedures.case set title = ${body.title}, details = ${JSON.stringify(details)}::jsonb, unit_nos = ${unitNos}::integer[],
    revision = revision + 1 where id = ${row.id}::uuid`.execute(tx)
  await saveParties(tx, row.id, parties)
  await keepFieldsTyped(call, 'procedures.case', row.id)
  call.note({ objectType: 'case', objectId: row.id, fields: ['title', ...Object.keys(details)] })
  return { id: row.id, revision: row.revision + 1 }
})

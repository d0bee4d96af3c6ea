import { open } from 'node:fs/promises'
import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import { type Call, command, download } from '../../../platform/commands/operation.ts'
import { contentTypeOf, headBytes } from '../../../platform/documents/content-type.ts'
import { askerOf } from '../asker.ts'
import { procedures } from '../contract.ts'
import { procedureProblems as problems } from '../problems.ts'
import type { DocumentRow } from '../queries.ts'
import { stepOf } from '../rules.ts'
import { addEntry, caseInScope, getVersion } from '../store.ts'
import { getCaseForChange } from './amend-case.ts'

/** What a name may be at most; the rest of it is cut off before the ending. */
const longestName = 120

/** Attach a paper of the procedure. What the file is, its content says; its name is only what people call it. */
export const attachDocument = command(procedures.attachDocument, async (call) => {
  const { tx, body, today, actor, services, upload } = call
  const row = await getCaseForChange(call, call.params.id, null)
  const procedure = await getVersion(tx, row.version_id)
  const step = stepOf(procedure, row.step)
  if (!step) throw problem(problems['case-ended'], { step: row.step })
  const asker = await askerOf(call, row, step.actor.node === 'covered')
  if (!asker.applies && !asker.acts) throw problem(problems['case-not-yours'], { step: row.step })
  if (!procedure.steps.some((one) => one.papers.some((paper) => paper.code === body.paper)) && body.paper !== 'other')
    throw problem(problems['case-paper-unknown'], { paper: body.paper })
  if (!upload || upload.bytes === 0) throw problem(problems['case-file-missing'])
  const contentType = contentTypeOf(await headOf(upload.path))
  if (!contentType) throw problem(problems['case-file-refused'])
  const file = await services.files.keepPath(upload.path)
  const { rows } = await sql<{ id: string }>`
    insert into procedures.case_document (case_id, paper, file_id, file_name, content_type, bytes, added_on, added_by)
    values (${row.id}::uuid, ${body.paper}, ${file.id}::uuid, ${tidyName(upload.name)}, ${contentType}, ${file.bytes}, ${today}, ${actor.accountId}::uuid)
    returning id`.execute(tx)
  await addEntry(tx, row.id, actor.accountId, today, { action: 'attach', step: row.step, detail: { paper: body.paper } })
  call.note({ objectType: 'case', objectId: row.id, detail: { paper: body.paper, bytes: file.bytes } })
  return { id: rows[0]!.id }
})

async function headOf(path: string): Promise<Buffer> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** A name without folders and control characters, short enough to be read. */
function tidyName(name: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
  const plain = (name.split(/[/\\]/).at(-1) ?? '').replaceAll(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '').trim()
  if (plain.length <= longestName) return plain || 'file'
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(plain)?.[0] ?? ''
  return plain.slice(0, longestName - ending.length) + ending
}

async function findDocument(call: Call, id: string): Promise<DocumentRow> {
  const { rows } = await sql<DocumentRow>`
    select d.* from procedures.case_document d join procedures.case c on c.id = d.case_id
    where d.id = ${id}::uuid and d.removed_at is null and ${caseInScope(call.scope)}`.execute(call.tx)
  if (!rows[0]) throw problem(problems['case-document-not-found'])
  return rows[0]
}

/** Take a paper off while the case stands with the applicant. The file stays: the timeline says that it was there. */
export const removeDocument = command(procedures.removeDocument, async (call) => {
  const { tx, today, actor } = call
  const document = await findDocument(call, call.params.id)
  const row = await getCaseForChange(call, document.case_id, null)
  const procedure = await getVersion(tx, row.version_id)
  if (row.step !== procedure.steps[0]!.code) throw problem(problems['case-action-not-here'], { action: 'detach', step: row.step })
  if (!(await askerOf(call, row, false)).applies) throw problem(problems['case-not-yours'], { step: row.step })
  await sql`update procedures.case_document set removed_at = transaction_timestamp(), removed_by = ${actor.accountId}::uuid
    where id = ${document.id}::uuid and removed_at is null`.execute(tx)
  await addEntry(tx, row.id, actor.accountId, today, { action: 'detach', step: row.step, detail: { paper: document.paper } })
  call.note({ objectType: 'case', objectId: row.id, detail: { paper: document.paper } })
  return { id: document.id }
})

export const downloadDocument = download(procedures.downloadDocument, async (call) => {
  const document = await findDocument(call, call.params.id)
  call.note({ objectType: 'case', objectId: document.case_id, detail: { paper: document.paper } })
  return { fileName: document.file_name, contentType: document.content_type, body: call.services.files.open(document.file_id) }
})

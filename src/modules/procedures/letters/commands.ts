import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { Problem, problem, type ProblemBody } from '../../../kernel/problem.ts'
import { type Call, command, download, query } from '../../../platform/commands/operation.ts'
import { checkTemplate, TemplateRefused, zipOf } from '../../../platform/documents/docx.ts'
import { inCall } from '../../../platform/jobs/in-call.ts'
import type { JobDefinition } from '../../../platform/jobs/jobs.ts'
import { letterEndpoints as endpoints } from '../contract-letters.ts'
import { procedureProblems as problems } from '../problems.ts'
import { requireDistrict } from '../units.ts'
import { filled, letterWords } from './words.ts'
import { type Letter, templateOf, writeLetter } from './write.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** One letter, written at once. */
export const getLetter = download(endpoints.getLetter, async (call) => {
  const { id, kind } = call.params
  const letter = await writeLetter(call, id, kind)
  call.note({ objectType: 'case', objectId: id, detail: { letter: kind } })
  return { fileName: letter.name, contentType: docx, body: letter.bytes }
})

/** Many letters in one archive: a job. */
export const writeLetters = command(endpoints.writeLetters, async (call) => {
  const { tx, body, services, actor, scope } = call
  const jobId = await services.jobs.start(tx, 'procedures.letters', { ...body }, { actor, scope })
  call.note({ objectType: 'job', objectId: jobId, detail: { letters: body.caseIds.length, kind: body.kind } })
  return { jobId }
})

export const lettersJob: JobDefinition = {
  name: 'procedures.letters',
  async run(job) {
    const { caseIds, kind } = endpoints.writeLetters.body.parse(job.payload)
    const letters: Letter[] = []
    const refused: { id: string; problem: ProblemBody }[] = []
    for (const [index, id] of caseIds.entries()) {
      try {
        letters.push(await inCall(job, (call) => writeLetter(call, id, kind)))
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        refused.push({ id, problem: error.toJSON() })
      }
      await job.progress(index + 1, caseIds.length)
    }
    const { id } = await job.services.files.keep(Readable.from([zipOf(letters)]))
    return {
      result: { written: letters.length, refused },
      file: { id, name: filled(letterWords.archive, job.services.clock.today()), contentType: 'application/zip' },
    }
  },
}

interface TemplateRow {
  kind: string
  file_name: string
  added_at: Date
  by: string | null
}

export const listTemplates = query(endpoints.listTemplates, async (call) => {
  await requireDistrict(call, call.query.districtNo)
  const { rows } = await sql<TemplateRow>`
    select kind, file_name, added_at, access.display_name_of(added_by) as by from procedures.letter_template
    where district_no = ${call.query.districtNo} and retired_at is null`.execute(call.tx)
  const own = new Map(rows.map((row) => [row.kind, row]))
  return {
    items: call.services.contributions.letterTemplates.map(({ kind, module, placeholders }) => {
      const row = own.get(kind)
      return {
        kind,
        module,
        placeholders: [...placeholders],
        fileName: row?.file_name ?? null,
        addedAt: row?.added_at.toISOString() ?? null,
        addedBy: row?.by ?? null,
      }
    }),
  }
})

function requireKind({ services }: Call, kind: string): void {
  const known = services.contributions.letterTemplates.some((template) => template.kind === kind)
  if (!known) throw problem(problems['template-unknown'])
}

/** The template in use, to be changed in Word and put back. */
export const downloadTemplate = download(endpoints.downloadTemplate, async (call) => {
  const { kind } = call.params
  await requireDistrict(call, call.query.districtNo)
  requireKind(call, kind)
  call.note({ objectType: 'template', objectId: kind })
  return { fileName: `${kind}.docx`, contentType: docx, body: await templateOf(call, call.query.districtNo, kind) }
})

/** Put a template of one's own in the place of the one in use. */
export const uploadTemplate = command(endpoints.uploadTemplate, async (call) => {
  const { tx, body, params, upload, services, actor } = call
  await requireDistrict(call, body.districtNo)
  requireKind(call, params.kind)
  if (!upload) throw problem(problems['case-file-missing'])
  await checkTemplate(upload.bytes > 4_000_000 ? Buffer.alloc(0) : await readFile(upload.path)).catch((error: unknown) => {
    if (error instanceof TemplateRefused) throw problem(problems['template-refused'], { reason: error.reason })
    throw error
  })
  const file = await services.files.keepPath(upload.path)
  await retire(call, body.districtNo, params.kind)
  await sql`insert into procedures.letter_template (district_no, kind, file_id, file_name, added_by)
    values (${body.districtNo}, ${params.kind}, ${file.id}::uuid, ${upload.name.slice(0, 120)}, ${actor.accountId}::uuid)`.execute(
    tx,
  )
  call.note({ objectType: 'template', objectId: params.kind, detail: { bytes: file.bytes } })
  return { kind: params.kind }
})

/** Back to the shipped template. */
export const restoreTemplate = command(endpoints.restoreTemplate, async (call) => {
  await requireDistrict(call, call.query.districtNo)
  requireKind(call, call.params.kind)
  await retire(call, call.query.districtNo, call.params.kind)
  call.note({ objectType: 'template', objectId: call.params.kind })
  return { kind: call.params.kind }
})

async function retire(call: Call, districtNo: number, kind: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('procedures.letter_template'), ${districtNo})`.execute(call.tx)
  await sql`update procedures.letter_template set retired_at = transaction_timestamp()
    where district_no = ${districtNo} and kind = ${kind} and retired_at is null`.execute(call.tx)
}

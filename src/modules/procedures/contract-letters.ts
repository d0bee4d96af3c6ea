import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { procedureProblems as problems } from './problems.ts'

/** What a letter may name. Each is a word; `units` is a list of `no` and `name`. */
export const placeholders = [
  'caseNo',
  'title',
  'procedure',
  'subject',
  'step',
  'acting',
  'openedOn',
  'submittedOn',
  'dueOn',
  'provisional',
  'decidedOn',
  'decision',
  'documentNo',
  'reason',
  'name',
  'level',
  'form',
  'leaves',
  'target',
  'superior',
  'untilOn',
  'serviceAddress',
  'site',
  'task',
  'particulars',
  'committee',
  'district',
  'today',
  'units',
] as const
export type Placeholder = (typeof placeholders)[number]

const no = z.coerce.number().int().positive()
const kind = z.enum(['receipt', 'return', 'reply'])
/** Letters of every module that writes some. */
const anyKind = z.string().regex(/^[a-z][a-z-]{1,39}$/)
const can = (action: string) => ({ action })
const ofDistrict = z.object({ districtNo: no })

/** Letters of cases, and the templates they are written from. */
export const letterEndpoints = {
  getLetter: endpoint({
    name: 'procedures.getLetter',
    method: 'GET',
    path: '/api/procedures/cases/:id/letters/:kind',
    summary: 'A letter of a case as an editable document, from the template of its district.',
    permission: can('case.read'),
    params: z.object({ id: z.uuid(), kind }),
    output: z.any(),
    problems: [problems['case-not-found'], problems['letter-not-yet']],
    transport: 'file',
  }),
  writeLetters: endpoint({
    name: 'procedures.writeLetters',
    method: 'POST',
    path: '/api/procedures/letters',
    summary: 'The same letter for many cases in one archive; a job with progress.',
    permission: can('case.export'),
    body: z.object({ caseIds: z.array(z.uuid()).min(1).max(500), kind }),
    output: z.object({ jobId: z.string() }),
  }),
  listTemplates: endpoint({
    name: 'procedures.listTemplates',
    method: 'GET',
    path: '/api/procedures/templates',
    summary: 'Which letters a district writes from a template of its own, and what a template may name.',
    permission: can('case.template'),
    query: ofDistrict,
    output: z.object({
      items: z.array(
        z.object({
          kind: z.string(),
          /** Module whose phrases name the letter and its placeholders. */
          module: z.string(),
          placeholders: z.array(z.string()),
          fileName: z.string().nullable(),
          addedAt: z.string().nullable(),
          addedBy: z.string().nullable(),
        }),
      ),
    }),
    problems: [problems['case-unit-not-found']],
  }),
  downloadTemplate: endpoint({
    name: 'procedures.downloadTemplate',
    method: 'GET',
    path: '/api/procedures/templates/:kind',
    summary: 'The template in use, to be changed and put back.',
    permission: can('case.template'),
    params: z.object({ kind: anyKind }),
    query: ofDistrict,
    output: z.any(),
    problems: [problems['case-unit-not-found'], problems['template-unknown']],
    transport: 'file',
  }),
  uploadTemplate: endpoint({
    name: 'procedures.uploadTemplate',
    method: 'POST',
    path: '/api/procedures/templates/:kind',
    summary: 'Put a template of the district in the place of the one in use: a DOCX without macros or outside links.',
    permission: can('case.template'),
    transport: 'upload',
    params: z.object({ kind: anyKind }),
    body: ofDistrict,
    output: z.object({ kind: z.string() }),
    problems: [
      problems['case-unit-not-found'],
      problems['case-file-missing'],
      problems['template-refused'],
      problems['template-unknown'],
    ],
  }),
  restoreTemplate: endpoint({
    name: 'procedures.restoreTemplate',
    method: 'DELETE',
    path: '/api/procedures/templates/:kind',
    summary: 'Go back to the shipped template.',
    permission: can('case.template'),
    params: z.object({ kind: anyKind }),
    query: ofDistrict,
    output: z.object({ kind: z.string() }),
    problems: [problems['case-unit-not-found'], problems['template-unknown']],
  }),
}

import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { procedureAction } from '../../kernel/procedure.ts'
import { calendarEndpoints } from './contract-calendar.ts'
import { letterEndpoints } from './contract-letters.ts'
import { caseDetail, caseSummary, formRule, procedureView } from './contract-shapes.ts'
import { tableEndpoints } from './contract-tables.ts'
import { caseDetails } from './rules-details.ts'
import { procedureProblems as problems } from './problems.ts'

const no = z.coerce.number().int().positive()
const id = z.object({ id: z.uuid() })
const can = (action: string) => ({ action })
const filter = z.object({
  view: z.enum(['mine', 'sent', 'overdue', 'open', 'closed', 'all']).default('all'),
  procedure: z.string().max(60).optional(),
  step: z.string().max(40).optional(),
  outcome: z.enum(['done', 'refused', 'withdrawn']).optional(),
  unitNo: no.optional(),
  streetNo: no.optional(),
  q: z.string().trim().max(60).optional(),
})

const opening = z.object({
  procedure: z.string().max(60),
  title: z.string().trim().min(1).max(200),
  details: caseDetails.default({}),
})

export const procedures = {
  listProcedures: endpoint({
    name: 'procedures.listProcedures',
    method: 'GET',
    path: '/api/procedures',
    summary: 'The procedures of a district as tables, its own before the general ones.',
    permission: can('case.read'),
    query: z.object({
      districtNo: no.optional(),
      /** Only those that may be applied for about this unit as it is today. */
      unitNo: no.optional(),
    }),
    output: z.object({
      districtNo: z.number().nullable(),
      items: z.array(procedureView),
      forms: z.array(formRule),
      can: z.object({ change: z.boolean() }),
    }),
    problems: [problems['case-unit-not-found']],
  }),
  getWaiting: endpoint({
    name: 'procedures.getWaiting',
    method: 'GET',
    path: '/api/procedures/waiting',
    summary: 'What waits for the caller, the nearest due day first, and what the caller has handed in and others have in hand.',
    permission: can('case.read'),
    output: z.object({
      mine: z.object({ total: z.number().int(), overdue: z.number().int(), items: z.array(caseSummary) }),
      sent: z.object({ total: z.number().int(), items: z.array(caseSummary) }),
    }),
  }),
  openCase: endpoint({
    name: 'procedures.openCase',
    method: 'POST',
    path: '/api/procedures/cases',
    summary: 'Open a case under the table of today; it begins as an application that is not handed in yet.',
    permission: can('case.act'),
    body: opening.extend({ subjectNo: no }),
    output: z.object({ id: z.string(), no: z.number(), revision: z.number() }),
    problems: Object.values(problems),
  }),
  openCases: endpoint({
    name: 'procedures.openCases',
    method: 'POST',
    path: '/api/procedures/bulk',
    summary: 'Open many cases of one procedure, as a plan proposes them; a job with progress, one case at a time.',
    permission: can('case.act'),
    body: z.object({
      cases: z
        .array(opening.extend({ subjectNo: no }))
        .min(1)
        .max(1000),
    }),
    output: z.object({ jobId: z.string() }),
    problems: Object.values(problems),
  }),
  amendCase: endpoint({
    name: 'procedures.amendCase',
    method: 'PUT',
    path: '/api/procedures/cases/:id',
    summary: 'Change what is applied for while the case stands with the applicant.',
    permission: can('case.act'),
    concurrency: true,
    params: id,
    body: opening.omit({ procedure: true }),
    output: z.object({ id: z.string(), revision: z.number() }),
    problems: Object.values(problems),
  }),
  actOnCase: endpoint({
    name: 'procedures.actOnCase',
    method: 'POST',
    path: '/api/procedures/cases/:id/acts',
    summary:
      'Submit, approve, consent, decline, return, withdraw, delegate, escalate, decide or refuse: whatever the table has here.',
    permission: can('case.act'),
    concurrency: true,
    params: id,
    body: z.object({
      action: procedureAction,
      reason: z.string().trim().max(500).nullish(),
      documentNo: z.string().trim().max(100).nullish(),
      documentOn: daySchema.nullish(),
      effectiveOn: daySchema.nullish(),
      unitNos: z.array(no).max(200).optional(),
      delegateNo: no.nullish(),
    }),
    output: z.object({
      id: z.string(),
      step: z.string(),
      outcome: z.string().nullable(),
      resultNo: z.number().nullable(),
      revision: z.number(),
    }),
    problems: Object.values(problems),
  }),
  getCase: endpoint({
    name: 'procedures.getCase',
    method: 'GET',
    path: '/api/procedures/cases/:id',
    summary: 'A case with its table, timeline, papers, due day and what the caller may do.',
    permission: can('case.read'),
    params: id,
    output: caseDetail,
    problems: [problems['case-not-found']],
  }),
  listCases: endpoint({
    name: 'procedures.listCases',
    method: 'GET',
    path: '/api/procedures/cases',
    summary: 'Cases in reach: at one’s own door, overdue, running or over; counted exactly.',
    permission: can('case.read'),
    query: pageQuery.extend(filter.shape),
    output: pageOf(caseSummary).extend({
      counts: z.object({ mine: z.number(), sent: z.number(), overdue: z.number(), open: z.number(), all: z.number() }),
    }),
  }),
  exportCases: endpoint({
    name: 'procedures.exportCases',
    method: 'GET',
    path: '/api/procedures/export',
    summary: 'The list of cases under the same filter as a spreadsheet.',
    permission: can('case.export'),
    query: filter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  attachDocument: endpoint({
    name: 'procedures.attachDocument',
    method: 'POST',
    path: '/api/procedures/cases/:id/documents',
    summary: 'Attach a paper: PDF, OFD, JPEG, PNG, DOCX or XLSX, known by its content.',
    permission: can('case.act'),
    transport: 'upload',
    params: id,
    body: z.object({ paper: z.string().max(40) }),
    output: z.object({ id: z.string() }),
    problems: Object.values(problems),
  }),
  removeDocument: endpoint({
    name: 'procedures.removeDocument',
    method: 'DELETE',
    path: '/api/procedures/documents/:id',
    summary: 'Take a paper off again while the case stands with the applicant; the timeline keeps that it was there.',
    permission: can('case.act'),
    params: id,
    output: z.object({ id: z.string() }),
    problems: Object.values(problems),
  }),
  downloadDocument: endpoint({
    name: 'procedures.downloadDocument',
    method: 'GET',
    path: '/api/procedures/documents/:id',
    summary: 'A paper as it was attached.',
    permission: can('case.read'),
    params: id,
    output: z.any(),
    problems: [problems['case-document-not-found']],
    transport: 'file',
  }),
  ...letterEndpoints,
  ...calendarEndpoints,
  ...tableEndpoints,
}

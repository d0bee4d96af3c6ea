import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { learningProblems as problems } from './problems.ts'
import {
  byId,
  change,
  count,
  id,
  learner,
  learnerKinds,
  line,
  named,
  no,
  optionalLine,
  read,
  way,
  yearQuery,
} from './contract-shapes.ts'

const states = ['entered', 'verified', 'declined', 'retracted'] as const

export const certificateView = z.object({
  id: z.string(),
  learner: z.object({ kind: z.enum(learnerKinds), id: z.string(), name: z.string() }),
  unit: named,
  issuer: z.string(),
  title: z.string(),
  way,
  fromOn: z.string(),
  untilOn: z.string(),
  minutes: count,
  documentNo: z.string().nullable(),
  state: z.enum(states),
  decidedOn: z.string().nullable(),
  reason: z.string().nullable(),
})

const certificateFilter = z.object({
  state: z.enum(states).optional(),
  year: yearQuery.optional(),
  learnerId: z.uuid().optional(),
  q: z.string().trim().max(60).optional(),
})

export const certificateEndpoints = {
  listCertificates: endpoint({
    name: 'learning.listCertificates',
    method: 'GET',
    path: '/api/learning/certificates',
    summary: 'Outside certificates of hours of people in reach, those to be looked at first.',
    permission: read,
    query: pageQuery.extend(certificateFilter.shape),
    output: pageOf(certificateView).extend({ classHourMinutes: count, can: z.object({ change: z.boolean() }) }),
  }),
  exportCertificates: endpoint({
    name: 'learning.exportCertificates',
    method: 'GET',
    path: '/api/learning/certificates/export',
    summary: 'The same list as a spreadsheet in the language of the page; recorded in the audit log.',
    permission: { action: 'learning.export' },
    query: certificateFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  enterCertificate: endpoint({
    name: 'learning.enterCertificate',
    method: 'POST',
    path: '/api/learning/certificates',
    summary: 'Enter a certificate of hours that somebody else issued. It counts once it is verified.',
    permission: change,
    body: z.object({
      learner,
      unitNo: no,
      issuer: line(120),
      title: line(120),
      way,
      fromOn: daySchema,
      untilOn: daySchema,
      classHours: z.number().int().min(1).max(500),
      documentNo: optionalLine(100),
    }),
    output: id,
    problems: [problems['learner-not-found'], problems['certificate-days-unfit'], problems['certificate-exists']],
  }),
  importCertificates: endpoint({
    name: 'learning.importCertificates',
    method: 'POST',
    path: '/api/learning/certificates/import',
    summary:
      'Enter certificates from a sheet, a row each; rows that cannot be read are told with their number and nothing of them is kept.',
    permission: change,
    output: z.object({
      entered: count,
      refused: z.array(z.object({ row: count, code: z.string() })),
    }),
    problems: [problems['certificate-sheet-unreadable']],
    transport: 'upload',
  }),
  decideCertificate: endpoint({
    name: 'learning.decideCertificate',
    method: 'POST',
    path: '/api/learning/certificates/:id/decide',
    summary: 'Verify a certificate, decline it, or take a verified one back; the last two with the reason.',
    permission: { action: 'learning.verify' },
    params: byId,
    body: z.object({ state: z.enum(['verified', 'declined', 'retracted']), reason: optionalLine(200) }),
    output: id,
    problems: [
      problems['certificate-not-found'],
      problems['certificate-cannot-move'],
      problems['certificate-reason-missing'],
      problems['certificate-own'],
    ],
  }),
}

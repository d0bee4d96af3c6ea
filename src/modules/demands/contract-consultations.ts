import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { byId, count, named, no, saved, text } from './contract-shapes.ts'
import { demandProblems as problems } from './problems.ts'
import { consultationStates } from './rules/consultations.ts'

const read = { action: 'deliberation.read' }
const keep = { action: 'deliberation.keep' }

export const consultationViews = ['open', 'mine', 'answered', 'declined', 'withdrawn', 'lapsed', 'all'] as const
/** `open` waits for an answer, `mine` for one of the own side; days are those of asking, `untilOn` is the day after the last. */
export const consultationFilter = z.object({
  view: z.enum(consultationViews).default('open'),
  orgNo: no.optional(),
  districtNo: no.optional(),
  q: text(60).optional(),
  fromOn: daySchema.optional(),
  untilOn: daySchema.optional(),
})
export type ConsultationFilter = z.output<typeof consultationFilter>

/** A consultation in a list. The organisation reads number and title of the issue here, and nothing else of it. */
export const consultationRow = z.object({
  id: z.string(),
  no: count,
  issue: z.object({ no: count, title: z.string() }),
  /** Unit that deliberates the issue. */
  host: named,
  organisation: named,
  askedOn: z.string(),
  dueOn: z.string(),
  state: z.enum(consultationStates),
  /** Day it was answered, declined or lapsed. */
  closedOn: z.string().nullable(),
  revision: count,
})
/** What was asked, found and advised. */
export const consultationView = consultationRow.extend({
  question: z.string(),
  finding: z.string().nullable(),
  advice: z.string().nullable(),
  reason: z.string().nullable(),
  /** How the organisation said so, where who asked entered it. */
  told: z.string().nullable(),
  /** `answer`: for the own side; `tell`: what the organisation told who asked. */
  can: z.object({ answer: z.boolean(), tell: z.boolean(), withdraw: z.boolean() }),
})

const told = text(200).nullish()

export const consultationEndpoints = {
  listConsultations: endpoint({
    name: 'demands.listConsultations',
    method: 'GET',
    path: '/api/demands/consultations',
    summary: 'Consultations on issues in reach, and those the own organisation is asked for (ZF-20).',
    permission: read,
    query: consultationFilter.extend(pageQuery.shape),
    output: pageOf(consultationRow),
  }),
  exportConsultations: endpoint({
    name: 'demands.exportConsultations',
    method: 'GET',
    path: '/api/demands/consultations/export',
    summary: 'The same list as a spreadsheet, with what was found and advised.',
    permission: { action: 'deliberation.export' },
    query: consultationFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  getConsultation: endpoint({
    name: 'demands.getConsultation',
    method: 'GET',
    path: '/api/demands/consultations/:id',
    summary: 'A consultation with title and description of its issue; the issue itself is named to its readers alone.',
    permission: read,
    params: byId,
    output: consultationView.extend({
      what: z.string().nullable(),
      category: z.string(),
      /** The issue, for who reads it. */
      issueId: z.string().nullable(),
    }),
    problems: [problems['consultation-not-found']],
  }),
  askConsultation: endpoint({
    name: 'demands.askConsultation',
    method: 'POST',
    path: '/api/demands/issues/:id/consultations',
    summary: 'Ask one or more social organisations in reach to diagnose the hard problem of an issue (会诊, ZF-20).',
    permission: keep,
    params: byId,
    body: z.object({ orgNos: z.array(no).min(1).max(20), question: text(1000).min(2), dueOn: daySchema }),
    output: z.object({ items: z.array(z.object({ id: z.string(), no: count })) }),
    problems: [
      problems['issue-not-found'],
      problems['issue-not-now'],
      problems['consultation-unit-unfit'],
      problems['consultation-asked-already'],
      problems['consultation-day-past'],
    ],
  }),
  answerConsultation: endpoint({
    name: 'demands.answerConsultation',
    method: 'POST',
    path: '/api/demands/consultations/:id/answer',
    summary:
      'Say what one finds and advises, or why one does not take it on; who asked enters with how what the organisation told it.',
    permission: keep,
    params: byId,
    body: z.discriminatedUnion('act', [
      z.object({ act: z.literal('answer'), finding: text(4000).min(1), advice: text(4000).min(1), told }),
      z.object({ act: z.literal('decline'), reason: text(1000).min(1), told }),
    ]),
    output: saved,
    concurrency: true,
    problems: [
      problems['consultation-not-found'],
      problems['consultation-not-now'],
      problems['consultation-not-yours'],
      problems['consultation-told-missing'],
    ],
  }),
  withdrawConsultation: endpoint({
    name: 'demands.withdrawConsultation',
    method: 'POST',
    path: '/api/demands/consultations/:id/withdraw',
    summary: 'Take back what an organisation was asked and has not answered, with the reason; it reads both.',
    permission: keep,
    params: byId,
    body: z.object({ reason: text(1000).min(1) }),
    output: saved,
    concurrency: true,
    problems: [problems['consultation-not-found'], problems['consultation-not-now'], problems['consultation-not-yours']],
  }),
}

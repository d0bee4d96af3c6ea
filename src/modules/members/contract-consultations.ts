import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { memberProblems as problems } from './problems.ts'

const byId = z.object({ id: z.uuid() })
const no = z.coerce.number().int().positive()
const text = (most: number) => z.string().trim().max(most)
const every = Object.values(problems)
const made = z.object({ id: z.string(), revision: z.number().int() })

export const consultationStates = ['open', 'handed', 'answered'] as const

export const consultationFilter = z.object({
  stationId: z.uuid().optional(),
  topic: z.string().max(40).optional(),
  state: z.enum(consultationStates).optional(),
  districtNo: no.optional(),
  fromOn: daySchema.optional(),
  untilOn: daySchema.optional(),
})
export type ConsultationFilter = z.output<typeof consultationFilter>

/** CD-24: advice on Party affairs at a station. Who asks need not say who they are. */
export const consultationEndpoints = {
  listTopics: endpoint({
    name: 'members.listTopics',
    method: 'GET',
    path: '/api/members/consultations/topics',
    summary: 'Kinds of advice the programme of the district names.',
    permission: { action: 'member.read' },
    output: z.object({
      topics: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
      version: z.string(),
      source: z.string(),
    }),
    problems: [problems['member-rule-missing']],
  }),
  listConsultations: endpoint({
    name: 'members.listConsultations',
    method: 'GET',
    path: '/api/members/consultations',
    summary: 'Advice on Party affairs asked for at stations, those that wait first; names masked outside the own organisation.',
    permission: { action: 'member.read' },
    query: consultationFilter.extend(pageQuery.shape),
    output: pageOf(
      z.object({
        id: z.string(),
        no: z.number().int(),
        revision: z.number().int(),
        station: z.object({ id: z.string(), name: z.string() }),
        onDay: z.string(),
        topic: z.string(),
        question: z.string(),
        /** Null where who asked stayed unnamed. */
        asker: z.string().nullable(),
        state: z.enum(consultationStates),
        answer: z.string().nullable(),
        answeredOn: z.string().nullable(),
        handedTo: z.object({ no: z.number().int(), name: z.string() }).nullable(),
        handedOn: z.string().nullable(),
        can: z.object({ answer: z.boolean(), withdraw: z.boolean() }),
      }),
    ).extend({
      /** Of what is shown: how many of each kind. */
      topics: z.array(z.object({ topic: z.string(), count: z.number().int() })),
      unanswered: z.number().int(),
    }),
  }),
  exportConsultations: endpoint({
    name: 'members.exportConsultations',
    method: 'GET',
    path: '/api/members/consultations/export',
    summary: 'The same list as a spreadsheet.',
    permission: { action: 'member.export' },
    query: consultationFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  askConsultation: endpoint({
    name: 'members.askConsultation',
    method: 'POST',
    path: '/api/members/stations/:id/consultations',
    summary: 'Enter advice asked for at a station, with its answer where it was given at once (CD-24).',
    permission: { action: 'member.change' },
    params: byId,
    body: z.object({
      onDay: daySchema,
      topic: z.string().max(40),
      question: text(300).min(1),
      asker: text(60).nullish(),
      answer: text(500).nullish(),
    }),
    output: made,
    problems: every,
  }),
  answerConsultation: endpoint({
    name: 'members.answerConsultation',
    method: 'POST',
    path: '/api/members/consultations/:id/answer',
    summary: 'Answer what was asked, or hand it to another unit; what was handed over is answered by either side.',
    permission: { action: 'member.change' },
    params: byId,
    body: z.discriminatedUnion('act', [
      z.object({ act: z.literal('answer'), answer: text(500).min(1) }),
      z.object({ act: z.literal('hand'), unitNo: no }),
    ]),
    output: made,
    problems: every,
    concurrency: true,
  }),
  withdrawConsultation: endpoint({
    name: 'members.withdrawConsultation',
    method: 'POST',
    path: '/api/members/consultations/:id/withdraw',
    summary: 'Take advice back that was entered by mistake.',
    permission: { action: 'member.change' },
    params: byId,
    output: z.object({ id: z.string() }),
    problems: [problems['consultation-not-found']],
  }),
}

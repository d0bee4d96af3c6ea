import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { named } from './contract-agreements.ts'
import { allianceProblems as problems } from './problems.ts'
import { callAnswers, callStages } from './rules/network.ts'

const unitNo = z.coerce.number().int().positive()
const text = (most: number) => z.string().trim().min(1).max(most)
const said = (most: number) => z.string().trim().max(most).nullish()
const stage = z.enum(callStages)
const id = z.object({ id: z.uuid() })
const changed = z.object({ id: z.string(), revision: z.number().int() })
const read = { action: 'network.read' }
const act = { action: 'network.act' }

export const callView = z.object({
  id: z.string(),
  no: z.number().int(),
  revision: z.number().int(),
  stage,
  caller: named,
  basis: z.enum(['network', 'agreement']),
  lead: named.nullable(),
  agreementId: z.string().nullable(),
  kind: z.string(),
  title: z.string(),
  onDay: z.string(),
  place: z.string().nullable(),
  calledOn: z.string(),
  activityId: z.string().nullable(),
  /** In the order of the call. */
  answers: z.array(named.extend({ answer: z.enum(['asked', ...callAnswers]), reason: z.string().nullable() })),
  /** Units the caller may answer for now. */
  canAnswer: z.array(z.number().int()),
  can: z.object({ plan: z.boolean(), withdraw: z.boolean() }),
})

const filter = z.object({
  stage: stage.optional(),
  /** Only those that wait for an answer of the caller. */
  mine: z.enum(['true']).optional(),
  basis: z.enum(['network', 'agreement']).optional(),
  unitNo: unitNo.optional(),
  q: z.string().trim().max(60).optional(),
})

export const callEndpoints = {
  listCalls: endpoint({
    name: 'alliances.listCalls',
    method: 'GET',
    path: '/api/alliances/calls',
    summary: 'Calls for joint work among linked organisations, one of which is in reach, the newest first. Nobody is ranked.',
    permission: read,
    query: filter.extend(pageQuery.shape),
    output: pageOf(callView).extend({ waiting: z.number().int(), can: z.object({ call: z.boolean() }) }),
  }),
  exportCalls: endpoint({
    name: 'alliances.exportCalls',
    method: 'GET',
    path: '/api/alliances/calls/export',
    summary: 'The same list as a spreadsheet.',
    permission: { action: 'network.export' },
    query: filter.extend(fileQuery),
    output: z.unknown(),
    transport: 'file',
  }),
  getCall: endpoint({
    name: 'alliances.getCall',
    method: 'GET',
    path: '/api/alliances/calls/:id',
    summary: 'One call with its answers.',
    permission: read,
    params: id,
    output: callView.extend({
      body: z.string().nullable(),
      agreement: z.string().nullable(),
      closedOn: z.string().nullable(),
      closeReason: z.string().nullable(),
    }),
    problems: [problems['call-not-found']],
  }),
  findLinked: endpoint({
    name: 'alliances.findLinked',
    method: 'GET',
    path: '/api/alliances/calls/linked',
    summary: 'Whom a unit in reach is linked with: networks it stands in, and agreements in force it has signed.',
    permission: act,
    query: z.object({ unitNo }),
    output: z.object({
      networks: z.array(z.object({ lead: named, units: z.array(named) })),
      agreements: z.array(z.object({ id: z.string(), title: z.string(), units: z.array(named) })),
    }),
  }),
  makeCall: endpoint({
    name: 'alliances.makeCall',
    method: 'POST',
    path: '/api/alliances/calls',
    summary: 'Call on linked organisations for joint work on a day, on the basis of a network or an agreement.',
    permission: act,
    body: z.object({
      unitNo,
      /** One of the two: the network of a lead unit, or an agreement in force. */
      leadNo: unitNo.nullish(),
      agreementId: z.uuid().nullish(),
      unitNos: z.array(unitNo).max(100),
      kind: text(40),
      title: text(120),
      body: said(2000),
      place: said(200),
      onDay: daySchema,
    }),
    output: changed,
    problems: [
      problems['network-unit-not-found'],
      problems['network-day-unfit'],
      problems['call-not-linked'],
      problems['call-nobody-asked'],
      problems['agreement-word-unknown'],
    ],
  }),
  answerCall: endpoint({
    name: 'alliances.answerCall',
    method: 'POST',
    path: '/api/alliances/calls/:id/answers',
    summary: 'Join, or say why not, for a unit in reach that was called on; until the activity is planned the answer may change.',
    permission: act,
    params: id,
    body: z.object({ unitNo, answer: z.enum(callAnswers), reason: said(300) }),
    output: changed,
    problems: [
      problems['call-not-found'],
      problems['call-closed'],
      problems['call-not-asked'],
      problems['network-reason-missing'],
    ],
  }),
  planCall: endpoint({
    name: 'alliances.planCall',
    method: 'POST',
    path: '/api/alliances/calls/:id/activity',
    summary: 'Make a planned activity of the call: who called is the host, who joins its partners.',
    permission: act,
    params: id,
    body: z.object({}),
    concurrency: true,
    output: changed.extend({ activityId: z.string() }),
    problems: [problems['call-not-found'], problems['call-closed'], problems['call-nobody-joins']],
  }),
  withdrawCall: endpoint({
    name: 'alliances.withdrawCall',
    method: 'POST',
    path: '/api/alliances/calls/:id/withdrawal',
    summary: 'Call it off before it is planned, with the reason.',
    permission: act,
    params: id,
    body: z.object({ reason: text(300) }),
    concurrency: true,
    output: changed,
    problems: [problems['call-not-found'], problems['call-closed']],
  }),
}

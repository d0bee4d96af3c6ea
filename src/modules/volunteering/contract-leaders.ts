import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import * as s from './contract-shapes.ts'
import { leaderStates } from './rules/leaders.ts'

const { byId, code, named, nodeFilter, ok, people, problems } = s
const count = z.number().int()
const whole = z.number().int().positive()
const state = z.enum(leaderStates)
const leaderName = z.object({ zh: z.string(), en: z.string() })
const filter = {
  ...nodeFilter,
  state: state.optional(),
  why: code.optional(),
  unitNo: z.coerce.number().int().positive().optional(),
  /** Found within these days. */
  fromOn: daySchema.optional(),
  untilOn: daySchema.optional(),
}
/** What they are called in the district, why somebody is found, and why staff end it. */
const leaderWords = z.object({ name: leaderName, whys: z.array(s.word), ends: z.array(s.word) })
export const leaderView = z.object({
  id: z.string(),
  no: count,
  /** Masked outside the own organisation; null once it has ended. */
  name: z.string().nullable(),
  unit: named,
  foundOn: z.string(),
  why: z.string(),
  state,
  trainedOn: z.string().nullable(),
  activeOn: z.string().nullable(),
  trainings: count,
  activities: count,
  endedOn: z.string().nullable(),
  endedBy: z.enum(['person', 'staff']).nullable(),
  endWhy: z.string().nullable(),
})
export const stepView = z.object({
  id: z.string(),
  what: z.enum(['session', 'talk', 'activity']),
  onDay: z.string(),
  title: z.string().nullable(),
  /** False where the service it rests on was corrected away. */
  stands: z.boolean(),
})
/** What the person reads of it: all of it. */
export const ownLeaderView = z.object({
  name: leaderName,
  unit: z.string(),
  foundOn: z.string(),
  consentOn: z.string(),
  why: s.word,
  words: z.string().nullable(),
  state,
  steps: z.array(stepView),
})

export const leaderEndpoints = {
  listLeaders: endpoint({
    name: 'volunteering.listLeaders',
    method: 'GET',
    path: '/api/volunteering/leaders',
    summary: 'Community leaders in reach in the order they were found, names masked; ranked nowhere.',
    permission: people,
    query: pageQuery.extend(filter),
    output: pageOf(leaderView).extend({
      counts: z.object({ found: count, trained: count, active: count, ended: count }),
      words: leaderWords,
    }),
  }),
  exportLeaders: endpoint({
    name: 'volunteering.exportLeaders',
    method: 'POST',
    path: '/api/volunteering/leaders/export',
    summary: 'The list of community leaders as a spreadsheet, masked as on the page.',
    permission: s.exporting,
    query: z.object({ ...filter, ...fileQuery }),
    output: z.object({}),
    transport: 'file',
  }),
  getLeader: endpoint({
    name: 'volunteering.getLeader',
    method: 'GET',
    path: '/api/volunteering/leaders/:id',
    summary: 'A community leader: why found, trained by what, what was organised.',
    permission: people,
    params: byId,
    output: leaderView.extend({
      words: z.string().nullable(),
      consentOn: z.string(),
      steps: z.array(stepView),
      /** Sessions the person served in since the first training and which are not yet said to be organised by the person. */
      couldBe: z.array(z.object({ shiftId: z.string(), title: z.string(), heldOn: z.string() })),
    }),
    problems,
  }),
  findLeader: endpoint({
    name: 'volunteering.findLeader',
    method: 'POST',
    path: '/api/volunteering/leaders',
    summary:
      'Write down that a resident was found to be a leader of the neighbourhood, why, and that the person agreed. The code of a new person is shown once.',
    permission: people,
    body: z.object({
      unitNo: whole,
      who: z.union([z.object({ volunteerId: z.uuid() }), z.object({ name: s.said(40), phone: s.phone })]),
      foundOn: daySchema,
      why: code,
      words: s.said(500),
      consentOn: daySchema,
      consent: z.literal(true),
    }),
    output: ok.extend({ code: z.string().nullable() }),
    problems,
    secretAnswer: true,
  }),
  addLeaderStep: endpoint({
    name: 'volunteering.addLeaderStep',
    method: 'POST',
    path: '/api/volunteering/leaders/:id/steps',
    summary: 'What a leader was trained by, a session of learning or a talk, or a session of service the leader organised.',
    permission: people,
    params: byId,
    body: z.discriminatedUnion('what', [
      z.object({ what: z.literal('session'), sessionId: z.uuid() }),
      z.object({ what: z.literal('talk'), onDay: daySchema, title: s.said(100) }),
      z.object({ what: z.literal('activity'), shiftId: z.uuid() }),
    ]),
    output: ok,
    problems,
  }),
  dropLeaderStep: endpoint({
    name: 'volunteering.dropLeaderStep',
    method: 'POST',
    path: '/api/volunteering/leader-steps/:id/drop',
    summary: 'Take a step out that was entered wrongly.',
    permission: people,
    params: byId,
    output: ok,
    problems,
  }),
  endLeader: endpoint({
    name: 'volunteering.endLeader',
    method: 'POST',
    path: '/api/volunteering/leaders/:id/end',
    summary: 'End it, with the reason; the words about the person are deleted.',
    permission: people,
    params: byId,
    body: z.object({ why: code }),
    output: ok,
    problems,
  }),
  endOwnLeader: endpoint({
    name: 'volunteering.endOwnLeader',
    method: 'POST',
    path: '/api/volunteering/own/leader/end',
    summary: 'End being developed as a community leader oneself; no reason is asked.',
    permission: 'signed-in',
    output: z.object({ ended: z.boolean() }),
    problems,
  }),
  endLeaderByCode: endpoint({
    name: 'volunteering.endLeaderByCode',
    method: 'POST',
    path: '/api/volunteering/open/leader/end',
    summary: 'The same without an account, by the code.',
    permission: 'public',
    body: z.object({ code: z.string().trim().min(6).max(40) }),
    output: z.object({ ended: z.boolean() }),
    problems,
    repeatable: true,
  }),
}

import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { learningProblems as problems } from './problems.ts'
import {
  audience,
  byId,
  change,
  count,
  id,
  line,
  named,
  no,
  optionalLine,
  read,
  ruleView,
  way,
  word,
  yearQuery,
} from './contract-shapes.ts'

const code = z.string().max(40).nullish()
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'not-a-time' })

export const planView = z.object({
  id: z.string(),
  node: named,
  districtNo: count,
  year: count,
  theme: z.string(),
  campaign: z.string().nullable(),
  level: z.string().nullable(),
  document: z.string().nullable(),
  /** Sessions of the plan that were not called off, and how many of them have begun. */
  sessions: count,
  begun: count,
})

export const sessionView = z.object({
  id: z.string(),
  title: z.string(),
  node: named,
  districtNo: count,
  planId: z.string().nullable(),
  plan: z.string().nullable(),
  kind: z.string(),
  /** How it counts under the rule in force; null for sessions that count for nothing. */
  way: way.nullable(),
  startsAt: z.string(),
  endsAt: z.string(),
  halfDays: count.nullable(),
  /** Minutes it is worth to somebody who was there. */
  minutes: count,
  place: z.string().nullable(),
  audiences: z.array(audience),
  level: z.string().nullable(),
  campaign: z.string().nullable(),
  partners: z.array(named),
  /** The study this practice follows from (NS-66). */
  follows: z.object({ id: z.string(), title: z.string() }).nullable(),
  cancelReason: z.string().nullable(),
  /** People in reach. */
  enrolled: count,
  attended: count,
})

/** One filter for list and export. */
export const sessionFilter = z.object({
  districtNo: no.optional(),
  year: yearQuery.optional(),
  planId: z.uuid().optional(),
  audience: audience.optional(),
  kind: z.string().max(40).optional(),
  way: way.optional(),
  level: z.string().max(40).optional(),
  /** Held together by several bodies. */
  joint: z.enum(['true', 'false']).optional(),
  /** Up to and with this day. */
  until: daySchema.optional(),
  q: z.string().trim().max(60).optional(),
})
export type SessionFilter = z.output<typeof sessionFilter>

const planFilter = z.object({ districtNo: no.optional(), year: yearQuery.optional(), level: z.string().max(40).optional() })

export const planEndpoints = {
  getWords: endpoint({
    name: 'learning.getWords',
    method: 'GET',
    path: '/api/learning/words',
    summary:
      'Kinds of sessions, levels, study campaigns, conversion and yearly minimums of a district, with the rules they come from.',
    permission: read,
    query: z.object({ districtNo: no.optional() }),
    output: z.object({
      districtNo: count.nullable(),
      kinds: z.array(word.extend({ way: way.nullable() })),
      levels: z.array(word),
      campaigns: z.array(word),
      conversion: z.object({ classHourMinutes: count, dayHours: count, halfDayHours: count }),
      minimums: z.array(z.object({ audience: z.string(), hours: count, centralised: count, inPostBy: z.string().nullable() })),
      lessonMinutes: count,
      rules: z.array(ruleView),
      can: z.object({ change: z.boolean(), export: z.boolean(), teach: z.boolean() }),
    }),
  }),
  listPlans: endpoint({
    name: 'learning.listPlans',
    method: 'GET',
    path: '/api/learning/plans',
    summary: 'Training plans of the bodies in reach or above it, the latest year first.',
    permission: read,
    query: pageQuery.extend(planFilter.shape),
    output: pageOf(planView),
  }),
  exportPlans: endpoint({
    name: 'learning.exportPlans',
    method: 'GET',
    path: '/api/learning/plans/export',
    summary: 'The same list as a spreadsheet in the language of the page; recorded in the audit log.',
    permission: { action: 'learning.export' },
    query: planFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  getPlan: endpoint({
    name: 'learning.getPlan',
    method: 'GET',
    path: '/api/learning/plans/:id',
    summary: 'One training plan.',
    permission: read,
    params: byId,
    output: planView.extend({ can: z.object({ change: z.boolean() }) }),
    problems: [problems['training-plan-not-found']],
  }),
  recordPlan: endpoint({
    name: 'learning.recordPlan',
    method: 'POST',
    path: '/api/learning/plans',
    summary: 'Record the training plan of a body for a year, with its theme and the study campaign it serves (NS-17, CD-28).',
    permission: change,
    body: z.object({
      nodeNo: no,
      year: z.number().int().min(1949).max(2200),
      theme: line(120),
      campaign: code,
      level: code,
      document: optionalLine(200),
    }),
    output: id,
    problems: [problems['training-body-not-found'], problems['training-word-unknown']],
  }),
  withdrawPlan: endpoint({
    name: 'learning.withdrawPlan',
    method: 'POST',
    path: '/api/learning/plans/:id/withdraw',
    summary: 'Take a plan back that has no session.',
    permission: change,
    params: byId,
    output: id,
    problems: [problems['training-plan-not-found'], problems['training-plan-has-sessions']],
  }),
  listSessions: endpoint({
    name: 'learning.listSessions',
    method: 'GET',
    path: '/api/learning/sessions',
    summary: 'Sessions of training and study by their day, the latest first.',
    permission: read,
    query: pageQuery.extend(sessionFilter.shape),
    output: pageOf(sessionView),
  }),
  exportSessions: endpoint({
    name: 'learning.exportSessions',
    method: 'GET',
    path: '/api/learning/sessions/export',
    summary: 'The same list as a spreadsheet in the language of the page; recorded in the audit log.',
    permission: { action: 'learning.export' },
    query: sessionFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  exportClassList: endpoint({
    name: 'learning.exportClassList',
    method: 'GET',
    path: '/api/learning/sessions/:id/people/export',
    summary: 'The class list of a session as a spreadsheet; recorded in the audit log.',
    permission: { action: 'learning.export' },
    params: byId,
    query: z.object(fileQuery),
    output: z.any(),
    transport: 'file',
    problems: [problems['training-session-not-found']],
  }),
  getSession: endpoint({
    name: 'learning.getSession',
    method: 'GET',
    path: '/api/learning/sessions/:id',
    summary: 'One session with its class list: who is expected and who was there, of the people in reach.',
    permission: read,
    params: byId,
    output: sessionView.extend({
      people: z.array(
        z.object({
          kind: z.enum(['post', 'member']),
          id: z.string(),
          name: z.string(),
          audience: audience.nullable(),
          unit: named,
          enrolled: z.boolean(),
          attended: z.boolean(),
        }),
      ),
      lessons: z.array(z.object({ id: z.string(), title: z.string() })),
      /** Services that follow on it (NS-66), with how many sessions of them were held; set freely, counted nowhere. */
      followUps: z.array(
        z.object({
          needId: z.string(),
          title: z.string(),
          host: named,
          sessions: z.number().int(),
          lastOn: z.string().nullable(),
        }),
      ),
      can: z.object({ change: z.boolean(), enrol: z.boolean() }),
    }),
    problems: [problems['training-session-not-found']],
  }),
  planSession: endpoint({
    name: 'learning.planSession',
    method: 'POST',
    path: '/api/learning/sessions',
    summary: 'Plan a session for audiences, or record one that was held: by the clock, or as so many half-days.',
    permission: change,
    body: z.object({
      planId: z.uuid().nullish(),
      nodeNo: no,
      title: line(120),
      kind: z.string().max(40),
      fromOn: daySchema,
      startTime: clock,
      untilOn: daySchema.nullish(),
      endTime: clock,
      halfDays: z.number().int().min(1).max(120).nullish(),
      place: optionalLine(120),
      audiences: z.array(audience).max(6).default([]),
      level: code,
      campaign: code,
      partnerNos: z.array(no).max(40).default([]),
      followsId: z.uuid().nullish(),
    }),
    output: id,
    problems: [
      problems['training-body-not-found'],
      problems['training-plan-not-found'],
      problems['training-session-not-found'],
      problems['training-word-unknown'],
      problems['training-session-days-unfit'],
    ],
  }),
  cancelSession: endpoint({
    name: 'learning.cancelSession',
    method: 'POST',
    path: '/api/learning/sessions/:id/cancel',
    summary: 'Call a session off to which nobody came; with the reason.',
    permission: change,
    params: byId,
    body: z.object({ reason: line(200) }),
    output: id,
    problems: [
      problems['training-session-not-found'],
      problems['training-session-cancelled'],
      problems['training-session-attended'],
    ],
  }),
}

import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { learningProblems as problems } from './problems.ts'
import { audience, byId, change, count, learner, named, read } from './contract-shapes.ts'

const missing = [problems['training-session-not-found'], problems['training-session-cancelled']]

/** The class list of a session: who is expected, and who was there. */
export const classEndpoints = {
  listCandidates: endpoint({
    name: 'learning.listCandidates',
    method: 'GET',
    path: '/api/learning/sessions/:id/candidates',
    summary: 'People of the audiences of a session within reach who are not enrolled, by name; those of the day it begins.',
    permission: read,
    params: byId,
    query: z.object({ audience: audience.optional(), q: z.string().trim().max(60).optional() }),
    output: z.object({
      items: z.array(z.object({ kind: z.enum(['post', 'member']), id: z.string(), name: z.string(), audience, unit: named })),
      /** How many there are; the list stops at five hundred. */
      total: count,
    }),
    problems: [problems['training-session-not-found']],
  }),
  enrol: endpoint({
    name: 'learning.enrol',
    method: 'POST',
    path: '/api/learning/sessions/:id/enrolments',
    summary: 'Enrol people of the audiences in a session (NS-17, LH-19, CD-17).',
    permission: change,
    params: byId,
    body: z.object({ people: z.array(learner).min(1).max(500) }),
    output: z.object({ enrolled: count }),
    problems: [...missing, problems['learner-not-in-audience']],
  }),
  withdrawEnrolment: endpoint({
    name: 'learning.withdrawEnrolment',
    method: 'POST',
    path: '/api/learning/sessions/:id/enrolments/withdraw',
    summary: 'Take an enrolment back of somebody who did not attend.',
    permission: change,
    params: byId,
    body: learner,
    output: z.object({ id: z.string() }),
    problems: [...missing, problems['enrolment-not-found'], problems['learner-attended']],
  }),
  recordAttendance: endpoint({
    name: 'learning.recordAttendance',
    method: 'POST',
    path: '/api/learning/sessions/:id/attendance',
    summary:
      'The organiser enters who of the class list was there, and takes back who was not. The only source of hours besides certificates.',
    permission: change,
    params: byId,
    body: z.object({ present: z.array(learner).max(2000).default([]), absent: z.array(learner).max(2000).default([]) }),
    output: z.object({ attended: count }),
    problems: [...missing, problems['enrolment-not-found'], problems['training-session-not-begun']],
  }),
}

import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { learningProblems as problems } from './problems.ts'
import { byId, change, id, line, named, no, optionalLine, read } from './contract-shapes.ts'

const states = ['requested', 'confirmed', 'delivered', 'told', 'declined', 'withdrawn'] as const
const person = { id: z.string(), name: z.string() }

const lecturerFilter = z.object({ q: z.string().trim().max(60).optional(), topic: z.string().trim().max(60).optional() })
const requestFilter = z.object({ state: z.enum(states).optional(), lecturerId: z.uuid().optional() })
const expertFilter = z.object({
  districtNo: no.optional(),
  asOf: daySchema.optional(),
  q: z.string().trim().max(60).optional(),
})

export const lecturerEndpoints = {
  exportLecturers: endpoint({
    name: 'learning.exportLecturers',
    method: 'GET',
    path: '/api/learning/lecturers/export',
    summary: 'The same list as a spreadsheet in the language of the page; recorded in the audit log.',
    permission: { action: 'learning.export' },
    query: lecturerFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  exportRequests: endpoint({
    name: 'learning.exportRequests',
    method: 'GET',
    path: '/api/learning/lecture-requests/export',
    summary: 'The same list as a spreadsheet in the language of the page; recorded in the audit log.',
    permission: { action: 'learning.export' },
    query: requestFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  exportExperts: endpoint({
    name: 'learning.exportExperts',
    method: 'GET',
    path: '/api/learning/experts/export',
    summary: 'The same list as a spreadsheet in the language of the page; recorded in the audit log.',
    permission: { action: 'learning.export' },
    query: expertFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  listLecturers: endpoint({
    name: 'learning.listLecturers',
    method: 'GET',
    path: '/api/learning/lecturers',
    summary: 'Lecturers of the corps with their topics, by name (LH-34).',
    permission: read,
    query: pageQuery.extend(lecturerFilter.shape),
    output: pageOf(
      z.object({ ...person, unit: named, topics: z.array(z.string()), fromOn: z.string(), untilOn: z.string().nullable() }),
    ).extend({ topics: z.array(z.string()), can: z.object({ change: z.boolean(), request: z.boolean() }) }),
  }),
  recordLecturer: endpoint({
    name: 'learning.recordLecturer',
    method: 'POST',
    path: '/api/learning/lecturers',
    summary: 'Take a member of a social organisation into the corps, with topics.',
    permission: change,
    body: z.object({
      name: line(40),
      unitNo: no,
      topics: z.array(line(60)).min(1).max(12),
      fromOn: daySchema,
      untilOn: daySchema.nullish(),
    }),
    output: id,
    problems: [problems['training-body-not-found'], problems['certificate-days-unfit']],
  }),
  listRequests: endpoint({
    name: 'learning.listRequests',
    method: 'GET',
    path: '/api/learning/lecture-requests',
    summary: 'Requests for lectures of units in reach, those under way first.',
    permission: read,
    query: pageQuery.extend(requestFilter.shape),
    output: pageOf(
      z.object({
        id: z.string(),
        lecturer: z.object(person),
        unit: named,
        topic: z.string(),
        wishedOn: z.string(),
        state: z.enum(states),
        heldOn: z.string().nullable(),
        line: z.string().nullable(),
        reason: z.string().nullable(),
        /** What can be done with it next, by this person. */
        can: z.array(z.enum(states)),
      }),
    ),
  }),
  requestLecture: endpoint({
    name: 'learning.requestLecture',
    method: 'POST',
    path: '/api/learning/lecture-requests',
    summary: 'Ask a lecturer for a lecture at a unit.',
    permission: { action: 'learning.request' },
    body: z.object({ lecturerId: z.uuid(), unitNo: no, topic: line(60), wishedOn: daySchema }),
    output: id,
    problems: [
      problems['lecturer-not-found'],
      problems['training-body-not-found'],
      problems['lecture-topic-unknown'],
      problems['lecture-day-past'],
    ],
  }),
  moveRequest: endpoint({
    name: 'learning.moveRequest',
    method: 'POST',
    path: '/api/learning/lecture-requests/:id/move',
    summary: 'Confirm, decline or withdraw a request, say that the lecture was held, and tell in a line how it was.',
    permission: { action: 'learning.request' },
    params: byId,
    body: z.object({
      state: z.enum(['confirmed', 'delivered', 'told', 'declined', 'withdrawn']),
      heldOn: daySchema.nullish(),
      line: optionalLine(200),
      reason: optionalLine(200),
    }),
    output: id,
    problems: [problems['lecture-not-found'], problems['lecture-cannot-move'], problems['lecture-words-missing']],
  }),
  listExperts: endpoint({
    name: 'learning.listExperts',
    method: 'GET',
    path: '/api/learning/experts',
    summary: 'Experts of the think tanks of a district with field and days of appointment (ZF-23).',
    permission: read,
    query: pageQuery.extend(expertFilter.shape),
    output: pageOf(
      z.object({
        ...person,
        field: z.string(),
        affiliation: z.string().nullable(),
        school: z.object(person),
        fromOn: z.string(),
        untilOn: z.string().nullable(),
        document: z.string().nullable(),
      }),
    ).extend({ tanks: z.array(z.object(person)), can: z.object({ teach: z.boolean() }) }),
  }),
  recordExpert: endpoint({
    name: 'learning.recordExpert',
    method: 'POST',
    path: '/api/learning/experts',
    summary: 'Appoint an expert to a think tank.',
    permission: { action: 'learning.teach' },
    body: z.object({
      schoolId: z.uuid(),
      name: line(40),
      field: line(60),
      affiliation: optionalLine(120),
      fromOn: daySchema,
      untilOn: daySchema.nullish(),
      document: optionalLine(200),
    }),
    output: id,
    problems: [problems['school-not-found'], problems['certificate-days-unfit']],
  }),
}

import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { learningProblems as problems } from './problems.ts'
import { audience, change, count, id, learnerKinds, named, no, read, ruleView, way, word, yearQuery } from './contract-shapes.ts'

const states = ['below', 'reached', 'not-applicable'] as const

export const hoursRow = z.object({
  kind: z.enum(learnerKinds),
  id: z.string(),
  name: z.string(),
  unit: named,
  /** Minutes that count, of all ways and of each. */
  minutes: count,
  centralised: count,
  collective: count,
  /** Of these from verified outside certificates. */
  certified: count,
  trainings: count,
  /** Minutes still wanting; null where the year asks nothing. */
  left: count.nullable(),
  state: z.enum(states),
})

/** One filter for list, counts and export. */
export const hoursFilter = z.object({
  districtNo: no.optional(),
  streetNo: no.optional(),
  year: yearQuery.optional(),
  asOf: daySchema.optional(),
  audience: z.enum(['secretary', 'liaison', 'full_time_worker', 'instructor', 'member']).default('secretary'),
  state: z.enum(states).optional(),
  q: z.string().trim().max(60).optional(),
})
export type HoursFilter = z.output<typeof hoursFilter>

export const countedSession = z.object({
  source: z.enum(['session', 'activity', 'certificate']),
  id: z.string(),
  /** null for an activity nobody gave a name: its kind says what it was. */
  title: z.string().nullable(),
  /** What it counts as; null for certificates. */
  kind: word.nullable(),
  on: z.string(),
  way,
  /** Minutes it is worth, and those of them that no other session of the person had counted. */
  credit: count,
  counted: count,
})

export const personHours = z.object({
  kind: z.enum(learnerKinds),
  id: z.string(),
  name: z.string(),
  units: z.array(named),
  year: count,
  audience: audience.nullable(),
  minutes: count,
  centralised: count,
  collective: count,
  trainings: count,
  /** null where no minimum is set for the audience. */
  minimum: z.object({ hours: count, centralised: count }).nullable(),
  left: count.nullable(),
  state: z.enum(states).nullable(),
  classHourMinutes: count,
  sessions: z.array(countedSession),
  /** Minutes counted by kind, in the order of the rules; null for certificates. */
  byKind: z.array(z.object({ source: z.enum(['session', 'activity', 'certificate']), kind: word.nullable(), minutes: count })),
  /** As what else the person is known here; its name where it is in reach. */
  twin: z.object({ kind: z.enum(learnerKinds), id: z.string(), name: z.string().nullable() }).nullable(),
  /** Members in reach of the same name, for who may say which of them it is. */
  sameNamed: z.array(z.object({ id: z.string(), name: z.string(), unit: named })),
  rules: z.array(ruleView),
})

const person = z.object({ kind: z.enum(learnerKinds), id: z.uuid() })

export const hoursEndpoints = {
  listHours: endpoint({
    name: 'learning.listHours',
    method: 'GET',
    path: '/api/learning/hours',
    summary:
      'Study hours of a year, by name: what counts, what is left, and whether the minimum applies (NS-18). Nobody is ranked.',
    permission: read,
    query: pageQuery.extend(hoursFilter.shape),
    output: pageOf(hoursRow).extend({
      year: count,
      counts: z.object({ below: count, reached: count, 'not-applicable': count }),
      minimum: z.object({ hours: count, centralised: count, inPostBy: z.string().nullable() }).nullable(),
      classHourMinutes: count,
      rules: z.array(ruleView),
    }),
  }),
  exportHours: endpoint({
    name: 'learning.exportHours',
    method: 'GET',
    path: '/api/learning/hours/export',
    summary: 'The same list as a spreadsheet in the language of the page; recorded in the audit log.',
    permission: { action: 'learning.export' },
    query: hoursFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  getPersonHours: endpoint({
    name: 'learning.getPersonHours',
    method: 'GET',
    path: '/api/learning/people/:kind/:id/hours',
    summary: 'The hours of somebody in a year, each with its sessions, what of them counts, and the rules.',
    permission: read,
    params: person,
    query: z.object({ year: yearQuery.optional() }),
    output: personHours,
    problems: [problems['learner-not-found']],
  }),
  exportPersonHours: endpoint({
    name: 'learning.exportPersonHours',
    method: 'GET',
    path: '/api/learning/people/:kind/:id/hours/export',
    summary: 'The year of somebody as a spreadsheet: every record that counts, and the sum.',
    permission: { action: 'learning.export' },
    params: person,
    query: z.object({ year: yearQuery.optional(), ...fileQuery }),
    output: z.any(),
    transport: 'file',
    problems: [problems['learner-not-found']],
  }),
  linkMember: endpoint({
    name: 'learning.linkMember',
    method: 'POST',
    path: '/api/learning/people/post/:id/member',
    summary: 'Says that a person in post is this member: what either attended then counts for both, once.',
    permission: change,
    params: z.object({ id: z.uuid() }),
    body: z.object({ memberId: z.uuid() }),
    output: id,
    problems: [problems['learner-not-found'], problems['learner-linked']],
  }),
  unlinkMember: endpoint({
    name: 'learning.unlinkMember',
    method: 'POST',
    path: '/api/learning/people/post/:id/member/withdraw',
    summary: 'Takes that back.',
    permission: change,
    params: z.object({ id: z.uuid() }),
    body: z.object({}),
    output: id,
    problems: [problems['learner-not-found']],
  }),
  exportMine: endpoint({
    name: 'learning.exportMine',
    method: 'GET',
    path: '/api/learning/mine/export',
    summary: 'One’s own hours of a year as a spreadsheet: every record that counts, and the sum of each post and membership.',
    permission: 'signed-in',
    query: z.object({ year: yearQuery.optional(), ...fileQuery }),
    output: z.any(),
    transport: 'file',
  }),
  getMine: endpoint({
    name: 'learning.getMine',
    method: 'GET',
    path: '/api/learning/mine',
    summary: 'One’s own hours of a year and the sessions one is expected at; seen by nobody else through this page.',
    permission: 'signed-in',
    query: z.object({ year: yearQuery.optional() }),
    output: z.object({
      people: z.array(personHours),
      expected: z.array(
        z.object({ id: z.string(), title: z.string(), startsAt: z.string(), endsAt: z.string(), place: z.string().nullable() }),
      ),
    }),
  }),
}

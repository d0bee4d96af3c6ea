import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { workforceProblems as problems } from './problems.ts'

export const role = z.enum(['instructor', 'liaison', 'full_time_worker', 'secretary'])
export const side = z.enum(['business', 'locality'])
const code = z.string().max(40)

/** How somebody holds a post; codes are words of the district's programme. What is left out is not known, and nothing is guessed but the side. */
export const terms = z.object({
  side: side.nullish(),
  source: code.nullish(),
  mode: code.nullish(),
  workingTime: z.enum(['full', 'concurrent']).nullish(),
  decisionLevel: z.boolean().nullish(),
  other: z
    .object({
      kind: z.enum(['secondment', 'cross']),
      unitNo: z.number().int().positive().nullish(),
      name: z.string().trim().min(1).max(200),
      position: z.string().trim().max(100).nullish(),
    })
    .nullish(),
})
export type Terms = z.output<typeof terms>

/** Post of a person at a unit: who helps or leads the Party work there, sent by whom, from when to when. */
export const post = z.object({
  id: z.string(),
  role,
  person: z.object({ id: z.string(), name: z.string() }),
  unitNo: z.number().int(),
  senderName: z.string().nullable(),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
  documentNo: z.string().nullable(),
  /** As recorded, else as the sender tells. */
  side: side.nullable(),
  source: z.string().nullable(),
  mode: z.string().nullable(),
  workingTime: z.enum(['full', 'concurrent']).nullable(),
  decisionLevel: z.boolean(),
  other: z
    .object({
      kind: z.enum(['secondment', 'cross']),
      unitNo: z.number().int().nullable(),
      name: z.string(),
      position: z.string().nullable(),
    })
    .nullable(),
})
export type PostView = z.output<typeof post>

const word = z.object({ code: z.string(), zh: z.string(), en: z.string() })

export const postEndpoints = {
  listUnitPosts: endpoint({
    name: 'workforce.listUnitPosts',
    method: 'GET',
    path: '/api/workforce/units/:no/posts',
    summary: 'Instructors, liaisons, full-time workers and secretaries of a unit on a day.',
    permission: { action: 'post.read' },
    params: z.object({ no: z.coerce.number().int().positive() }),
    query: z.object({ asOf: daySchema.optional(), all: z.coerce.boolean().optional() }),
    output: z.object({ items: z.array(post), can: z.object({ change: z.boolean(), openPerson: z.boolean() }) }),
    problems: [problems['post-unit-not-found']],
  }),
  assignPost: endpoint({
    name: 'workforce.assignPost',
    method: 'POST',
    path: '/api/workforce/posts',
    summary: 'Assign an instructor, liaison, full-time worker or secretary to a unit, for good or for a time that is over.',
    permission: { action: 'post.change' },
    body: z.object({
      role,
      unitNo: z.number().int().positive(),
      personName: z.string().trim().min(1).max(60),
      senderName: z.string().trim().max(200).nullish(),
      fromOn: daySchema,
      /** First day on which it no longer holds: for a time that is over. */
      untilOn: daySchema.nullish(),
      documentNo: z.string().trim().max(100).nullish(),
      terms: terms.nullish(),
    }),
    output: z.object({ id: z.string() }),
    problems: Object.values(problems),
  }),
  changeTerms: endpoint({
    name: 'workforce.changeTerms',
    method: 'POST',
    path: '/api/workforce/posts/:id/terms',
    summary: 'Record from which day on somebody holds a post how; the same day again is a correction.',
    permission: { action: 'post.change' },
    params: z.object({ id: z.uuid() }),
    body: terms.extend({ fromOn: daySchema, documentNo: z.string().trim().max(100).nullish() }),
    output: z.object({ id: z.string() }),
    problems: Object.values(problems),
  }),
  endPost: endpoint({
    name: 'workforce.endPost',
    method: 'POST',
    path: '/api/workforce/posts/:id/end',
    summary: 'End a post on a day.',
    permission: { action: 'post.change' },
    params: z.object({ id: z.uuid() }),
    body: z.object({ untilOn: daySchema, reason: z.string().trim().max(500).nullish() }),
    output: z.object({ id: z.string() }),
    problems: Object.values(problems),
  }),
  getWords: endpoint({
    name: 'workforce.getWords',
    method: 'GET',
    path: '/api/workforce/words',
    summary:
      'Words of the programme for people in posts: sources, modes, targets, results of reviews, levels of training, items of spot checks.',
    permission: { action: 'post.read' },
    query: z.object({ unitNo: z.coerce.number().int().positive().optional() }),
    output: z.object({
      sources: z.array(word),
      modes: z.array(word),
      targets: z.array(word),
      reviews: z.array(word),
      levels: z.array(word),
      items: z.array(word),
      sample: z.number().int(),
    }),
    problems: [problems['post-unit-not-found']],
  }),
}

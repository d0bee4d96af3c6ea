import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { workforceProblems as problems } from './problems.ts'

/** Post of a person at a unit: who helps or leads the Party work there, sent by whom, from when to when. */
export const post = z.object({
  id: z.string(),
  role: z.enum(['instructor', 'liaison', 'full_time_worker', 'secretary']),
  person: z.object({ id: z.string(), name: z.string() }),
  unitNo: z.number().int(),
  senderName: z.string().nullable(),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
  documentNo: z.string().nullable(),
})

export const workforce = {
  listUnitPosts: endpoint({
    name: 'workforce.listUnitPosts',
    method: 'GET',
    path: '/api/workforce/units/:no/posts',
    summary: 'Instructors, liaisons, full-time workers and secretaries of a unit on a day.',
    permission: { action: 'post.read' },
    params: z.object({ no: z.coerce.number().int().positive() }),
    query: z.object({ asOf: daySchema.optional(), all: z.coerce.boolean().optional() }),
    output: z.object({ items: z.array(post), can: z.object({ change: z.boolean() }) }),
    problems: [problems['post-unit-not-found']],
  }),
  assignPost: endpoint({
    name: 'workforce.assignPost',
    method: 'POST',
    path: '/api/workforce/posts',
    summary: 'Assign an instructor, liaison, full-time worker or secretary to a unit, for good or for a time that is over.',
    permission: { action: 'post.change' },
    body: z.object({
      role: post.shape.role,
      unitNo: z.number().int().positive(),
      personName: z.string().trim().min(1).max(60),
      senderName: z.string().trim().max(200).nullish(),
      fromOn: daySchema,
      /** First day on which it no longer holds: for a time that is over. */
      untilOn: daySchema.nullish(),
      documentNo: z.string().trim().max(100).nullish(),
    }),
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
}

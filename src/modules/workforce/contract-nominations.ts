import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { pageOf, pageQuery } from '../../kernel/page.ts'
import { side } from './contract-posts.ts'
import { workforceProblems as problems } from './problems.ts'

const no = z.coerce.number().int().positive()

/** As what people are sent. */
export const nominatedRole = z.enum(['instructor', 'full_time_worker'])

/** Somebody a department or a street sends, and how many organisations they serve. */
export const nomination = z.object({
  id: z.string(),
  role: nominatedRole,
  person: z.object({ id: z.string(), name: z.string() }),
  senderName: z.string().nullable(),
  body: z.object({ no: z.number().int(), name: z.string() }),
  side,
  source: z.string().nullable(),
  capacity: z.number().int().nullable(),
  industries: z.array(z.string()),
  documentNo: z.string().nullable(),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
  load: z.number().int(),
})

export const nominationEndpoints = {
  nominate: endpoint({
    name: 'workforce.nominate',
    method: 'POST',
    path: '/api/workforce/nominations',
    summary:
      'A department or a street sends people as instructors or full-time workers: they are at hand for a dispatch plan before they serve anybody.',
    permission: { action: 'person.change' },
    body: z.object({
      /** Public body, or the street or district itself. */
      bodyNo: z.number().int().positive(),
      side,
      role: nominatedRole.default('instructor'),
      names: z.array(z.string().trim().min(1).max(60)).min(1).max(200),
      /** As registers name the sender; the name of the body where nothing is said. */
      senderName: z.string().trim().max(200).nullish(),
      source: z.string().max(40).nullish(),
      capacity: z.number().int().min(1).max(100).nullish(),
      industryNos: z.array(z.number().int().positive()).max(50).default([]),
      documentNo: z.string().trim().max(100).nullish(),
      fromOn: daySchema,
    }),
    output: z.object({ nominated: z.number().int(), already: z.array(z.string()) }),
    problems: Object.values(problems),
  }),
  listNominations: endpoint({
    name: 'workforce.listNominations',
    method: 'GET',
    path: '/api/workforce/nominations',
    summary:
      'People departments and streets send as instructors or full-time workers, by name, with how many organisations they serve.',
    permission: { action: 'workforce.read' },
    query: pageQuery.extend({
      districtNo: no.optional(),
      bodyNo: no.optional(),
      side: side.optional(),
      role: nominatedRole.optional(),
      /** Only those who serve nobody yet. */
      free: z.coerce.boolean().optional(),
      q: z.string().trim().max(60).optional(),
    }),
    output: pageOf(nomination).extend({
      /** Who may send: public bodies and streets within reach. */
      bodies: z.array(z.object({ no: z.number().int(), name: z.string(), side })),
      can: z.object({ change: z.boolean() }),
    }),
  }),
  leave: endpoint({
    name: 'workforce.leave',
    method: 'POST',
    path: '/api/workforce/people/:id/leave',
    summary: 'Somebody leaves: every post within reach ends on a day, and the sender no longer sends them.',
    permission: { action: 'post.change' },
    params: z.object({ id: z.uuid() }),
    body: z.object({ untilOn: daySchema, reason: z.string().trim().max(500).nullish() }),
    output: z.object({
      ended: z.number().int(),
      /** Posts at units out of reach go on. */
      elsewhere: z.number().int(),
    }),
    problems: Object.values(problems),
  }),
}

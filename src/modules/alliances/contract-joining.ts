import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { named } from './contract-agreements.ts'
import { allianceProblems as problems } from './problems.ts'
import { requestStates } from './rules/communities.ts'

const unitNo = z.coerce.number().int().positive()
const text = (most: number) => z.string().trim().max(most)
const all = Object.values(problems)
const communityId = z.object({ id: z.uuid() })
const told = z.object({
  id: z.string(),
  no: z.number().int(),
  name: z.string(),
  form: z.string(),
  goal: z.string(),
  lead: z.string(),
})

/** How an organisation comes to a community by itself (CN-64): what it is told beforehand, its request, and the answer. */
export const joiningEndpoints = {
  listDirectory: endpoint({
    name: 'alliances.listDirectory',
    method: 'GET',
    path: '/api/alliances/directory',
    summary: 'Communities of the district by name and aim, so that an organisation can ask to join; nothing of their records.',
    permission: { action: 'community.run' },
    query: z.object({ q: text(60).optional() }),
    output: z.object({ items: z.array(told.extend({ members: z.number().int() })) }),
  }),
  listRequests: endpoint({
    name: 'alliances.listRequests',
    method: 'GET',
    path: '/api/alliances/requests',
    summary: 'What organisations in reach asked to join and what has become of it, the newest first.',
    permission: { action: 'community.run' },
    query: z.object({ communityId: z.uuid().optional(), state: z.enum(requestStates).optional() }),
    output: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          community: told,
          unit: named,
          state: z.enum(requestStates),
          askedOn: z.string(),
          askedFor: z.string().nullable(),
          answeredOn: z.string().nullable(),
          answer: z.string().nullable(),
        }),
      ),
    }),
  }),
  askToJoin: endpoint({
    name: 'alliances.askToJoin',
    method: 'POST',
    path: '/api/alliances/communities/:id/requests',
    summary: 'An organisation asks by itself to join a community (CN-64).',
    permission: { action: 'community.run' },
    params: communityId,
    body: z.object({ unitNo, reason: text(300).min(1) }),
    output: z.object({ id: z.string() }),
    problems: all,
  }),
  withdrawRequest: endpoint({
    name: 'alliances.withdrawRequest',
    method: 'POST',
    path: '/api/alliances/communities/:id/withdrawn-requests',
    summary: 'An organisation takes its request back while nobody has answered it.',
    permission: { action: 'community.run' },
    params: communityId,
    body: z.object({ unitNo, reason: text(300).nullish() }),
    output: z.object({ id: z.string() }),
    problems: all,
  }),
  answerRequest: endpoint({
    name: 'alliances.answerRequest',
    method: 'POST',
    path: '/api/alliances/communities/:id/answers',
    summary: 'Take an organisation in, or decline with a reason.',
    permission: { action: 'community.run' },
    params: communityId,
    body: z.object({ unitNo, accept: z.boolean(), onDay: daySchema.optional(), reason: text(300).nullish() }),
    output: z.object({ id: z.string() }),
    problems: all,
  }),
}

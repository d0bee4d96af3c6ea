import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { byId, exporting, made, maybe, named, problems } from './contract-entries.ts'

const match = { action: 'lists.match' }
const weight = z.number().min(0).max(100)
export const weights = z.object({ kind: weight, distance: weight, time: weight, load: weight })
const run = z.object({
  id: z.string(),
  no: z.number().int(),
  node: named,
  madeOn: z.string(),
  needs: z.number().int(),
  resources: z.number().int(),
  unmet: z.number().int(),
  pairs: z.number().int(),
  accepted: z.number().int(),
  weights,
})
const side = z.object({ id: z.string(), no: z.number().int(), title: z.string(), owner: named })

export const pairView = z.object({
  id: z.string(),
  need: side,
  resource: side,
  quantity: z.number().int(),
  unit: z.string(),
  /** Percent of all points there are. */
  score: z.number(),
  /** Points each criterion gave, out of its weight. */
  terms: weights,
  alternatives: z.array(z.object({ id: z.string(), title: z.string(), difference: z.number() })),
  state: z.enum(['proposed', 'accepted', 'refused']),
  reason: z.string().nullable(),
})

export const matchingEndpoints = {
  listMatches: endpoint({
    name: 'lists.listMatches',
    method: 'GET',
    path: '/api/lists/matches',
    summary: 'Proposals of which resource meets which need, the newest first.',
    permission: match,
    query: pageQuery,
    output: pageOf(run),
  }),
  runMatching: endpoint({
    name: 'lists.runMatching',
    method: 'POST',
    path: '/api/lists/matches',
    summary:
      'Propose the best pairs of open needs and resources of a street or district; weights may differ from the programme’s.',
    permission: match,
    body: z.object({ nodeNo: z.number().int().positive(), weights: weights.optional() }),
    output: made,
    problems,
  }),
  getMatch: endpoint({
    name: 'lists.getMatch',
    method: 'GET',
    path: '/api/lists/matches/:id',
    summary: 'A proposal pair by pair: why this, and what else was possible at which difference.',
    permission: match,
    params: byId,
    query: pageQuery,
    output: run.extend({ rule: z.object({ version: z.string() }), found: pageOf(pairView) }),
    problems,
  }),
  exportMatch: endpoint({
    name: 'lists.exportMatch',
    method: 'GET',
    path: '/api/lists/matches/:id/export',
    summary: 'The pairs of a proposal as a spreadsheet.',
    permission: exporting,
    params: byId,
    query: z.object(fileQuery),
    output: z.any(),
    transport: 'file',
    problems,
  }),
  decidePair: endpoint({
    name: 'lists.decidePair',
    method: 'POST',
    path: '/api/lists/pairs/:id/decision',
    summary: 'Accept a pair, which asks the owner of the resource to agree, or refuse it with the reason.',
    permission: match,
    params: byId,
    body: z.object({ accept: z.boolean(), reason: maybe(300) }),
    output: made,
    problems,
  }),
}

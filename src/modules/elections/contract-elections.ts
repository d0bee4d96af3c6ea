import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { electionDetail, electionRow, kind, office, state } from './contract-views.ts'
import { electionProblems as problems } from './problems.ts'

const count = z.number().int().min(0).max(1_000_000)
const byId = z.object({ id: z.uuid() })

export const electionFilter = z.object({
  view: z.enum(['open', 'closed', 'all']).default('open'),
  state: state.optional(),
  unitNo: z.coerce.number().int().positive().optional(),
  streetNo: z.coerce.number().int().positive().optional(),
  q: z.string().trim().max(60).optional(),
})

const moved = z.object({ id: z.string(), revision: z.number().int() })
const reason = z.string().trim().max(500).nullish()
const all = Object.values(problems)

export const electionEndpoints = {
  listElections: endpoint({
    name: 'elections.listElections',
    method: 'GET',
    path: '/api/elections',
    summary: 'Elections of Party organisations in reach.',
    permission: { action: 'election.read' },
    query: electionFilter.extend(pageQuery.shape),
    output: pageOf(electionRow),
  }),
  exportElections: endpoint({
    name: 'elections.exportElections',
    method: 'GET',
    path: '/api/elections/export',
    summary: 'The same list as a spreadsheet; no name of a candidate is in it.',
    permission: { action: 'election.export' },
    query: electionFilter.extend(fileQuery),
    output: z.unknown(),
    transport: 'file',
  }),
  getElection: endpoint({
    name: 'elections.getElection',
    method: 'GET',
    path: '/api/elections/:id',
    summary: 'One election: seats, candidates, ballots in totals, and every verdict with its rule.',
    permission: { action: 'election.read' },
    params: byId,
    output: electionDetail,
    problems: [problems['election-not-found']],
  }),
  openElection: endpoint({
    name: 'elections.openElection',
    method: 'POST',
    path: '/api/elections',
    summary: 'Begin an election of a Party organisation.',
    permission: { action: 'election.run' },
    body: z.object({ unitNo: z.number().int().positive(), kind, plannedOn: daySchema.nullish() }),
    output: moved,
    problems: all,
  }),
  prepareElection: endpoint({
    name: 'elections.prepareElection',
    method: 'POST',
    path: '/api/elections/:id/preparation',
    summary: 'Enter who may vote, which seats there are and who stands; the whole preparation at once.',
    permission: { action: 'election.run' },
    concurrency: true,
    params: byId,
    body: z.object({
      plannedOn: daySchema.nullish(),
      members: count,
      excluded: z
        .array(
          z.object({
            reason: z.string().max(40),
            people: z.number().int().min(1).max(1_000_000),
            documentNo: z.string().trim().min(1).max(100),
          }),
        )
        .max(20)
        .default([]),
      contests: z
        .array(
          z.object({
            office,
            seats: z.number().int().min(1).max(60),
            candidates: z.array(z.string().trim().min(1).max(60)).max(90),
          }),
        )
        .max(4),
    }),
    output: moved,
    problems: all,
  }),
  moveElection: endpoint({
    name: 'elections.moveElection',
    method: 'POST',
    path: '/api/elections/:id/steps',
    summary: 'Send candidates or the result to the superior, or call the election off.',
    permission: { action: 'election.run' },
    concurrency: true,
    params: byId,
    body: z.object({ action: z.enum(['propose', 'report', 'cancel']), reason }),
    output: moved,
    problems: all,
  }),
  decideElection: endpoint({
    name: 'elections.decideElection',
    method: 'POST',
    path: '/api/elections/:id/answers',
    summary:
      'The superior agrees to candidates or a result, or sends them back; an approved result begins the term, and an approval may be withdrawn.',
    permission: { action: 'election.decide' },
    concurrency: true,
    params: byId,
    body: z.object({
      action: z.enum(['approve-candidates', 'return-candidates', 'approve', 'return-result', 'withdraw-approval']),
      reason,
      documentNo: z.string().trim().max(100).nullish(),
      onDay: daySchema.nullish(),
    }),
    output: moved,
    problems: all,
  }),
  recordBallot: endpoint({
    name: 'elections.recordBallot',
    method: 'POST',
    path: '/api/elections/:id/ballots',
    summary:
      'Record a ballot in numbers: who should attend and did, ballots issued and returned, and the total of each candidate.',
    permission: { action: 'election.run' },
    concurrency: true,
    params: byId,
    body: z.object({
      office,
      heldOn: daySchema,
      attended: count,
      issued: count,
      returned: count,
      invalid: count,
      scrutineers: z.array(z.string().trim().min(1).max(60)).min(1).max(20),
      tallies: z.array(z.object({ candidateId: z.uuid(), votes: count })).max(90),
      writtenIn: z
        .array(z.object({ name: z.string().trim().min(1).max(60), votes: count }))
        .max(30)
        .default([]),
    }),
    output: moved,
    problems: all,
  }),
  takeBackBallot: endpoint({
    name: 'elections.takeBackBallot',
    method: 'POST',
    path: '/api/elections/:id/ballots/:ballotId/take-back',
    summary: 'Take back the last ballot of an office, to enter it anew.',
    permission: { action: 'election.run' },
    concurrency: true,
    params: z.object({ id: z.uuid(), ballotId: z.uuid() }),
    body: z.object({ reason: z.string().trim().min(1).max(500) }),
    output: moved,
    problems: all,
  }),
  leaveSeatsOpen: endpoint({
    name: 'elections.leaveSeatsOpen',
    method: 'POST',
    path: '/api/elections/:id/resolutions',
    summary: 'Record that the meeting resolved to leave seats open: measured on those entitled, unlike an election.',
    permission: { action: 'election.run' },
    concurrency: true,
    params: byId,
    body: z.object({ office, leftOpen: z.number().int().min(1).max(60), heldOn: daySchema, attended: count, votes: count }),
    output: moved,
    problems: all,
  }),
}

import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { allianceProblems as problems } from './problems.ts'
import { fundStates } from './rules/funds.ts'

const communityId = z.object({ id: z.uuid() })
const fen = z.number().int()
const filter = z.object({
  year: z.coerce.number().int().min(1990).max(2100).optional(),
  source: z.string().max(40).optional(),
  state: z.enum(fundStates).optional(),
})
const text = (most: number) => z.string().trim().max(most)

export const fundEndpoints = {
  listFunds: endpoint({
    name: 'alliances.listFunds',
    method: 'GET',
    path: '/api/alliances/communities/:id/funds',
    summary: 'Money a community came by, by source (CN-35), the latest first, with the sums of each year.',
    permission: { action: 'community.funds' },
    params: communityId,
    query: filter.extend(pageQuery.shape),
    output: pageOf(
      z.object({
        id: z.string(),
        no: z.number().int(),
        source: z.string(),
        amountFen: fen,
        onDay: z.string(),
        note: z.string(),
        documentNo: z.string().nullable(),
        by: z.string().nullable(),
        reversal: z.object({ onDay: z.string(), reason: z.string(), by: z.string().nullable() }).nullable(),
      }),
    ).extend({
      totals: z.array(z.object({ year: z.number().int(), source: z.string(), fen, entries: z.number().int() })),
      rule: z.object({ key: z.string(), version: z.string(), source: z.string(), stated: z.boolean() }).nullable(),
      can: z.object({ book: z.boolean(), reverse: z.boolean() }),
    }),
    problems: [problems['community-not-found']],
  }),
  exportFunds: endpoint({
    name: 'alliances.exportFunds',
    method: 'GET',
    path: '/api/alliances/communities/:id/funds/export',
    summary: 'The same entries as a spreadsheet.',
    permission: { action: 'community.export' },
    params: communityId,
    query: filter.extend(fileQuery),
    output: z.unknown(),
    transport: 'file',
    problems: [problems['community-not-found']],
  }),
  bookFund: endpoint({
    name: 'alliances.bookFund',
    method: 'POST',
    path: '/api/alliances/communities/:id/funds',
    summary: 'Enter money that came, in fen, with its source; an entry is never changed.',
    permission: { action: 'community.run' },
    params: communityId,
    body: z.object({
      source: z.string().max(40),
      amountFen: fen.positive().max(1_000_000_000_000),
      onDay: daySchema,
      note: text(300).min(1),
      documentNo: text(100).nullish(),
    }),
    output: z.object({ id: z.string() }),
    problems: Object.values(problems),
  }),
  reverseFund: endpoint({
    name: 'alliances.reverseFund',
    method: 'POST',
    path: '/api/alliances/communities/:id/funds/:entryId/reversal',
    summary: 'Take an entry back because it was wrong, with a reason; it stays readable and counts nowhere.',
    permission: { action: 'community.run' },
    params: communityId.extend({ entryId: z.uuid() }),
    body: z.object({ reason: text(300).min(1) }),
    output: z.object({ id: z.string() }),
    problems: Object.values(problems),
  }),
}

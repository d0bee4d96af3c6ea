import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { inwardStates } from './rules/inward.ts'

const state = z.enum(inwardStates)
const filter = z.object({
  state: state.optional(),
  districtNo: z.coerce.number().int().positive().optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  q: z.string().trim().max(60).optional(),
})

export const inwardEndpoints = {
  listInward: endpoint({
    name: 'alliances.listInward',
    method: 'GET',
    path: '/api/alliances/outside-partners',
    summary:
      'Party organisations of organs, by name, with the latest activity of a year they held together with somebody outside.',
    permission: { action: 'alliance.oversee' },
    query: filter.extend(pageQuery.shape),
    output: pageOf(
      z.object({
        no: z.number().int(),
        name: z.string(),
        organs: z.array(z.string()),
        state,
        latest: z.object({ id: z.string(), no: z.number().int(), onDay: z.string(), title: z.string().nullable() }).nullable(),
      }),
    ).extend({
      year: z.number().int(),
      counts: z.record(state, z.number().int()),
      rule: z.object({ key: z.string(), version: z.string(), source: z.string(), stated: z.boolean() }).nullable(),
    }),
  }),
  exportInward: endpoint({
    name: 'alliances.exportInward',
    method: 'GET',
    path: '/api/alliances/outside-partners/export',
    summary: 'The same list as a spreadsheet.',
    permission: { action: 'alliance.oversee' },
    query: filter.extend(fileQuery),
    output: z.unknown(),
    transport: 'file',
  }),
}

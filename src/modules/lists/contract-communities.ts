import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery } from '../../kernel/page.ts'
import { exporting, read } from './contract-entries.ts'

const count = z.number().int()
const three = { signed: count, claimed: count, solved: count }
const filter = z.object({
  districtNo: z.coerce.number().int().positive().optional(),
  fromOn: daySchema.optional(),
  untilOn: daySchema.optional(),
})

export const communityRow = z.object({
  /** Null for what no community counts. */
  community: z.object({ id: z.string(), no: count, name: z.string() }).nullable(),
  ...three,
})

export const communityEndpoints = {
  countCommunities: endpoint({
    name: 'lists.countCommunities',
    method: 'GET',
    path: '/api/lists/communities/counts',
    summary:
      'Signed lists, claimed projects and solved problems by community (CN-30): three records counted each by itself, every one in one row, so that rows add up to the figure of the district.',
    permission: read,
    query: filter,
    output: z.object({ items: z.array(communityRow), total: z.object(three) }),
  }),
  exportCommunities: endpoint({
    name: 'lists.exportCommunities',
    method: 'GET',
    path: '/api/lists/communities/counts/export',
    summary: 'The same table as a spreadsheet.',
    permission: exporting,
    query: filter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
}

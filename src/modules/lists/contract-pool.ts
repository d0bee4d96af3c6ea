import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { exporting, flag, named, read, words } from './contract-entries.ts'
import { ownerSorts } from './rules/entries.ts'

const no = z.coerce.number().int().positive()
const region = { streetNo: no.optional(), districtNo: no.optional() }

export const guaranteeFilter = z.object({
  ...region,
  category: words(40).optional(),
  /** Only those something is still missing of. */
  missing: flag.optional(),
  q: z.string().trim().max(60).optional(),
})

export const guaranteeRow = z.object({
  id: z.string(),
  no: z.number().int(),
  title: z.string(),
  category: z.string(),
  owner: named,
  quantity: z.number().int(),
  unit: z.string(),
  /** Taken on by now, and what nobody has taken on yet. */
  taken: z.number().int(),
  missing: z.number().int(),
  /** How many organisations and persons have taken a part on. */
  givers: z.number().int(),
  untilOn: z.string().nullable(),
})

export const poolEndpoints = {
  getPool: endpoint({
    name: 'lists.getPool',
    method: 'GET',
    path: '/api/lists/pool',
    summary: 'Resources of a region that can be had now, by kind and by whose they are; each number opens its list (CD-39).',
    permission: read,
    query: z.object(region),
    output: z.object({
      rows: z.array(
        z.object({
          category: z.string(),
          counts: z.array(z.object({ sort: z.enum(ownerSorts), resources: z.number().int() })),
          total: z.number().int(),
        }),
      ),
      total: z.number().int(),
    }),
  }),
  listGuarantees: endpoint({
    name: 'lists.listGuarantees',
    method: 'GET',
    path: '/api/lists/guarantees',
    summary: 'Base guarantees many meet together: what is wanted, given, still missing, and by how many (CD-79).',
    permission: read,
    query: pageQuery.extend(guaranteeFilter.shape),
    output: pageOf(guaranteeRow).extend({ counts: z.object({ all: z.number().int(), missing: z.number().int() }) }),
  }),
  exportGuarantees: endpoint({
    name: 'lists.exportGuarantees',
    method: 'GET',
    path: '/api/lists/guarantees/export',
    summary: 'The same list as a spreadsheet.',
    permission: exporting,
    query: guaranteeFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
}

import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { named } from './contract-entries.ts'
import { deficitKinds } from './rules/deficits.ts'

const no = z.coerce.number().int().positive()
const match = { action: 'lists.match' }

export const deficitFilter = z.object({
  deficit: z.enum(deficitKinds).optional(),
  streetNo: no.optional(),
  districtNo: no.optional(),
  q: z.string().trim().max(60).optional(),
})

export const deficitRow = named.extend({
  street: named.nullable(),
  /** Members on record; null where none is kept. */
  members: z.number().int().nullable(),
  deficits: z.array(
    z.object({
      kind: z.enum(deficitKinds),
      /** The number the records show. */
      count: z.number().int(),
      /** Resources near it that could help, free now, and the page with just these. */
      help: z.number().int(),
      link: z.string(),
    }),
  ),
})

export const deficitEndpoints = {
  listDeficits: endpoint({
    name: 'lists.listDeficits',
    method: 'GET',
    path: '/api/lists/deficits',
    summary:
      'Party organisations whose records show few members, no venue or nothing in the pool, by name, with resources near them that could help (NS-02).',
    permission: match,
    query: pageQuery.extend(deficitFilter.shape),
    output: pageOf(deficitRow).extend({
      counts: z.record(z.enum(deficitKinds), z.number().int()),
      rule: z.object({ version: z.string(), source: z.string(), stated: z.boolean(), fewMembers: z.number().int() }),
    }),
  }),
  exportDeficits: endpoint({
    name: 'lists.exportDeficits',
    method: 'GET',
    path: '/api/lists/deficits/export',
    summary: 'The same list as a spreadsheet, a row for each deficit.',
    permission: match,
    query: deficitFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
}

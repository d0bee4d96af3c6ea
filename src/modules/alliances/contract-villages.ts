import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { named } from './contract-agreements.ts'
import { notAsked, villageStates, ways } from './rules/villages.ts'

const unitNo = z.coerce.number().int().positive()
const state = z.enum(villageStates)
const rule = z.object({ key: z.string(), version: z.string(), source: z.string(), stated: z.boolean() })

const filter = z.object({
  state: state.optional(),
  /** Only those the minimum asks: everything but what is not applicable. */
  asked: z.enum(['true']).optional(),
  /** Only units the caller stands at, or at a Party organisation of theirs. */
  own: z.enum(['true']).optional(),
  kind: z.string().max(40).optional(),
  districtNo: unitNo.optional(),
  asOf: daySchema.optional(),
  q: z.string().trim().max(60).optional(),
})

export const villageRow = z.object({
  no: z.number().int(),
  name: z.string(),
  kind: z.string(),
  state,
  because: z.enum(notAsked).nullable(),
  parties: z.array(named),
  /** Different Party organisations of villages and residential communities it is joined with. */
  partners: z.array(named.extend({ area: z.string() })),
  evidence: z.array(
    z.object({
      way: z.enum(ways),
      id: z.string(),
      no: z.number().int(),
      title: z.string(),
      since: z.string().nullable(),
      /** Whether its page opens for the caller. */
      reached: z.boolean(),
    }),
  ),
})

export const villageEndpoints = {
  listVillagePartners: endpoint({
    name: 'alliances.listVillagePartners',
    method: 'GET',
    path: '/api/alliances/village-partners',
    summary:
      'Organs, enterprises and institutions of the district with the village and community Party organisations they are joined with, by name.',
    permission: { action: 'agreement.read' },
    query: filter.extend(pageQuery.shape),
    output: pageOf(villageRow).extend({
      counts: z.record(state, z.number().int()),
      kinds: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
      /** Texts of what is asked and what counts; null where districts in reach go by different rules. */
      basis: z.object({ least: z.number().int(), zh: z.string(), en: z.string(), rules: z.array(rule) }).nullable(),
    }),
  }),
  exportVillagePartners: endpoint({
    name: 'alliances.exportVillagePartners',
    method: 'GET',
    path: '/api/alliances/village-partners/export',
    summary: 'The same list as a spreadsheet.',
    permission: { action: 'agreement.export' },
    query: filter.extend(fileQuery),
    output: z.unknown(),
    transport: 'file',
  }),
}

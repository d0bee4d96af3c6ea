import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { closeness, clusterStates, siteKinds } from './rules/clusters.ts'

const state = z.enum(clusterStates)
const filter = z.object({
  state: state.optional(),
  kind: z.enum(siteKinds).optional(),
  /** Only sites of this cluster. */
  cluster: z.coerce.number().int().positive().optional(),
  streetNo: z.coerce.number().int().positive().optional(),
  districtNo: z.coerce.number().int().positive().optional(),
  q: z.string().trim().max(60).optional(),
})
const site = z.object({ kind: z.enum(siteKinds), id: z.string(), name: z.string() })

export const clusterEndpoints = {
  listClusters: endpoint({
    name: 'alliances.listClusters',
    method: 'GET',
    path: '/api/alliances/site-clusters',
    summary: 'Demonstration sites with those they could be strung together with, and why (CN-55); computed, nothing is kept.',
    permission: { action: 'community.read' },
    query: filter.extend(pageQuery.shape),
    output: pageOf(
      site.extend({
        state,
        /** Number of the cluster in this list; null where it is in none. */
        cluster: z.number().int().nullable(),
        streets: z.array(z.string()),
        industries: z.array(z.string()),
        links: z.array(site.extend({ why: z.array(z.enum(closeness)) })),
      }),
    ).extend({
      counts: z.record(state, z.number().int()),
      clusters: z.number().int(),
      rule: z.object({ key: z.string(), version: z.string(), source: z.string(), stated: z.boolean() }).nullable(),
      withinMetres: z.number().int().nullable(),
    }),
  }),
  exportClusters: endpoint({
    name: 'alliances.exportClusters',
    method: 'GET',
    path: '/api/alliances/site-clusters/export',
    summary: 'The same list as a spreadsheet.',
    permission: { action: 'community.export' },
    query: filter.extend(fileQuery),
    output: z.unknown(),
    transport: 'file',
  }),
}

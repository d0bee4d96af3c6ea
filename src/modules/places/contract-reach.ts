import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { named, no } from './contract-shapes.ts'
import { placeProblems } from './problems.ts'

export const reachGroups = ['near', 'far', 'unplaced'] as const
export const reachFilter = z.object({
  group: z.enum(reachGroups).optional(),
  streetNo: no.optional(),
  districtNo: no.optional(),
  /** Street, community, region or district; a plan of a venue counts by it. */
  areaNo: no.optional(),
  industryNo: no.optional(),
  /** Only those that have recorded how many work there. */
  people: z.enum(['known']).optional(),
  /** Another distance than the parameter of the programme. */
  metres: z.coerce.number().int().min(100).max(50_000).optional(),
  q: z.string().trim().max(60).optional(),
})

export const reachEndpoints = {
  listReach: endpoint({
    name: 'places.listReach',
    method: 'GET',
    path: '/api/places/reach',
    summary:
      'Social organisations and the shared open venue nearest to each; far are those with none within the distance of the programme.',
    permission: { action: 'place.reach' },
    query: pageQuery.extend(reachFilter.shape),
    output: pageOf(
      z.object({
        no: z.number().int(),
        name: z.string(),
        street: named.nullable(),
        /** `area`: the organisation has no point and stands at the middle of its community or street. */
        placement: z.enum(['exact', 'area', 'none']),
        group: z.enum(reachGroups),
        venue: named.nullable(),
        metres: z.number().nullable(),
        /** Who works there, as recorded. */
        people: z.number().int().nullable(),
      }),
    ).extend({
      counts: z.object({ near: z.number().int(), far: z.number().int(), unplaced: z.number().int() }),
      streets: z.array(z.object({ no: z.number().int(), name: z.string(), near: z.number().int(), far: z.number().int() })),
      metres: z.number().int(),
      source: z.string(),
    }),
    problems: Object.values(placeProblems),
  }),
  exportReach: endpoint({
    name: 'places.exportReach',
    method: 'GET',
    path: '/api/places/reach/export',
    summary: 'Organisations and the venue nearest to each as a spreadsheet.',
    permission: { action: 'place.export' },
    query: reachFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
    problems: Object.values(placeProblems),
  }),
}

import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { daySchema } from '../../kernel/dates.ts'
import { mapProblems as problems } from './problems.ts'

const no = z.coerce.number().int().positive()

/** GeoJSON geometry in CGCS2000/WGS-84 degrees. */
export const geometry = z.object({ type: z.enum(['Polygon', 'MultiPolygon']), coordinates: z.array(z.any()) })

/** What must be said beside a map that shows an imported boundary. */
export const attribution = z.object({
  owner: z.string(),
  source: z.string(),
  approvalNo: z.string(),
  /** Coordinate system of the file it came from; kept and shown are WGS-84. */
  crs: z.string(),
  publishedOn: z.string(),
})

export const area = z.object({
  unitNo: z.number().int(),
  name: z.string(),
  level: z.enum(['district', 'street', 'community']),
  parentNo: z.number().int().nullable(),
  /** `schematic` areas are drawn by the platform and marked 示意; they are no boundary. */
  basis: z.enum(['schematic', 'imported']),
  /** Whose boundary it is; null for schematic areas. Printed with the map. */
  attribution: attribution.nullable(),
  geometry,
  label: z.tuple([z.number(), z.number()]),
})

export const map = {
  listAreas: endpoint({
    name: 'map.listAreas',
    method: 'GET',
    path: '/api/map/areas',
    summary: 'Areas of a district: imported boundaries with their source and 审图号, schematic ones where none was imported.',
    permission: { action: 'map.read' },
    query: z.object({ districtNo: no, level: z.enum(['street', 'community']).default('street') }),
    output: z.object({ areas: z.array(area), can: z.object({ change: z.boolean() }) }),
    problems: [problems['map-district-unknown']],
  }),
  listPoints: endpoint({
    name: 'map.listPoints',
    method: 'GET',
    path: '/api/map/points',
    summary:
      'Points of a layer under a filter and the caller’s scope; units without coordinates stand at their community and say so.',
    permission: { action: 'map.read' },
    query: z.looseObject({ layer: z.string().default('coverage'), districtNo: no, asOf: daySchema.optional() }),
    output: z.object({
      layers: z.array(z.string()),
      points: z.array(
        z.object({
          unitNo: z.number().int(),
          name: z.string(),
          lon: z.number(),
          lat: z.number(),
          placement: z.enum(['exact', 'community', 'street']),
          group: z.string(),
        }),
      ),
      /** Units in the filter that have neither coordinates nor a community to stand at. */
      unplaced: z.number().int(),
    }),
    problems: [problems['map-district-unknown'], problems['map-layer-unknown']],
  }),
  importBoundaries: endpoint({
    name: 'map.importBoundaries',
    method: 'POST',
    path: '/api/map/boundaries',
    summary: 'Import boundaries (GeoJSON or zipped Shapefile) with owner, source, 审图号, coordinate system and date.',
    permission: { action: 'map.change' },
    body: z.object({
      districtNo: no,
      owner: z.string().trim().min(1).max(100),
      source: z.string().trim().min(1).max(200),
      approvalNo: z.string().trim().min(1).max(60),
      crs: z.enum(['CGCS2000', 'WGS84', 'GCJ02', 'BD09']),
      publishedOn: daySchema,
    }),
    output: z.object({ matched: z.number().int(), unmatched: z.array(z.string()) }),
    problems: Object.values(problems),
    transport: 'upload',
  }),
  removeBoundaries: endpoint({
    name: 'map.removeBoundaries',
    method: 'DELETE',
    path: '/api/map/boundaries/:districtNo',
    summary: 'Take the imported boundaries of a district away; schematic areas return.',
    permission: { action: 'map.change' },
    params: z.object({ districtNo: no }),
    output: z.object({ removed: z.number().int() }),
    problems: [problems['map-district-unknown']],
  }),
}

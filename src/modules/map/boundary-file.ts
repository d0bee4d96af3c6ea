import { unzipSync } from 'fflate'
import { parseDbf, parseShp } from 'shpjs'
import { Problem, problem } from '../../kernel/problem.ts'
import type { BoundaryFeature } from './boundary-match.ts'
import { type AreaGeometry, countPositions, type Ring } from './geometry.ts'
import { mapProblems } from './problems.ts'

/** What a boundary file may be at most. Every reading of the map sends the boundaries, so what is kept stays small enough to send. */
export const fileLimits = {
  bytes: 20 * 1024 * 1024,
  unzippedBytes: 60 * 1024 * 1024,
  entries: 40,
  depth: 12,
  features: 5_000,
  positions: 150_000,
}

/** Why a file was not taken; the phrase of `map-file-unreadable` knows each. */
export type RefusedReason =
  | 'too-large'
  | 'too-many-entries'
  | 'broken-zip'
  | 'no-layer'
  | 'not-geojson'
  | 'nested-too-deep'
  | 'no-polygons'
  | 'too-many-positions'
  | 'broken-ring'
  | 'outside-china'
  | 'broken-shapefile'

export function refuse(reason: RefusedReason): never {
  throw problem(mapProblems['map-file-unreadable'], { reason })
}

/** Polygons of a GeoJSON file or a zipped Shapefile, in the coordinates they were written in. Throws `map-file-unreadable`. */
export function readBoundaryFile(bytes: Uint8Array): BoundaryFeature[] {
  if (bytes.byteLength > fileLimits.bytes) refuse('too-large')
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b
  const features = zipped ? readZip(bytes) : readGeoJson(bytes)
  if (features.length === 0) refuse('no-polygons')
  if (features.length > fileLimits.features) refuse('too-many-positions')
  if (features.reduce((sum, feature) => sum + countPositions(feature.geometry), 0) > fileLimits.positions)
    refuse('too-many-positions')
  return features
}

function readZip(bytes: Uint8Array): BoundaryFeature[] {
  const entries = unzipGuarded(bytes)
  const named = (ending: string) => Object.keys(entries).find((name) => name.toLowerCase().endsWith(ending))
  const [shp, json] = [named('.shp'), named('.geojson') ?? named('.json')]
  if (!shp) return json ? readGeoJson(entries[json]!) : refuse('no-layer')
  const beside = (ending: string) =>
    entries[Object.keys(entries).find((name) => name.toLowerCase() === shp.slice(0, -4).toLowerCase() + ending) ?? '']
  return readShapefile(entries[shp]!, beside('.dbf'), beside('.prj'), beside('.cpg'))
}

/** Sizes are checked before a byte is unpacked; a lying size only truncates, because each entry is unpacked into a buffer of that size. */
function unzipGuarded(bytes: Uint8Array): Record<string, Uint8Array> {
  let [entries, total] = [0, 0]
  let tooLarge: RefusedReason | null = null
  try {
    return unzipSync(bytes, {
      filter: (entry) => {
        entries += 1
        if (entries > fileLimits.entries) tooLarge = 'too-many-entries'
        if (!/\.(shp|dbf|prj|cpg|geojson|json)$/i.test(entry.name) || entry.name.includes('__MACOSX')) return false
        total += entry.originalSize
        if (total > fileLimits.unzippedBytes) tooLarge = 'too-large'
        return tooLarge === null
      },
    })
  } catch {
    return refuse(tooLarge ?? 'broken-zip')
  } finally {
    if (tooLarge) refuse(tooLarge)
  }
}

function readShapefile(shp: Uint8Array, dbf?: Uint8Array, prj?: Uint8Array, cpg?: Uint8Array): BoundaryFeature[] {
  try {
    const shapes = parseShp(shp, prj && new TextDecoder().decode(prj))
    const rows = dbf && soundTable(dbf) ? parseDbf(dbf, encodingOf(dbf, cpg)) : []
    return shapes.flatMap((shape, index) => featureOf(shape, rows[index] ?? {}))
  } catch (error) {
    if (error instanceof Problem) throw error
    // The reader answers a broken file with errors of every kind, its own and the runtime's.
    return refuse('broken-shapefile')
  }
}

/** The reader believes the number of rows in the header; a header that promises more than the file holds would keep it busy. */
function soundTable(dbf: Uint8Array): boolean {
  if (dbf.byteLength < 33) return false
  const view = new DataView(dbf.buffer, dbf.byteOffset, dbf.byteLength)
  const [rows, header, width] = [view.getUint32(4, true), view.getUint16(8, true), view.getUint16(10, true)]
  return width > 0 && header + rows * width <= dbf.byteLength + 1
}

/** Chinese offices write GBK and rarely say so. */
function encodingOf(dbf: Uint8Array, cpg?: Uint8Array): string {
  const said = cpg && new TextDecoder().decode(cpg).trim()
  if (said) return /^(gb|936|cp936|ansi 936)/i.test(said) ? 'gb18030' : said
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(dbf.subarray(new DataView(dbf.buffer, dbf.byteOffset).getUint16(8, true)))
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}

function readGeoJson(bytes: Uint8Array): BoundaryFeature[] {
  const text = new TextDecoder().decode(bytes)
  if (depthOf(text) > fileLimits.depth) refuse('nested-too-deep')
  let parsed: { type?: unknown; features?: unknown; geometry?: unknown; properties?: unknown }
  try {
    parsed = JSON.parse(text)
  } catch {
    return refuse('not-geojson')
  }
  const features = parsed?.type === 'FeatureCollection' ? parsed.features : parsed?.type === 'Feature' ? [parsed] : null
  if (!Array.isArray(features)) return refuse('not-geojson')
  return features.flatMap((feature) => featureOf(feature?.geometry, feature?.properties ?? {}))
}

/** Deepest nesting of brackets outside strings. */
function depthOf(text: string): number {
  let [depth, deepest, quoted] = [0, 0, false]
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charCodeAt(index)
    if (quoted) {
      if (char === 0x5c) index += 1
      else if (char === 0x22) quoted = false
    } else if (char === 0x22) quoted = true
    else if (char === 0x5b || char === 0x7b) deepest = Math.max(deepest, (depth += 1))
    else if (char === 0x5d || char === 0x7d) depth -= 1
  }
  return deepest
}

function featureOf(geometry: unknown, properties: unknown): BoundaryFeature[] {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown }
  if (type !== 'Polygon' && type !== 'MultiPolygon') return []
  const sound: AreaGeometry =
    type === 'Polygon' ? { type, coordinates: ringsOf(coordinates) } : { type, coordinates: listOf(coordinates).map(ringsOf) }
  return [{ geometry: sound, properties: typeof properties === 'object' && properties !== null ? { ...properties } : {} }]
}

function ringsOf(value: unknown): Ring[] {
  return listOf(value).map(ringOf)
}

function ringOf(value: unknown): Ring {
  const ring = listOf(value).map((position): [number, number] => {
    const [lon, lat] = listOf(position)
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) return refuse('broken-ring')
    return [lon as number, lat as number]
  })
  if (ring.length < 4) refuse('broken-ring')
  // A file in metres (Gauss-Krüger without .prj) has numbers far outside any longitude.
  if (ring.some(([lon, lat]) => lon < 73 || lon > 136 || lat < 3 || lat > 54)) refuse('outside-china')
  const [first, last] = [ring[0]!, ring.at(-1)!]
  return first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first]
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) && value.length > 0 ? value : refuse('broken-ring')
}

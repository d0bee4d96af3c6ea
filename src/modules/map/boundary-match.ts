import type { AreaNode } from '../../platform/contributions/areas.ts'
import type { AreaGeometry } from './geometry.ts'

/** A polygon of a boundary file with the words its maker gave it. */
export interface BoundaryFeature {
  readonly properties: Readonly<Record<string, unknown>>
  readonly geometry: AreaGeometry
}

export interface BoundaryMatch {
  readonly area: AreaNode
  readonly geometry: AreaGeometry
}

/**
 * Which area each polygon belongs to: by division code first (a longer code of the twelve-digit kind counts by its beginning), then
 * by name with or without its suffix. A name two areas share matches neither. Several polygons of one area become one.
 */
export function matchBoundaries(
  areas: readonly AreaNode[],
  features: readonly BoundaryFeature[],
): { matched: BoundaryMatch[]; unmatched: string[] } {
  const byCode = uniqueBy(areas, (area) => (area.code === null ? null : plainCode(area.code)))
  const byName = uniqueBy(areas, (area) => plainName(area.name))
  const found = new Map<number, BoundaryMatch>()
  const unmatched: string[] = []
  for (const feature of features) {
    const words = wordsOf(feature)
    const area =
      words.map((word) => byCode.get(plainCode(word))).find(Boolean) ??
      words.map((word) => byName.get(plainName(word))).find(Boolean)
    if (!area) unmatched.push(words.find((word) => /\p{L}/u.test(word)) ?? words[0] ?? '—')
    else found.set(area.unitNo, joined(area, found.get(area.unitNo)?.geometry, feature.geometry))
  }
  return { matched: [...found.values()].toSorted((a, b) => a.area.unitNo - b.area.unitNo), unmatched }
}

function wordsOf(feature: BoundaryFeature): string[] {
  return Object.values(feature.properties)
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .map((value) => String(value).trim())
    .filter((word) => word !== '' && word.length <= 60)
}

function joined(area: AreaNode, before: AreaGeometry | undefined, more: AreaGeometry): BoundaryMatch {
  if (!before) return { area, geometry: more }
  const parts = [before, more].flatMap((geometry) =>
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
  )
  return { area, geometry: { type: 'MultiPolygon', coordinates: parts } }
}

function uniqueBy(areas: readonly AreaNode[], key: (area: AreaNode) => string | null): Map<string, AreaNode> {
  const found = new Map<string, AreaNode>()
  const twice = new Set<string>()
  for (const area of areas) {
    const word = key(area)
    if (word === null || word === '') continue
    if (found.has(word)) twice.add(word)
    found.set(word, area)
  }
  for (const word of twice) found.delete(word)
  return found
}

/** Trailing zeros of a division code say "the whole of": 440309002000 is 440309002. Anything but digits is no code. */
function plainCode(word: string): string {
  return /^\d{6,12}$/.test(word) ? (word.length === 12 ? word.replace(/0{3}$/, '').replace(/^(\d{6})000$/, '$1') : word) : ''
}

function plainName(word: string): string {
  const tidy = word.normalize('NFKC').replaceAll(/\s/g, '')
  return tidy.replace(/(街道办事处|街道|社区居民委员会|社区居委会|社区工作站|社区|居委会|村委会)$/, '') || tidy
}

import type { Area, UnitPoint } from './shades.ts'

export type Bounds = [[number, number], [number, number]]

export function ringsOf(area: Area): [number, number][][] {
  return area.geometry.type === 'Polygon'
    ? (area.geometry.coordinates as [number, number][][])
    : (area.geometry.coordinates as [number, number][][][]).flat()
}

/** South-west and north-east corner around areas and points, or null when there is nothing. */
export function boundsOf(areas: readonly Area[], points: readonly UnitPoint[] = []): Bounds | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  const take = (lon: number, lat: number) => {
    west = Math.min(west, lon)
    south = Math.min(south, lat)
    east = Math.max(east, lon)
    north = Math.max(north, lat)
  }
  for (const area of areas) for (const ring of ringsOf(area)) for (const [lon, lat] of ring) take(lon, lat)
  if (areas.length === 0) for (const point of points) take(point.lon, point.lat)
  return west <= east
    ? [
        [west, south],
        [east, north],
      ]
    : null
}

/** Degrees to a drawing `width` units wide, north up, with the proportions of the middle latitude. */
export function projectionOf([[west, south], [east, north]]: Bounds, width: number) {
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = width / Math.max((east - west) * shrink, 1e-6)
  const height = Math.max((north - south) * scale, width * 0.2)
  const project = (lon: number, lat: number): [number, number] => [
    digits((lon - west) * shrink * scale),
    digits((north - lat) * scale),
  ]
  return { project, height: digits(height) }
}

function digits(value: number): number {
  return Math.round(value * 10) / 10
}

export interface Name {
  readonly no: number
  readonly text: string
  readonly at: [number, number]
  readonly size: number
}

/** Names that do not run into an earlier one; Chinese characters are as wide as high, others half. */
export function namesWithRoom(names: readonly Name[]): Name[] {
  const taken: { left: number; right: number; top: number; bottom: number }[] = []
  return names.filter(({ text, at: [x, y], size }) => {
    const half = ([...text].reduce((sum, char) => sum + (char > '\u2e7f' ? 1 : 0.55), 0) * size) / 2
    const box = { left: x - half, right: x + half, top: y - size * 0.6, bottom: y + size * 0.6 }
    const free = taken.every(
      (other) => box.right < other.left || other.right < box.left || box.bottom < other.top || other.bottom < box.top,
    )
    if (free) taken.push(box)
    return free
  })
}

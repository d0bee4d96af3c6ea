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

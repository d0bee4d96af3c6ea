/** Degrees, WGS-84. */
export interface LonLat {
  readonly lon: number
  readonly lat: number
}

/** Kilometres east and north of an origin. */
export interface PlanePoint {
  readonly x: number
  readonly y: number
}

/** Mean radius of the Earth in km (IUGG). */
const earthKm = 6371.0088
const radians = Math.PI / 180

/** Whether both degrees are numbers on the globe. */
export const onGlobe = (place: LonLat | null | undefined): place is LonLat =>
  place !== null &&
  place !== undefined &&
  Number.isFinite(place.lon) &&
  Number.isFinite(place.lat) &&
  Math.abs(place.lon) <= 180 &&
  Math.abs(place.lat) <= 90

/** Great-circle distance in km. */
export function haversineKm(a: LonLat, b: LonLat): number {
  const dLat = Math.sin(((b.lat - a.lat) * radians) / 2)
  const dLon = Math.sin(((b.lon - a.lon) * radians) / 2)
  const h = dLat * dLat + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * dLon * dLon
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Equirectangular plane around the origin: within 0.1 % of the great circle inside a district. */
export function toPlane(place: LonLat, origin: LonLat): PlanePoint {
  return {
    x: (place.lon - origin.lon) * radians * Math.cos(origin.lat * radians) * earthKm,
    y: (place.lat - origin.lat) * radians * earthKm,
  }
}

/** Inverse of `toPlane`. */
export function fromPlane(point: PlanePoint, origin: LonLat): LonLat {
  return {
    lon: origin.lon + point.x / (radians * Math.cos(origin.lat * radians) * earthKm),
    lat: origin.lat + point.y / (radians * earthKm),
  }
}

/**
 * Middle of the places, rounded to hundredths of a degree, so that one moved organisation does not change every distance.
 * Without any place: 0, 0.
 */
export function originOf(places: readonly (LonLat | null)[]): LonLat {
  const known = places.filter(onGlobe)
  if (known.length === 0) return { lon: 0, lat: 0 }
  const middle = (values: number[]) => Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 100) / 100
  return { lon: middle(known.map((place) => place.lon)), lat: middle(known.map((place) => place.lat)) }
}

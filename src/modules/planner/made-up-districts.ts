import { fromPlane, type LonLat } from './geometry.ts'
import { below, exponential, logNormal, mulberry32, normal, weighted, type Random } from './random.ts'

/** Where made-up districts touch the globe. */
export const sampleOrigin: LonLat = { lon: 114, lat: 22.7 }

/** Shape of a made-up district, after one of 928 organisations: 33 with three or more members, 334 with one or two. */
const shape = {
  perDistrict: 1000,
  districtsPerCity: 9,
  cityKm: 110,
  districtKm: 17,
  radiusKm: 7,
  sections: [30, 22, 11, 9, 6, 9, 5, 3, 3, 2],
  inHotSpots: 0.85,
  inSharedBuildings: 0.22,
  /** Shares with no full member, and with one or two; the others have three or more. */
  noMembers: 0.604,
  fewMembers: 0.36,
  oneOfFew: 0.68,
  mobile: 0.12,
} as const

const goldenAngle = Math.PI * (3 - Math.sqrt(5))

interface Point {
  readonly x: number
  readonly y: number
}

interface HotSpot {
  readonly at: Point
  readonly spread: number
  readonly mix: readonly number[]
  readonly buildings: readonly Point[]
  readonly weight: number
}

/** One organisation of a made-up district; `district` counts from 0, `street` is the id of one of the streets. */
export interface MadeUpOrganisation {
  readonly id: string
  readonly place: LonLat
  readonly district: number
  readonly street: string
  readonly section: string
  readonly industry: string
  readonly fullMembers: number
  readonly mobileMembers: number
  readonly headcount: number
}

export interface MadeUpStreet {
  readonly id: string
  readonly centre: LonLat
}

export interface MadeUpDistricts {
  readonly organisations: readonly MadeUpOrganisation[]
  readonly streets: readonly MadeUpStreet[]
}

/** One or many made-up districts, for tests and measurements of every planner: the same `seed` and `n` give the same everywhere. */
export function madeUpDistricts(n: number, seed: number): MadeUpDistricts {
  const random = mulberry32(seed * 7919 + n)
  const districts = Math.max(1, Math.round(n / shape.perDistrict))
  const organisations: MadeUpOrganisation[] = []
  const streets: MadeUpStreet[] = []
  for (let district = 0; district < districts; district += 1) {
    const until = Math.round(((district + 1) * n) / districts)
    fillDistrict(organisations, streets, district, until, random)
  }
  return { organisations, streets }
}

function fillDistrict(
  organisations: MadeUpOrganisation[],
  streets: MadeUpStreet[],
  district: number,
  until: number,
  random: Random,
): void {
  const inCity = district % shape.districtsPerCity
  const middle = centreOf(Math.floor(district / shape.districtsPerCity), inCity)
  // Outer districts are up to half again as wide.
  const radius = shape.radiusKm * (1 + (0.5 * inCity) / shape.districtsPerCity)
  const centres = Array.from({ length: 6 + below(random, 6) }, () => inDisc(middle, radius, random))
  centres.forEach((centre, at) => streets.push({ id: `${district}/${at}`, centre: fromPlane(centre, sampleOrigin) }))
  const spots = Array.from({ length: 14 + below(random, 14) }, (_, rank) => hotSpot(middle, radius, rank, random))
  const weights = spots.map((spot) => spot.weight)
  while (organisations.length < until) {
    const spot = random() < shape.inHotSpots ? spots[weighted(random, weights)]! : null
    const at = spot === null ? inDisc(middle, radius, random) : around(spot, random)
    const section = weighted(random, spot?.mix ?? shape.sections)
    organisations.push({
      id: String(organisations.length).padStart(6, '0'),
      place: fromPlane(at, sampleOrigin),
      district,
      street: `${district}/${nearest(centres, at)}`,
      section: String(section),
      industry: String(Math.min(7, Math.floor(exponential(random, 1.4)))),
      ...members(random),
      headcount: Math.max(1, Math.round(logNormal(random, 2.1, 0.95))),
    })
  }
}

function centreOf(city: number, inCity: number): Point {
  const far = shape.cityKm * Math.sqrt(city)
  const near = shape.districtKm * Math.sqrt(inCity)
  return {
    x: far * Math.cos(city * goldenAngle) + near * Math.cos(inCity * goldenAngle),
    y: far * Math.sin(city * goldenAngle) + near * Math.sin(inCity * goldenAngle),
  }
}

function inDisc(middle: Point, radius: number, random: Random): Point {
  const [r, turn] = [radius * Math.sqrt(random()), 2 * Math.PI * random()]
  return { x: middle.x + r * Math.cos(turn), y: middle.y + r * Math.sin(turn) }
}

function hotSpot(middle: Point, radius: number, rank: number, random: Random): HotSpot {
  const at = inDisc(middle, radius * 0.9, random)
  const spread = 0.15 + exponential(random, 0.5)
  return {
    at,
    spread,
    mix: shape.sections.map((weight) => weight * logNormal(random, 0, 0.7)),
    buildings: Array.from({ length: 1 + below(random, 4) }, () => near(at, spread * 0.6, random)),
    // Zipf with exponent 0.8.
    weight: (rank + 1) ** -0.8,
  }
}

const near = (at: Point, spread: number, random: Random): Point => ({
  x: at.x + spread * normal(random),
  y: at.y + spread * normal(random),
})

/** In a hot-spot some share a building: exactly the same place. */
const around = (spot: HotSpot, random: Random): Point =>
  random() < shape.inSharedBuildings ? spot.buildings[below(random, spot.buildings.length)]! : near(spot.at, spot.spread, random)

function nearest(points: readonly Point[], at: Point): number {
  let best = 0
  points.forEach((point, index) => {
    if (Math.hypot(point.x - at.x, point.y - at.y) < Math.hypot(points[best]!.x - at.x, points[best]!.y - at.y)) best = index
  })
  return best
}

function members(random: Random): { fullMembers: number; mobileMembers: number } {
  const draw = random()
  const few = random() < shape.oneOfFew ? 1 : 2
  const many = 3 + Math.floor(exponential(random, 4))
  const fullMembers = draw < shape.noMembers ? 0 : draw < shape.noMembers + shape.fewMembers ? few : many
  return { fullMembers, mobileMembers: random() < shape.mobile ? 1 + Math.floor(exponential(random)) : 0 }
}

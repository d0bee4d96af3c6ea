/** Where the areas of the invented district lie, degrees CGCS2000: streets in two rows, communities around the middle of their street. */
const [west, south, apart] = [113.98, 22.62, 0.05]
const golden = Math.PI * (3 - Math.sqrt(5))

/** Place of one unit of an area: close to the middle of its community, or anywhere about its street where that is not known. */
export interface AreaPlace {
  /** Place of the street among those of the district, from 0. */
  readonly street: number
  /** Place of the community among those of the street; null where the register does not name it. */
  readonly community: number | null
  /** Any whole number of the unit, from which its place about the middle follows. */
  readonly unit: number
}

const hundredThousandths = (value: number) => Math.round(value * 100_000) / 100_000

/** The same place on every machine and every day. The street surveyed last has none yet, so that organisations without a place remain. */
export function positionOf({ street, community, unit }: AreaPlace, streets: number): { lon: number; lat: number } | null {
  if (street === streets - 1) return null
  const around = community === null ? unit % 40 : community
  const radius = 0.0045 * Math.sqrt(around + 0.5)
  const [lon, lat] = [west + (street % 3) * apart, south + Math.floor(street / 3) * apart]
  const [aside, along] = [((unit * 7919) % 1000) / 1000 - 0.5, ((unit * 104_729) % 1000) / 1000 - 0.5]
  return {
    lon: hundredThousandths(lon + radius * Math.cos(around * golden) + aside * 0.006),
    lat: hundredThousandths(lat + radius * Math.sin(around * golden) + along * 0.006),
  }
}

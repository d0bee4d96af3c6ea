export const siteKinds = ['community', 'venue'] as const
export type SiteKind = (typeof siteKinds)[number]
export const closeness = ['area', 'industry', 'feature'] as const
export type Closeness = (typeof closeness)[number]
export const clusterStates = ['clustered', 'alone', 'not-applicable'] as const
export type ClusterState = (typeof clusterStates)[number]

export interface Point {
  readonly lon: number
  readonly lat: number
}

/** A demonstration site as its records describe it; what they do not say is empty. */
export interface Site {
  /** Names it among all kinds, e.g. `venue 7`. */
  readonly key: string
  readonly name: string
  readonly streetNos: readonly number[]
  readonly points: readonly Point[]
  readonly industryNos: readonly number[]
  /** What it is and whom it is for, as codes of the programme. */
  readonly features: readonly string[]
}

/** Three criteria of CN-55: 地域相邻、行业相近、特点相似. */
export interface ClusterRules {
  readonly weights: Readonly<Record<Closeness, number>>
  /** Two sites are strung together when the weights of what they have in common reach it. */
  readonly threshold: number
  /** Sites within so many metres are neighbours, also across a border of streets. */
  readonly withinMetres: number
  /** Per cent of all features of two sites that they share. */
  readonly similarPercent: number
}

export interface Link {
  readonly from: string
  readonly to: string
  readonly why: readonly Closeness[]
}

export interface Clusters {
  /** Keys of the sites of each; clusters and sites in the order of names. */
  readonly clusters: readonly (readonly string[])[]
  readonly links: readonly Link[]
  /** Sites whose records say neither where they are, nor of what industry, nor what they are like. */
  readonly unknown: readonly string[]
}

const earthMetres = 6_371_009
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Distance in metres on a sphere, as the crow flies. */
export function metresBetween(one: Point, other: Point): number {
  const half = (angle: number) => Math.sin(angle / 2) ** 2
  const chord =
    half(radians(other.lat - one.lat)) +
    Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * half(radians(other.lon - one.lon))
  return 2 * earthMetres * Math.asin(Math.min(1, Math.sqrt(chord)))
}

const share = <T>(one: readonly T[], other: readonly T[]) => one.some((value) => other.includes(value))

/** In which of the three ways two sites are close. */
export function closeIn(one: Site, other: Site, rules: ClusterRules): Closeness[] {
  const near = one.points.some((from) => other.points.some((to) => metresBetween(from, to) <= rules.withinMetres))
  const all = new Set([...one.features, ...other.features])
  const both = [...all].filter((feature) => one.features.includes(feature) && other.features.includes(feature))
  const has: Readonly<Record<Closeness, boolean>> = {
    area: near || share(one.streetNos, other.streetNos),
    industry: share(one.industryNos, other.industryNos),
    feature: both.length > 0 && both.length * 100 >= all.size * rules.similarPercent,
  }
  return closeness.filter((way) => has[way])
}

const byName = (one: Site, other: Site) =>
  one.name < other.name ? -1 : one.name > other.name ? 1 : one.key < other.key ? -1 : one.key > other.key ? 1 : 0
const isKnown = (site: Site) => site.streetNos.length + site.points.length + site.industryNos.length + site.features.length > 0

/**
 * Strings demonstration sites together (CN-55): a link where they are close enough, a cluster where links hold sites together. Every site
 * is in one cluster at most, and nothing depends on the order in which sites come; nobody is compared.
 */
export function clusterSites(sites: readonly Site[], rules: ClusterRules): Clusters {
  const sorted = sites.toSorted(byName)
  const known = sorted.filter(isKnown)
  const links = known.flatMap((one, at) =>
    known.slice(at + 1).flatMap((other): Link[] => {
      const why = closeIn(one, other, rules)
      const weight = why.reduce((sum, way) => sum + rules.weights[way], 0)
      return why.length > 0 && weight >= rules.threshold ? [{ from: one.key, to: other.key, why }] : []
    }),
  )
  const left = new Set(known.map(({ key }) => key))
  const clusters: string[][] = []
  for (const { key } of known) {
    if (!left.has(key)) continue
    const held = reachedFrom(key, links)
    for (const one of held) left.delete(one)
    if (held.size > 1) clusters.push(known.flatMap((site) => (held.has(site.key) ? site.key : [])))
  }
  return { clusters, links, unknown: sorted.filter((site) => !isKnown(site)).map(({ key }) => key) }
}

function reachedFrom(start: string, links: readonly Link[]): Set<string> {
  const reached = new Set([start])
  const waiting = [start]
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop())
    for (const { from, to } of links) {
      const next = from === key ? to : to === key ? from : null
      if (next === null || reached.has(next)) continue
      reached.add(next)
      waiting.push(next)
    }
  return reached
}

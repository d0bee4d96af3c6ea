import type { RegisterDictionaries } from './dictionaries.ts'
import { simplify, tidy } from './tidy.ts'

/** The streets and communities of a district, with their codes. */
export interface Divisions {
  code: string
  name: string
  city?: string
  streets: { code: string; name: string; communities: { code: string; name: string; committee?: string }[] }[]
}

export interface FoundCommunity {
  code: string
  street: string
  /** Whether the cell held the full name. */
  exact: boolean
}

export interface DivisionIndex {
  /** The code of a street however it is written, or null. */
  street(text: string): string | null
  /** A community by any of its wordings. Of two with one name, the one in `preferredStreet`. */
  community(text: string, preferredStreet: string | null): FoundCommunity | null
}

const MAX_CACHE = 20_000

export function indexDivisions(divisions: Divisions, words: RegisterDictionaries): DivisionIndex {
  const streets = new Map<string, string>()
  const communities = new Map<string, { code: string; street: string; name: string }[]>()
  const streetBase = (text: string) => stripSuffix(text, words.streetSuffixes)
  for (const street of divisions.streets) {
    streets.set(streetBase(street.name), street.code)
    for (const community of street.communities) {
      const base = stripSuffix(community.name, words.communitySuffixes)
      const known = communities.get(base) ?? []
      known.push({ code: community.code, street: street.code, name: community.name })
      communities.set(base, known)
    }
  }
  const streetCache = new Map<string, string | null>()
  const communityCache = new Map<string, FoundCommunity | null>()

  const findStreet = (text: string): string | null => {
    const name = tidy(text)
    for (const candidate of [name, simplify(name), withoutDistrict(name, divisions)]) {
      const code = streets.get(streetBase(candidate))
      if (code !== undefined) return code
    }
    return null
  }
  const findCommunity = (text: string, preferredStreet: string | null): FoundCommunity | null => {
    const name = tidy(text)
    for (const candidate of [name, simplify(name), withoutDistrict(name, divisions)]) {
      const known = communities.get(stripSuffix(candidate, words.communitySuffixes))
      const found = known?.find((community) => community.street === preferredStreet) ?? known?.[0]
      if (found) return { code: found.code, street: found.street, exact: found.name === text }
    }
    return null
  }
  return {
    street: (text) => remember(streetCache, text, () => findStreet(text)),
    community: (text, preferred) => remember(communityCache, `${preferred}|${text}`, () => findCommunity(text, preferred)),
  }
}

function remember<T>(cache: Map<string, T>, key: string, find: () => T): T {
  const known = cache.get(key)
  if (known !== undefined) return known
  const found = find()
  if (cache.size < MAX_CACHE) cache.set(key, found)
  return found
}

function stripSuffix(text: string, suffixes: string[]): string {
  for (const suffix of suffixes) if (text.length > suffix.length && text.endsWith(suffix)) return text.slice(0, -suffix.length)
  return text
}

/** 深圳市龙华区民治街道 → 民治街道. The street 龙华街道 of the district 龙华区 stays whole. */
function withoutDistrict(text: string, divisions: Divisions): string {
  let rest = text
  for (const prefix of [divisions.city, divisions.name]) if (prefix && rest.startsWith(prefix)) rest = rest.slice(prefix.length)
  return rest
}

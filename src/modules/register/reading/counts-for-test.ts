import { defaultDictionaries } from './dictionaries.ts'
import type { Divisions } from './divisions.ts'
import type { ReadOrganisation } from './types.ts'

/**
 * The counts of the sample's data dictionary, §5, straight from what was read: they come out right only if every cell was.
 * For tests; the platform computes coverage elsewhere, from its own facts.
 */
export function resultsOf(all: ReadOrganisation[], divisions: Divisions): Record<string, unknown> {
  const group = (keyOf: (unit: ReadOrganisation) => string) => Map.groupBy(all, keyOf)
  const streets = group((unit) => unit.street as string)
  const industries = group((unit) => unit.industry ?? '(none)')
  for (const { code } of [...defaultDictionaries.industry.entries, { code: '(none)' }])
    if (!industries.has(code)) industries.set(code, [])
  const types = group((unit) => unit.type as string)
  const used = new Set(all.map((unit) => unit.community))
  const communities = divisions.streets.flatMap((street) => street.communities)
  const counted = (groups: Map<string, ReadOrganisation[]>) =>
    Object.fromEntries([...groups].map(([key, units]) => [key, countsOf(units)]))
  const byStreet = Object.fromEntries(
    divisions.streets
      .filter(({ code }) => streets.has(code))
      .map(({ code, name }) => [code, Object.assign({ name }, countsOf(streets.get(code) ?? []))]),
  )
  return {
    overall: Object.assign(countsOf(all), detailsOf(all.filter((unit) => unit.status === 'active'))),
    communitiesWithOrganisations: communities.filter(({ code }) => used.has(code)).length,
    communitiesWithout: communities.filter(({ code }) => !used.has(code)).map(({ name }) => name),
    byStreet,
    byIndustry: counted(industries),
    byType: counted(types),
  }
}

function countsOf(all: ReadOrganisation[]) {
  const active = all.filter((unit) => unit.status === 'active')
  const inactive = all.filter((unit) => unit.status !== 'active')
  const own = active.filter((unit) => unit.formation === 'own')
  const joint = active.filter((unit) => unit.formation === 'joint')
  const notBuilt = active.filter((unit) => unit.formation === null)
  const none = notBuilt.filter((unit) => unit.full === 0 && unit.probationary === 0)
  const shouldHave = notBuilt.filter((unit) => unit.full >= 3)
  const built = own.length + joint.length
  const helped = notBuilt.filter((unit) => hasInstructor(unit) || unit.liaison !== null)
  const three = active.filter((unit) => unit.full >= 3)
  const thirty = active.filter((unit) => (unit.headcount ?? 0) >= 30)
  const level = (name: string) => own.filter((unit) => unit.level === name).length
  const sum = (key: 'headcount' | 'full' | 'probationary' | 'floating') =>
    active.reduce((total, unit) => total + (unit[key] ?? 0), 0)
  return {
    registered: all.length,
    inactive: {
      cancelled: inactive.filter((unit) => unit.status === 'cancelled').length,
      revoked: inactive.filter((unit) => unit.status === 'revoked').length,
      stillWithPartyOrg: inactive.filter((unit) => unit.partyOrg !== null).length,
    },
    active: active.length,
    own: { total: own.length, committee: level('committee'), general: level('general'), branch: level('branch') },
    joint: {
      units: joint.length,
      unitsWith3Full: joint.filter((unit) => unit.full >= 3).length,
      partyOrgs: new Set(joint.map((unit) => unit.partyOrg)).size,
    },
    notBuilt: {
      total: notBuilt.length,
      shouldHave: shouldHave.length,
      fewMembers: notBuilt.length - shouldHave.length - none.length,
      none: none.length,
      noneWithFloating: none.filter((unit) => unit.floating > 0).length,
      withInstructor: notBuilt.filter(hasInstructor).length,
      withLiaison: notBuilt.filter((unit) => unit.liaison !== null).length,
      withEither: helped.length,
    },
    orgCoverage: rate(built, active.length),
    ownRate: rate(own.length, active.length),
    shouldHaveBuiltRate: rate(three.filter(has).length, three.length),
    workCoverage: rate(built + helped.length, active.length),
    headcount30: rate(thirty.filter(has).length, thirty.length),
    headcountUnknown: active.filter((unit) => unit.headcount === null).length,
    people: { headcount: sum('headcount'), full: sum('full'), probationary: sum('probationary'), floating: sum('floating') },
  }
}

function detailsOf(active: ReadOrganisation[]) {
  const parties = [
    ...Map.groupBy(
      active.filter((unit) => unit.formation === 'joint'),
      (unit) => unit.partyOrg,
    ).values(),
  ]
  const bySize: Record<string, number> = {}
  for (const units of parties) bySize[units.length] = (bySize[units.length] ?? 0) + 1
  const floating = active.filter(
    (unit) => unit.formation === null && unit.full === 0 && unit.probationary === 0 && unit.floating > 0,
  )
  const instructed = active.filter(hasInstructor)
  const loads = [...Map.groupBy(instructed, (unit) => `${unit.instructor}|${unit.instructorUnit}`).values()].map(
    (units) => units.length,
  )
  const between = (from: number, to: number) => loads.filter((load) => load >= from && load <= to).length
  return {
    jointDetail: {
      bySize,
      over5Units: parties.filter((units) => units.length > 5).length,
      under3Members: parties.filter((units) => units.reduce((sum, unit) => sum + unit.full, 0) < 3).length,
    },
    floatingOnly: {
      threeOrMore: floating.filter((unit) => unit.floating >= 3).length,
      underThree: floating.filter((unit) => unit.floating < 3).length,
    },
    helpers: {
      orgsWithInstructor: instructed.length,
      orgsWithLiaison: active.filter((unit) => unit.liaison !== null).length,
      instructors: loads.length,
      load1to4: between(1, 4),
      load5to10: between(5, 10),
      load11up: between(11, Infinity),
    },
  }
}

const has = (unit: ReadOrganisation) => unit.formation !== null

const hasInstructor = (unit: ReadOrganisation) => unit.instructor !== null || unit.instructor2 !== null

function rate(num: number, den: number) {
  return { num, den, percent: den === 0 ? null : Math.floor((num * 20_000 + den) / (2 * den)) / 100 }
}

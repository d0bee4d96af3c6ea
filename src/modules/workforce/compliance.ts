import { problem } from '../../kernel/problem.ts'
import { type RuleRef, refOf, type RuleVersion } from '../../kernel/rule.ts'
import { query } from '../../platform/commands/operation.ts'
import { workforce } from './contract.ts'
import type { DutyFilter } from './contract-compliance.ts'
import { drawPicture, type Picture, socialOrgs, type UnitView } from './facts.ts'
import { peopleOf, type PersonView } from './persons.ts'
import { workforceProblems as problems } from './problems.ts'
import { duties, type Duty, ruleOfDuty, sides } from './rules/duties.ts'

export const rateOf = (num: number, den: number) => ({
  num,
  den,
  percent: den === 0 ? null : Math.round((num / den) * 10_000) / 100,
})

/** The one predicate of the list, its count and the figures. */
export function fitsDuty(filter: Pick<DutyFilter, 'duty' | 'state'>): (unit: UnitView) => boolean {
  const asked = filter.duty ? [filter.duty] : duties
  const has = (unit: UnitView, states: readonly string[]) => asked.some((duty) => states.includes(unit.duties[duty]))
  if (filter.state === 'all') return () => true
  if (filter.state === 'asked') return (unit) => has(unit, ['met', 'missing'])
  return (unit) => has(unit, [filter.state])
}

export function countDuty(units: readonly UnitView[], duty: Duty) {
  const count = (state: string) => units.filter((unit) => unit.duties[duty] === state).length
  const [met, missing, unknown] = [count('met'), count('missing'), count('unknown')]
  return { duty, met, missing, unknown, rate: rateOf(met, met + missing) }
}

/** Instructors by where they stand towards the band; the dedicated are in no rate. */
export function countLoads(people: readonly PersonView[]) {
  const count = (state: string) => people.filter((person) => person.loadState === state).length
  const [below, within, above, dedicated] = [count('below'), count('within'), count('above'), count('dedicated')]
  return { below, within, above, dedicated, rate: rateOf(within, below + within + above) }
}

const dutiesWithout = duties.filter((duty) => duty !== 'sides')

export const getSummary = query(workforce.getWorkforceSummary, async (call) => {
  const asOf = call.query.asOf ?? call.today
  const picture = await drawPicture(call, asOf, call.query)
  const units = socialOrgs(picture)
  const people = peopleOf(picture)
  const inRole = (role: string) => people.filter((person) => person.posts.some((post) => post.role === role)).length
  const band = settingsOfPicture(picture).rules['instructor.orgs-band']?.params ?? null
  return {
    asOf,
    active: units.length,
    people: {
      instructor: inRole('instructor'),
      liaison: inRole('liaison'),
      full_time_worker: inRole('full_time_worker'),
      secretary: inRole('secretary'),
    },
    load: { ...countLoads(people), band: band && { low: band.low, high: band.high } },
    sides: ([...sides, 'unknown'] as const).map((side) => ({
      side,
      instructors: people.filter((person) => person.load !== null && standsOn(person, side)).length,
      units: units.filter((unit) => unit.posts.some((post) => post.role === 'instructor' && (post.side ?? 'unknown') === side))
        .length,
    })),
    duties: duties.map((duty) => countDuty(units, duty)),
    streets: byStreet(units),
    rules: [...settingsOfPicture(picture).refs],
  }
})

/** An instructor none of whose posts tells the side is `unknown`. */
export const standsOn = (person: PersonView, side: 'business' | 'locality' | 'unknown') =>
  side === 'unknown' ? person.sides.length === 0 : person.sides.includes(side)

const settingsOfPicture = (picture: Picture) => picture.settingsFor(picture.units[0]?.districtNo ?? null)

function byStreet(units: readonly UnitView[]) {
  const groups = [...Map.groupBy(units, (unit) => unit.streetNo)]
  return groups
    .map(([no, members]) => ({
      no,
      name: members[0]!.street ?? '',
      active: members.length,
      withInstructor: members.filter((unit) => unit.facts.instructors.length > 0).length,
      missing: Object.fromEntries(
        duties.map((duty) => [duty, members.filter((unit) => unit.duties[duty] === 'missing').length]),
      ) as Record<Duty, number>,
    }))
    .sort((a, b) => (a.no ?? 1e9) - (b.no ?? 1e9))
}

export const listUnitDuties = query(workforce.listUnitDuties, async (call) => {
  const { page, pageSize, asOf = call.today, ...filter } = call.query
  const picture = await drawPicture(call, asOf, filter)
  const fitting = socialOrgs(picture)
    .filter(fitsDuty(filter))
    .sort((a, b) => (a.streetNo ?? 0) - (b.streetNo ?? 0) || (a.name < b.name ? -1 : 1))
  return {
    items: fitting.slice((page - 1) * pageSize, page * pageSize).map((unit) => ({
      no: unit.no,
      name: unit.name,
      street: unit.street,
      headcount: unit.headcount,
      instructors: unit.posts
        .filter((post) => post.role === 'instructor')
        .map((post) => ({ id: post.personId, name: post.name, side: post.side, load: post.load })),
      liaison: unit.posts.find((post) => post.role === 'liaison')?.name ?? null,
      duties: unit.duties,
    })),
    total: fitting.length,
    page,
    pageSize,
  }
})

export const explainUnitDuties = query(workforce.explainUnitDuties, async (call) => {
  const asOf = call.query.asOf ?? call.today
  const picture = await drawPicture(call, asOf, { unitNo: call.params.no })
  const unit = picture.units[0]
  if (!unit) throw problem(problems['post-unit-not-found'])
  const { rules } = picture.settingsFor(unit.districtNo)
  if (unit.kind !== 'social_org') return { asOf, steps: [] }
  return {
    asOf,
    steps: dutiesWithout.flatMap((duty) => {
      const rule = rules[ruleOfDuty[duty]]
      const size = duty === 'dedicated' ? rules['coverage.headcount'] : undefined
      return rule ? [{ duty, state: unit.duties[duty], ...inputsOf(duty, unit, rule, size) }] : []
    }),
  }
})

/** What a rule saw: its parameters, the facts it compared, the posts it counted. */
function inputsOf(duty: Duty, unit: UnitView, version: RuleVersion<unknown>, besides?: RuleVersion<object>) {
  const counted = unit.posts.filter((post) =>
    duty === 'liaison'
      ? post.role !== 'secretary'
      : duty === 'full-time'
        ? post.role === 'full_time_worker'
        : post.role === 'instructor' && (duty === 'dedicated' || post.side === duty),
  )
  const rule: RuleRef = refOf(version)
  const seen = {
    headcount: unit.headcount,
    members: unit.facts.members,
    hasPartyOrg: unit.facts.hasPartyOrg,
    supervised: unit.facts.supervised,
    instructors: unit.facts.instructors.length,
  }
  const params = Object.fromEntries(
    Object.entries({ ...besides?.params, ...(version.params as Record<string, unknown>) }).map(([key, value]) => [
      `rule.${key}`,
      Array.isArray(value) ? value.join(', ') : (value as string | number | boolean),
    ]),
  )
  return {
    rule,
    inputs: { ...seen, ...params },
    records: counted.map((post) => ({
      id: post.id,
      role: post.role,
      label: post.sender ? `${post.name}（${post.sender}）` : post.name,
      fromOn: post.fromOn,
    })),
  }
}

import type { Indicator, IndicatorInput, IndicatorValue } from '../../platform/contributions/indicators.ts'
import type { DeclarationFilter } from './contract-declarations.ts'
import type { MemberFilter } from './contract-register.ts'
import { countDeclarations } from './declarations.ts'
import { countRows } from './queries.ts'
import { countRegistrations } from './registrations.ts'
import { countStations } from './stations.ts'
import { countTeamPeople } from './team-people.ts'
import { countUnitRegistrations } from './unit-registrations.ts'

/** A figure is the number of a list: it is counted with the predicate of the list it opens. */
async function figure(
  count: Promise<number>,
  path: string,
  filter: Readonly<Record<string, string | number>>,
): Promise<IndicatorValue> {
  const value = await count
  const query = new URLSearchParams(Object.entries(filter).map(([key, part]) => [key, String(part)]))
  return { value, records: value, rule: null, list: `${path}?${query}` }
}

/** Different people on a list that may name one of them twice. */
async function peopleOf(
  count: Promise<{ total: number; people: number }>,
  path: string,
  filter: Readonly<Record<string, string | number>>,
): Promise<IndicatorValue> {
  const { total, people } = await count
  return { value: people, records: total, rule: null, list: addressOf(path, filter) }
}

const membersIn = (key: string, state: MemberFilter['state']): Indicator => ({
  key,
  unit: 'people',
  compute: (input) => {
    const filter = { districtNo: input.districtNo, state }
    return figure(countRows(input, filter), '/members', filter)
  },
})

/** Of the period the figure names, or from the first day of the year of the day asked about. */
function period(input: IndicatorInput): Pick<DeclarationFilter, 'fromOn' | 'untilOn'> & { fromOn: string; untilOn: string } {
  const { fromOn, untilOn } = input.params as { fromOn?: string; untilOn?: string }
  const year = Number(input.asOf.slice(0, 4))
  return { fromOn: fromOn ?? `${year}-01-01`, untilOn: untilOn ?? `${year + 1}-01-01` }
}

const declarations = (key: string, state: 'ever' | 'found'): Indicator => ({
  key,
  unit: 'people',
  compute: (input) => {
    const { kind } = input.params as { kind?: 'pocket' | 'mobile' }
    const filter = { districtNo: input.districtNo, state, ...(kind ? { kind } : {}), ...period(input) }
    return peopleOf(countDeclarations(input, filter), '/members/declared', filter)
  },
})

/** Stations of a kind that were open on the day, or only those on construction sites (NS-30). */
const stations: Indicator = {
  key: 'members.stations',
  unit: 'stations',
  compute: (input) => {
    const { kind, onSite } = input.params as { kind?: string; onSite?: boolean }
    const only = { ...(kind ? { kind } : {}), ...(onSite ? { onSite: 'yes' as const } : {}) }
    const filter = { state: 'open', districtNo: input.districtNo, asOf: input.asOf, ...only }
    return figure(countStations(input, filter), '/members/mobile', { list: 'stations', ...filter })
  },
}

/** What a figure names of its period; without one, everything up to now. */
function spanOf({ params }: IndicatorInput) {
  const { fromOn, untilOn } = params as { fromOn?: string; untilOn?: string }
  return { ...(fromOn ? { fromOn } : {}), ...(untilOn ? { untilOn } : {}) }
}
const addressOf = (path: string, filter: object) =>
  `${path}?${new URLSearchParams(Object.entries(filter).map(([key, part]) => [key, String(part)]))}`

/** Different units that registered at the grassroots (CN-F04). */
const unitsRegistered: Indicator = {
  key: 'members.units-registered',
  unit: 'units',
  async compute(input) {
    const filter = { districtNo: input.districtNo, state: 'all' as const, ...spanOf(input) }
    const { total, units } = await countUnitRegistrations(input, filter)
    return { value: units, records: total, rule: null, list: addressOf('/members/registrations', { list: 'units', ...filter }) }
  },
}

/** Different members who registered with a second Party organisation and claimed a post; with `withUnit` those who came with a unit (CN-F18). */
const membersPosted: Indicator = {
  key: 'members.posted',
  unit: 'people',
  async compute(input) {
    const withUnit = input.params['withUnit'] === 'yes' ? { withUnit: 'yes' as const } : {}
    const filter = { districtNo: input.districtNo, state: 'took-post' as const, ...withUnit, ...spanOf(input) }
    const { total, people } = await countRegistrations(input, filter)
    return { value: people, records: total, rule: null, list: addressOf('/members/registrations', filter) }
  },
}

/** Different Party members on rosters of teams of a kind on the day, as the register says (CD-F31). */
const teamMembers: Indicator = {
  key: 'members.in-teams',
  unit: 'people',
  async compute(input) {
    const kind = input.params['kind'] === 'service' ? ('service' as const) : ('model' as const)
    const filter = { districtNo: input.districtNo, kind, state: 'here' as const, party: 'yes' as const, asOf: input.asOf }
    const { total, people } = await countTeamPeople(input, filter, input.asOf)
    return { value: people, records: total, rule: null, list: addressOf('/members/teams', { list: 'people', ...filter }) }
  },
}

export const indicators: readonly Indicator[] = [
  stations,
  membersIn('members.total', 'here'),
  membersIn('members.mobile', 'away'),
  membersIn('members.without-organisation', 'homeless'),
  declarations('members.declared', 'ever'),
  declarations('members.placed', 'found'),
  unitsRegistered,
  membersPosted,
  teamMembers,
]

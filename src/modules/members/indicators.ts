import type { Indicator, IndicatorInput, IndicatorValue } from '../../platform/contributions/indicators.ts'
import type { DeclarationFilter } from './contract-declarations.ts'
import type { MemberFilter } from './contract-register.ts'
import { countDeclarations } from './declarations.ts'
import { countRows } from './queries.ts'
import { countStations } from './stations.ts'

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
    return figure(countDeclarations(input, filter), '/members/declared', filter)
  },
})

/** Stations of a kind that were open on the day (NS-30). */
const stations: Indicator = {
  key: 'members.stations',
  unit: 'stations',
  compute: (input) => {
    const { kind } = input.params as { kind?: string }
    const filter = { state: 'open', districtNo: input.districtNo, asOf: input.asOf, ...(kind ? { kind } : {}) }
    return figure(countStations(input, filter), '/members/mobile', { list: 'stations', ...filter })
  },
}

export const indicators: readonly Indicator[] = [
  stations,
  membersIn('members.total', 'here'),
  membersIn('members.mobile', 'away'),
  membersIn('members.without-organisation', 'homeless'),
  declarations('members.declared', 'ever'),
  declarations('members.placed', 'found'),
]

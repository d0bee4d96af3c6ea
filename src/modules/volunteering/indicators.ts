import { addDays } from '../../kernel/dates.ts'
import type { Indicator, IndicatorInput } from '../../platform/contributions/indicators.ts'
import { countLeaders, type LeaderFilter } from './leaders.ts'
import { countOfferings } from './offerings.ts'
import { countSessions, type SessionFilter } from './sessions.ts'
import { countVolunteers, type VolunteerFilter } from './volunteers.ts'

/** The filter of a figure and the address of its list. A figure without `untilOn` counts up to its day. */
function asked<T>(
  input: IndicatorInput,
  path: string,
  names: readonly string[],
  fixed: Record<string, unknown> = {},
): { filter: T; list: string } {
  const given = Object.fromEntries(names.flatMap((key) => (input.params[key] === undefined ? [] : [[key, input.params[key]]])))
  const filter = {
    ...given,
    ...fixed,
    untilOn: (given['untilOn'] as string | undefined) ?? addDays(input.asOf, 1),
    districtNo: input.districtNo,
  }
  const search = new URLSearchParams(Object.entries(filter).map(([key, value]) => [key, String(value)]))
  return { filter: filter as T, list: `${path}?${search}` }
}

const ofSessions = (input: IndicatorInput) =>
  asked<SessionFilter>(input, '/service/sessions', [
    'fromOn',
    'untilOn',
    'kind',
    'group',
    'category',
    'provider',
    'offered',
    'campaign',
  ])
const reading = (input: IndicatorInput) => ({ tx: input.tx, scope: input.scope, today: input.asOf })

/** 场次: sessions of service held (NS-F24, NS-F35, NS-F48, CD-F35). */
const sessions: Indicator = {
  key: 'volunteering.sessions',
  unit: 'sessions',
  async compute(input) {
    const { filter, list } = ofSessions(input)
    const counts = await countSessions(reading(input), filter)
    return { value: counts.sessions, records: counts.sessions, rule: null, list }
  },
}

/** 人次: whom sessions reached, each time anew (NS-F36, NS-F51, CD-F36). */
const times: Indicator = {
  key: 'volunteering.beneficiary-times',
  unit: 'attendances',
  async compute(input) {
    const { filter, list } = ofSessions(input)
    const counts = await countSessions(reading(input), filter)
    return { value: counts.times, records: counts.sessions, rule: null, list }
  },
}

/** 人数: different people who served at least once; members of villages with `who` and `rural` (CN-F19), those of two-new organisations with `origin` (CD-F32), those once helped who served since with `returned` (ZF-27). */
const people: Indicator = {
  key: 'volunteering.people',
  unit: 'people',
  async compute(input) {
    const { filter, list } = asked<VolunteerFilter>(
      input,
      '/service/people',
      ['fromOn', 'untilOn', 'who', 'rural', 'origin', 'helped', 'returned'],
      {
        served: 'yes',
      },
    )
    const value = await countVolunteers(reading(input), filter)
    return { value, records: value, rule: null, list }
  },
}

/** 个数: brands or platforms in force on the day (CD-F29, CD-F41). */
const offerings: Indicator = {
  key: 'volunteering.offerings',
  unit: 'items',
  async compute(input) {
    const kind = input.params['kind'] === undefined ? {} : { kind: input.params['kind'] as 'brand' | 'platform' }
    const filter = { ...kind, onDay: input.asOf, districtNo: input.districtNo }
    const value = await countOfferings(reading(input), filter)
    const search = new URLSearchParams(Object.entries(filter).map(([key, one]) => [key, String(one)]))
    return { value, records: value, rule: null, list: `/service/offerings?${search}` }
  },
}

/** 人数: community leaders found by the day, or those in one state (ZF-26). */
const leaders: Indicator = {
  key: 'volunteering.leaders',
  unit: 'people',
  async compute(input) {
    const { filter, list } = asked<LeaderFilter>(input, '/service/leaders', ['fromOn', 'untilOn', 'state'])
    const { state, ...others } = filter
    const counts = await countLeaders(reading(input), others)
    const value = state ? counts[state] : counts.found + counts.trained + counts.active + counts.ended
    return { value, records: value, rule: null, list }
  },
}

export const indicators: readonly Indicator[] = [sessions, times, people, offerings, leaders]

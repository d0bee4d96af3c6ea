import { addDays } from '../../kernel/dates.ts'
import type { Indicator, IndicatorInput } from '../../platform/contributions/indicators.ts'
import { type ActivityFilter, countRows } from './list.ts'
import { findPartners, hostsOfNature } from './partners.ts'

/** Filters a figure may name in its parameters; the list behind it gets the same. */
const named = [
  'fromOn',
  'untilOn',
  'kind',
  'format',
  'line',
  'openTo',
  'joint',
  'withParty',
  'mobile',
  'led',
  'memberUnits',
] as const

/** The filter of a figure and the address of its list. A figure without `untilOn` counts up to its day. */
function filterOf(input: IndicatorInput, page = '/activities'): { filter: ActivityFilter; list: string } {
  const given = Object.fromEntries(named.flatMap((key) => (input.params[key] === undefined ? [] : [[key, input.params[key]]])))
  const untilOn = (given['untilOn'] as string | undefined) ?? addDays(input.asOf, 1)
  const filter = { ...given, untilOn, districtNo: input.districtNo, state: 'held' as const }
  const search = new URLSearchParams(Object.entries(filter).map(([key, value]) => [key, String(value)]))
  return { filter, list: `${page}?${search}` }
}

/** 场次: activities held, a joint one once. */
const sessions: Indicator = {
  key: 'activities.sessions',
  unit: 'sessions',
  async compute(input) {
    const { filter, list } = filterOf(input)
    const { counts } = await countRows({ ...input, today: input.asOf }, filter)
    return { value: counts.sessions, records: counts.sessions, rule: null, list }
  },
}

/** 人次: members who came, each time anew; with `who: 'mobile'` those who were mobile on the day (NS-33, NS-34). */
const attendances: Indicator = {
  key: 'activities.attendances',
  unit: 'attendances',
  async compute(input) {
    const { filter, list } = filterOf(input)
    const { counts } = await countRows({ ...input, today: input.asOf }, filter)
    const value = { members: counts.attendances, mobile: counts.mobileAttendances, others: counts.others }[
      (input.params['who'] as 'members' | 'mobile' | 'others' | undefined) ?? 'members'
    ]
    return { value, records: counts.sessions, rule: null, list }
  },
}

/** 人数: different members who came at least once. */
const people: Indicator = {
  key: 'activities.people',
  unit: 'people',
  async compute(input) {
    const { filter, list } = filterOf(input)
    const { counts } = await countRows({ ...input, today: input.asOf }, filter)
    return { value: counts.people, records: counts.sessions, rule: null, list }
  },
}

/** 党组织数: different Party organisations that held at least one (CN-46, NS-26); with `nature` those of one nature only. */
const hosts: Indicator = {
  key: 'activities.party-orgs',
  unit: 'party-organisations',
  async compute(input) {
    const { filter, list } = filterOf(input)
    const reading = { ...input, today: input.asOf }
    const { counts } = await countRows(reading, filter)
    const { nature } = input.params as { nature?: string }
    const value = nature === undefined ? counts.hosts : (await hostsOfNature(reading, filter, nature)).length
    return { value, records: counts.sessions, rule: null, list }
  },
}

/** 联动的其他党组织: different Party organisations that took part beside those that held it (NS-26). */
const partners: Indicator = {
  key: 'activities.partner-party-orgs',
  unit: 'party-organisations',
  async compute(input) {
    const { filter, list } = filterOf(input)
    const { counts } = await countRows({ ...input, today: input.asOf }, filter)
    return { value: counts.partners, records: counts.sessions, rule: null, list }
  },
}

/** 发起联动的带头单位: different lead units that held one while they were a lead unit (NS-27). */
const leads: Indicator = {
  key: 'activities.lead-units',
  unit: 'party-organisations',
  async compute(input) {
    const { filter, list } = filterOf({ ...input, params: { ...input.params, led: true } })
    const { counts } = await countRows({ ...input, today: input.asOf }, filter)
    return { value: counts.leads, records: counts.sessions, rule: null, list }
  },
}

/** 联动的不同性质党组织: the same partners as `activities.partner-party-orgs`, listed one by one with the nature of each (NS-27). */
const natures: Indicator = {
  key: 'activities.partners-by-nature',
  unit: 'party-organisations',
  async compute(input) {
    const { filter, list } = filterOf(input, '/activities/partners')
    const { state: _, ...asked } = filter
    const { rows } = await findPartners({ ...input, today: input.asOf }, asked)
    return { value: rows.length, records: rows.length, rule: null, list: list.replace('&state=held', '') }
  },
}

export const indicators: readonly Indicator[] = [sessions, attendances, people, hosts, partners, leads, natures]

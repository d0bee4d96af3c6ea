import { type RuleRef, refOf, type RuleVersion } from '../../kernel/rule.ts'
import type { Indicator, IndicatorInput } from '../../platform/contributions/indicators.ts'
import { countDuty, countLoads } from './compliance.ts'
import type { PeopleFilter } from './contract-people.ts'
import { drawPicture, socialOrgs } from './facts.ts'
import { peopleOf } from './persons.ts'
import { fitsPerson } from './people.ts'
import { type Duty, duties, type RuleKey, ruleOfDuty } from './rules/duties.ts'
import { settingsByDistrict } from './settings.ts'

function listOf(path: string, input: IndicatorInput, filter: Readonly<Record<string, string>>): string {
  return `${path}?${new URLSearchParams({ districtNo: String(input.districtNo), ...filter, asOf: input.asOf })}`
}

async function ruleRef(input: IndicatorInput, key: RuleKey): Promise<RuleRef | null> {
  const rule = (await settingsByDistrict(input.tx, input.asOf)).get(input.districtNo)?.rules[key]
  return rule ? refOf(rule as RuleVersion<unknown>) : null
}

/** A rate between 0 and 1 with four decimals; null when nobody is asked. */
const share = (percent: number | null) => (percent === null ? null : Math.round(percent * 100) / 10_000)

/** Share of the organisations a rule speaks of that have what it asks. The list shows those it speaks of. */
const dutyRate: Indicator = {
  key: 'workforce.duty-rate',
  unit: 'ratio',
  async compute(input) {
    const duty = duties.find((one) => one === input.params['duty']) as Duty
    const units = socialOrgs(await drawPicture(input, input.asOf, { districtNo: input.districtNo }))
    const { rate } = countDuty(units, duty)
    const list = listOf('/workforce/units', input, { duty, state: 'asked' })
    return { value: share(rate.percent), records: rate.den, rule: await ruleRef(input, ruleOfDuty[duty]), list }
  },
}

/** Share of the instructors whose load lies within the band; those dedicated to one organisation stand outside (LH-14, LH-15). */
const loadRate: Indicator = {
  key: 'workforce.load-rate',
  unit: 'ratio',
  async compute(input) {
    const people = peopleOf(await drawPicture(input, input.asOf, { districtNo: input.districtNo }))
    const { rate } = countLoads(people)
    const list = listOf('/workforce/people', input, { load: 'judged' })
    return { value: share(rate.percent), records: rate.den, rule: await ruleRef(input, 'instructor.orgs-band'), list }
  },
}

/** People in post in a role, where wanted only those chosen in certain ways (CD-15); who holds two posts is one. */
const peopleInPost: Indicator = {
  key: 'workforce.people-in-post',
  unit: 'people',
  async compute(input) {
    const { role, modes } = input.params as { role: PeopleFilter['role']; modes?: string[] }
    const filter = { role, ...(modes ? { mode: modes.join(',') } : {}) }
    const people = peopleOf(await drawPicture(input, input.asOf, { districtNo: input.districtNo }))
    const count = people.filter(fitsPerson(filter)).length
    return {
      value: count,
      records: count,
      rule: null,
      list: listOf('/workforce/people', input, filter as Record<string, string>),
    }
  },
}

export const indicators: readonly Indicator[] = [dutyRate, loadRate, peopleInPost]

import type { Indicator } from '../../platform/contributions/indicators.ts'
import { countCases } from './store.ts'

/** People on the way to membership (NS-51), counted with the predicate of the list it opens. A number of people, never a target. */
const underWay: Indicator = {
  key: 'development.under-way',
  unit: 'people',
  async compute(input) {
    const filter = { districtNo: input.districtNo, state: 'open' } as const
    const counts = await countCases(input, filter)
    const value = [...counts.values()].reduce((sum, count) => sum + count, 0)
    return { value, records: value, rule: null, list: `/development?districtNo=${input.districtNo}&state=open` }
  },
}

export const indicators = [underWay]

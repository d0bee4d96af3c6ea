import type { Indicator } from '../../platform/contributions/indicators.ts'
import { findResponsibilities } from './network-responsibilities.ts'

/** 以七大行业协会党组织为抓手: hubs of an industry that hold a responsibility of a tier in force on the day (CD-11). */
const hubsWithResponsibility: Indicator = {
  key: 'alliances.hubs-with-responsibility',
  unit: 'party-organisations',
  async compute({ tx, scope, asOf, districtNo, params }) {
    const filter = { tier: String(params['tier']), hub: 'true', districtNo, asOf } as const
    const found = await findResponsibilities({ tx, scope, today: asOf }, filter)
    const search = new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)]))
    const bodies = new Set(found.map(({ view }) => view.body.no))
    return { value: bodies.size, records: found.length, rule: null, list: `/responsibilities?${search}` }
  },
}

export const networkIndicators: readonly Indicator[] = [hubsWithResponsibility]

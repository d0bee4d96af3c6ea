import type { Indicator } from '../../platform/contributions/indicators.ts'
import { rulebooks, ruleRefOf } from './settings.ts'
import { findStandings } from './standings.ts'
import { atStage, withCommittee } from './terms.ts'

/**
 * Party organisations with a committee whose term has ended without an election approved since. Where no organisation is of a size that
 * has a committee, the figure does not apply and is null.
 */
const termsPast: Indicator = {
  key: 'elections.terms-past',
  unit: 'party-organisations',
  async compute({ tx, scope, asOf, districtNo }) {
    const standings = await findStandings({ tx, scope, today: asOf, can: () => null }, { districtNo })
    const measured = withCommittee(standings, 'yes')
    const past = atStage(measured, 'past').length
    const rule = (await rulebooks(tx))(districtNo).find('term.length', asOf)
    return {
      value: measured.length === 0 ? null : past,
      records: past,
      rule: ruleRefOf(rule),
      list: `/elections?${new URLSearchParams({ districtNo: String(districtNo), committee: 'yes', stage: 'past', asOf })}`,
    }
  },
}

export const indicators: readonly Indicator[] = [termsPast]

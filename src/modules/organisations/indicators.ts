import { sql } from 'kysely'
import type { Indicator } from '../../platform/contributions/indicators.ts'
import { listProgrammes } from '../../platform/programmes/programmes.ts'
import { bodiesOf, occupantsOf } from './occupants.ts'
import { countUnits } from './queries.ts'
import type { DeploymentSite } from './rules.ts'

/**
 * How many stand in a slot of the district's structure: the 1, 6, 12 and N of a programme. Parameter: `slot`, the code of the slot.
 * The list is the structure itself, opened at that slot.
 */
const slotOccupants: Indicator = {
  key: 'organisations.slot-occupants',
  unit: 'structure-members',
  async compute({ tx, scope, asOf, districtNo, params, bodies = [] }) {
    const { rows } = await sql<{ programme: string }>`
      select programme from organisations.district_programme where district_no = ${districtNo}`.execute(tx)
    const programme = (await listProgrammes(tx)).find((document) => document.code === rows[0]?.programme)
    const slot = programme?.structure?.slots.find((one) => one.code === params['slot'])
    if (!programme?.structure || !slot) throw new Error(`district ${districtNo} has no slot ${String(params['slot'])}`)
    const occupants = (await occupantsOf({ tx, scope, districtNo, asOf }, programme.structure)).get(slot.code)!
    const reader = { tx, districtNo, asOf }
    const beside = await bodiesOf(
      reader,
      programme.structure,
      bodies.map((source) => ({ ...source, scope })),
    )
    const standing = occupants.length + beside.get(slot.code)!.length
    return {
      value: standing,
      records: standing,
      rule: { key: `structure.${programme.structure.code}`, version: programme.version, source: slot.source },
      list: `/structure?${new URLSearchParams({ districtNo: String(districtNo), slot: slot.code, asOf })}`,
    }
  },
}

/**
 * Temporary Party organisations set up, also those dissolved since (CN-47). Parameters: `site`, the sort of site; `fromOn` and `untilOn`,
 * the period of their first days.
 */
const temporary: Indicator = {
  key: 'organisations.temporary',
  unit: 'party-organisations',
  async compute({ tx, scope, asOf, districtNo, params }) {
    const { site, fromOn, untilOn } = params as { site?: DeploymentSite; fromOn?: string; untilOn?: string }
    const period = { ...(fromOn ? { establishedFrom: fromOn } : {}), ...(untilOn ? { establishedUntil: untilOn } : {}) }
    const filter = { form: 'temporary', ...(site ? { site } : {}), ...period, asOf }
    const value = await countUnits({ tx, scope }, { ...filter, kind: 'party_org', districtNo })
    const list = `/party-orgs?${new URLSearchParams({ districtNo: String(districtNo), ...filter })}`
    return { value, records: value, rule: null, list }
  },
}

export const indicators: readonly Indicator[] = [slotOccupants, temporary]

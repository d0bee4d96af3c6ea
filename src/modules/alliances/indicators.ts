import type { Indicator, IndicatorInput } from '../../platform/contributions/indicators.ts'
import { findAgreements } from './agreements.ts'
import { namesOf } from './store.ts'
import { findVillagePartners } from './villages.ts'

/** Pairings every side had signed by the day, with their Party organisations: who drew one up, and who signed beside it. */
async function pairings({ tx, scope, asOf, districtNo }: IndicatorInput) {
  const filter = { kind: 'pairing', signed: 'true', districtNo, asOf } as const
  const rows = (await findAgreements({ tx, scope, today: asOf }, filter)).map(({ row }) => row)
  const nos = rows.flatMap((row) => row.sides.map((side) => side.unitNo))
  const names = await namesOf(tx, nos, asOf)
  const isParty = (no: number) => names.get(no)?.kind === 'party_org'
  const signed = rows.filter((row) => isParty(row.leadNo))
  const branches = new Set(signed.map((row) => row.leadNo))
  const partners = new Set(
    signed.flatMap((row) => row.sides.flatMap(({ unitNo }) => (unitNo !== row.leadNo && isParty(unitNo) ? [unitNo] : []))),
  )
  const search = new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)]))
  return { branches, partners, records: rows.length, list: `/agreements?${search}` }
}

/** 结对共建的党支部: different Party organisations that drew up a pairing all sides have signed (NS-28). */
const branches: Indicator = {
  key: 'alliances.pairing-branches',
  unit: 'party-organisations',
  async compute(input) {
    const found = await pairings(input)
    return { value: found.branches.size, records: found.records, rule: null, list: found.list }
  },
}

/** 结对的其他党组织: different Party organisations that signed one with them. */
const partners: Indicator = {
  key: 'alliances.pairing-partners',
  unit: 'party-organisations',
  async compute(input) {
    const found = await pairings(input)
    return { value: found.partners.size, records: found.records, rule: null, list: found.list }
  },
}

/** 至少与1个村（社区）联建: the fewest village partners among the units the minimum asks (CN-07); null where it asks nobody. */
const villagePartners: Indicator = {
  key: 'alliances.village-partners-least',
  unit: 'party-organisations',
  async compute({ tx, scope, asOf, districtNo }) {
    const filter = { asked: 'true', districtNo, asOf } as const
    const { rows, ruled } = await findVillagePartners({ tx, scope, today: asOf }, filter)
    const search = new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)]))
    return {
      value: rows.length === 0 ? null : Math.min(...rows.map((row) => row.partners.length)),
      records: rows.length,
      rule: ruled.get(districtNo)?.least.ref ?? null,
      list: `/village-partners?${search}`,
    }
  },
}

export const indicators: readonly Indicator[] = [branches, partners, villagePartners]

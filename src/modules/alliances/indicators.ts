import { addDays } from '../../kernel/dates.ts'
import type { Indicator, IndicatorInput } from '../../platform/contributions/indicators.ts'
import { findAgreements } from './agreements.ts'
import { countJointWork, findJointWork, type JointWorkFilter } from './joint-work.ts'
import { namesOf, socialOf } from './store.ts'
import { findVillagePartners } from './villages.ts'

/**
 * Pairings every side had signed by the day and that a branch of a social organisation is a side of, whoever drew them up: the branches,
 * and the other Party organisations that signed with one. A branch paired with a branch is both.
 */
async function pairings({ tx, scope, asOf, districtNo }: IndicatorInput) {
  const filter = { kind: 'pairing', signed: 'true', social: 'true', districtNo, asOf } as const
  const rows = (await findAgreements({ tx, scope, today: asOf }, filter)).map(({ row }) => row.sides.map((side) => side.unitNo))
  const nos = rows.flat()
  const [names, social] = [await namesOf(tx, nos, asOf), await socialOf(tx, nos, asOf)]
  const isParty = (no: number) => names.get(no)?.kind === 'party_org'
  const partners = rows.flatMap((sides) => {
    const branches = sides.filter((no) => social.has(no))
    return sides.filter((no) => isParty(no) && branches.some((branch) => branch !== no))
  })
  const search = new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)]))
  return { branches: social, partners: new Set(partners), records: rows.length, list: `/agreements?${search}` }
}

/** 结对共建的党支部: different branches of social organisations with a pairing all sides have signed (NS-28). */
const branches: Indicator = {
  key: 'alliances.pairing-branches',
  unit: 'party-organisations',
  async compute(input) {
    const found = await pairings(input)
    return { value: found.branches.size, records: found.records, rule: null, list: found.list }
  },
}

/** 结对的其他党组织: different other Party organisations that signed one with them. */
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

/** What communities held up to the day, and the page that lists it. */
async function jointWork({ tx, scope, asOf, districtNo, params }: IndicatorInput) {
  const { kind, fromOn, untilOn } = params as Pick<JointWorkFilter, 'kind' | 'fromOn' | 'untilOn'>
  const span = { ...(fromOn ? { fromOn } : {}), untilOn: untilOn ?? addDays(asOf, 1) }
  const filter = { ...(kind ? { kind } : {}), ...span, districtNo, state: 'held' as const }
  const counts = countJointWork(await findJointWork({ tx, scope, today: asOf }, filter))
  const search = new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)]))
  return { ...counts, list: `/joint-work?${search}` }
}

/** 场次: activities members of a community held together, of one kind where `kind` names it (CN-21, CN-26). */
const jointSessions: Indicator = {
  key: 'alliances.joint-sessions',
  unit: 'sessions',
  async compute(input) {
    const { sessions, list } = await jointWork(input)
    return { value: sessions, records: sessions, rule: null, list }
  },
}

/** 人次: attendances of members at them (CN-26). */
const jointAttendances: Indicator = {
  key: 'alliances.joint-attendances',
  unit: 'attendances',
  async compute(input) {
    const { sessions, attendances, list } = await jointWork(input)
    return { value: attendances, records: sessions, rule: null, list }
  },
}

export const indicators: readonly Indicator[] = [branches, partners, villagePartners, jointSessions, jointAttendances]

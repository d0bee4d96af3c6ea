import type { Day } from '../../../kernel/dates.ts'
import type { LiaisonReading } from '../../../kernel/readings.ts'
import { type RuleRef, refOf, ruleOn, type RuleVersion } from '../../../kernel/rule.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { getProgramme } from '../../../platform/programmes/programmes.ts'
import type { Staffing } from '../../workforce/index.ts'
import type { SideWeights } from '../dispatch/index.ts'
import { programmeCodeOf } from '../queries.ts'

/** Who sends instructors: the two sides where the programme asks for both (ZF-04), `any` where one from anywhere is enough. */
export type InstructorSide = 'business' | 'locality' | 'any'
/** Full-time workers (LH-16) are one side more, whoever sends them. */
export type DispatchSide = InstructorSide | 'full-time'

/** What is this planner's own about a dispatch: prices in equivalent km, which sides send the instructor of a large organisation's own. */
export interface DispatchPrices {
  readonly weights: { readonly business: SideWeights; readonly locality: SideWeights; readonly fullTime: SideWeights }
  readonly dedicatedSides: readonly DispatchSide[]
  /** Nearest instructors looked at per organisation. */
  readonly candidates: number
}

/** Everything a plan goes by: numbers of the rules on people (band, large, sides, liaison), and the prices. */
export interface DispatchRule extends DispatchPrices {
  readonly band: { readonly low: number; readonly high: number }
  readonly sides: readonly DispatchSide[]
  readonly dedicatedFrom: number | null
  readonly liaison: LiaisonReading
  readonly fullTime: FullTimeRule
  readonly rests: readonly RuleRef[]
}

/** What is asked about full-time workers, and why they are not planned where they are not: no ratio in the rules, or nobody owed one. */
export interface FullTimeRule {
  readonly state: 'planned' | 'no-ratio' | 'nobody-owed'
  readonly orgsEach: number | null
  readonly headcountFrom: number | null
  readonly membersFrom: number | null
}

const ordinary: SideWeights = {
  travel: 1,
  otherStreet: 0,
  otherDepartment: 0,
  missingSkill: 0.5,
  fairness: 0.1,
  belowBand: 1,
  unserved: 30,
  undedicated: 60,
  handover: 1,
  unknownDistance: 5,
}

/** Where a district has set nothing. The prices express 就近、对口、均衡, not a number of any text. */
export const dispatchDefaults: RuleVersion<DispatchPrices> = {
  key: 'planner.dispatch',
  version: '1',
  source: 'LH-13; LH-15; LH-16; ZF-04',
  fromOn: '2015-01-01',
  untilOn: null,
  severity: 'info',
  params: {
    weights: {
      business: { ...ordinary, otherDepartment: 6 },
      locality: { ...ordinary, otherStreet: 3 },
      // A full-time worker's desk is there: whoever stays moves only for much.
      fullTime: { ...ordinary, belowBand: 0, handover: 10 },
    },
    dedicatedSides: ['locality', 'any'],
    candidates: 20,
  },
}

/** A band nobody has set binds nobody. */
const open = { low: 0, high: 1_000 }

/** The prices in force in a district on a day: the programme's in the place of the general ones. */
export async function dispatchPrices(tx: Tx, districtNo: number, day: Day): Promise<RuleVersion<DispatchPrices>> {
  const programme = await getProgramme(tx, await programmeCodeOf(tx, districtNo))
  const own = ruleOn(
    (programme?.rules ?? []).filter((rule) => rule.key === dispatchDefaults.key),
    day,
  )
  const stated = (own?.params ?? {}) as Partial<DispatchPrices>
  const { weights } = dispatchDefaults.params
  return {
    ...(own ?? dispatchDefaults),
    params: {
      ...dispatchDefaults.params,
      ...stated,
      weights: {
        business: { ...weights.business, ...stated.weights?.business },
        locality: { ...weights.locality, ...stated.weights?.locality },
        fullTime: { ...weights.fullTime, ...stated.weights?.fullTime },
      },
    },
  }
}

/** The prices, and the numbers of the rules on people beside them. */
export async function dispatchRule(
  tx: Tx,
  districtNo: number,
  day: Day,
  people: Staffing['rules'],
  workersOwed: boolean,
): Promise<RuleVersion<DispatchRule>> {
  const prices = await dispatchPrices(tx, districtNo, day)
  const instructors: readonly InstructorSide[] = people['instructor.dispatch-sides']?.params.sides ?? ['any']
  const fullTime = fullTimeRule(people, workersOwed)
  const dedicated = prices.params.dedicatedSides.filter((side) => (instructors as readonly DispatchSide[]).includes(side))
  const large = people['instructor.dedicated-headcount'] && people['coverage.headcount']
  const asked = ['instructor.orgs-band', 'instructor.dispatch-sides', 'instructor.dedicated-headcount', 'coverage.headcount', 'liaison.per-uncovered-org', 'worker.full-time-criteria', 'worker.full-time-ratio'] as const // prettier-ignore
  return {
    ...prices,
    params: {
      ...prices.params,
      dedicatedSides: dedicated.length > 0 ? dedicated : instructors,
      band: people['instructor.orgs-band']?.params ?? open,
      sides: fullTime.state === 'planned' ? [...instructors, 'full-time'] : instructors,
      fullTime,
      dedicatedFrom: large?.params.large_from ?? null,
      liaison: people['liaison.per-uncovered-org']?.params.reading ?? 'none',
      rests: asked.flatMap((key) => (people[key] ? [refOf(people[key] as RuleVersion<unknown>)] : [])),
    },
  }
}

function fullTimeRule(people: Staffing['rules'], owed: boolean): FullTimeRule {
  const criteria = people['worker.full-time-criteria']?.params
  const orgsEach = people['worker.full-time-ratio']?.params.orgs_each ?? null
  return {
    state: orgsEach === null ? 'no-ratio' : owed ? 'planned' : 'nobody-owed',
    orgsEach,
    headcountFrom: criteria?.headcount_from ?? null,
    membersFrom: criteria?.members_from ?? null,
  }
}

export interface DispatchParameters {
  /** All active organisations, or only those without a Party organisation. */
  readonly for: 'all' | 'without-party-org'
  /** Price in kilometres of taking an instructor away who could stay. */
  readonly handover?: number | null
  /** Price in kilometres of every organisation an instructor has more than the one before. */
  readonly fairness?: number | null
  readonly seed: number
  readonly steps?: number | null
}

/** The rule with what the maker of a plan chose in its place; full-time workers are not what is chosen about. */
export function dispatchRuleWith(rule: RuleVersion<DispatchRule>, chosen: DispatchParameters): RuleVersion<DispatchRule> {
  const { weights } = rule.params
  const priced = (side: SideWeights): SideWeights => ({
    ...side,
    handover: chosen.handover ?? side.handover,
    fairness: chosen.fairness ?? side.fairness,
  })
  return {
    ...rule,
    params: {
      ...rule.params,
      weights: { business: priced(weights.business), locality: priced(weights.locality), fullTime: weights.fullTime },
    },
  }
}

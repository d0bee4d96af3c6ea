export const planKinds = ['hub', 'regional-centre'] as const
export type PlanKind = (typeof planKinds)[number]
/** What kinds of area a plan may be for: a hub is a street's (LH-26), a regional centre also of a region or the district (CD-72). */
export const areaKinds: Readonly<Record<PlanKind, readonly string[]>> = {
  hub: ['street'],
  'regional-centre': ['street', 'region', 'district'],
}
export const planStates = ['considered', 'decided', 'opened', 'dropped'] as const
export type PlanState = (typeof planStates)[number]
export const planFactors = ['features', 'industry', 'population'] as const
export type PlanFactor = (typeof planFactors)[number]
export const planVerdicts = ['mature', 'not-yet', 'not-judged'] as const
export type PlanVerdict = (typeof planVerdicts)[number]
export const factorStates = ['there', 'lacking', 'not-judged'] as const
export type FactorState = (typeof factorStates)[number]

export const planActs = {
  decide: { from: ['considered'], to: 'decided' },
  open: { from: ['decided'], to: 'opened' },
  drop: { from: ['considered', 'decided'], to: 'dropped' },
} as const satisfies Record<string, { readonly from: readonly PlanState[]; readonly to: PlanState }>
export type PlanAct = keyof typeof planActs
export const planActNames = Object.keys(planActs) as PlanAct[]

export const actsOfPlan = (state: PlanState): PlanAct[] =>
  planActNames.filter((act) => (planActs[act].from as readonly PlanState[]).includes(state))

/** What the programme asks of a plan that is mature. */
export interface MaturityRule {
  /** Factors that must be there. */
  readonly needs: readonly PlanFactor[]
  /** Organisations in the industry that has most of them. */
  readonly fewestInIndustry: number
  /** Organisations in the area; or, instead, people they have recorded. */
  readonly fewestOrganisations: number
  readonly fewestPeople: number
  /** Organisations with no venue in reach. */
  readonly fewestFar: number
  /** Per cent of organisations without a record, above which nothing is said against a factor. */
  readonly mostUnknownPercent: number
}

/** An area as its records tell it today. */
export interface AreaFacts {
  readonly features: string | null
  readonly organisations: number
  readonly industryKnown: number
  readonly leading: number
  readonly people: number
  readonly peopleKnown: number
  readonly far: number
  readonly unplaced: number
}

export interface Maturity {
  readonly verdict: PlanVerdict
  readonly factors: readonly { readonly factor: PlanFactor; readonly state: FactorState }[]
}

/**
 * Whether a plan is mature (LH-26: 在条件成熟的情况下). What is not reached for want of records is not judged, never lacking; one factor that
 * lacks is enough for not yet. Without a rule nothing is judged.
 */
export function judgePlan(rule: MaturityRule | null, facts: AreaFacts): Maturity {
  const factors = planFactors.map((factor) => ({ factor, state: rule ? judge[factor](rule, facts) : ('not-judged' as const) }))
  const needed = factors.filter((one) => rule?.needs.includes(one.factor))
  const some = (state: FactorState) => needed.some((one) => one.state === state)
  const verdict = some('lacking') ? 'not-yet' : rule === null || some('not-judged') ? 'not-judged' : 'mature'
  return { verdict, factors }
}

/** Records are too few to say that something lacks. */
const unknown = ({ mostUnknownPercent }: MaturityRule, without: number, all: number) => without * 100 > all * mostUnknownPercent

const judge: Readonly<Record<PlanFactor, (rule: MaturityRule, facts: AreaFacts) => FactorState>> = {
  features: (_, { features }) => (features?.trim() ? 'there' : 'lacking'),
  industry(rule, { organisations, industryKnown, leading }) {
    if (leading >= rule.fewestInIndustry) return 'there'
    return unknown(rule, organisations - industryKnown, organisations) ? 'not-judged' : 'lacking'
  },
  population(rule, { organisations, people, peopleKnown, far, unplaced }) {
    const many = organisations >= rule.fewestOrganisations || people >= rule.fewestPeople
    if (many && far >= rule.fewestFar) return 'there'
    const peopleUnknown = !many && unknown(rule, organisations - peopleKnown, organisations)
    const layoutUnknown = far < rule.fewestFar && unknown(rule, unplaced, organisations)
    // What is known to lack lacks, whatever else is not known.
    if ((!many && !peopleUnknown) || (far < rule.fewestFar && !layoutUnknown)) return 'lacking'
    return 'not-judged'
  },
}

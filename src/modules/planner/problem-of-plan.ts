import type { RuleVersion } from '../../kernel/rule.ts'
import { type Problem, problem } from '../../kernel/problem.ts'
import type { FormationFacts } from './facts.ts'
import type {
  ExistingBranch,
  FormationOptions,
  FormationProblem,
  FormationRule,
  InputProblem,
  Organisation,
  Pin,
} from './formation/index.ts'
import { plannerProblems as problems } from './problems.ts'
import type { PinRow, PlanParameters } from './store.ts'

const text = (no: number | null) => (no === null ? null : String(no))

/** The rule with what the maker of a plan chose in its place. */
export function ruleWith(rule: RuleVersion<FormationRule>, chosen: PlanParameters): RuleVersion<FormationRule> {
  const { limits, weights, mobile } = rule.params
  return {
    ...rule,
    params: {
      ...rule.params,
      limits: { ...limits, maxOrganisations: chosen.maxOrganisations ?? limits.maxOrganisations },
      weights: { ...weights, opening: chosen.opening ?? weights.opening, stability: chosen.stability ?? weights.stability },
      mobile: chosen.mobile ?? mobile,
    },
  }
}

/** What the engine refuses is about the numbers handed in: the first of them is told. */
export function refusalOf(refused: readonly InputProblem[]): Problem {
  const [first] = refused
  return problem(problems['plan-refused'], { ...first?.params, what: first?.code ?? '' })
}

export function optionsOf(chosen: PlanParameters): FormationOptions {
  return {
    seed: chosen.seed,
    ...(chosen.steps ? { steps: chosen.steps } : {}),
    ...(chosen.about ? { about: chosen.about } : {}),
  }
}

/** Facts kept with a plan in the words of the engine; numbers of units are its ids. */
export function problemOf(
  facts: FormationFacts,
  rule: RuleVersion<FormationRule>,
  pins: readonly PinRow[],
  incumbent: ReadonlyMap<string, string | null> = new Map(),
): FormationProblem {
  const organisations = facts.units.map((unit): Organisation => ({
    id: String(unit.no),
    place: unit.place,
    standIn: unit.standIn,
    street: text(unit.streetNo),
    section: text(unit.industryNo),
    industry: text(unit.industryNo),
    fullMembers: unit.fullMembers,
    mobileMembers: unit.mobileMembers,
    headcount: unit.headcount,
  }))
  const branches = facts.branches.map((branch): ExistingBranch => ({
    id: String(branch.no),
    place: branch.place,
    street: text(branch.streetNo),
    section: text(branch.industryNo),
    industry: text(branch.industryNo),
    fullMembers: branch.fullMembers,
    attached: branch.attached,
  }))
  return { organisations, branches, rule, pins: pins.map(pinOf), ...(incumbent.size > 0 ? { incumbent } : {}) }
}

export function pinOf(pin: Pick<PinRow, 'id' | 'kind' | 'unit_no' | 'other_no'>): Pin {
  const organisation = String(pin.unit_no)
  const other = String(pin.other_no)
  switch (pin.kind) {
    case 'in':
    case 'not-in':
      return { id: pin.id, kind: pin.kind, organisation, host: other }
    case 'together':
    case 'apart':
      return { id: pin.id, kind: pin.kind, organisations: [organisation, other] }
    default:
      return { id: pin.id, kind: pin.kind, organisation }
  }
}

/** Branches that stand today and are planned anew: each is led by its first organisation in the eyes of the engine. */
export function standingOf(facts: FormationFacts): Map<string, string | null> {
  const lead = new Map<number, string>()
  for (const { no, partyNo } of facts.units) if (partyNo !== null && !lead.has(partyNo)) lead.set(partyNo, String(no))
  return new Map(facts.units.filter((unit) => unit.partyNo !== null).map((unit) => [String(unit.no), lead.get(unit.partyNo!)!]))
}

import { formationDefaults, type FormationRule } from './rules.ts'
import type { FormationOptions, InputProblem } from './types.ts'

type Limit = keyof FormationRule['limits']
type Weight = keyof FormationRule['weights']

/** Parameters nobody can plan with. A rule's number is never quietly replaced: the plan is refused and says which one. */
export function parameterProblems(rule: FormationRule, options: FormationOptions): InputProblem[] {
  const problems: InputProblem[] = []
  const unusable = (parameter: string, value: unknown) =>
    problems.push({ code: 'parameter-unusable', params: { parameter, value: String(value) } })
  const { limits, weights } = rule
  const known = formationDefaults.params
  // By the names there should be, so that one that is missing is found too.
  for (const name of Object.keys(known.limits) as Limit[]) {
    const value = limits[name]
    const least = name === 'maxAttached' ? 0 : 1
    if (!Number.isInteger(value) || value < least || value > 100_000) unusable(name, value)
  }
  for (const name of Object.keys(known.weights) as Weight[]) if (!isPrice(weights[name])) unusable(name, weights[name])
  if (!(rule.farKm >= 0)) unusable('farKm', rule.farKm)
  if (!['guest', 'joint-mobile', 'liaison'].includes(rule.mobile)) unusable('mobile', rule.mobile)
  for (const name of ['seed', 'steps', 'about', 'boundIterations'] as const) {
    const value = options[name]
    if (value !== undefined && !(Number.isInteger(value) && value >= (name === 'about' ? 1 : 0))) unusable(name, value)
  }
  if (problems.length === 0) problems.push(...contradictions(rule.limits))
  return problems
}

const isPrice = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= 1e6

/** Limits that are numbers each and cannot be kept together. */
function contradictions(limits: FormationRule['limits']): InputProblem[] {
  const pairs: readonly (readonly [Limit, Limit])[] = [
    ['minFull', 'branchMaxMembers'],
    ['minMobile', 'branchMaxMembers'],
    ['branchMaxMembers', 'committeeFrom'],
  ]
  const problems: InputProblem[] = pairs
    .filter(([low, high]) => limits[low] > limits[high])
    .map(([low, high]) => ({ code: 'limits-contradict', params: { low, high } }))
  const { minFull, minMobile, maxOrganisations } = limits
  // Weights of members fall into classes below the minimum; beyond this the bound would be slow for no district.
  if (minFull > 20 || minMobile > 20 || maxOrganisations > 200) {
    const parameter = 'minFull, minMobile, maxOrganisations'
    problems.push({ code: 'parameter-unusable', params: { parameter, value: `${minFull}, ${minMobile}, ${maxOrganisations}` } })
  }
  return problems
}

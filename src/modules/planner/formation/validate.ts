import type { FormationRule } from './rules.ts'
import type { FormationOptions, InputProblem } from './types.ts'

/** Parameters nobody can plan with. A rule's number is never quietly replaced: the plan is refused and says which one. */
export function parameterProblems(rule: FormationRule, options: FormationOptions): InputProblem[] {
  const problems: InputProblem[] = []
  const unusable = (parameter: string, value: unknown) =>
    problems.push({ code: 'parameter-unusable', params: { parameter, value: String(value) } })
  for (const [name, value] of Object.entries(rule.limits)) {
    const least = name === 'maxAttached' ? 0 : 1
    if (!Number.isInteger(value) || value < least || value > 100_000) unusable(name, value)
  }
  for (const [name, value] of Object.entries(rule.weights)) if (!(value >= 0 && value <= 1e6)) unusable(name, value)
  if (!(rule.farKm >= 0)) unusable('farKm', rule.farKm)
  if (!['guest', 'joint-mobile', 'liaison'].includes(rule.mobile)) unusable('mobile', rule.mobile)
  for (const name of ['seed', 'steps', 'about', 'boundIterations'] as const) {
    const value = options[name]
    if (value !== undefined && !(Number.isInteger(value) && value >= (name === 'about' ? 1 : 0))) unusable(name, value)
  }
  const { limits } = rule
  const contradict = (low: keyof typeof limits, high: keyof typeof limits) => {
    if (limits[low] > limits[high]) problems.push({ code: 'limits-contradict', params: { low, high } })
  }
  if (problems.length === 0) {
    contradict('minFull', 'branchMaxMembers')
    contradict('minMobile', 'branchMaxMembers')
    contradict('branchMaxMembers', 'committeeFrom')
    // Weights of members fall into classes below the minimum; beyond this the bound would be slow for no district.
    if (limits.minFull > 20 || limits.minMobile > 20 || limits.maxOrganisations > 200) {
      unusable('minFull, minMobile, maxOrganisations', `${limits.minFull}, ${limits.minMobile}, ${limits.maxOrganisations}`)
    }
  }
  return problems
}

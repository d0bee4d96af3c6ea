import type { Day } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import type { RuleRef } from '../../kernel/rule.ts'
import { refOf } from '../../kernel/rule.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { type Placement, type Plan, planFormation } from './formation/index.ts'
import { inBranch, listBranchesOf, Names } from './present.ts'
import { optionsOf, problemOf, refusalOf, ruleWith, standingOf } from './problem-of-plan.ts'
import { plannerProblems as problems } from './problems.ts'
import { findPlanNode, readFormationFacts } from './queries.ts'
import { formationRule } from './settings.ts'
import { proveFormation } from './solver/prove.ts'
import type { PlanParameters, PlanRow } from './store.ts'
import { toStored } from './stored.ts'

export interface ProposedFormation {
  readonly node: { readonly no: number; readonly name: string }
  readonly asOf: Day
  readonly rule: RuleRef
  readonly receipt: { readonly seed: number; readonly steps: number; readonly inputHash: string }
  readonly objective: number
  readonly byTerm: Plan['byTerm']
  readonly bound: number | null
  readonly gap: number | null
  readonly status: Plan['status']
  readonly organisations: number
  readonly branches: readonly { readonly host: Named; readonly kind: string; readonly organisations: readonly Named[] }[]
  readonly others: readonly (Named & { readonly outcome: Placement['outcome']; readonly clause: string })[]
  readonly notices: Plan['problems']
}

interface Named {
  readonly no: number
  readonly name: string
}

export interface Wish {
  readonly nodeNo?: number
  readonly asOf: Day
  readonly parameters: PlanParameters
  /** Seconds the solver may take to prove the plan; 0 leaves it out. */
  readonly proveSeconds: number
}

/** The plan the pages would make from the same facts, seed and steps, without keeping it: for scripts. */
export async function proposeFormation(call: Pick<Call, 'tx' | 'scope' | 'services'>, wish: Wish): Promise<ProposedFormation> {
  const node = await findPlanNode(call.tx, call.scope, wish.nodeNo)
  if (!node) throw problem(problems['plan-node-not-found'])
  const facts = await readFormationFacts(call, node, wish.asOf, wish.parameters.anew)
  if (facts.units.length === 0) throw problem(problems['plan-nothing-to-do'], { node: node.name })
  const rule = ruleWith(await formationRule(call.tx, node.districtNo, wish.asOf), wish.parameters)
  const asked = problemOf(facts, rule, [], standingOf(facts))
  const answer = planFormation(asked, optionsOf(wish.parameters))
  if (!answer.ok) throw refusalOf(answer.problems)
  const proof = wish.proveSeconds > 0 ? await proveFormation(asked, answer.plan, { seconds: wish.proveSeconds }) : null
  if (proof && !proof.ok) throw problem(problems[proof.code === 'solver-absent' ? 'plan-solver-absent' : 'plan-pins-conflict'])
  const plan = proof?.ok ? proof.plan : answer.plan
  const names = new Names(facts)
  const row = { facts, result: toStored(plan) } as PlanRow & { result: ReturnType<typeof toStored> }
  return {
    node: { no: node.no, name: node.name },
    asOf: wish.asOf,
    rule: refOf(rule),
    receipt: { seed: plan.seed, steps: plan.steps, inputHash: plan.inputHash },
    objective: plan.objective,
    byTerm: plan.byTerm,
    bound: plan.bound,
    gap: plan.gap,
    status: plan.status,
    organisations: facts.units.length,
    branches: listBranchesOf(row, []).map(({ host, kind, members }) => ({
      host,
      kind,
      organisations: members.map(({ no, name }) => ({ no, name })),
    })),
    others: plan.placements
      .filter((one) => !inBranch(one))
      .map((one) => ({ ...names.named(one.organisation), outcome: one.outcome, clause: one.clause })),
    notices: plan.problems,
  }
}

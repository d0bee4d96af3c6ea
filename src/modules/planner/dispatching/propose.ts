import type { Day } from '../../../kernel/dates.ts'
import { problem } from '../../../kernel/problem.ts'
import type { RuleRef } from '../../../kernel/rule.ts'
import { refOf } from '../../../kernel/rule.ts'
import type { Call } from '../../../platform/commands/operation.ts'
import { proveDispatch, type Warning } from '../dispatch/index.ts'
import { plannerProblems as problems } from '../problems.ts'
import { findPlanNode } from '../queries.ts'
import { dispatchSolver } from '../solver/dispatch-solver.ts'
import { requireWork } from './make.ts'
import { dispatchProblemOf, effortOf, sideOfEngine } from './problem.ts'
import { readDispatchFacts } from './read-facts.ts'
import { type DispatchParameters, dispatchRuleWith, type DispatchSide } from './rule.ts'
import { type SolvedDispatch, solveDispatch, withTold } from './solve.ts'

interface Named {
  readonly no: number
  readonly name: string
}

export interface ProposedDispatch {
  readonly node: Named
  readonly asOf: Day
  readonly rules: readonly RuleRef[]
  readonly receipt: { readonly seed: number; readonly steps: number; readonly inputHash: string }
  readonly objective: number
  readonly bound: number
  readonly gap: number | null
  readonly status: SolvedDispatch['status']
  readonly organisations: number
  readonly people: number
  readonly sides: readonly {
    readonly side: DispatchSide
    readonly objective: number
    readonly bound: number
    readonly lines: readonly { readonly unit: Named; readonly personId: string; readonly dedicated: boolean }[]
    readonly unserved: readonly (Named & { readonly code: string })[]
    readonly loads: readonly { readonly personId: string; readonly load: number; readonly upper: number }[]
    readonly warnings: readonly Warning[]
  }[]
  readonly changes: SolvedDispatch['comparison']['counts'] & { readonly kept: number }
  readonly liaisons: readonly (Named & { readonly state: string; readonly because: readonly string[] })[]
  readonly needs: SolvedDispatch['needs']
}

export interface DispatchWish {
  readonly nodeNo?: number
  readonly asOf: Day
  readonly parameters: DispatchParameters
  /** Seconds the solver may take to prove a side; 0 leaves it out. */
  readonly proveSeconds: number
}

/** The plan the pages would make from the same facts, seed and steps, without keeping it: for scripts. */
export async function proposeDispatch(
  call: Pick<Call, 'tx' | 'scope' | 'services'>,
  wish: DispatchWish,
): Promise<ProposedDispatch> {
  const node = await findPlanNode(call.tx, call.scope, wish.nodeNo)
  if (!node) throw problem(problems['plan-node-not-found'])
  const read = await readDispatchFacts(call, node, wish.asOf, wish.parameters)
  requireWork(read.facts, node.name)
  const { facts } = read
  const rule = dispatchRuleWith(read.rule, wish.parameters)
  const asked = dispatchProblemOf(facts, rule, [])
  const answer = solveDispatch(asked, effortOf(wish.parameters))
  if (!answer.ok) throw problem(problems['plan-refused'], { what: answer.params.field })
  const solved =
    wish.proveSeconds > 0
      ? withTold(asked, await proveDispatch(asked, answer.solved.plan, dispatchSolver(wish.proveSeconds)))
      : answer.solved
  const names = new Map(facts.units.map((unit) => [String(unit.no), unit.name]))
  const named = (id: string): Named => ({ no: Number(id), name: names.get(id) ?? '' })
  const { plan, comparison } = solved
  return {
    node: { no: node.no, name: node.name },
    asOf: wish.asOf,
    rules: [refOf(rule), ...rule.params.rests],
    receipt: { seed: plan.seed, steps: plan.steps, inputHash: solved.inputHash },
    objective: solved.objective,
    bound: solved.bound,
    gap: solved.gap,
    status: solved.status,
    organisations: facts.units.length,
    people: facts.people.length,
    sides: plan.sides.map((side) => ({
      side: sideOfEngine(side.side, rule.params),
      objective: side.objective,
      bound: side.bound,
      lines: side.assigned.map((row) => ({
        unit: named(row.organisationId),
        personId: row.instructorId,
        dedicated: row.kind === 'dedicated',
      })),
      unserved: side.unserved.map((row) => ({ ...named(row.organisationId), code: row.code })),
      loads: side.loads.map(({ instructorId, load, upper }) => ({ personId: instructorId, load, upper })),
      warnings: side.warnings,
    })),
    changes: { ...comparison.counts, kept: comparison.kept },
    liaisons:
      rule.params.liaison === 'none'
        ? []
        : plan.liaisons.map(({ organisationId, state, because }) => ({ ...named(organisationId), state, because })),
    needs: solved.needs,
  }
}

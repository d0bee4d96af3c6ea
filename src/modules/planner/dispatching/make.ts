import { problem } from '../../../kernel/problem.ts'
import { command } from '../../../platform/commands/operation.ts'
import { getNode, startJob } from '../commands/make-formation.ts'
import { planner } from '../contract.ts'
import { plannerProblems as problems } from '../problems.ts'
import { copyPins, insertPlan } from '../store.ts'
import type { DispatchFacts } from './facts.ts'
import { readDispatchFacts } from './read-facts.ts'
import { type DispatchParameters, dispatchRuleWith } from './rule.ts'
import { getDispatchRow } from './store.ts'

export const usualDispatch: DispatchParameters = { for: 'all', seed: 1 }

/** Throws where there is nobody to guide, or nobody to do it. */
export function requireWork(facts: DispatchFacts, node: string): void {
  if (facts.units.every((unit) => unit.sides.length === 0)) throw problem(problems['dispatch-nothing-to-do'], { node })
  if (facts.people.length === 0) throw problem(problems['dispatch-nobody-at-hand'], { node })
}

/** Propose who guides whom in a district or street. The facts of the day are kept with the plan; the plan itself is made by a job. */
export const makeDispatch = command(planner.makeDispatch, async (call) => {
  const { tx, body } = call
  const before = body.basedOn ? await getDispatchRow(tx, body.basedOn) : null
  const asOf = body.asOf ?? call.today
  if (asOf > call.today) throw problem(problems['plan-day-in-the-future'])
  const node = await getNode(call, body.nodeNo ?? before?.node_no)
  const parameters: DispatchParameters = { ...usualDispatch, ...before?.parameters, ...body.parameters }
  const { facts, rule } = await readDispatchFacts(call, node, asOf, parameters)
  requireWork(facts, node.name)
  const id = await insertPlan(tx, {
    kind: 'dispatch',
    nodeNo: node.no,
    districtNo: node.districtNo,
    title: body.title || before?.title || node.name,
    asOf,
    parameters,
    rule: dispatchRuleWith(rule, parameters),
    facts,
    basedOn: before?.id ?? null,
    accountId: call.actor.accountId,
  })
  if (before) await copyPins(tx, before.id, id)
  call.note({ objectType: 'plan', objectId: id, detail: { kind: 'dispatch', node: node.no, organisations: facts.units.length } })
  return { id, jobId: await startJob(call, id, 'make-dispatch') }
})

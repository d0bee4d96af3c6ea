import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import { type Call, command } from '../../../platform/commands/operation.ts'
import { planner } from '../contract.ts'
import { plannerProblems as problems } from '../problems.ts'
import { findPlanNode, type PlanNode, readFormationFacts } from '../queries.ts'
import { formationRule } from '../settings.ts'
import { ruleWith } from '../problem-of-plan.ts'
import { copyPins, getPlan, insertPlan, type PlanParameters, type PlanRow } from '../store.ts'

const usual: PlanParameters = { anew: false, seed: 1 }

/** Propose branches for a district or street. The facts of the day are kept with the plan; the plan itself is made by a job. */
export const makeFormation = command(planner.makeFormation, async (call) => {
  const { tx, body } = call
  const before = body.basedOn ? await getPlan(tx, body.basedOn) : null
  const asOf = body.asOf ?? call.today
  if (asOf > call.today) throw problem(problems['plan-day-in-the-future'])
  const node = await getNode(call, body.nodeNo ?? before?.node_no)
  const parameters: PlanParameters = { ...usual, ...before?.parameters, ...body.parameters }
  const facts = await readFormationFacts(call, node, asOf, parameters.anew)
  if (facts.units.length === 0) throw problem(problems['plan-nothing-to-do'], { node: node.name })
  const id = await insertPlan(tx, {
    kind: 'formation',
    nodeNo: node.no,
    districtNo: node.districtNo,
    title: body.title || before?.title || node.name,
    asOf,
    parameters,
    rule: ruleWith(await formationRule(tx, node.districtNo, asOf), parameters),
    facts,
    basedOn: before?.id ?? null,
    accountId: call.actor.accountId,
  })
  if (before) await copyPins(tx, before.id, id)
  call.note({ objectType: 'plan', objectId: id, detail: { kind: 'formation', node: node.no, organisations: facts.units.length } })
  return { id, jobId: await startJob(call, id) }
})

export async function getNode(call: Call, no: number | undefined): Promise<PlanNode> {
  const node = await findPlanNode(call.tx, call.scope, no)
  if (!node) throw problem(problems['plan-node-not-found'])
  return node
}

/** One job at a time works on a plan; it is named in the plan's row. */
export async function startJob(
  call: Call,
  id: PlanRow['id'],
  task: 'make' | 'prove' | 'open' | 'make-dispatch' | 'prove-dispatch' | 'appoint' = 'make',
): Promise<string> {
  const { tx, services, actor, scope } = call
  const jobId = await services.jobs.start(tx, `planner.${task}`, { planId: id }, { actor, scope })
  await sql`update planner.plan set job_id = ${jobId} where id = ${id}`.execute(tx)
  return jobId
}

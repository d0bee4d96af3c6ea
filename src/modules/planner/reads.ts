import { sql } from 'kysely'
import { type Call, query } from '../../platform/commands/operation.ts'
import { planner } from './contract.ts'
import {
  type BranchView,
  inBranch,
  listBranchesOf,
  Names,
  presentMember,
  presentPlan,
  presentSummary,
  type SummaryRow,
} from './present.ts'
import { dispatchPrices } from './dispatching/rule.ts'
import { findPlanNode, readFormationFacts } from './queries.ts'
import { formationRule } from './settings.ts'
import { getPlan as readPlan, getReadyPlan, listPins, type PlanRow } from './store.ts'

export const listPlans = query(planner.listPlans, async (call) => {
  const { page, pageSize, state, kind, nodeNo } = call.query
  const { rows } = await sql<SummaryRow & { full: number }>`
    select p.id, p.kind, p.node_no, (select n.name from organisations.name_of(array[p.node_no]) n) as node_name, p.district_no, p.title, p.as_of,
      p.state, p.revision, p.based_on, p.job_id, p.made_at, access.display_name_of(p.account_id) as made_by,
      coalesce(jsonb_array_length(p.facts -> 'units'), 0) as organisations, jsonb_array_length(p.result -> 'branches') as branches,
      (p.result ->> 'objective')::double precision as objective, (p.result ->> 'gap')::double precision as gap, p.result ->> 'status' as status,
      count(*) over () as full
    from planner.plan p
    where (${kind ?? null}::text is null or p.kind = ${kind ?? null}) and (${state ?? null}::text is null or p.state = ${state ?? null}) and (${nodeNo ?? null}::integer is null or p.node_no = ${nodeNo ?? null})
    order by p.made_at desc, p.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(call.tx)
  const node = await findPlanNode(call.tx, call.scope, undefined)
  const rule = node && (await formationRule(call.tx, node.districtNo, call.today)).params
  const prices = node && (await dispatchPrices(call.tx, node.districtNo, call.today)).params
  return {
    items: rows.map(presentSummary),
    usual: rule && prices && { opening: rule.weights.opening, mobile: rule.mobile, handover: prices.weights.locality.handover },
    total: rows[0]?.full ?? 0,
    page,
    pageSize,
    can: { make: call.can('plan.make') !== null },
  }
})

/**
 * The facts of today under the plan's node, to say what has moved on. A plan that is decided or put aside is left alone, and so is one a
 * job works on: the page asks every second how far it is.
 */
async function factsToday(call: Call, plan: PlanRow) {
  if (plan.state !== 'ready' || plan.job_id !== null) return null
  const node = await findPlanNode(call.tx, call.scope, plan.node_no)
  return node && readFormationFacts(call, node, call.today, plan.parameters.anew)
}

export const getPlan = query(planner.getPlan, async (call) => {
  const plan = await readPlan(call.tx, call.params.id)
  const can = { change: call.can('plan.make') !== null, decide: call.can('plan.decide') !== null }
  return presentPlan(plan, await listPins(call.tx, plan.id), await factsToday(call, plan), can)
})

function paged<T>(items: readonly T[], page: number, pageSize: number) {
  return { items: items.slice((page - 1) * pageSize, page * pageSize), total: items.length, page, pageSize }
}

export const listBranches = query(planner.listBranches, async (call) => {
  const { page, pageSize, q, kind, streetNo, industryNo } = call.query
  const plan = await getReadyPlan(call.tx, call.params.id)
  const area = (no: number | undefined) => (no === undefined ? undefined : plan.facts.areas[no])
  const wanted = (branch: BranchView) =>
    (kind === undefined || branch.kind === kind) &&
    (streetNo === undefined || branch.members.some((member) => member.street === area(streetNo))) &&
    (industryNo === undefined || branch.members.some((member) => member.industry === area(industryNo))) &&
    (!q || branch.host.name.includes(q) || branch.members.some((member) => member.name.includes(q)))
  return paged(listBranchesOf(plan, await listPins(call.tx, plan.id)).filter(wanted), page, pageSize)
})

/** A guest takes part somewhere and belongs to no branch of the plan. */
export const listOthers = query(planner.listOthers, async (call) => {
  const { page, pageSize, q, outcome } = call.query
  const plan = await getReadyPlan(call.tx, call.params.id)
  const names = new Names(plan.facts)
  const pins = await listPins(call.tx, plan.id)
  const pinned = new Set(pins.flatMap((pin) => [pin.unit_no, pin.other_no]))
  const others = plan.result.placements
    .filter((one) => !inBranch(one) && (outcome === undefined || one.outcome === outcome))
    .map((one) => ({
      ...presentMember(names, plan.facts, one, pinned),
      host: one.host === null ? null : names.named(one.host),
      outcome: one.outcome,
      clause: one.clause,
    }))
    .filter((one) => !q || one.name.includes(q))
  return paged(others, page, pageSize)
})

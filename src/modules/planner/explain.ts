import { problem } from '../../kernel/problem.ts'
import { query } from '../../platform/commands/operation.ts'
import { type Explained, planner, type Supposed } from './contract.ts'
import { explainOrganisation, type Move, openPlan, type Pin, type Relaxation, whatIf as suppose } from './formation/index.ts'
import { Names, presentMember } from './present.ts'
import { pinOf, problemOf, refusalOf } from './problem-of-plan.ts'
import { plannerProblems as problems } from './problems.ts'
import { getReadyPlan, listPins, type PinRow, type PlanRow } from './store.ts'
import { fromStored, type StoredPlan } from './stored.ts'

type ReadyPlan = PlanRow & { result: StoredPlan }

/** The plan and the problem it answers, in the engine's words; facts are those kept with it, not those of today. */
function reopen(plan: ReadyPlan, pins: readonly PinRow[]) {
  return { problem: problemOf(plan.facts, plan.rule, pins), plan: fromStored(plan.result) }
}

export const explain = query(planner.explain, async (call) => {
  const row = await getReadyPlan(call.tx, call.params.id)
  const { problem: asked, plan } = reopen(row, await listPins(call.tx, row.id))
  const id = String(call.params.no)
  const found = explainOrganisation(openPlan(asked, plan), id)
  if (!found) throw problem(problems['plan-unit-unknown'])
  return present(row, found)
})

function present(row: ReadyPlan, found: NonNullable<ReturnType<typeof explainOrganisation>>): Explained {
  const names = new Names(row.facts)
  const { placement, rule, optimised } = found
  const { pinned: _pinned, lead: _lead, km: _km, ...unit } = presentMember(names, row.facts, placement, new Set())
  return {
    unit,
    rule: { clause: rule.clause, outcome: placement.outcome, ...rule.inputs, source: rule.ref.source },
    host: placement.host === null ? null : names.named(placement.host),
    terms: optimised?.terms ?? null,
    hits: optimised?.hits.map(({ code, value, threshold }) => ({ code, value, threshold })) ?? [],
    price: optimised?.price ?? null,
    alternatives: optimised?.alternatives.map((move) => presentMove(names, placement.organisation, move)) ?? [],
    relaxation: optimised?.relaxation ? presentRelaxation(names, placement.organisation, optimised.relaxation) : null,
    pins: [...found.pins],
  }
}

function presentRelaxation(names: Names, organisation: string, way: Relaxation): Explained['relaxation'] {
  const others = way.changes.map(([id]) => id).filter((id) => id !== organisation)
  return {
    host: names.named(way.host),
    kind: way.kind,
    price: way.price,
    needs: way.needs.map(({ code, amount, limit }) => ({ code, amount, limit })),
    others: others.map((id) => names.named(id)),
  }
}

function presentMove(names: Names, organisation: string, move: Move): Explained['alternatives'][number] {
  const { host, kind, delta, blocked } = move
  return { host: names.named(host), kind, km: names.km(organisation, host), delta, blocked: [...blocked] }
}

/** Nothing is kept: the plan is repaired around the suppositions and compared with itself. */
export const whatIf = query(planner.whatIf, async (call) => {
  const row = await getReadyPlan(call.tx, call.params.id)
  const pins = await listPins(call.tx, row.id)
  const { problem: asked, plan } = reopen(row, pins)
  const supposed = call.body.pins.map((pin, index) =>
    pinOf({ id: `supposed ${index}`, kind: pin.kind, unit_no: pin.unitNo, other_no: pin.otherNo ?? null }),
  )
  const answer = suppose(asked, plan, { pins: supposed }, { seed: row.parameters.seed })
  if (!answer.ok) throw refusalOf(answer.problems)
  const { difference } = answer
  const names = new Names(row.facts)
  const side = (host: string | null) => (host === null ? null : names.named(host))
  return {
    delta: difference.objective,
    moved: difference.moved.map((one): Supposed['moved'][number] => ({
      unit: names.named(one.organisation),
      from: side(one.from),
      to: side(one.to),
      reason: one.reason.code,
    })),
    unmet: answer.plan.unmetPins.map((id) => indexOf(supposed, id)).filter((index) => index >= 0),
    unknown: answer.plan.problems.some((one) => one.code === 'pin-names-nobody' || one.code === 'pin-of-decided'),
  }
})

const indexOf = (pins: readonly Pin[], id: string) => pins.findIndex((pin) => pin.id === id)

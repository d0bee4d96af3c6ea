import { problem } from '../../../kernel/problem.ts'
import { query } from '../../../platform/commands/operation.ts'
import { planner } from '../contract.ts'
import { DispatchExplainer } from '../dispatch/index.ts'
import { plannerProblems as problems } from '../problems.ts'
import { findPlanNode } from '../queries.ts'
import { overtakenOf } from './facts.ts'
import { loadStateOf, peopleOfHead, presentDispatch } from './present.ts'
import { dispatchProblemOf, engineSide, lowOf, sideOfEngine } from './problem.ts'
import { readDispatchFacts } from './read-facts.ts'
import { getDispatchRow, getReadyDispatch, listDispatchPins, namesOfPeople, type ReadyDispatch } from './store.ts'
import { DispatchLookup, type PersonView, pinnedUnits, type UnitView } from './view.ts'

export const getDispatch = query(planner.getDispatch, async (call) => {
  const plan = await getDispatchRow(call.tx, call.params.id)
  const pins = await listDispatchPins(call.tx, plan.id)
  // Asked every second while a job works on the plan: what has moved on meanwhile is told when it is done.
  const settled = plan.state === 'ready' && plan.job_id === null
  const node = settled ? await findPlanNode(call.tx, call.scope, plan.node_no) : null
  const now = node && (await readDispatchFacts(call, node, call.today, plan.parameters)).facts
  const overtaken = now ? overtakenOf(plan.facts, now, plan.rule.params.dedicatedFrom) : []
  const units = new Map([...plan.facts.units, ...(now?.units ?? [])].map((unit) => [unit.no, unit.name]))
  const people = await namesOfPeople(call.tx, peopleOfHead(pins, overtaken))
  const can = { change: call.can('plan.make') !== null, decide: call.can('plan.decide') !== null }
  return presentDispatch(plan, pins, overtaken, { people, units }, can)
})

function paged<T>(items: readonly T[], { page, pageSize }: { page: number; pageSize: number }) {
  return { items: items.slice((page - 1) * pageSize, page * pageSize), total: items.length, page, pageSize }
}

const byName = new Intl.Collator('zh-CN-u-co-pinyin')
const everybody = (plan: ReadyDispatch) => [
  ...plan.facts.people.map((one) => one.id),
  ...plan.result.comparison.changes.flatMap((one) => one.from ?? []),
]

/** By name and never by load. */
export const listDispatchPeople = query(planner.listDispatchPeople, async (call) => {
  const { side, state, q } = call.query
  const plan = await getReadyDispatch(call.tx, call.params.id)
  const names = await namesOfPeople(call.tx, everybody(plan))
  const people = peopleViews(plan, names).filter(
    (one) =>
      (!side || one.side === side) &&
      (!state || one.state === state) &&
      (!q || one.name?.includes(q) || one.sender?.includes(q) || one.units.some((unit) => unit.name.includes(q))),
  )
  const shown = paged(people, call.query)
  const explainer = new DispatchExplainer(problemOf(plan, await listDispatchPins(call.tx, plan.id)), plan.result.plan)
  return {
    ...shown,
    items: shown.items.map((one) => ({ ...one, nextSlot: explainer.nextSlotPrice(engineSide(one.side), one.id) })),
  }
})

const problemOf = (plan: ReadyDispatch, pins: Awaited<ReturnType<typeof listDispatchPins>>) =>
  dispatchProblemOf(plan.facts, plan.rule, pins)

export function peopleViews(plan: ReadyDispatch, names: ReadonlyMap<string, string>): PersonView[] {
  const lookup = new DispatchLookup(plan, names)
  const before = Map.groupBy(plan.facts.posts, (post) => post.personId)
  const views = plan.result.plan.sides.flatMap((side) => {
    const held = Map.groupBy(side.assigned, (line) => line.instructorId)
    const name = sideOfEngine(side.side, plan.rule.params)
    return side.loads.map(({ instructorId: id, load, upper, dedicated }): PersonView => {
      const guide = lookup.guide(id)!
      const own = new Set((before.get(id) ?? []).map((post) => post.unitNo))
      return {
        ...lookup.who(id),
        side: name,
        sender: guide.sender || null,
        street: lookup.area(guide.streetNo),
        department: lookup.area(guide.departmentNo),
        load,
        elsewhere: guide.elsewhere,
        before: own.size,
        upper,
        dedicated,
        state: loadStateOf(load + guide.elsewhere, lowOf(plan.rule.params, name), upper + guide.elsewhere, dedicated),
        nextSlot: null,
        units: (held.get(id) ?? []).map(({ organisationId }) => {
          const unit = lookup.unit(organisationId)!
          return { no: unit.no, name: unit.name, new: !own.has(unit.no), km: lookup.km(unit, id) }
        }),
      }
    })
  })
  return views.sort((a, b) => byName.compare(a.name ?? '', b.name ?? '') || (a.id < b.id ? -1 : 1))
}

const shows: Record<string, (unit: UnitView) => boolean> = {
  all: () => true,
  unserved: (unit) => unit.lines.some((line) => line.person === null),
  changed: (unit) => unit.lines.some((line) => line.change !== null),
  dedicated: (unit) => unit.lines.some((line) => line.dedicated),
  'dedicated-missing': (unit) => unit.large && unit.lines.every((line) => !line.dedicated),
  liaison: (unit) => unit.liaison !== null && unit.liaison !== 'in-post',
}

export const listDispatchUnits = query(planner.listDispatchUnits, async (call) => {
  const { show, side, change, streetNo, q } = call.query
  const plan = await getReadyDispatch(call.tx, call.params.id)
  const lookup = new DispatchLookup(plan, await namesOfPeople(call.tx, everybody(plan)))
  const pinned = pinnedUnits(await listDispatchPins(call.tx, plan.id))
  const units = plan.facts.units
    .filter((unit) => streetNo === undefined || unit.streetNo === streetNo)
    .map((unit) => lookup.present(unit, pinned))
    .map((unit) => (side ? { ...unit, lines: unit.lines.filter((line) => line.side === side) } : unit))
    .filter((unit) => !side || unit.lines.length > 0)
    .filter(shows[show]!)
    .filter((unit) => !change || unit.lines.some((line) => line.change === change))
    .filter((unit) => !q || unit.name.includes(q) || unit.lines.some((line) => line.person?.name?.includes(q)))
  return paged(
    units.sort((a, b) => byName.compare(a.name, b.name) || a.no - b.no),
    call.query,
  )
})

export const explainDispatch = query(planner.explainDispatch, async (call) => {
  const plan = await getReadyDispatch(call.tx, call.params.id)
  const lookup = new DispatchLookup(plan, await namesOfPeople(call.tx, everybody(plan)))
  const unit = lookup.unit(String(call.params.no))
  if (!unit) throw problem(problems['plan-unit-unknown'])
  const pins = await listDispatchPins(call.tx, plan.id)
  const explainer = new DispatchExplainer(problemOf(plan, pins), plan.result.plan)
  return {
    unit: lookup.head(unit, pinnedUnits(pins)),
    sides: unit.sides.map((side) => {
      const told = explainer.explain(engineSide(side), String(unit.no), 8)
      return {
        ...lookup.line(unit, side),
        terms: told?.terms ?? null,
        marks: [...(told?.marks ?? [])],
        nextSlot: told?.nextSlotPrice ?? null,
        alternatives: (told?.alternatives ?? []).map(({ instructorId, terms, marks, delta, blockedBy, bestDelta }) => ({
          person: lookup.who(instructorId),
          km: lookup.km(unit, instructorId),
          terms,
          marks: [...marks],
          delta,
          blocked: [...blockedBy],
          bestDelta,
        })),
      }
    }),
  }
})

import { problem } from '../../../kernel/problem.ts'
import { query } from '../../../platform/commands/operation.ts'
import { planner } from '../contract.ts'
import { supposeDispatch } from '../dispatch/index.ts'
import { plannerProblems as problems } from '../problems.ts'
import { requirePair } from './pins.ts'
import { dispatchProblemOf, effortOf, pinOf, sideOfEngine } from './problem.ts'
import { getReadyDispatch, listDispatchPins, namesOfPeople } from './store.ts'

/** Nothing is kept: the side concerned is planned anew with the wishes, exactly as keeping them would, and set against the plan. */
export const whatIfDispatch = query(planner.whatIfDispatch, async (call) => {
  const plan = await getReadyDispatch(call.tx, call.params.id)
  const { pins } = call.body
  for (const pin of pins) requirePair(plan, pin)
  const asked = dispatchProblemOf(plan.facts, plan.rule, await listDispatchPins(call.tx, plan.id))
  const wishes = pins.map(({ kind, unitNo, personId }) => pinOf({ kind, unit_no: unitNo, person_id: personId }))
  const answer = supposeDispatch(asked, plan.result.plan, wishes, effortOf(plan.parameters))
  if (!answer.ok) throw problem(problems['plan-refused'], { what: answer.params.field })
  const { objective, terms, moved } = answer.difference
  const names = await namesOfPeople(
    call.tx,
    moved.flatMap(({ from, to }) => [from, to].filter((id) => id !== null)),
  )
  const who = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? null })
  const units = new Map(plan.facts.units.map((unit) => [unit.no, unit.name]))
  const wished = new Set(pins.map((pin) => pin.unitNo))
  const told = moved.map((one) => {
    const no = Number(one.organisationId)
    return {
      unit: { no, name: units.get(no) ?? '' },
      side: sideOfEngine(one.side, plan.rule.params),
      from: who(one.from),
      to: who(one.to),
      named: wished.has(no),
    }
  })
  return {
    delta: objective,
    terms,
    moved: told.sort((a, b) => Number(b.named) - Number(a.named) || a.unit.no - b.unit.no),
    unmet: [...answer.unmet],
  }
})

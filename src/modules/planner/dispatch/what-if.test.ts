import { describe, expect, it } from 'vitest'
import {
  checkDispatch,
  DispatchExplainer,
  differenceOf,
  instructorSides,
  type Pin,
  planDispatch,
  supposeDispatch,
} from './index.ts'
import { madeUpDistricts } from './testing.ts'

const problem = madeUpDistricts(300, 7)
const planned = planDispatch(problem)
if (!planned.ok) throw new Error(planned.params.field)
const { plan } = planned
const suppose = (pins: readonly Pin[]) => {
  const answer = supposeDispatch(problem, plan, pins)
  if (!answer.ok) throw new Error(answer.params.field)
  return answer
}

describe('what a wish would cost', () => {
  it('is what the explanation says it costs when everyone else may be arranged anew, to the last millionth', () => {
    const explainer = new DispatchExplainer(problem, plan)
    for (const side of instructorSides)
      for (const row of problem.organisations.slice(0, 40)) {
        const other = explainer.explain(side, row.id)!.alternatives.find((one) => one.bestDelta !== null)!
        const { difference } = suppose([{ kind: 'must', organisationId: row.id, instructorId: other.instructorId }])
        expect(difference.objective).toBeCloseTo(other.bestDelta!, 5)
        expect(difference.moved.every((one) => one.side === side)).toBe(true)
      }
  })

  it('is told in plain parts that add up, and the plan supposed is a sound one', () => {
    const { organisationId, instructorId } = plan.sides[1]!.assigned[5]!
    const pin: Pin = { kind: 'never', organisationId, instructorId }
    const { difference, plan: supposed, unmet } = suppose([pin])
    expect(Object.values(difference.terms).reduce((sum, part) => sum + part, 0)).toBeCloseTo(difference.objective, 6)
    expect(difference.moved.some((one) => one.organisationId === organisationId && one.from === instructorId)).toBe(true)
    expect(unmet).toEqual([])
    expect(checkDispatch({ ...problem, pins: [pin] }, supposed)).toEqual([])
  })

  it('leaves the other side as it is, and costs nothing where nothing changes', () => {
    const { organisationId, instructorId } = plan.sides[0]!.assigned[0]!
    const { plan: supposed, difference } = suppose([{ kind: 'must', organisationId, instructorId }])
    expect(supposed.sides[1]).toBe(plan.sides[1])
    expect(difference).toMatchObject({ moved: [] })
    expect(difference.objective).toBeCloseTo(0, 9)
    expect(differenceOf(plan, plan).moved).toEqual([])
  })

  it('changes no more than it must: as cheap as planning anew, with fewer changes, and back again when the wish is gone', () => {
    let [fewer, more] = [0, 0]
    for (const side of plan.sides)
      for (const { organisationId, instructorId } of side.assigned.slice(0, 25)) {
        const pins: Pin[] = [{ kind: 'never', organisationId, instructorId }]
        const { plan: supposed, difference } = suppose(pins)
        const anew = planDispatch({ ...problem, pins })
        if (!anew.ok) throw new Error(anew.params.field)
        const whole = differenceOf(plan, anew.plan)
        expect(difference.objective).toBeCloseTo(whole.objective, 5)
        fewer += difference.moved.length
        more += whole.moved.length
        const back = planDispatch(problem, undefined, {
          problem: { ...problem, pins },
          plan: supposed,
          anew: new Set([side.side]),
        })
        expect(back.ok && differenceOf(plan, back.plan).objective).toBeCloseTo(0, 5)
      }
    expect(fewer).toBeLessThan(more)
  })

  it('keeps who has an instructor of their own, where the wish is not about them, and its bound stays one', () => {
    const asked = madeUpDistricts(300, 7, { dedicated: { from: 30, sides: ['locality'] } })
    const first = planDispatch(asked)
    if (!first.ok) throw new Error(first.params.field)
    const side = first.plan.sides.find((one) => one.side === 'locality')!
    const explainer = new DispatchExplainer(asked, first.plan)
    for (const { organisationId } of side.assigned.filter((row) => row.kind === 'shared').slice(0, 25)) {
      const other = explainer.explain('locality', organisationId)!.alternatives.find((one) => one.bestDelta !== null)
      if (!other) continue
      const pin: Pin = { kind: 'must', organisationId, instructorId: other.instructorId }
      const answer = supposeDispatch(asked, first.plan, [pin])
      if (!answer.ok) throw new Error(answer.params.field)
      expect(answer.difference.objective).toBeCloseTo(other.bestDelta!, 5)
      expect(checkDispatch({ ...asked, pins: [pin] }, answer.plan)).toEqual([])
      const before = { problem: { ...asked, pins: [pin] }, plan: answer.plan, anew: new Set(['locality' as const]) }
      const back = planDispatch(asked, undefined, before)
      if (!back.ok) throw new Error(back.params.field)
      const returned = back.plan.sides.find((one) => one.side === 'locality')!
      expect(returned.objective).toBeCloseTo(side.objective, 5)
      expect(returned.bound).toBeLessThanOrEqual(returned.objective)
    }
  })

  it('says which wishes cannot be kept', () => {
    const { organisationId, instructorId } = plan.sides[0]!.assigned[0]!
    const other = problem.instructors.find((row) => row.side === plan.sides[0]!.side && row.id !== instructorId)!.id
    const { unmet } = suppose([
      { kind: 'must', organisationId, instructorId },
      { kind: 'must', organisationId, instructorId: other },
    ])
    expect(unmet.length).toBe(1)
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkDispatch, type DispatchPlan, type DispatchProblem, planDispatch, replanDispatch, type Side } from './index.ts'
import { at, instructor, madeUpDistricts, none, organisation, policy, weights } from './testing.ts'

function planned(problem: DispatchProblem, effort = { seed: 1, steps: 60 }): DispatchPlan {
  const answer = planDispatch(problem, effort)
  if (!answer.ok) throw new Error(answer.params.field)
  expect(checkDispatch(problem, answer.plan)).toEqual([])
  return answer.plan
}

const side = (plan: DispatchPlan, name: Side = 'locality') => plan.sides.find((entry) => entry.side === name)!
const guideOf = (plan: DispatchPlan, id: string, name: Side = 'locality') =>
  side(plan, name).assigned.find((row) => row.organisationId === id)?.instructorId
const onlyLocality = { ...policy, sides: { locality: weights } }
const row = (count: number, prefix = 'o') =>
  Array.from({ length: count }, (_, index) => organisation(`${prefix}${index}`, { place: at(index / 10, 0) }))

test('every organisation gets one instructor from the business line and one from the locality', () => {
  const problem = madeUpDistricts(120, 3)
  const plan = planned(problem)
  expect(plan.sides.map((entry) => entry.assigned.length)).toEqual([120, 120])
  expect(side(plan).assigned.every((entry) => entry.instructorId.startsWith('l'))).toBe(true)
  expect(side(plan, 'business-line').assigned.every((entry) => entry.instructorId.startsWith('b'))).toBe(true)
})

test('the two sides are independent: losing everyone of one side leaves the other as it was', () => {
  const problem = madeUpDistricts(120, 3)
  const without = { ...problem, instructors: problem.instructors.filter((entry) => entry.side === 'locality') }
  expect(side(planned(without))).toEqual(side(planned(problem)))
})

test('nobody guides more organisations than the band allows, nor more than they said they can', () => {
  const problem = {
    ...none,
    policy: onlyLocality,
    organisations: row(20),
    instructors: [instructor('a', { place: at(0, 0) }), instructor('b', { place: at(9, 0), capacity: 3 })],
  }
  const plan = planned(problem)
  expect(side(plan).loads.map((entry) => entry.load)).toEqual([10, 3])
  expect(side(plan).unserved.map((entry) => entry.code)).toEqual(Array(7).fill('all-full'))
  expect(side(plan).warnings).toContainEqual({ code: 'capacity-short', id: 'locality', missing: 7 })
})

test('an instructor below the band is told with how many organisations are missing, and blocks nothing', () => {
  const problem = {
    ...none,
    policy: onlyLocality,
    organisations: row(7),
    instructors: [instructor('a', { place: at(0, 0) }), instructor('b', { place: at(0.6, 0) })],
  }
  const { loads, warnings } = side(planned(problem))
  expect(loads.map((entry) => entry.load).toSorted()).toEqual([3, 4])
  expect(warnings).toEqual(loads.map(({ instructorId, load }) => ({ code: 'below-band', id: instructorId, missing: 5 - load })))
})

test('with scarce instructors the organisations of higher priority come first', () => {
  const organisations = row(4).map((entry, index) => ({ ...entry, priority: index === 3 ? 3 : 1 }))
  const problem = {
    ...none,
    policy: onlyLocality,
    organisations,
    instructors: [instructor('a', { place: at(0, 0), capacity: 1 })],
  }
  expect(side(planned(problem)).assigned.map((entry) => entry.organisationId)).toEqual(['o3'])
})

test('an organisation of thirty people or more has its instructor for itself', () => {
  const problem = madeUpDistricts(200, 5, { dedicated: { from: 30, sides: ['locality'] } })
  const plan = planned(problem)
  const large = problem.organisations.filter((entry) => entry.headcount! >= 30)
  expect(large.length).toBeGreaterThan(5)
  for (const entry of large) {
    const guide = guideOf(plan, entry.id)!
    expect(side(plan).assigned.filter((other) => other.instructorId === guide)).toEqual([
      { organisationId: entry.id, instructorId: guide, kind: 'dedicated' },
    ])
  }
  expect(side(plan, 'business-line').assigned.every((entry) => entry.kind === 'shared')).toBe(true)
})

test('a large organisation shares an instructor when there is none to spare, and the warning names it', () => {
  const organisations = [organisation('big', { headcount: 80 }), ...row(3)]
  const problem = {
    ...none,
    organisations,
    instructors: [instructor('a')],
    policy: { ...onlyLocality, dedicated: { from: 30, sides: ['locality'] as const } },
  }
  const plan = planned(problem)
  expect(side(plan).unserved).toEqual([])
  expect(side(plan).warnings).toContainEqual({ code: 'dedicated-missing', id: 'big', missing: 1 })
})

test('dedicated instructors cost at most three hundredths more than the proven bound', () => {
  for (const seed of [1, 2]) {
    const problem = madeUpDistricts(200, seed, { dedicated: { from: 30, sides: ['locality', 'business-line'] } })
    for (const { objective, bound } of planned(problem, { seed: 1, steps: 80 }).sides)
      expect(objective / bound).toBeLessThan(1.03)
  }
})

test('a wish is kept whatever it costs, and what is ruled out stays out', () => {
  const problem = madeUpDistricts(80, 2)
  const first = planned(problem)
  const id = problem.organisations[7]!.id
  const far = problem.instructors.find((entry) => entry.side === 'locality' && entry.id !== guideOf(first, id))!.id
  const wished = planned({ ...problem, pins: [{ organisationId: id, instructorId: far, kind: 'must' }] })
  expect(guideOf(wished, id)).toBe(far)
  const without = planned({ ...problem, pins: [{ organisationId: id, instructorId: guideOf(first, id)!, kind: 'never' }] })
  expect(guideOf(without, id)).not.toBe(guideOf(first, id))
})

test('the plan is the same in whatever order the rows come', () => {
  const problem = madeUpDistricts(150, 4, { dedicated: { from: 30, sides: ['locality'] } })
  const plan = planned(problem)
  const turned = {
    ...problem,
    organisations: problem.organisations.toReversed(),
    instructors: problem.instructors.toReversed(),
    streets: problem.streets.toReversed(),
  }
  expect(planned(turned)).toEqual(plan)
})

test('after some instructors left, few others change hands and nobody travels much more', () => {
  for (const name of ['locality', 'business-line'] as const) {
    const whole = madeUpDistricts(928, 1)
    const problem = { ...whole, policy: { ...policy, sides: { [name]: policy.sides[name]! } } }
    const before = planned(problem)
    const current = before.sides.flatMap((entry) => entry.assigned.map((posting) => ({ ...posting, side: entry.side })))
    const own = problem.instructors.filter((entry) => entry.side === name)
    const gone = new Set([own[20]!.id, own[70]!.id])
    const left = { ...problem, current, instructors: problem.instructors.filter((entry) => !gone.has(entry.id)) }
    const free = replanDispatch(left, 0)
    const careful = replanDispatch(left, 1)
    if (!free.ok || !careful.ok) throw new Error('refused')
    const { counts } = careful.comparison!
    const extra = careful.plan.sides[0]!.terms.travel / free.plan.sides[0]!.terms.travel
    expect(counts.forced).toBeGreaterThan(5)
    expect(counts.forced + counts.chosen).toBeLessThanOrEqual(3.2 * counts.forced)
    expect(counts.chosen).toBeLessThan(free.comparison!.counts.chosen)
    expect(extra).toBeLessThan(1.02)
    expect(checkDispatch(left, careful.plan)).toEqual([])
  }
})

test('a full-time worker is a third kind of post: only where it is owed, within a band of its own, the many members first', () => {
  const owed = (id: string, members: number) =>
    organisation(id, { place: at(0, 0), partyOrgId: id, sides: ['locality', 'full-time'], priorities: { 'full-time': members } })
  const problem = {
    ...none,
    organisations: [owed('q', 40), owed('r', 60), organisation('s', { place: at(0, 0), sides: ['locality'] })],
    instructors: [
      instructor('i', { place: at(0, 1) }),
      instructor('w', { side: 'full-time', place: at(1, 1) }),
      instructor('left', { side: 'full-time', place: at(30, 0) }),
    ],
    policy: {
      ...policy,
      liaison: 'anything-missing' as const,
      bands: { 'full-time': { lower: 0, upper: 1 } },
      sides: { locality: weights, 'full-time': { ...weights, belowBand: 0, unserved: 20 } },
    },
  }
  const plan = planned({ ...problem, instructors: problem.instructors.filter((row) => row.id !== 'left') })
  const worker = plan.sides.find((side) => side.side === 'full-time')!
  expect(worker.assigned).toEqual([{ organisationId: 'r', instructorId: 'w', kind: 'shared' }])
  expect(worker.unserved).toEqual([{ organisationId: 'q', code: 'all-full' }])
  expect(worker.warnings.map((one) => one.code)).toEqual(['capacity-short'])
  expect(plan.sides.find((side) => side.side === 'locality')!.assigned.length).toBe(3)
  // Whom the plan gives a worker lacks none; an instructor is no worker.
  expect(plan.liaisons.map((one) => [one.organisationId, one.because])).toEqual([
    ['q', ['no-full-time-worker']],
    ['s', ['no-party-organisation', 'no-full-time-worker']],
  ])
  expect(checkDispatch(problem, planned(problem))).toEqual([])
  expect(planned(problem).sides[1]!.unserved).toEqual([])
})

test('who needs a liaison follows the reading in force', () => {
  const organisations = [
    organisation('alone'),
    organisation('named', { hasLiaison: true }),
    organisation('empty', { headcount: 0 }),
    organisation('party', { partyOrgId: 'p' }),
  ]
  const needs = (liaison: typeof policy.liaison, guides: number) => {
    const instructors = Array.from({ length: guides }, (_, index) => instructor(`i${index}`))
    return planned({ ...none, organisations, instructors, policy: { ...onlyLocality, liaison } }).liaisons.map(
      (need) => `${need.organisationId} ${need.state}`,
    )
  }
  const withoutParty = ['alone to-name', 'empty nobody-on-staff', 'named in-post']
  expect(needs('nobody', 0)).toEqual(withoutParty)
  expect(needs('nobody', 1)).toEqual([])
  expect(needs('no-org-or-no-helper', 1)).toEqual(withoutParty)
  expect(needs('no-org-or-no-helper', 0)).toEqual([...withoutParty, 'party to-name'])
  expect(needs('anything-missing', 1)).toEqual([...withoutParty, 'party to-name'])
})

test('strange input is told, nothing is lost, and the plan is still valid', () => {
  const place = fc.oneof(
    fc.constant(null),
    fc.record({ lon: fc.constantFrom(114, 114.1, Number.NaN, 400), lat: fc.constantFrom(22.7, 22.8, -Infinity) }),
  )
  const street = fc.constantFrom(null, 's', 't')
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
  const problem = fc.record({
    organisations: fc.array(
      fc.tuple(id, place, street, fc.constantFrom(null, 0, 5, 45, Number.NaN, -3), fc.constantFrom(1, 0, 2, -1, Number.NaN)),
      { maxLength: 9 },
    ),
    instructors: fc.array(
      fc.tuple(id, place, street, fc.constantFrom(null, 0, 1, 2.5, -2, Number.NaN), fc.constantFrom('locality', 'business-line')),
      { maxLength: 5 },
    ),
    pins: fc.array(fc.record({ organisationId: id, instructorId: id, kind: fc.constantFrom('must', 'never') }), { maxLength: 4 }),
  })
  fc.assert(
    fc.property(problem, (drawn) => {
      const made = {
        ...none,
        policy: { ...policy, dedicated: { from: 30, sides: ['locality'] } },
        streets: [
          { id: 's', centre: at(1, 1) },
          { id: 't', centre: null },
        ],
        organisations: drawn.organisations.map(([id_, place_, streetId, headcount, priority]) =>
          organisation(id_, { place: place_, streetId, headcount, priority }),
        ),
        instructors: drawn.instructors.map(([id_, place_, streetId, capacity, side_]) =>
          instructor(id_, { place: place_, streetId, capacity, side: side_ as Side }),
        ),
        pins: drawn.pins,
      } as DispatchProblem
      const plan = planned(made)
      const ids = new Set(drawn.organisations.map(([id_]) => id_))
      for (const entry of plan.sides) expect(entry.assigned.length + entry.unserved.length).toBe(ids.size)
      const twice = plan.issues.filter((issue) => issue.code === 'duplicate-id' && issue.kind === 'organisation').length
      expect(twice).toBe(drawn.organisations.length - ids.size)
    }),
  )
})

test('without any instructor every organisation is reported, with the reason', () => {
  const plan = planned({ ...none, policy: onlyLocality, organisations: row(3) })
  expect(side(plan).unserved).toEqual(['o0', 'o1', 'o2'].map((organisationId) => ({ organisationId, code: 'nobody-permitted' })))
})

test('a thousand organisations at one point share their instructors within the band', () => {
  const organisations = Array.from({ length: 300 }, (_, index) => organisation(`o${index}`, { place: at(0, 0) }))
  const instructors = Array.from({ length: 40 }, (_, index) => instructor(`i${index}`, { place: at(0, 0) }))
  const { loads } = side(planned({ ...none, policy: onlyLocality, organisations, instructors }))
  expect(new Set(loads.map((entry) => entry.load))).toEqual(new Set([7, 8]))
})

test('a policy with a number that is none is refused by name', () => {
  const broken = { ...none, policy: { ...policy, band: { lower: 6, upper: Number.NaN } } }
  expect(planDispatch(broken)).toEqual({ ok: false, code: 'policy-not-usable', params: { field: 'band.upper' } })
})

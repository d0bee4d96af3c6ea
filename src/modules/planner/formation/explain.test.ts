import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { mulberry32, below } from '../random.ts'
import { checkPlan } from './check.ts'
import { comparePlans } from './compare.ts'
import { explainOrganisation } from './explain.ts'
import { problemOf, readInstance } from './instances.ts'
import { openPlan } from './open-plan.ts'
import { planFormation } from './plan.ts'
import { repairFormation, repairProblem } from './repair.ts'
import { formationDefaults } from './rules.ts'
import type { FormationProblem, Pin, Plan } from './types.ts'
import { whatIf } from './what-if.ts'

const text = readFileSync(new URL('../../../../samples/planner/orgs_928_s1.csv', import.meta.url), 'utf8')
const organisations = readInstance(text)
// Guests follow the lead of their host, so they are left out where single moves are replayed.
const problem = problemOf(organisations, { rule: { mobile: 'liaison' } })
const planned = (of: FormationProblem, steps = 20_000): Plan => {
  const result = planFormation(of, { steps })
  if (!result.ok) throw new Error('refused')
  return result.plan
}
const plan = planned(problem, 50_000)
const open = openPlan(problem, plan)

describe('an explanation', () => {
  test('shows only differences and obstacles the second opinion finds too, for every organisation', () => {
    const codes = {
      DONOR_BELOW_MIN: 'BRANCH_BELOW_MIN',
      SIZE_LIMIT: 'SIZE_LIMIT',
      MAX_MEMBERS: 'MAX_MEMBERS',
      ATTACH_COUNT: 'ATTACH_COUNT',
    }
    let seen = 0
    for (const { organisation } of plan.placements) {
      for (const move of explainOrganisation(open, organisation)?.optimised?.alternatives ?? []) {
        seen += 1
        const hosts = new Map(move.blocked.length === 0 ? move.changes : forced(organisation, move.host))
        const placements = plan.placements.map((each) =>
          hosts.has(each.organisation)
            ? {
                ...each,
                host: hosts.get(each.organisation)!,
                outcome: each.organisation === organisation ? move.kind : each.outcome,
              }
            : each,
        )
        const checked = checkPlan(problem, { placements, origin: plan.origin })
        if (move.delta !== null) {
          expect(checked.violations).toEqual([])
          expect(checked.objective - plan.objective).toBeCloseTo(move.delta, 6)
        } else {
          const found = new Set<string>(checked.violations.map((each) => each.code))
          for (const code of move.blocked) expect(found).toContain(codes[code as keyof typeof codes])
        }
      }
    }
    expect(seen).toBeGreaterThan(2000)
  })

  /** The move as it would be without asking: the branch it leaves keeps its lead, or takes another if the lead left. */
  function forced(organisation: string, host: string): [string, string][] {
    const branch = plan.branches.find((each) => each.organisations.includes(organisation))
    const moved: [string, string] = [organisation, host]
    if (branch?.host !== organisation) return [moved]
    const rest = branch.organisations.filter((each) => each !== organisation)
    return [moved, ...rest.map((each): [string, string] => [each, rest[0]!])]
  }

  test('names the clause and its inputs for what the table decides', () => {
    const own = plan.placements.find((placement) => placement.outcome === 'own-branch')!
    expect(explainOrganisation(open, own.organisation)).toMatchObject({
      rule: { clause: 'R1', outcome: 'own-branch', ref: { key: formationDefaults.key } },
      optimised: null,
    })
  })

  test('adds up to the objective', () => {
    const sum = plan.placements.reduce((total, { organisation }) => {
      const terms = explainOrganisation(open, organisation)?.optimised?.terms
      return total + (terms === undefined ? 0 : Object.values(terms).reduce((a, b) => a + b, 0))
    }, 0)
    expect(sum).toBeCloseTo(plan.objective, 6)
  })
})

describe('a repaired plan', () => {
  const random = mulberry32(4)
  const few = organisations.filter((row) => row.fullMembers > 0 && row.fullMembers < 3)
  const gone = Array.from({ length: 10 }, () => few[below(random, few.length)]!)
  const ids = [...new Set(gone.map((row) => row.id))]
  const moved = organisations.map((row) =>
    ids.includes(row.id) ? { ...row, place: { lon: row.place!.lon + 0.01, lat: row.place!.lat - 0.01 } } : row,
  )
  const changed = (stability: number) =>
    problemOf(moved, { rule: { mobile: 'liaison', weights: { ...formationDefaults.params.weights, stability } } })

  test('moves at most thirty others when ten relocate, and costs at most 1.5 % more than planning anew', () => {
    const result = repairFormation(changed(0.5), plan, ids)
    if (!result.ok) throw new Error('refused')
    const asked = repairProblem(changed(0.5), plan, ids)
    expect(checkPlan(asked, result.plan).violations).toEqual([])
    const others = comparePlans(asked, plan, result.plan).moved.filter((each) => !ids.includes(each.organisation))
    expect(others.length).toBeLessThanOrEqual(30)
    const anew = planned(changed(0), 20_000)
    expect((result.plan.objective - result.plan.byTerm.stability) / anew.objective).toBeLessThan(1.015)
  })

  test('keeps branches far from the change to the letter', () => {
    const one = few[0]!
    const result = repairFormation(problem, plan, [one.id])
    if (!result.ok) throw new Error('refused')
    const shape = new Set(result.plan.branches.map((branch) => JSON.stringify(branch)))
    const km = (id: string) => {
      const other = organisations.find((row) => row.id === id)!
      return Math.hypot((other.place!.lon - one.place!.lon) * 102.6, (other.place!.lat - one.place!.lat) * 111.2)
    }
    const mates = plan.branches.find((branch) => branch.organisations.includes(one.id))?.organisations ?? []
    const far = plan.branches.filter((branch) => branch.organisations.every((id) => km(id) > 5 + Math.max(0, ...mates.map(km))))
    expect(far.length).toBeGreaterThan(5)
    for (const branch of far) expect(shape).toContain(JSON.stringify(branch))
  })
})

describe('a pin', () => {
  const joint = plan.placements.filter((placement) => placement.outcome === 'joint' && placement.host !== placement.organisation)

  test('is kept by the answer to "what if", which says what changes', () => {
    const { organisation } = joint[3]!
    const pins: Pin[] = [{ id: 'p', kind: 'lead', organisation }]
    const answer = whatIf(problem, plan, { pins })
    if (!answer.ok) throw new Error('refused')
    expect(answer.violations).toEqual([])
    expect(answer.plan.unmetPins).toEqual([])
    expect(answer.plan.placements.find((each) => each.organisation === organisation)!.host).toBe(organisation)
    expect(answer.difference.moved.some((each) => each.organisation === organisation)).toBe(true)
  })

  test('of every kind is kept by a plan', () => {
    const [a, b, c, d] = [joint[0]!, joint[10]!, joint[20]!, joint[30]!]
    const near = (one: typeof a) =>
      explainOrganisation(open, one.organisation)!.optimised!.alternatives.find((move) => move.kind === 'joint')!.host
    const pins: Pin[] = [
      { id: '1', kind: 'in', organisation: a.organisation, host: near(a) },
      { id: '2', kind: 'together', organisations: [b.organisation, near(b)] },
      { id: '3', kind: 'lead', organisation: c.organisation },
      { id: '4', kind: 'not-in', organisation: d.organisation, host: d.host! },
      { id: '5', kind: 'apart', organisations: [joint[40]!.organisation, joint[40]!.host!] },
      { id: '6', kind: 'not-lead', organisation: joint[50]!.host! },
    ]
    const pinned = { ...problem, pins }
    const result = planned(pinned, 10_000)
    expect(result.unmetPins).toEqual([])
    expect(checkPlan(pinned, result).violations).toEqual([])
    expect(result.bound!).toBeLessThanOrEqual(result.objective)
  })

  test('that contradicts another is named with it, and the plan is made without it', () => {
    const pins: Pin[] = [
      { id: 'a', kind: 'together', organisations: [joint[0]!.organisation, joint[1]!.organisation] },
      { id: 'b', kind: 'lead', organisation: joint[5]!.organisation },
      { id: 'c', kind: 'apart', organisations: [joint[1]!.organisation, joint[0]!.organisation] },
    ]
    const pinned = { ...problem, pins }
    const result = planned(pinned, 2000)
    expect(result.conflicts).toEqual([{ pins: ['a', 'c'], limit: null }])
    expect(result.unmetPins).toEqual(['c'])
    expect(checkPlan(pinned, result).violations).toEqual([])
  })
})

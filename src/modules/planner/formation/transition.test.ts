import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type StandingBranch, transitionTo } from './transition.ts'
import type { BranchMove } from './transition-steps.ts'
import type { Outcome, Placement, Plan } from './types.ts'

type Arrangement = Pick<Plan, 'placements' | 'branches'>

/** A plan from groups, the first of each leading; and organisations with an outcome of their own. */
function planOf(
  groups: readonly (readonly string[])[],
  others: Readonly<Record<string, Outcome | `attached to ${string}`>> = {},
): Arrangement {
  const placed = (organisation: string, outcome: Outcome, host: string | null): Placement => ({
    organisation,
    outcome,
    host,
    clause: 'R3',
    standIn: false,
  })
  const joint = groups.flatMap((group) => group.map((id) => placed(id, 'joint', group[0]!)))
  const alone = Object.entries(others).map(([id, outcome]) => {
    if (outcome.startsWith('attached to ')) return placed(id, 'attached', outcome.slice('attached to '.length))
    return placed(id, outcome as Outcome, outcome === 'own-branch' ? id : null)
  })
  return {
    placements: [...joint, ...alone],
    branches: groups.map((group) => ({ host: group[0]!, kind: 'joint', organisations: group.toSorted(), members: group.length })),
  }
}

const branch = (id: string, ...organisations: string[]): StandingBranch => ({ id, organisations, lead: organisations[0]! })

describe('from the branches that stand to those of a plan', () => {
  test('nothing has to happen when the plan is what stands', () => {
    const { moves, stay, continued } = transitionTo(
      [branch('A', 'a', 'b'), branch('B', 'c', 'd')],
      planOf([
        ['a', 'b'],
        ['c', 'd'],
      ]),
    )
    expect(moves).toEqual([])
    expect(stay).toBe(4)
    expect(continued).toEqual([
      { branch: 'A', host: 'a', stay: ['a', 'b'] },
      { branch: 'B', host: 'c', stay: ['c', 'd'] },
    ])
  })

  test('an organisation that changes its branch is moved from the one to the other', () => {
    const { moves } = transitionTo(
      [branch('A', 'a', 'b', 'c'), branch('B', 'd', 'e')],
      planOf([
        ['a', 'b'],
        ['d', 'e', 'c'],
      ]),
    )
    expect(moves).toEqual([{ kind: 'move', from: 'A', to: { kind: 'standing', branch: 'B' }, organisations: ['c'], after: [] }])
  })

  test('a branch nobody is left in is dissolved, after everybody has gone over', () => {
    const { moves } = transitionTo([branch('A', 'a', 'b', 'c'), branch('B', 'd', 'e')], planOf([['a', 'b', 'c', 'd', 'e']]))
    expect(moves).toEqual([
      { kind: 'move', from: 'B', to: { kind: 'standing', branch: 'A' }, organisations: ['d', 'e'], after: [] },
      { kind: 'dissolve', branch: 'B', after: [0] },
    ])
  })

  test('a new branch is set up by those who stand in none before others go over to it', () => {
    const { moves } = transitionTo(
      [branch('A', 'a', 'b', 'c')],
      planOf([
        ['a', 'b'],
        ['x', 'y', 'c'],
      ]),
    )
    expect(moves).toEqual([
      { kind: 'establish', host: 'x', outcome: 'joint', organisations: ['x', 'y'], after: [] },
      { kind: 'move', from: 'A', to: { kind: 'new', host: 'x' }, organisations: ['c'], after: [0] },
    ])
  })

  test('a branch whose lead goes elsewhere goes on under the one the plan names', () => {
    const { moves } = transitionTo(
      [branch('A', 'a', 'b', 'c'), branch('B', 'd', 'e')],
      planOf([
        ['b', 'c'],
        ['d', 'e', 'a'],
      ]),
    )
    expect(moves).toEqual([
      { kind: 'move', from: 'A', to: { kind: 'standing', branch: 'B' }, organisations: ['a'], after: [] },
      { kind: 'lead', branch: 'A', from: 'a', to: 'b', after: [0] },
    ])
  })

  test('who has three members by now sets up an own branch, and others may be attached to it', () => {
    const { moves } = transitionTo([branch('A', 'a', 'b')], planOf([], { a: 'own-branch', b: 'attached to a' }))
    expect(moves).toEqual([
      { kind: 'establish', host: 'a', outcome: 'own-branch', organisations: [], after: [] },
      { kind: 'move', from: 'A', to: { kind: 'new', host: 'a' }, organisations: ['a'], after: [0] },
      { kind: 'move', from: 'A', to: { kind: 'attached', host: 'a' }, organisations: ['b'], after: [0] },
      { kind: 'dissolve', branch: 'A', after: [1, 2] },
    ])
  })

  test('whom the plan places nowhere leaves, whoever stood in none joins, and whom the plan does not know keeps its branch', () => {
    const standing = [branch('A', 'a', 'b'), branch('B', 'gone')]
    const { moves } = transitionTo(standing, planOf([['a', 'new']], { b: 'liaison', c: 'attached to P' }))
    expect(moves).toEqual([
      { kind: 'leave', from: 'A', organisations: ['b'], outcome: 'liaison', after: [] },
      { kind: 'join', to: { kind: 'attached', host: 'P' }, organisations: ['c'], after: [] },
      { kind: 'join', to: { kind: 'standing', branch: 'A' }, organisations: ['new'], after: [] },
    ])
  })
})

/** Organisations by the branch they stand in, after all moves; new branches are called by their lead. */
function afterwards(standing: readonly StandingBranch[], moves: readonly BranchMove[]): Map<string, string> {
  const at = new Map(standing.flatMap((each) => each.organisations.map((id) => [id, each.id] as const)))
  const open = new Set(standing.map((each) => each.id))
  moves.forEach((move, index) => {
    for (const before of move.after) expect(before).toBeLessThan(index)
    if (move.kind === 'establish') open.add(move.host)
    if (move.kind === 'establish') for (const id of move.organisations) at.set(id, move.host)
    if (move.kind === 'leave') for (const id of move.organisations) at.delete(id)
    if (move.kind === 'move' || move.kind === 'join') {
      const to = move.to.kind === 'standing' ? move.to.branch : move.to.host
      if (move.to.kind !== 'attached') expect(open).toContain(to)
      for (const id of move.organisations) {
        if (move.kind === 'move') expect(at.get(id)).toBe(move.from)
        at.set(id, to)
      }
    }
    if (move.kind === 'dissolve') expect([...at.values()]).not.toContain(move.branch)
    if (move.kind === 'dissolve') open.delete(move.branch)
  })
  return at
}

const ids = Array.from('abcdefghi')
const drawn = fc.record({
  stands: fc.array(fc.integer({ min: -1, max: 3 }), { minLength: ids.length, maxLength: ids.length }),
  planned: fc.array(fc.integer({ min: -1, max: 3 }), { minLength: ids.length, maxLength: ids.length }),
})
const groupsOf = (numbers: readonly number[]) =>
  [0, 1, 2, 3].map((group) => ids.filter((_, at) => numbers[at] === group)).filter((group) => group.length > 0)
const situation = ({ stands, planned }: { stands: number[]; planned: number[] }) => {
  const free = Object.fromEntries(ids.filter((_, at) => planned[at] === -1).map((id) => [id, 'uncovered' as const]))
  return {
    standing: groupsOf(stands).map((group, at) => branch(`B${at}`, ...group)),
    groups: groupsOf(planned),
    plan: planOf(groupsOf(planned), free),
  }
}

/** Most organisations that can stay, over all ways to pair branches of the plan with standing ones. */
function mostThatStay(groups: readonly (readonly string[])[], standing: readonly StandingBranch[]): number {
  const [first, ...rest] = groups
  if (first === undefined) return 0
  const each = standing.map((heir) => {
    const shared = heir.organisations.filter((id) => first.includes(id)).length
    return (
      shared +
      mostThatStay(
        rest,
        standing.filter((other) => other !== heir),
      )
    )
  })
  return Math.max(mostThatStay(rest, standing), ...each)
}

test('the moves lead exactly to the branches of the plan, and as few organisations as possible change theirs', () => {
  fc.assert(
    fc.property(drawn, (draw) => {
      const { standing, groups, plan } = situation(draw)
      const { moves, stay, moved } = transitionTo(standing, plan)
      const at = afterwards(standing, moves)
      for (const group of groups) expect(new Set(group.map((id) => at.get(id))).size).toBe(1)
      expect(new Set(groups.map((group) => at.get(group[0]!))).size).toBe(groups.length)
      expect(at.size).toBe(groups.flat().length)
      expect(stay).toBe(mostThatStay(groups, standing))
      expect(stay + moved).toBe(standing.flatMap((each) => each.organisations).length)
    }),
  )
})

test('the moves are the same in whatever order branches, organisations and placements come', () => {
  fc.assert(
    fc.property(drawn, (draw) => {
      const { standing, plan } = situation(draw)
      const turned = standing.map((each) => ({ ...each, organisations: each.organisations.toReversed() })).toReversed()
      const other = { placements: plan.placements.toReversed(), branches: plan.branches.toReversed() }
      expect(transitionTo(turned, other)).toEqual(transitionTo(standing, plan))
    }),
  )
})

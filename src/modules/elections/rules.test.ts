import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { programmeDocument } from '../../kernel/programme.ts'
import { programmes } from '../../programmes/index.ts'
import {
  barOf,
  candidatesNeeded,
  closestMiss,
  countBallot,
  countResolution,
  decideBallot,
  decideWithdrawal,
  enough,
  hasCommittee,
  judgePreparation,
  onEdge,
  resultOf,
  type Tally,
} from './rules.ts'

const general = programmeDocument.parse(programmes.find((document) => document.code === 'general'))
/** The rules as the general programme ships them: the test vectors are those of the texts, not of this module. */
const params = <T>(key: string) => general.rules.find((rule) => rule.key === key)!.params as T
type Share = readonly [number, number]
const quorum = params<{ of: Share; comparison: 'more' | 'at-least' }>('election.quorum')
const majority = params<{ of: Share; comparison: 'more' | 'at-least' }>('election.majority')
const resolution = params<Parameters<typeof countResolution>[3]>('meeting.resolution')
const committee = params<Parameters<typeof hasCommittee>[2]>('org.committee')
const surplus = params<Parameters<typeof candidatesNeeded>[1]>('election.surplus')

const votes = (...list: number[]): Tally[] => list.map((count, index) => ({ id: 'abcdefgh'[index]!, votes: count }))
const count = (seats: number, attended: number, ...list: number[]) => countBallot(seats, attended, votes(...list), majority)

describe('the two denominators', () => {
  it.each([
    [3, 3],
    [5, 5],
    [7, 6],
    [10, 9],
    [15, 13],
    [50, 41],
  ])('of %i entitled at least %i must attend an election', (due, least) => {
    expect(enough(due, quorum.of, quorum.comparison)).toBe(least)
  })

  it('part from the other reading of the text only where four fifths are a whole number', () => {
    expect([5, 10].map((due) => enough(due, quorum.of, 'at-least'))).toEqual([4, 8])
    expect([3, 7, 12].map((due) => enough(due, quorum.of, 'at-least'))).toEqual([3, 6, 10])
    expect([onEdge(10, 8, quorum.of), onEdge(12, 10, quorum.of)]).toEqual([true, false])
  })

  it.each([
    [12, 7],
    [13, 7],
  ])('of %i who attended an election needs %i votes', (attended, least) => {
    expect(enough(attended, majority.of, majority.comparison)).toBe(least)
  })

  it.each([
    [3, 2, 2],
    [5, 3, 3],
    [7, 4, 4],
    [10, 5, 6],
    [15, 8, 8],
    [50, 25, 26],
  ])('of %i entitled a resolution needs %i present and %i for it', (due, present, pass) => {
    const counted = countResolution(due, 0, 0, resolution)
    expect([counted.quorum.needed, counted.pass.needed]).toEqual([present, pass])
  })

  it('say by how much a bar is missed', () => {
    expect(barOf(12, 9, quorum.of, quorum.comparison)).toEqual({ met: false, of: 12, got: 9, needed: 10, short: 1 })
    expect(barOf(12, 7, majority.of, majority.comparison)).toMatchObject({ met: true, short: 0 })
  })
})

describe('candidates', () => {
  it.each([
    [3, 4],
    [5, 6],
    [7, 9],
    [10, 12],
  ])('for %i seats of a committee are at least %i; a secretary stands alone', (seats, least) => {
    expect(candidatesNeeded({ office: 'committee', seats }, surplus)).toBe(least)
    expect(candidatesNeeded({ office: 'secretary', seats: 1 }, surplus)).toBe(1)
  })

  it('are rounded up in whole numbers, however many seats there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (seats) => {
        const extra = candidatesNeeded({ office: 'committee', seats }, surplus) - seats
        expect(extra * 5 >= seats && (extra - 1) * 5 < seats).toBe(true)
      }),
    )
  })
})

describe('a committee', () => {
  it('is for a branch of seven full members or more; for a smaller one it does not apply', () => {
    expect([6, 7].map((members) => hasCommittee('branch', members, committee))).toEqual([false, true])
    expect(hasCommittee('branch', null, committee)).toBe(null)
    expect(hasCommittee('general', 3, committee)).toBe(true)
  })

  it('asked for in a branch of six stops the preparation, and its absence there is no finding', () => {
    const preparation = (members: number, ...offices: ('committee' | 'secretary')[]) =>
      judgePreparation(
        {
          kind: 'regular',
          level: 'branch',
          members,
          excluded: 0,
          contests: offices.map((office) => ({ office, seats: 1, candidates: office === 'secretary' ? 1 : 2 })),
        },
        { committee, surplus, congressFrom: 500 },
      )
        .filter((verdict) => !verdict.ok)
        .map((verdict) => `${verdict.severity} ${verdict.code}`)
    expect(preparation(6, 'secretary')).toEqual([])
    expect(preparation(6, 'committee', 'secretary')).toEqual(['block committee-not-applicable'])
    expect(preparation(12, 'secretary')).toEqual(['warn committee-missing'])
    expect(preparation(12, 'committee', 'secretary')).toEqual(['info committee-size'])
    expect(preparation(0, 'secretary')).toEqual(['block members-missing'])
    expect(preparation(500, 'secretary')).toEqual(['warn committee-missing', 'info congress'])
  })
})

describe('a ballot', () => {
  it('elects who has more than half of those who attended, and nobody with one vote less', () => {
    expect(count(1, 12, 7).elected).toEqual(['a'])
    expect(count(1, 12, 6)).toMatchObject({ elected: [], open: 1, needed: 7, lines: [{ bar: { short: 1 }, outcome: 'below' }] })
  })

  it('seats those with most votes where more passed than there are seats', () => {
    const counted = count(3, 12, 12, 7, 9, 10)
    expect(counted.elected).toEqual(['a', 'd', 'c'])
    expect(counted.lines.map((line) => line.outcome)).toEqual(['elected', 'surplus', 'elected', 'elected'])
  })

  it('leaves those who tie at the last seat to a run-off', () => {
    const counted = count(2, 12, 10, 8, 8, 7)
    expect(counted).toMatchObject({ elected: ['a'], tied: ['b', 'c'], open: 1 })
    expect(counted.lines[3]!.outcome).toBe('surplus')
    expect(count(2, 12, 8, 8)).toMatchObject({ elected: ['a', 'b'], tied: [] })
  })

  it('leaves seats open where too few passed', () => {
    expect(count(3, 12, 9, 6, 5, 7)).toMatchObject({ elected: ['a', 'd'], open: 1, tied: [] })
  })

  const anyBallot = fc
    .record({ attended: fc.integer({ min: 1, max: 60 }), seats: fc.integer({ min: 1, max: 7 }) })
    .chain(({ attended, seats }) =>
      fc.record({
        attended: fc.constant(attended),
        seats: fc.constant(seats),
        list: fc.array(fc.integer({ min: 0, max: attended }), { minLength: 1, maxLength: 8 }),
      }),
    )

  it('never elects more than its seats, and nobody without the majority', () => {
    fc.assert(
      fc.property(anyBallot, ({ seats, attended, list }) => {
        const counted = count(seats, attended, ...list)
        expect(counted.elected.length).toBeLessThanOrEqual(seats)
        expect(counted.open).toBe(seats - counted.elected.length)
        expect(counted.open > 0 || counted.tied.length === 0).toBe(true)
        for (const line of counted.lines) if (line.outcome === 'elected') expect(2 * line.votes).toBeGreaterThan(attended)
      }),
    )
  })

  it('never unseats a candidate for whom one more vote is given, nor seats one who has fewer votes than another who is not', () => {
    fc.assert(
      fc.property(anyBallot, ({ seats, attended, list }) => {
        const counted = count(seats, attended, ...list)
        const best = Math.max(...counted.lines.filter((line) => line.outcome !== 'elected').map((line) => line.votes), -1)
        for (const line of counted.lines) if (line.outcome === 'elected') expect(line.votes).toBeGreaterThan(best)
        const lucky = list.findIndex((own, index) => own < attended && counted.lines[index]!.outcome === 'elected')
        if (lucky === -1) return
        const more = count(seats, attended, ...list.map((own, index) => (index === lucky ? own + 1 : own)))
        expect(more.lines[lucky]!.outcome).toBe('elected')
      }),
    )
  })

  it('does not depend on the order in which candidates stand', () => {
    fc.assert(
      fc.property(anyBallot, ({ seats, attended, list }) => {
        const tallies = votes(...list)
        const [one, other] = [tallies, tallies.toReversed()].map((order) => countBallot(seats, attended, order, majority))
        expect(one!.elected.toSorted()).toEqual(other!.elected.toSorted())
      }),
    )
  })
})

describe('the figures of a ballot', () => {
  const twelve = { due: 12, attended: 12, issued: 12, returned: 12, invalid: 1 }
  const asked = (change: Partial<typeof twelve>, seats = 1, ...list: number[]) => {
    const verdict = decideBallot({ ...twelve, ...change }, seats, votes(...list), quorum)
    return verdict.ok ? 'ok' : verdict.code
  }

  it('are refused where one cannot be true, or the meeting was one person short', () => {
    expect(asked({}, 1, 11)).toBe('ok')
    expect(asked({ attended: 13 })).toBe('election-attended-too-many')
    expect(asked({ attended: 9 })).toBe('election-quorum-missed')
    expect(asked({ attended: 10, issued: 10, returned: 10 }, 1, 9)).toBe('ok')
    expect(asked({ issued: 13 })).toBe('election-issued-too-many')
    expect(asked({ issued: 11, returned: 12 })).toBe('election-ballots-void')
    expect(asked({ invalid: 13 })).toBe('election-invalid-too-many')
    expect(asked({}, 1, 12)).toBe('election-votes-too-many')
    expect(asked({}, 2, 11, 11, 1)).toBe('election-votes-beyond-seats')
    expect(asked({ due: 0, attended: 0 })).toBe('election-nobody-entitled')
  })

  it('name what was needed and how many were missing', () => {
    expect(decideBallot({ ...twelve, attended: 9 }, 1, [], quorum)).toMatchObject({
      params: { due: 12, attended: 9, needed: 10, short: 1 },
    })
  })
})

describe('the rounds of an office', () => {
  const held = (attended: number, tallies: Tally[]) => ({ attended, tallies, majority })

  it('go on until every seat is filled: one vote short, then a further ballot', () => {
    const contest = { office: 'secretary', seats: 1, leftOpen: 0 } as const
    const first = resultOf(contest, ['a'], [held(12, votes(6))])
    expect(first.next).toEqual({ kind: 'further', round: 2, seats: 1, candidates: ['a'] })
    expect(closestMiss(first)).toEqual({ votes: 6, needed: 7, of: 12, short: 1 })
    const second = resultOf(contest, ['a'], [held(12, votes(6)), held(12, votes(9))])
    expect(second).toMatchObject({ elected: ['a'], open: 0, next: null })
  })

  it('vote again on those who tied, and on nobody else', () => {
    const contest = { office: 'committee', seats: 2, leftOpen: 0 } as const
    const tied = resultOf(contest, ['a', 'b', 'c'], [held(12, votes(10, 8, 8))])
    expect(tied.next).toEqual({ kind: 'run-off', round: 2, seats: 1, candidates: ['b', 'c'] })
    const again = [
      { id: 'b', votes: 5 },
      { id: 'c', votes: 7 },
    ]
    expect(resultOf(contest, ['a', 'b', 'c'], [held(12, votes(10, 8, 8)), held(12, again)])).toMatchObject({
      elected: ['a', 'c'],
      next: null,
    })
  })

  it('end where the meeting has resolved to leave the rest open', () => {
    const contest = { office: 'committee', seats: 3, leftOpen: 1 } as const
    expect(resultOf(contest, ['a', 'b', 'c', 'd'], [held(12, votes(9, 8, 5, 4))])).toMatchObject({ open: 0, next: null })
  })

  it('never elect more than there are seats, however many rounds there are', () => {
    const ballots = fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 4, maxLength: 4 }), { maxLength: 4 })
    fc.assert(
      fc.property(ballots, fc.integer({ min: 1, max: 4 }), (rounds, seats) => {
        const contest = { office: 'committee', seats, leftOpen: 0 } as const
        const held: Parameters<typeof resultOf>[2][number][] = []
        for (const round of rounds) {
          const { next } = resultOf(contest, ['a', 'b', 'c', 'd'], held)
          if (!next) break
          held.push({ attended: 12, majority, tallies: votes(...round).filter(({ id }) => next.candidates.includes(id)) })
        }
        const result = resultOf(contest, ['a', 'b', 'c', 'd'], held)
        expect(new Set(result.elected).size).toBe(result.elected.length)
        expect(result.elected.length + result.open).toBe(seats)
      }),
    )
  })
})

describe('withdrawing an approval', () => {
  const of = { approvedOn: '2026-09-01', onDay: '2026-10-01', openNo: null, laterNo: null }
  it.each([
    [{}, { ok: true, neverBegan: false }],
    [{ onDay: '2026-09-01' }, { ok: true, neverBegan: true }],
    [{ onDay: '2026-08-31' }, { ok: false, code: 'election-withdrawn-before', params: { approvedOn: '2026-09-01' } }],
    [{ openNo: 4 }, { ok: false, code: 'election-open-since', params: { no: 4 } }],
    [{ laterNo: 5 }, { ok: false, code: 'election-approved-since', params: { no: 5 } }],
  ])('%o is %o', (change, verdict) => {
    expect(decideWithdrawal({ ...of, ...change })).toEqual(verdict)
  })
})

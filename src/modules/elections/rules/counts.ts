import { type Bar, barOf, type Comparison, enough, type Share } from '../../../kernel/shares.ts'

export interface MajorityRule {
  readonly of: Share
  readonly comparison: Comparison
}

/** Votes for one candidate: totals only. Who voted how is never asked and has no place. */
export interface Tally {
  readonly id: string
  readonly votes: number
}

/** `surplus`: enough votes, but others had more for the seats there are. `tied`: as many as others at the last seat. */
export type Outcome = 'elected' | 'tied' | 'surplus' | 'below'

export interface CountedLine extends Tally {
  readonly outcome: Outcome
  readonly bar: Bar
}

export interface CountedBallot {
  readonly needed: number
  /** In the order they were handed in. */
  readonly lines: readonly CountedLine[]
  readonly elected: readonly string[]
  readonly tied: readonly string[]
  /** Seats still open after this ballot. */
  readonly open: number
}

/**
 * One ballot counted: elected is who has more than half of those who attended with the right to vote (not of those entitled, and not of
 * the ballots returned); among more than there are seats those with most votes; who ties at the last seat is voted on again.
 */
export function countBallot(seats: number, attended: number, tallies: readonly Tally[], rule: MajorityRule): CountedBallot {
  const needed = enough(attended, rule.of, rule.comparison)
  const passing = tallies.filter((tally) => tally.votes >= needed).sort((a, b) => b.votes - a.votes)
  const cut = passing.length > seats ? passing[seats - 1]!.votes : 0
  const above = passing.filter((tally) => tally.votes > cut)
  const atCut = passing.filter((tally) => tally.votes === cut)
  const seated = passing.length <= seats ? passing : above.length + atCut.length === seats ? [...above, ...atCut] : above
  const tied = passing.length > seats && seated === above ? atCut : []
  const has = (list: readonly Tally[], id: string) => list.some((one) => one.id === id)
  return {
    needed,
    lines: tallies.map((tally) => ({
      ...tally,
      bar: barOf(attended, tally.votes, rule.of, rule.comparison),
      outcome: has(seated, tally.id) ? 'elected' : has(tied, tally.id) ? 'tied' : has(passing, tally.id) ? 'surplus' : 'below',
    })),
    elected: seated.map((tally) => tally.id),
    tied: tied.map((tally) => tally.id),
    open: seats - seated.length,
  }
}

export interface BallotFigures {
  readonly due: number
  readonly attended: number
  readonly issued: number
  readonly returned: number
  readonly invalid: number
}

export type BallotVerdict =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly code:
        | 'election-nobody-entitled'
        | 'election-attended-too-many'
        | 'election-quorum-missed'
        | 'election-issued-too-many'
        | 'election-ballots-void'
        | 'election-invalid-too-many'
        | 'election-votes-too-many'
        | 'election-votes-beyond-seats'
      readonly params: Readonly<Record<string, number>>
    }

/** Whether a ballot could be held and its figures can be true. The first bar that is missed is named with its numbers. */
export function decideBallot(
  figures: BallotFigures,
  seats: number,
  tallies: readonly Tally[],
  quorum: { readonly of: Share; readonly comparison: Comparison },
): BallotVerdict {
  const { due, attended, issued, returned, invalid } = figures
  const no = (code: Exclude<BallotVerdict, { ok: true }>['code'], params: Record<string, number>) => ({
    ok: false as const,
    code,
    params,
  })
  if (due < 1) return no('election-nobody-entitled', {})
  if (attended > due) return no('election-attended-too-many', { due, attended })
  const bar = barOf(due, attended, quorum.of, quorum.comparison)
  if (!bar.met) return no('election-quorum-missed', { due, attended, needed: bar.needed, short: bar.short })
  if (issued > attended) return no('election-issued-too-many', { attended, issued })
  if (returned > issued) return no('election-ballots-void', { issued, returned })
  if (invalid > returned) return no('election-invalid-too-many', { returned, invalid })
  const valid = returned - invalid
  const over = tallies.find((tally) => tally.votes > valid)
  if (over) return no('election-votes-too-many', { valid, votes: over.votes })
  const votes = tallies.reduce((sum, tally) => sum + tally.votes, 0)
  if (votes > valid * seats) return no('election-votes-beyond-seats', { valid, seats, votes, most: valid * seats })
  return { ok: true }
}

export interface ResolutionRule {
  readonly quorum: Share
  readonly quorumComparison: Comparison
  readonly pass: Share
  readonly passComparison: Comparison
}

/** An ordinary resolution of the meeting is measured on those entitled, both times; an election is not. */
export function countResolution(due: number, attended: number, votes: number, rule: ResolutionRule): { quorum: Bar; pass: Bar } {
  return {
    quorum: barOf(due, attended, rule.quorum, rule.quorumComparison),
    pass: barOf(due, votes, rule.pass, rule.passComparison),
  }
}

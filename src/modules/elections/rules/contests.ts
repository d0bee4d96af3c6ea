import { type CountedBallot, countBallot, type MajorityRule, type Tally } from './counts.ts'

export const offices = ['committee', 'discipline', 'secretary', 'deputy'] as const
export type Office = (typeof offices)[number]
export type Electors = 'members' | 'committee'

/** Whom an election is for: seats of one office, chosen by the members or by the committee they have chosen. */
export interface Contest {
  readonly office: Office
  readonly seats: number
  /** Seats the meeting has resolved to leave open. */
  readonly leftOpen: number
}

/** One ballot as it was held. */
export interface HeldBallot {
  readonly attended: number
  readonly tallies: readonly Tally[]
  /** In force on its day. */
  readonly majority: MajorityRule
}

export interface NextBallot {
  readonly kind: 'first' | 'run-off' | 'further'
  readonly round: number
  readonly seats: number
  readonly candidates: readonly string[]
}

export interface ContestResult {
  readonly rounds: readonly (CountedBallot & { readonly seats: number })[]
  readonly elected: readonly string[]
  /** Seats nobody has been elected to and the meeting has not left open. */
  readonly open: number
  readonly next: NextBallot | null
}

/**
 * The rounds of one contest in order. A tie at the last seat is voted on again among those tied; where too few reached the majority,
 * a further ballot is held among those not elected.
 */
export function resultOf(contest: Contest, candidates: readonly string[], ballots: readonly HeldBallot[]): ContestResult {
  const rounds: (CountedBallot & { seats: number })[] = []
  const elected: string[] = []
  for (const ballot of ballots) {
    const seats = contest.seats - elected.length
    const counted = countBallot(seats, ballot.attended, ballot.tallies, ballot.majority)
    rounds.push({ ...counted, seats })
    elected.push(...counted.elected)
  }
  const open = Math.max(0, contest.seats - contest.leftOpen - elected.length)
  return { rounds, elected, open, next: open === 0 ? null : nextBallot(contest, candidates, rounds, elected) }
}

function nextBallot(
  contest: Contest,
  candidates: readonly string[],
  rounds: readonly CountedBallot[],
  elected: readonly string[],
): NextBallot {
  const last = rounds.at(-1)
  const base = { round: rounds.length + 1, seats: contest.seats - elected.length }
  if (!last) return { ...base, kind: 'first', candidates }
  if (last.tied.length > 0) return { ...base, kind: 'run-off', candidates: last.tied }
  return { ...base, kind: 'further', candidates: candidates.filter((id) => !elected.includes(id)) }
}

/** How close the best of those not elected came in the last ballot; null before the first. */
export function closestMiss(result: ContestResult): { votes: number; needed: number; of: number; short: number } | null {
  const last = result.rounds.at(-1)
  const missed = last?.lines.filter((line) => line.outcome === 'below').sort((a, b) => b.votes - a.votes)[0]
  return missed ? { votes: missed.votes, needed: missed.bar.needed, of: missed.bar.of, short: missed.bar.short } : null
}

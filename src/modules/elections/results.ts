import type { Tx } from '../../platform/db/database.ts'
import { type ContestResult, resultOf } from './rules.ts'
import { type Rulebook, rulebooks } from './settings.ts'
import { type BallotRow, type ContestRow, listBallots } from './store.ts'

export interface ContestWithResult {
  readonly contest: ContestRow
  readonly ballots: readonly BallotRow[]
  readonly result: ContestResult
}

/** Results of every office, counted from the totals each time by the majority in force on the day of the ballot. */
export function countContests(
  contests: readonly ContestRow[],
  ballots: readonly BallotRow[],
  book: Rulebook,
): ContestWithResult[] {
  return contests.map((contest) => {
    const own = ballots.filter((ballot) => ballot.office === contest.office)
    const held = own.map(({ attended, tallies, held_on }) => ({
      attended,
      tallies,
      majority: book.get('election.majority', held_on).params,
    }))
    const standing = contest.candidates.map((candidate) => candidate.id)
    return { contest, ballots: own, result: resultOf(contest, standing, held) }
  })
}

export async function resultsOf(tx: Tx, electionId: string, contests: readonly ContestRow[], districtNo: number | null = null) {
  return countContests(contests, await listBallots(tx, electionId), (await rulebooks(tx))(districtNo))
}

/** The members entitled, or the committee they have just elected. */
export function dueOf({ contest }: ContestWithResult, contests: readonly ContestWithResult[], entitled: number): number {
  if (contest.electors === 'members') return entitled
  return contests.find((other) => other.contest.office === 'committee')?.result.elected.length ?? 0
}

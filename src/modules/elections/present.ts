import { maskName } from '../../kernel/mask.ts'
import { type ContestWithResult, dueOf } from './results.ts'
import { barOf, onEdge } from './rules.ts'
import type { Rulebook } from './settings.ts'

/** Names are told to who runs elections here; everyone else sees that somebody stood, and how many votes there were. */
export function presentContest(
  one: ContestWithResult,
  all: readonly ContestWithResult[],
  entitled: number,
  book: Rulebook,
  named: boolean,
  voting: boolean,
) {
  const { contest, ballots, result } = one
  const tell = (name: string) => (named ? name : maskName(name))
  return {
    office: contest.office,
    seats: contest.seats,
    electors: contest.electors,
    candidates: contest.candidates.map(({ id, name, writtenIn }) => ({ id, name: tell(name), writtenIn })),
    ballots: ballots.map((ballot, index) => {
      const { params } = book.get('election.quorum', ballot.held_on)
      const counted = result.rounds[index]!
      return {
        id: ballot.id,
        round: ballot.round,
        heldOn: ballot.held_on,
        seats: counted.seats,
        figures: { issued: ballot.issued, returned: ballot.returned, invalid: ballot.invalid },
        quorum: barOf(ballot.due, ballot.attended, params.of, params.comparison),
        onEdge: onEdge(ballot.due, ballot.attended, params.of),
        needed: counted.needed,
        lines: counted.lines.map(({ id, outcome, bar }) => ({ candidateId: id, outcome, bar })),
        scrutineers: ballot.scrutineers.map(tell),
        can: { takeBack: named && voting && index === ballots.length - 1 },
      }
    }),
    elected: [...result.elected],
    open: result.open,
    leftOpen: contest.leftOpen,
    next: result.next && { ...result.next, candidates: [...result.next.candidates], due: dueOf(one, all, entitled) },
  }
}

import { sql } from 'kysely'
import type { BodyOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { elections } from './contract.ts'
import { aboutElection } from './preparation.ts'
import { electionProblems as problems } from './problems.ts'
import { type ContestWithResult, countContests, dueOf } from './results.ts'
import { countResolution, decideBallot, type NextBallot, type Office } from './rules.ts'
import { type Rulebook, rulebooks } from './settings.ts'
import { addStep, type ElectionRow, excludedOf, getElectionForChange, listBallots, listContests } from './store.ts'

type NewBallot = BodyOf<typeof elections.recordBallot>

interface Meeting {
  readonly election: ElectionRow
  readonly book: Rulebook
  readonly contests: readonly ContestWithResult[]
  readonly one: ContestWithResult
  /** How many with the right to vote on this office should attend. */
  readonly due: number
}

/** The election locked, with the office the meeting is about. Throws when it is not at voting or has no such office. */
async function openMeeting(
  call: Call & { ifMatch: number | null },
  id: string,
  office: Office,
  heldOn: string,
): Promise<Meeting> {
  const { tx, today } = call
  const election = await getElectionForChange(tx, call.scope, id, today, call.ifMatch)
  if (election.state !== 'ready') throw problem(problems['election-cannot-move'])
  if (heldOn > today) throw problem(problems['election-day-in-the-future'])
  const book = (await rulebooks(tx))(election.district_no)
  const contests = countContests(await listContests(tx, id), await listBallots(tx, id), book)
  const one = contests.find(({ contest }) => contest.office === office)
  if (!one) throw problem(problems['election-office-not-found'])
  const excluded = (await excludedOf(tx, id)).reduce((sum, { people }) => sum + people, 0)
  return { election, book, contests, one, due: dueOf(one, contests, (election.members ?? 0) - excluded) }
}

export const recordBallot = command(elections.recordBallot, async (call) => {
  const { tx, body, params, actor } = call
  const meeting = await openMeeting(call, params.id, body.office, body.heldOn)
  const { election, one, book, due } = meeting
  const { next } = one.result
  if (next === null) throw problem(problems['election-contest-complete'], { office: body.office })
  refuseStrangers(meeting, body, next)
  const votes = [
    ...body.tallies.map(({ candidateId, votes }) => ({ id: candidateId, votes })),
    ...body.writtenIn.map(({ name, votes }) => ({ id: name, votes })),
  ]
  const verdict = decideBallot({ ...body, due }, next.seats, votes, book.get('election.quorum', body.heldOn).params)
  if (!verdict.ok) throw problem(problems[verdict.code], verdict.params)
  const { rows } = await sql<{ id: string }>`
    insert into elections.ballot (election_id, office, round, held_on, due, attended, issued, returned, invalid, scrutineers, account_id)
    values (${election.id}, ${body.office}, ${next.round}, ${body.heldOn}, ${due}, ${body.attended}, ${body.issued}, ${body.returned}, ${body.invalid},
      ${body.scrutineers}::text[], ${actor.accountId}) returning id`.execute(tx)
  for (const tally of body.tallies) await addTally(call, rows[0]!.id, tally.candidateId, tally.votes)
  for (const { name, votes } of body.writtenIn)
    await addTally(call, rows[0]!.id, await writeIn(call, election.id, body.office, name), votes)
  await tell(call, election, 'count', body.office, body.heldOn)
  return { id: election.id, revision: election.revision }
})

/** Who is voted on, who may be, and who counts. */
function refuseStrangers({ contests, one }: Meeting, body: NewBallot, next: NextBallot): void {
  const { contest, result } = one
  const voted = body.tallies.map((tally) => tally.candidateId)
  const within = voted.every((id) => next.candidates.includes(id)) && new Set(voted).size === voted.length
  const whole = next.kind === 'further' ? voted.length + body.writtenIn.length > 0 : voted.length === next.candidates.length
  const known = new Map(contest.candidates.map(({ id, name }) => [id, name]))
  const written = body.writtenIn.map(({ name }) => name)
  const again = written.some((name) => [...known.values()].includes(name)) || new Set(written).size < written.length
  if (!within || !whole || again || (next.kind === 'run-off' && written.length > 0))
    throw problem(problems['election-candidates-unfit'])
  const names = [...voted.map((id) => known.get(id)!), ...written]
  if (contest.electors === 'committee') {
    const committee = contests.find((other) => other.contest.office === 'committee')
    if (!committee || committee.result.open > 0) throw problem(problems['election-committee-first'])
    const members = new Set(committee.result.elected.map((id) => committee.contest.candidates.find((one) => one.id === id)!.name))
    if (names.some((name) => !members.has(name))) throw problem(problems['election-not-of-committee'])
  }
  const standing = new Set([...names, ...[...known].flatMap(([id, name]) => (result.elected.includes(id) ? [] : [name]))])
  if (body.scrutineers.some((name) => standing.has(name))) throw problem(problems['election-scrutineer-stands'])
}

async function addTally({ tx }: Call, ballotId: string, candidateId: string, votes: number): Promise<void> {
  await sql`insert into elections.tally (ballot_id, candidate_id, votes) values (${ballotId}, ${candidateId}, ${votes})`.execute(
    tx,
  )
}

/** Somebody electors wrote on their ballots; known already where a ballot before was taken back. */
async function writeIn({ tx }: Call, electionId: string, office: Office, name: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into elections.candidate (election_id, office, place, name, written_in)
    select ${electionId}, ${office}, coalesce(max(place), 0) + 1, ${name}, true from elections.candidate where election_id = ${electionId} and office = ${office}
    on conflict (election_id, office, name) do update set written_in = candidate.written_in returning id`.execute(tx)
  return rows[0]!.id
}

async function tell(
  call: Call,
  election: ElectionRow,
  action: string,
  office: Office,
  onDay: string,
  reason?: string,
): Promise<void> {
  await addStep(call.tx, election.id, { action, office, state: election.state, onDay, accountId: call.actor.accountId, reason })
  call.note({ ...aboutElection(election, action), detail: { unitNo: election.unit_no, office } })
}

/** Only what stands last can be taken back: later ballots rest on the ones before. */
export const takeBackBallot = command(elections.takeBackBallot, async (call) => {
  const { tx, params, body, today } = call
  const election = await getElectionForChange(tx, call.scope, params.id, today, call.ifMatch)
  if (election.state !== 'ready') throw problem(problems['election-cannot-move'])
  const ballots = await listBallots(tx, election.id)
  const ballot = ballots.find((one) => one.id === params.ballotId)
  if (!ballot) throw problem(problems['election-ballot-not-found'])
  const contests = await listContests(tx, election.id)
  const electors = new Map(contests.map((contest) => [contest.office, contest.electors]))
  const later = ballots.some(
    (one) =>
      (one.office === ballot.office && one.round > ballot.round) ||
      (ballot.office === 'committee' && electors.get(one.office) === 'committee'),
  )
  if (later) throw problem(problems['election-later-ballot'])
  await sql`update elections.ballot set retracted_at = transaction_timestamp() where id = ${ballot.id}`.execute(tx)
  await sql`update elections.resolution set retracted_at = transaction_timestamp()
    where election_id = ${election.id} and office = ${ballot.office} and retracted_at is null`.execute(tx)
  await tell(call, election, 'take-back', ballot.office, today, body.reason)
  return { id: election.id, revision: election.revision }
})

/** Where the number elected comes near what was wanted, the meeting may resolve to leave the rest open. */
export const leaveSeatsOpen = command(elections.leaveSeatsOpen, async (call) => {
  const { tx, params, body, actor } = call
  const { election, one, book, due } = await openMeeting(call, params.id, body.office, body.heldOn)
  const { office, leftOpen, attended, votes, heldOn } = body
  if (one.ballots.length === 0) throw problem(problems['election-not-held'], { office })
  // A tie is no shortage: it is voted on again.
  const tied = one.result.rounds.at(-1)!.lines.find((line) => line.outcome === 'tied')
  if (tied) throw problem(problems['election-tied'], { office, votes: tied.votes })
  const open = one.contest.seats - one.result.elected.length
  if (leftOpen > open || one.result.elected.length === 0)
    throw problem(problems['election-left-open-too-many'], { office, open, left: leftOpen })
  if (attended > due) throw problem(problems['election-attended-too-many'], { due, attended })
  if (votes > attended) throw problem(problems['election-votes-too-many'], { valid: attended, votes })
  const { quorum, pass } = countResolution(due, attended, votes, book.get('meeting.resolution', heldOn).params)
  if (!quorum.met || !pass.met) {
    const short = quorum.met ? pass.short : quorum.short
    throw problem(problems['election-resolution-missed'], {
      due,
      attended,
      votes,
      quorum: quorum.needed,
      pass: pass.needed,
      short,
    })
  }
  await sql`update elections.resolution set retracted_at = transaction_timestamp()
    where election_id = ${election.id} and office = ${office} and retracted_at is null`.execute(tx)
  await sql`insert into elections.resolution (election_id, office, left_open, held_on, due, attended, votes, account_id)
    values (${election.id}, ${office}, ${leftOpen}, ${heldOn}, ${due}, ${attended}, ${votes}, ${actor.accountId})`.execute(tx)
  await tell(call, election, 'leave-open', office, heldOn)
  return { id: election.id, revision: election.revision }
})

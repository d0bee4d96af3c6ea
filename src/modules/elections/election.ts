import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { elections } from './contract.ts'
import { judge, offeredMembers } from './preparing.ts'
import { presentContest } from './present.ts'
import { electionProblems as problems } from './problems.ts'
import { countContests } from './results.ts'
import { enough } from './rules.ts'
import { rulebooks, ruleRefOf } from './settings.ts'
import { excludedOf, findElection, listBallots, listContests } from './store.ts'

export const getElection = query(elections.getElection, async (call) => {
  const { tx, today, scope } = call
  const election = await findElection(tx, scope, call.params.id, today)
  if (!election) throw problem(problems['election-not-found'])
  const [contestRows, ballots, excluded, may] = [
    await listContests(tx, election.id),
    await listBallots(tx, election.id),
    await excludedOf(tx, election.id),
    await rightsOver(call, election.unit_no),
  ]
  const book = (await rulebooks(tx))(election.district_no)
  const contests = countContests(contestRows, ballots, book)
  const leftOut = excluded.reduce((sum, { people }) => sum + people, 0)
  const due = Math.max(0, (election.members ?? 0) - leftOut)
  const day =
    ballots
      .map((ballot) => ballot.held_on)
      .sort()
      .at(-1) ?? today
  const quorum = book.get('election.quorum', day)
  const { state } = election
  // Who sent it up does not answer it.
  const own = call.actor.accountId !== null && call.actor.accountId === election.sent_by
  return {
    id: election.id,
    no: election.no,
    unit: { no: election.unit_no, name: election.unit_name },
    kind: election.kind,
    state,
    plannedOn: election.planned_on,
    heldOn: ballots.length === 0 ? null : day,
    approvedOn: election.approved_on,
    documentNo: election.document_no,
    openedOn: election.opened_on,
    revision: election.revision,
    level: election.level,
    members: election.members,
    membersFrom: election.members_from,
    offered: await offeredMembers(tx, election.unit_no, today),
    excluded,
    due,
    quorum: election.members === null ? null : enough(due, quorum.params.of, quorum.params.comparison),
    contests: contests.map((one) => presentContest(one, contests, due, book, may.run, state === 'ready')),
    verdicts: judge(election, contestRows, leftOut, book, day),
    rules: {
      surplus: ruleRefOf(book.find('election.surplus', day)),
      quorum: ruleRefOf(quorum),
      majority: ruleRefOf(book.find('election.majority', day)),
      resolution: ruleRefOf(book.find('meeting.resolution', day)),
      committee: ruleRefOf(book.find('org.committee', day)),
    },
    reasons: book.find('election.not-counted', day)?.params.reasons ?? [],
    masked: !may.run,
    steps: await listSteps(call, election.id),
    can: {
      prepare: may.run && state === 'drafted',
      propose: may.run && state === 'drafted',
      answerCandidates: may.decide && state === 'proposed' && !own,
      count: may.run && state === 'ready',
      report: may.run && state === 'ready',
      answerResult: may.decide && state === 'reported' && !own,
      withdraw: may.decide && state === 'approved' && !own,
      cancel: may.run && ['drafted', 'proposed', 'ready'].includes(state),
    },
  }
})

/** What the caller may do with elections of this organisation, row by row and not by role alone. */
async function rightsOver(call: Call, unitNo: number): Promise<{ run: boolean; decide: boolean }> {
  const nowhere = { everything: false, nodes: [] } as const
  const { rows } = await sql<{ run: boolean; decide: boolean }>`
    select ${reachedBy(call.can('election.run') ?? nowhere)} as run, ${reachedBy(call.can('election.decide') ?? nowhere)} as decide
    from organisations.unit where no = ${unitNo}`.execute(call.tx)
  return rows[0] ?? { run: false, decide: false }
}

async function listSteps({ tx }: Call, id: string) {
  const { rows } = await sql<{
    action: string
    office: string | null
    state: string
    onDay: string
    reason: string | null
    documentNo: string | null
    by: string | null
  }>`
    select s.action, s.office, s.state, s.on_day as "onDay", s.reason, s.document_no as "documentNo", access.display_name_of(s.account_id) as by
    from elections.step s where s.election_id = ${id} order by s.id`.execute(tx)
  return rows
}

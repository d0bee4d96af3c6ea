import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { beginTerm, type Said, withdrawTerm } from './approval.ts'
import { elections } from './contract.ts'
import { aboutElection } from './preparation.ts'
import { judge, type JudgedPreparation } from './preparing.ts'
import { electionProblems as problems } from './problems.ts'
import { type ContestWithResult, countContests } from './results.ts'
import { closestMiss, decideMove, type ElectionAction, type ElectionState } from './rules.ts'
import { rulebooks } from './settings.ts'
import { addStep, type ElectionRow, excludedOf, getElectionForChange, listBallots, listContests } from './store.ts'

type Moving = Call & { readonly ifMatch: number | null }

export const moveElection = command(elections.moveElection, async (call) => {
  const { action } = call.body
  const { election, to } = await beginMove(call, call.params.id, action, call.body)
  if (action === 'propose') await refuseUnprepared(call, election)
  if (action === 'report') refuseIncomplete(await contestsOf(call, election))
  await endMove(call, election, action, to, call.body, action === 'cancel' ? election.sent_by : call.actor.accountId)
  return { id: election.id, revision: election.revision }
})

export const decideElection = command(elections.decideElection, async (call) => {
  const { action } = call.body
  const { election, to } = await beginMove(call, call.params.id, action, call.body)
  if (action === 'approve') await beginTerm(call, election, call.body)
  if (action === 'withdraw-approval') await withdrawTerm(call, election, call.body)
  await endMove(call, election, action, to, call.body, election.sent_by)
  return { id: election.id, revision: election.revision }
})

async function beginMove(
  call: Moving,
  id: string,
  action: ElectionAction,
  said: Said,
): Promise<{ election: ElectionRow; to: ElectionState }> {
  if (said.onDay && said.onDay > call.today) throw problem(problems['election-day-in-the-future'])
  const election = await getElectionForChange(call.tx, call.scope, id, call.today, call.ifMatch, action === 'cancel')
  const verdict = decideMove(election.state, action, said, { accountId: call.actor.accountId, sentBy: election.sent_by })
  if (!verdict.ok) throw problem(problems[verdict.code])
  return { election, to: verdict.to }
}

async function endMove(
  { tx, today, actor, note }: Call,
  election: ElectionRow,
  action: ElectionAction,
  to: ElectionState,
  said: Said,
  sentBy: string | null,
): Promise<void> {
  await sql`update elections.election set state = ${to}, sent_by = ${sentBy} where id = ${election.id}`.execute(tx)
  const onDay = said.onDay ?? today
  await addStep(tx, election.id, {
    action,
    state: to,
    onDay,
    accountId: actor.accountId,
    reason: said.reason,
    documentNo: said.documentNo,
  })
  note(aboutElection(election, action))
}

async function contestsOf({ tx }: Call, election: ElectionRow): Promise<ContestWithResult[]> {
  const book = (await rulebooks(tx))(election.district_no)
  return countContests(await listContests(tx, election.id), await listBallots(tx, election.id), book)
}

const codeOf = {
  'members-missing': 'election-members-missing',
  'seats-missing': 'election-seats-missing',
  'committee-not-applicable': 'election-committee-not-applicable',
  candidates: 'election-candidates-too-few',
  'candidates-equal': 'election-candidates-not-equal',
} as const

async function refuseUnprepared({ tx, today }: Call, election: ElectionRow): Promise<void> {
  const book = (await rulebooks(tx))(election.district_no)
  const excluded = (await excludedOf(tx, election.id)).reduce((sum, { people }) => sum + people, 0)
  const blocks = (one: JudgedPreparation) => !one.ok && one.severity === 'block'
  const missed = judge(election, await listContests(tx, election.id), excluded, book, today).find(blocks)
  if (missed)
    throw problem(problems[codeOf[missed.code as keyof typeof codeOf]], {
      ...missed.params,
      ...(missed.office ? { office: missed.office } : {}),
    })
}

/** A seat nobody has the majority for is named with how many votes are missing. */
function refuseIncomplete(contests: readonly ContestWithResult[]): void {
  const one = contests.find(({ result }) => result.open > 0)
  if (!one) return
  const { office } = one.contest
  const { open, rounds } = one.result
  const last = rounds.at(-1)
  if (!last) throw problem(problems['election-not-held'], { office })
  const tied = last.lines.find((line) => line.outcome === 'tied')
  if (tied) throw problem(problems['election-tied'], { office, votes: tied.votes })
  throw problem(problems['election-seats-open'], { office, open, ...closestMiss(one.result) })
}

import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import type { Call } from '../../platform/commands/operation.ts'
import type { Tx } from '../../platform/db/database.ts'
import { recordAct, unitsChanged } from '../organisations/index.ts'
import { recordPosts, takeBackPosts } from '../workforce/index.ts'
import { electionProblems as problems } from './problems.ts'
import { resultsOf } from './results.ts'
import { decideWithdrawal } from './rules.ts'
import { type ElectionRow, listContests } from './store.ts'

/** What somebody says with a step. */
export interface Said {
  readonly reason?: string | null | undefined
  readonly documentNo?: string | null | undefined
  readonly onDay?: string | null | undefined
}

/**
 * The approval begins the term on the day of the election (a by-election begins none) and puts the elected secretary in post on the day
 * of the approval: posts are kept once, in the workforce.
 */
export async function beginTerm(call: Call, election: ElectionRow, said: Said): Promise<void> {
  const { tx, actor, today } = call
  const approvedOn = said.onDay ?? today
  const documentNo = said.documentNo!.trim()
  const contests = await resultsOf(tx, election.id, await listContests(tx, election.id), election.district_no)
  const heldOn = contests
    .flatMap(({ ballots }) => ballots.map((ballot) => ballot.held_on))
    .sort()
    .at(-1)!
  if (approvedOn < heldOn) throw problem(problems['election-approved-before'], { heldOn })
  await sql`update elections.election set approved_on = ${approvedOn}, document_no = ${documentNo} where id = ${election.id}`.execute(
    tx,
  )
  if (election.kind === 'regular') {
    const { rows } = await sql`
      insert into elections.term (unit_no, from_on, document_no, election_id, account_id)
      values (${election.unit_no}, ${heldOn}, ${documentNo}, ${election.id}, ${actor.accountId})
      on conflict (unit_no, from_on) where retracted_at is null do nothing returning id`.execute(tx)
    if (rows.length === 0) throw problem(problems['term-exists'])
  }
  const secretary = contests.find(({ contest }) => contest.office === 'secretary')
  const elected = secretary?.contest.candidates.find(({ id }) => secretary.result.elected.includes(id))
  if (!elected || election.district_no === null) return
  const actId = await recordAct(tx, actor.accountId, { kind: 'assign', documentNo, effectiveOn: approvedOn })
  const post = {
    role: 'secretary' as const,
    unitNo: election.unit_no,
    name: elected.name,
    senderName: null,
    fromOn: approvedOn,
    documentNo,
  }
  await sql`update elections.election set act_id = ${actId} where id = ${election.id}`.execute(tx)
  await recordPosts(tx, actId, election.district_no, approvedOn, [post])
  await call.emit(unitsChanged([election.unit_no]))
}

/**
 * The superior withdraws its approval, by a document and with the reason. The term it began is retracted, so the one before stands again.
 * The post it made ends on the day named; on the day of the approval itself it never began, and whoever was in post before is so again.
 * What was voted stands as reported: it is approved anew or returned. What happened stays in the steps of the election.
 */
export async function withdrawTerm(call: Call, election: ElectionRow, said: Said): Promise<void> {
  const { tx, actor, today } = call
  const onDay = said.onDay ?? today
  const verdict = decideWithdrawal({ approvedOn: election.approved_on!, onDay, ...(await standingSince(tx, election)) })
  if (!verdict.ok) throw problem(problems[verdict.code], verdict.params)
  await sql`
    with gone as (update elections.term set retracted_at = transaction_timestamp() where election_id = ${election.id} and retracted_at is null returning id)
    update elections.term_decision d set retracted_at = transaction_timestamp() from gone where d.term_id = gone.id and d.retracted_at is null`.execute(
    tx,
  )
  // The state goes first: an approved election has the day and the document of its approval.
  await sql`update elections.election set state = 'reported', approved_on = null, document_no = null, act_id = null where id = ${election.id}`.execute(
    tx,
  )
  if (election.act_id === null) return
  const act = { reason: said.reason, documentNo: said.documentNo, effectiveOn: onDay }
  const actId = await recordAct(tx, actor.accountId, { kind: 'release', ...act })
  const outcome = await takeBackPosts(tx, { madeBy: election.act_id, by: actId, onDay, neverBegan: verdict.neverBegan })
  if (!outcome) throw problem(problems['election-post-changed-since'])
  await call.emit(unitsChanged([election.unit_no]))
}

/** What has come after the approval and stands in the way of withdrawing it. */
async function standingSince(
  tx: Tx,
  { id, no, unit_no }: ElectionRow,
): Promise<{ openNo: number | null; laterNo: number | null }> {
  const { rows } = await sql<{ openNo: number | null; laterNo: number | null }>`
    select min(o.no) filter (where o.state not in ('approved', 'cancelled')) as "openNo",
      max(o.no) filter (where o.state = 'approved' and o.no > ${no}) as "laterNo"
    from elections.election o where o.unit_no = ${unit_no} and o.id <> ${id}`.execute(tx)
  return rows[0]!
}

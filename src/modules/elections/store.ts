import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Scope } from '../../kernel/policy.ts'
import { commonProblems, problem } from '../../kernel/problem.ts'
import type { Tx } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { electionProblems as problems } from './problems.ts'
import type { ElectionState, Electors, Level, Office } from './rules.ts'

export interface ElectionRow {
  id: string
  no: number
  unit_no: number
  unit_name: string
  district_no: number | null
  level: Level | null
  /** The organisation still works; where it has ended, an election can only be called off. */
  works: boolean
  kind: 'regular' | 'by-election'
  state: ElectionState
  planned_on: Day | null
  members: number | null
  members_from: 'unit' | 'covered' | 'stated' | null
  sent_by: string | null
  opened_on: Day
  approved_on: Day | null
  document_no: string | null
  /** Act of the approval that put an elected secretary in post. */
  act_id: number | null
  revision: number
}

/** Elections with the organisation as it is today; `u` carries the scope. */
const source = (today: Day): RawBuilder<unknown> =>
  sql`elections.election e join organisations.unit_on(${today}::date) u on u.unit_no = e.unit_no`

export async function findElection(tx: Tx, scope: Scope, id: string, today: Day): Promise<ElectionRow | undefined> {
  const { rows } = await sql<ElectionRow>`
    select e.*, u.name as unit_name, u.district_no, u.level, u.status in ('active', 'preparing') as works from ${source(today)} where e.id = ${id} and ${reachedBy(scope, 'u.scope_nodes')}`.execute(
    tx,
  )
  return rows[0]
}

/**
 * An election for a change: locked, of the revision the writer has seen, and counted up. Two who act at once come one after the other,
 * and the second is told that it has moved on.
 */
export async function getElectionForChange(
  tx: Tx,
  scope: Scope,
  id: string,
  today: Day,
  ifMatch: number | null,
  callsOff = false,
): Promise<ElectionRow> {
  const { rows } = await sql<{ revision: number }>`
    select e.revision from elections.election e join organisations.unit u on u.no = e.unit_no
    where e.id = ${id} and ${reachedBy(scope, 'u.scope_nodes')} for update of e`.execute(tx)
  if (!rows[0]) throw problem(problems['election-not-found'])
  if (ifMatch !== rows[0].revision) throw problem(commonProblems['revision-stale'], { seen: ifMatch, now: rows[0].revision })
  await sql`update elections.election set revision = revision + 1 where id = ${id}`.execute(tx)
  const found = await findElection(tx, scope, id, today)
  if (!found) throw problem(problems['election-not-found'])
  if (!found.works && !callsOff) throw problem(problems['election-unit-ended'])
  return found
}

export interface ContestRow {
  office: Office
  seats: number
  electors: Electors
  candidates: readonly { readonly id: string; readonly name: string; readonly writtenIn: boolean }[]
  leftOpen: number
}

export async function listContests(tx: Tx, electionId: string): Promise<ContestRow[]> {
  const { rows } = await sql<ContestRow>`
    select c.office, c.seats, c.electors,
      coalesce((select json_agg(json_build_object('id', d.id, 'name', d.name, 'writtenIn', d.written_in) order by d.place, d.id)
        from elections.candidate d where d.election_id = c.election_id and d.office = c.office and (not d.written_in or exists (
          select from elections.tally t join elections.ballot b on b.id = t.ballot_id and b.retracted_at is null where t.candidate_id = d.id))), '[]') as candidates,
      coalesce((select r.left_open from elections.resolution r
        where r.election_id = c.election_id and r.office = c.office and r.retracted_at is null), 0) as "leftOpen"
    from elections.contest c where c.election_id = ${electionId}
    order by array_position(array['committee', 'discipline', 'secretary', 'deputy'], c.office)`.execute(tx)
  return rows
}

export interface BallotRow {
  id: string
  office: Office
  round: number
  held_on: Day
  due: number
  attended: number
  issued: number
  returned: number
  invalid: number
  scrutineers: string[]
  tallies: { id: string; votes: number }[]
}

export async function listBallots(tx: Tx, electionId: string): Promise<BallotRow[]> {
  const { rows } = await sql<BallotRow>`
    select b.id, b.office, b.round, b.held_on, b.due, b.attended, b.issued, b.returned, b.invalid, b.scrutineers,
      (select coalesce(json_agg(json_build_object('id', t.candidate_id, 'votes', t.votes) order by d.place, d.id), '[]')
        from elections.tally t join elections.candidate d on d.id = t.candidate_id where t.ballot_id = b.id) as tallies
    from elections.ballot b where b.election_id = ${electionId} and b.retracted_at is null order by b.office, b.round`.execute(tx)
  return rows
}

export async function excludedOf(tx: Tx, electionId: string): Promise<{ reason: string; people: number; documentNo: string }[]> {
  const { rows } = await sql<{ reason: string; people: number; documentNo: string }>`
    select reason, people, document_no as "documentNo" from elections.exclusion where election_id = ${electionId} order by reason`.execute(
    tx,
  )
  return rows
}

export interface NewStep {
  readonly action: string
  readonly office?: Office
  readonly state: string
  readonly onDay: Day
  readonly accountId: string | null
  readonly reason?: string | null | undefined
  readonly documentNo?: string | null | undefined
}

/** Adds to what happened; nothing there is ever changed. */
export async function addStep(tx: Tx, electionId: string, step: NewStep): Promise<void> {
  await sql`insert into elections.step (election_id, action, office, state, on_day, reason, document_no, account_id)
    values (${electionId}, ${step.action}, ${step.office ?? null}, ${step.state}, ${step.onDay}, ${step.reason?.trim() || null}, ${step.documentNo?.trim() || null}, ${step.accountId})`.execute(
    tx,
  )
}

/** The unit somebody begins an election or records a term of, locked. Throws what stands against it. */
export async function requirePartyOrg(
  tx: Tx,
  scope: Scope,
  unitNo: number,
  today: Day,
): Promise<{ district_no: number | null; level: Level | null }> {
  await sql`select from organisations.unit where no = ${unitNo} for update`.execute(tx)
  const { rows } = await sql<{ district_no: number | null; kind: string; form: string | null; level: Level | null }>`
    select district_no, kind, form, level from organisations.unit_on(${today}::date)
    where unit_no = ${unitNo} and status in ('active', 'preparing') and ${reachedBy(scope)}`.execute(tx)
  const unit = rows[0]
  if (!unit) throw problem(problems['election-unit-not-found'])
  if (unit.kind !== 'party_org') throw problem(problems['election-unit-no-party-org'])
  if (unit.form === 'temporary') throw problem(problems['election-unit-temporary'])
  return unit
}

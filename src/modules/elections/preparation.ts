import { sql } from 'kysely'
import type { BodyOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { command } from '../../platform/commands/operation.ts'
import { elections } from './contract.ts'
import { electorsOf, offeredMembers } from './preparing.ts'
import { electionProblems as problems } from './problems.ts'
import { rulebooks } from './settings.ts'
import { addStep, type ElectionRow, getElectionForChange, requirePartyOrg } from './store.ts'

export const aboutElection = (election: Pick<ElectionRow, 'id' | 'unit_no'>, what: string) => ({
  objectType: 'election',
  objectId: election.id,
  fields: [what],
  detail: { unitNo: election.unit_no },
})

/** One election of an organisation is under way at a time; the unique index is the last referee between two who begin at once. */
export const openElection = command(elections.openElection, async (call) => {
  const { tx, body, today, actor } = call
  await requirePartyOrg(tx, call.scope, body.unitNo, today)
  const { rows } = await sql<{ id: string; revision: number }>`
    insert into elections.election (unit_no, kind, planned_on, opened_on, account_id)
    values (${body.unitNo}, ${body.kind}, ${body.plannedOn ?? null}, ${today}, ${actor.accountId})
    on conflict (unit_no) where state in ('drafted', 'proposed', 'ready', 'reported') do nothing returning id, revision`.execute(
    tx,
  )
  const opened = rows[0]
  if (!opened) throw problem(problems['election-open-already'])
  await addStep(tx, opened.id, { action: 'open', state: 'drafted', onDay: today, accountId: actor.accountId })
  call.note(aboutElection({ id: opened.id, unit_no: body.unitNo }, 'open'))
  return opened
})

type Preparing = BodyOf<typeof elections.prepareElection>

/** The whole preparation takes the place of the one before; a candidate who is dropped leaves no trace. */
export const prepareElection = command(elections.prepareElection, async (call) => {
  const { tx, body, params, today } = call
  const election = await getElectionForChange(tx, call.scope, params.id, today, call.ifMatch)
  if (election.state !== 'drafted') throw problem(problems['election-cannot-move'])
  const book = (await rulebooks(tx))(election.district_no)
  refuseUnfit(body, new Set(book.find('election.not-counted', today)?.params.reasons.map((one) => one.code)))
  const offered = await offeredMembers(tx, election.unit_no, today)
  const from = body.members === offered.members ? (offered.from ?? 'stated') : 'stated'
  await sql`update elections.election set planned_on = ${body.plannedOn ?? null}, members = ${body.members}, members_from = ${from}
    where id = ${election.id}`.execute(tx)
  await sql`delete from elections.exclusion where election_id = ${election.id}`.execute(tx)
  await sql`delete from elections.candidate where election_id = ${election.id}`.execute(tx)
  await sql`delete from elections.contest where election_id = ${election.id}`.execute(tx)
  for (const { reason, people, documentNo } of body.excluded)
    await sql`insert into elections.exclusion (election_id, reason, people, document_no)
      values (${election.id}, ${reason}, ${people}, ${documentNo})`.execute(tx)
  for (const { office, seats, candidates } of body.contests) {
    await sql`insert into elections.contest (election_id, office, seats, electors)
      values (${election.id}, ${office}, ${seats}, ${electorsOf(office, election, body.members, book, today)})`.execute(tx)
    await sql`insert into elections.candidate (election_id, office, place, name)
      select ${election.id}, ${office}, n.place, n.name from unnest(${candidates}::text[]) with ordinality n (name, place)`.execute(
      tx,
    )
  }
  call.note(aboutElection(election, 'preparation'))
  return { id: election.id, revision: election.revision }
})

function refuseUnfit(body: Preparing, reasons: ReadonlySet<string>): void {
  const strange = body.excluded.find((one) => !reasons.has(one.reason))
  if (strange) throw problem(problems['election-reason-unknown'], { code: strange.reason })
  const people = body.excluded.reduce((sum, one) => sum + one.people, 0)
  const twice = new Set(body.excluded.map((one) => one.reason)).size < body.excluded.length
  if (people > body.members || twice) throw problem(problems['election-excluded-too-many'])
  if (new Set(body.contests.map((one) => one.office)).size < body.contests.length)
    throw problem(problems['election-office-twice'])
  if (body.contests.some(({ candidates }) => new Set(candidates).size < candidates.length))
    throw problem(problems['election-candidate-twice'])
}

import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { standing } from './communities.ts'
import { alliances } from './contract.ts'
import { aboutCommunity, getLed } from './founding.ts'
import { keepTurns } from './life.ts'
import { settle } from './membership.ts'
import { allianceProblems as problems } from './problems.ts'
import { lives, type RequestState } from './rules/communities.ts'
import { districtsOf, findOwn, namedIn, namesOf } from './store.ts'

interface Told {
  readonly id: string
  readonly no: number
  readonly name: string
  readonly form: string
  readonly goal: string
  readonly lead: string
  readonly members: number
}

async function readDirectory({ tx, scope, today }: Pick<Call, 'tx' | 'scope' | 'today'>): Promise<Told[]> {
  const { rows } = await sql<Told>`
    select id, no, name, form, goal, lead, members from alliances.directory(${await districtsOf(tx, scope)}::integer[], ${today}::date)`.execute(
    tx,
  )
  return rows
}

export const listDirectory = query(alliances.listDirectory, async (call) => {
  const wanted = call.query.q?.toLowerCase() ?? ''
  const items = await readDirectory(call)
  return { items: items.filter((one) => `${one.name}\n${one.goal}\n${one.lead}`.toLowerCase().includes(wanted)) }
})

interface Request extends Omit<Told, 'members'> {
  readonly communityId: string
  readonly unitNo: number
  readonly state: RequestState
  readonly askedOn: string
  readonly askedFor: string | null
  readonly answeredOn: string | null
  readonly answer: string | null
}

export const listRequests = query(alliances.listRequests, async (call) => {
  const { communityId = null, state = null } = call.query
  const { rows } = await sql<Request>`
    select id, community_id as "communityId", no, name, form, goal, lead, unit_no as "unitNo", state, asked_on as "askedOn", asked_for as "askedFor",
      answered_on as "answeredOn", answer
    from alliances.asked_by(array(select u.no from organisations.unit u join alliances.community_member m on m.unit_no = u.no
      where m.asked_on is not null and ${reachedBy(call.scope, 'u.scope_nodes')}), ${call.today}::date)
    where (${communityId}::uuid is null or community_id = ${communityId}) and (${state}::text is null or state = ${state})`.execute(
    call.tx,
  )
  const names = await namesOf(
    call.tx,
    rows.map((row) => row.unitNo),
    call.today,
  )
  return {
    items: rows.map(({ communityId: id, no, name, form, goal, lead, unitNo, ...row }) => ({
      ...row,
      community: { id, no, name, form, goal, lead },
      unit: namedIn(names, unitNo),
    })),
  }
})

const twice = (error: unknown) => error instanceof Error && 'constraint' in error && error.constraint === 'community_member_once'

/** A unit asks by itself; it sees the name of the community until it is one of its members. */
export const askToJoin = command(alliances.askToJoin, async (call) => {
  const { tx, body, today } = call
  const { id } = call.params
  const unit = await findOwn(tx, call.scope, body.unitNo, today)
  if (!unit || !(await readDirectory(call)).some((one) => one.id === id)) throw problem(problems['community-not-found'])
  const made = await sql<{ id: string }>`
    insert into alliances.community_member (community_id, unit_no, place, state, asked_on, asked_for, reason, account_id)
    values (${id}, ${unit.no}, 1000, 'asked', ${today}, ${body.reason}, ${body.reason}, ${call.actor.accountId}) returning id`
    .execute(tx)
    .catch((error: unknown) => {
      throw twice(error) ? problem(problems['community-member-already']) : error
    })
  call.note(aboutCommunity(id, 'ask'))
  return { id: made.rows[0]!.id }
})

/** Whoever answers at the same moment waits for this row and finds it taken back, or the other way round. */
export const withdrawRequest = command(alliances.withdrawRequest, async (call) => {
  const { body, today } = call
  const { id } = call.params
  const { rows } = await sql<{ id: string }>`
    update alliances.community_member m set state = 'withdrawn', answered_on = ${today}, reason = ${body.reason || null}, account_id = ${call.actor.accountId}
    from organisations.unit u where m.community_id = ${id} and m.unit_no = ${body.unitNo} and m.state = 'asked' and u.no = m.unit_no
      and ${reachedBy(call.scope, 'u.scope_nodes')} returning m.id`.execute(call.tx)
  if (!rows[0]) throw problem(problems['community-request-not-found'])
  call.note(aboutCommunity(id, 'withdraw-request'))
  return { id: rows[0].id }
})

export const answerRequest = command(alliances.answerRequest, async (call) => {
  const { tx, body, today } = call
  const row = await getLed(call, call.params.id)
  const member = row.members.find((one) => one.unitNo === body.unitNo && one.state === 'asked')
  if (!member) throw problem(problems['community-member-unknown'])
  if (!lives(row.state)) throw problem(problems['community-cannot-move'])
  const reason = body.reason || null
  if (!body.accept && !reason) throw problem(problems['community-reason-missing'])
  const fromOn = body.onDay ?? today
  if (fromOn > today || fromOn < row.establishedOn!) throw problem(problems['community-day-unfit'])
  if (body.accept) await keepTurns(call, row)
  const place = Math.max(0, ...standing(row).map((one) => one.place)) + 1
  const { rows } = await sql<{ id: string }>`
    update alliances.community_member set state = ${body.accept ? 'member' : 'declined'}, from_on = ${body.accept ? fromOn : null}, place = ${place},
      answered_on = ${today}, reason = coalesce(${reason}, reason), account_id = ${call.actor.accountId} where id = ${member.id} and state = 'asked' returning id`.execute(
    tx,
  )
  if (!rows[0]) throw problem(problems['community-member-unknown'])
  await settle(call, row.id, body.accept ? 'join' : 'decline', body.unitNo, fromOn, reason)
  return { id: row.id }
})

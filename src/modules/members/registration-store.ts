import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { commonProblems, problem } from '../../kernel/problem.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { asPlatform, type Tx } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { memberProblems as problems } from './problems.ts'
import { decideRegistration, type Registration, type RegistrationMove } from './rules/registrations.ts'

export interface RegistrationRecord extends Registration {
  readonly id: string
  readonly hostNo: number
  readonly revision: number
  readonly ofHost: boolean
}

/** Locks a registration in reach of home or host. Throws `registration-not-found`, for the other side `registration-not-of-host`, `revision-stale`. */
export async function lockRegistration(
  call: Call,
  id: string,
  ifMatch: number | null,
  side: 'host' | 'either',
): Promise<RegistrationRecord> {
  const reached = (column: string) =>
    sql`exists (select from organisations.unit u where u.no = ${sql.ref(column)} and ${reachedBy(call.scope, 'u.scope_nodes')})`
  const { rows } = await sql<RegistrationRecord>`
    select r.id, r.state, r.reported_on as "reportedOn", r.posted_on as "postedOn", r.host_no as "hostNo", r.revision, ${reached('r.host_no')} as "ofHost"
    from members.registration r where r.id = ${id} and (${reached('r.host_no')} or ${reached('r.home_no')}) for update of r`.execute(
    call.tx,
  )
  const row = rows[0]
  if (!row) throw problem(problems['registration-not-found'])
  if (side === 'host' && !row.ofHost) throw problem(problems['registration-not-of-host'])
  if (ifMatch !== null && ifMatch !== row.revision)
    throw problem(commonProblems['revision-stale'], { seen: ifMatch, now: row.revision })
  call.note({ objectType: 'registration', objectId: id, fields: ['state'] })
  return row
}

export interface Move {
  readonly move: RegistrationMove
  readonly day: Day
  readonly postId?: string
  readonly reason?: string | null | undefined
}

/** Makes a move under the rules and saves it; the trigger keeps the seats. Throws `registration-…`, `service-post-…`. */
export async function makeMove(call: Call, row: RegistrationRecord, { move, day, postId, reason }: Move) {
  const decision = decideRegistration(row, move, day, call.today)
  if (!decision.ok) throw problem(problems[decision.code], decision.params)
  if (postId !== undefined) await lockVacantPost(call.tx, postId, row.hostNo)
  const ends = decision.to === 'ended' || decision.to === 'refused'
  await sql`update members.registration set state = ${decision.to}, revision = revision + 1, account_id = ${call.actor.accountId},
      accepted_on = case when ${decision.to === 'accepted'} then ${day}::date else accepted_on end,
      post_id = coalesce(${postId ?? null}::uuid, post_id), posted_on = case when ${postId !== undefined} then ${day}::date else posted_on end,
      ended_on = case when ${ends} then ${day}::date else ended_on end, reason = coalesce(${reason ?? null}, reason)
    where id = ${row.id}`.execute(call.tx)
  return { id: row.id, revision: row.revision + 1 }
}

/** Whoever claims waits here for the others, so that the last seat goes to one and the rest are told so. */
async function lockVacantPost(tx: Tx, postId: string, hostNo: number): Promise<void> {
  const { rows } = await asPlatform(tx, () =>
    sql<{ vacant: boolean; closed: boolean }>`
      select taken < quota as vacant, closed_on is not null as closed from members.service_post where id = ${postId} and host_no = ${hostNo} for update`.execute(
      tx,
    ),
  )
  const post = rows[0]
  if (!post) throw problem(problems['service-post-not-found'])
  if (post.closed) throw problem(problems['service-post-closed'])
  if (!post.vacant) throw problem(problems['service-post-full'])
}

export interface NewRegistration {
  readonly memberId: string
  readonly homeNo: number
  readonly hostNo: number
  readonly onDay: Day
  readonly unitRegistrationId?: string | null | undefined
}

/** As the platform, after it was made sure that the caller may speak for the member. Throws `registration-host-unknown`, `registration-known`. */
export async function insertRegistration(call: Call, wanted: NewRegistration): Promise<string> {
  const { tx, today, actor } = call
  if (wanted.homeNo === wanted.hostNo) throw problem(problems['member-host-is-home'])
  return asPlatform(tx, async () => {
    const { rows: hosts } = await sql<{ districtNo: number }>`
      select district_no as "districtNo" from organisations.unit_on(${today}::date) where unit_no = ${wanted.hostNo} and kind = 'party_org' and status = 'active'`.execute(
      tx,
    )
    if (!hosts[0]) throw problem(problems['registration-host-unknown'])
    if (wanted.unitRegistrationId) {
      const { rows: units } =
        await sql`select from members.unit_registration where id = ${wanted.unitRegistrationId} and host_no = ${wanted.hostNo}`.execute(
          tx,
        )
      if (units.length === 0) throw problem(problems['registration-not-found'])
    }
    const { rows } = await sql<{ id: string }>`
      insert into members.registration (district_no, member_id, home_no, host_no, unit_registration_id, reported_on, account_id)
      values (${hosts[0].districtNo}, ${wanted.memberId}, ${wanted.homeNo}, ${wanted.hostNo}, ${wanted.unitRegistrationId ?? null}, ${wanted.onDay}, ${actor.accountId})
      on conflict (member_id, host_no) where ended_on is null do nothing returning id`.execute(tx)
    if (!rows[0]) throw problem(problems['registration-known'])
    return rows[0].id
  })
}

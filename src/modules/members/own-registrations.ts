import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { members } from './contract.ts'
import { findOwnMember, getOwnMember, type OwnMember } from './own-store.ts'
import { memberProblems as problems } from './problems.ts'
import { insertRegistration, makeMove, type RegistrationRecord } from './registration-store.ts'
import { presentRegistration, registrationColumns, registrationNames, type RegistrationRow } from './registrations.ts'
import { endsMembership } from './rules.ts'
import { listPostRows, presentPost } from './service-posts.ts'

/** Posts shown to a member at once; a district offers dozens. */
const mostPosts = 200

export const getOwnRegistrations = query(members.getOwnRegistrations, async (call) => {
  const own = await findOwnMember(call)
  if (!own) return { linked: false, registrations: [], posts: [] }
  return asPlatform(call.tx, async () => {
    const offered = sql<boolean>`p.closed_on is null and p.district_no = ${own.districtNo} and p.host_no <> coalesce((select m.branch_no
      from members.member m where m.id = ${own.id}), 0)`
    const posts = await listPostRows(call, offered, mostPosts, 0)
    return {
      linked: true,
      registrations: await registrationsOf(call, own.id),
      posts: posts.map(presentPost),
    }
  })
})

/** Registrations of a member, for the member. */
export function registrationsOf({ tx }: Pick<Call, 'tx'>, memberId: string) {
  return asPlatform(tx, async () => {
    const { rows } = await sql<RegistrationRow>`
      select ${registrationColumns} from members.registration r where r.member_id = ${memberId} order by r.no desc`.execute(tx)
    const names = await registrationNames(
      tx,
      rows.map((row) => row.id),
    )
    return rows.map((row) => presentRegistration(row, names.get(row.id)!))
  })
}

/** The member goes to the host of the own accord; home is obligatory, the second place is not (CD-27). */
export const registerOwn = command(members.registerOwn, async (call) => {
  const { tx, body, today } = call
  const own = await getOwnMember(call)
  const { rows } = await asPlatform(tx, () =>
    sql<{ branchNo: number | null; standing: string | null; offers: boolean }>`
      select m.branch_no as "branchNo", m.standing, exists (select from members.service_post p where p.host_no = ${body.hostNo}
        and p.closed_on is null and p.district_no = m.district_no) as offers
      from members.member m where m.id = ${own.id}`.execute(tx),
  )
  const { branchNo, standing, offers } = rows[0]!
  if (branchNo === null) throw problem(problems['member-without-branch'])
  if (standing !== null && endsMembership(standing)) throw problem(problems['member-gone'])
  if (!offers) throw problem(problems['registration-host-unknown'])
  const id = await insertRegistration(call, { memberId: own.id, homeNo: branchNo, hostNo: body.hostNo, onDay: today })
  call.note({ objectType: 'registration', objectId: id, fields: ['state'] })
  return { id }
})

export const claimOwnPost = command(members.claimOwnPost, async (call) => {
  const { params, body, today } = call
  const own = await getOwnMember(call)
  return asPlatform(call.tx, async () =>
    makeMove(call, await lockOwn(call, own, params.id), { move: 'post', day: today, postId: body.postId }),
  )
})

export const endOwnRegistration = command(members.endOwnRegistration, async (call) => {
  const own = await getOwnMember(call)
  return asPlatform(call.tx, async () =>
    makeMove(call, await lockOwn(call, own, call.params.id), { move: 'end', day: call.today }),
  )
})

async function lockOwn(call: Call, own: OwnMember, id: string): Promise<RegistrationRecord> {
  const { rows } = await sql<RegistrationRecord>`
    select r.id, r.state, r.reported_on as "reportedOn", r.posted_on as "postedOn", r.host_no as "hostNo", r.revision, false as "ofHost"
    from members.registration r where r.id = ${id} and r.member_id = ${own.id} for update`.execute(call.tx)
  if (!rows[0]) throw problem(problems['registration-not-found'])
  call.note({ objectType: 'registration', objectId: id, fields: ['state'] })
  return rows[0]
}

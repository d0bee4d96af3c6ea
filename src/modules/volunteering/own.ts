import { sql } from 'kysely'
import { dayOf } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { ownActivity } from './activity.ts'
import { certify } from './certificates.ts'
import { volunteering } from './contract.ts'
import { ask } from './corrections.ts'
import { giveFrom } from './gifts.ts'
import { ownHelp } from './helped.ts'
import { ownLeader } from './leader-own.ts'
import { openNeedsOf } from './list.ts'
import { bankView, ownServices } from './person.ts'
import { volunteeringProblems as problems } from './problems.ts'
import { redeemFor } from './redeem.ts'
import { skillsOf } from './skills.ts'
import { giveUpSeat, takeSeat } from './sign-ups.ts'
import { findOwnMember, findOwnVolunteer, unitNames, volunteerOfMember } from './store.ts'

/** The member signed in, as a volunteer. Throws `volunteer-not-member` for an account that is nobody's in the register. */
async function ownVolunteer(call: Call): Promise<{ id: string; homeNo: number | null }> {
  const member = await findOwnMember(call)
  if (!member) throw problem(problems['volunteer-not-member'])
  return volunteerOfMember(call, { memberId: member.member_id, homeNo: member.branch_no, districtNo: member.district_no })
}

/** What somebody has signed up for and what is still to come of it. To be asked as the platform. */
export async function signedUpBy(call: Pick<Call, 'tx' | 'now'>, volunteerId: string | null) {
  const { rows } = await sql<{
    signUpId: string
    title: string
    place: string
    startsAt: Date
    endsAt: Date
    seated: boolean
    before: number
  }>`
    select g.id as "signUpId", n.title, n.place, s.starts_at as "startsAt", s.ends_at as "endsAt", g.seat is not null as seated,
      (select count(*)::integer from volunteering.sign_up o where o.shift_id = g.shift_id and o.withdrawn_at is null and o.seat is null and o.place < g.place) as before
    from volunteering.sign_up g join volunteering.shift s on s.id = g.shift_id join volunteering.need n on n.id = s.need_id
    where g.volunteer_id = ${volunteerId}::uuid and g.withdrawn_at is null and s.state = 'planned' and s.ends_at > ${call.now} order by s.starts_at`.execute(
    call.tx,
  )
  return rows.map((row) => ({ ...row, startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString() }))
}

const nothing = {
  linked: false,
  name: null,
  minutes: 0,
  signedUp: [],
  services: [],
  needs: [],
  bank: null,
  leader: null,
  helped: null,
  skills: [],
  activity: null,
}

export const getOwnService = query(volunteering.getOwnService, async (call) => {
  const member = await findOwnMember(call)
  if (!member) return nothing
  return asPlatform(call.tx, async () => {
    const id = await findOwnVolunteer(call, member.member_id)
    const services = id === null ? [] : await ownServices(call, id)
    const needs = await openNeedsOf(call, sql<boolean>`n.district_no = ${member.district_no} and exists (select from volunteering.shift s
      where s.need_id = n.id and s.state = 'planned' and s.ends_at > ${call.now})`, id) // prettier-ignore
    const minutes = services.reduce((sum, one) => (one.standing ? sum + one.minutes : sum), 0)
    const bank = await ownBank(call, id, member.district_no)
    const [leader, helped] = [await ownLeader(call, id), await ownHelp(call, id)]
    return {
      linked: true,
      name: member.member_name,
      minutes,
      signedUp: await signedUpBy(call, id),
      services,
      needs,
      bank,
      leader,
      helped,
      skills: await skillsOf(call.tx, id),
      activity: await ownActivity(call, id),
    }
  })
})

async function ownBank(call: Call, id: string | null, districtNo: number) {
  const nobody = '00000000-0000-0000-0000-000000000000'
  const { profile, balance, giveTo, movements } = await bankView(call, id ?? nobody, districtNo)
  if (!profile) return null
  const { rows: items } = await sql<{
    id: string
    title: string
    about: string | null
    kind: 'gift' | 'discount' | 'service'
    unitNo: number
    cost: number
    stock: number | null
  }>`
    select id, title, about, kind, unit_no as "unitNo", cost, stock from volunteering.item
    where district_no = ${districtNo} and closed_at is null and stock is distinct from 0 order by cost, no limit 100`.execute(
    call.tx,
  )
  const { rows: redemptions } = await sql<{
    no: number
    title: string
    cost: number
    state: 'ordered' | 'handed' | 'cancelled'
    orderedOn: string
  }>`
    select r.no, i.title, r.cost, r.state, r.ordered_on as "orderedOn" from volunteering.redemption r join volunteering.item i on i.id = r.item_id
    where r.volunteer_id = ${id}::uuid order by r.no desc limit 100`.execute(call.tx)
  const { rows: kept } = await sql<{ homeNo: number | null; fromNo: number | null; toNo: number | null; at: Date | null }>`
    select v.home_no as "homeNo", h.from_no as "fromNo", h.to_no as "toNo", h.recorded_at as at from volunteering.volunteer v
      left join lateral (select * from volunteering.handed_over o where o.what = 'volunteer' and o.row_id = v.id and o.to_no = v.home_no order by o.no desc limit 1) h on true
    where v.id = ${id}::uuid`.execute(call.tx)
  const { homeNo = null, fromNo = null, toNo = null, at = null } = kept[0] ?? {}
  const name = await unitNames(call.tx, [homeNo, fromNo, toNo, ...items.map((item) => item.unitNo)], call.today)
  const moved =
    fromNo === null || toNo === null || at === null ? null : { from: name(fromNo).name, to: name(toNo).name, on: dayOf(at) }
  const keptWith = homeNo === null ? null : name(homeNo).name
  const { zh, en, minutes: unitMinutes } = profile.unit
  const offered = items.map(({ unitNo, ...item }) => ({ ...item, provider: name(unitNo).name }))
  return { zh, en, unitMinutes, balance, movements, keptWith, moved, giveTo, items: offered, redemptions }
}

export const signUpOwn = command(volunteering.signUpOwn, async (call) => {
  const outcome = await takeSeat(call, call.params.id, await ownVolunteer(call))
  call.note({ objectType: 'shift', objectId: call.params.id, fields: ['sign-up'] })
  return { outcome }
})

export const leaveOwn = command(volunteering.leaveOwn, async (call) => {
  const { id } = await ownVolunteer(call)
  await requireSignUp(call, call.params.id, id)
  await giveUpSeat(call, call.params.id)
  return { id: call.params.id }
})

/** A sign-up of this person that stands. Throws `service-sign-up-not-found`. */
export async function requireSignUp(call: Call, signUpId: string, volunteerId: string): Promise<void> {
  const { rows } = await asPlatform(call.tx, () =>
    sql`select id from volunteering.sign_up where id = ${signUpId} and volunteer_id = ${volunteerId} and withdrawn_at is null`.execute(
      call.tx,
    ),
  )
  if (!rows[0]) throw problem(problems['service-sign-up-not-found'])
}

export const askOwn = command(volunteering.askOwn, async (call) => {
  const { id } = await ownVolunteer(call)
  return asPlatform(call.tx, async () => {
    const { rows } = await sql`select id from volunteering.service where id = ${call.params.id} and volunteer_id = ${id}`.execute(
      call.tx,
    )
    if (!rows[0]) throw problem(problems['service-not-found'])
    return { id: await ask(call, call.params.id, call.body, 'volunteer') }
  })
})

export const redeemOwn = command(volunteering.redeemOwn, async (call) =>
  redeemFor(call, (await ownVolunteer(call)).id, call.body.itemId),
)

export const giveOwn = command(volunteering.giveOwn, async (call) => giveFrom(call, (await ownVolunteer(call)).id, call.body))

export const certifyOwn = command(volunteering.certifyOwn, async (call) =>
  certify(call, (await ownVolunteer(call)).id, call.body),
)

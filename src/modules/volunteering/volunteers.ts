import { type RawBuilder, sql } from 'kysely'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { maskPhone } from '../../kernel/mask.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { volunteering } from './contract.ts'
import { readLeaders } from './leaders.ts'
import { bankView, ownServices } from './person.ts'
import { volunteeringProblems as problems } from './problems.ts'
import { leaderState } from './rules/leaders.ts'
import { ruralOn, twoNewOn } from './settings.ts'
import { skillsOf } from './skills.ts'
import { shownNames, unitNames, unitReached } from './store.ts'

export type VolunteerFilter = Partial<Omit<QueryOf<typeof volunteering.listVolunteers>, 'page' | 'pageSize'>>
type Reading = Pick<Call, 'tx' | 'scope' | 'today'>

/** Organisations in villages: told from the code of the community they stand in. */
async function ruralHomes(call: Reading): Promise<RawBuilder<unknown>> {
  const ranges = await ruralOn(call.tx, call.today)
  const [from, to] = [ranges.map((range) => range[0]), ranges.map((range) => range[1])]
  return sql`(select h.unit_no from organisations.unit_on(${call.today}::date) h join organisations.frame() f on f.no = h.community_no
    join unnest(${from}::integer[], ${to}::integer[]) r (first, last) on f.code ~ '^[0-9]{12}$' and substring(f.code from 10)::integer between r.first and r.last)`
}

interface Parts {
  readonly where: RawBuilder<boolean>
  readonly served: RawBuilder<unknown>
  /** Service since the day of the help. */
  readonly given: RawBuilder<unknown>
  readonly rural: RawBuilder<unknown>
}

/** The one predicate of list, figure and export. */
async function partsOf(call: Reading, filter: VolunteerFilter): Promise<Parts> {
  const {
    districtNo = null,
    who = null,
    served = null,
    helped = null,
    returned = null,
    rural = null,
    origin = null,
    fromOn = null,
    untilOn = null,
    q,
  } = filter
  const homes = await ruralHomes(call)
  const { kinds } = await twoNewOn(call.tx, districtNo, call.today)
  const twoNew = sql`volunteering.two_new(array[p.origin_no, p.home_no], ${[...kinds]}::text[])`
  const within = sql`(select count(*)::integer as services, coalesce(sum(v.minutes), 0)::integer as minutes from volunteering.service v
    where v.volunteer_id = p.id and v.reversed_at is null
      and (${fromOn}::date is null or (v.from_at at time zone 'Asia/Shanghai')::date >= ${fromOn})
      and (${untilOn}::date is null or (v.from_at at time zone 'Asia/Shanghai')::date < ${untilOn}))`
  const given = sql`(select count(*)::integer as services, coalesce(sum(v.minutes), 0)::integer as minutes from volunteering.service v
    where v.volunteer_id = p.id and v.reversed_at is null and (v.from_at at time zone 'Asia/Shanghai')::date >= p.helped_on
      and (${fromOn}::date is null or (v.from_at at time zone 'Asia/Shanghai')::date >= ${fromOn})
      and (${untilOn}::date is null or (v.from_at at time zone 'Asia/Shanghai')::date < ${untilOn}))`
  const where = sql<boolean>`(${unitReached(call.scope, 'p.home_no')} or ${unitReached(call.scope, 'p.district_no')}
      or exists (select from volunteering.sign_up g join volunteering.shift s on s.id = g.shift_id join volunteering.need n on n.id = s.need_id
        where g.volunteer_id = p.id and ${unitReached(call.scope, 'n.unit_no')}))
    and (${districtNo}::integer is null or p.district_no = ${districtNo})
    and (${who}::text is null or (p.member_id is not null) = (${who} = 'member')) and (${helped}::text is null or (p.helped_by_no is not null) = (${helped} = 'yes'))
    and (${origin}::text is null or ${twoNew} = (${origin} = 'yes'))
    and (${returned}::text is null or (g.services > 0) = (${returned} = 'yes'))
    and (${served}::text is null or (k.services > 0) = (${served} = 'yes')) and (${rural}::text is null or coalesce(p.home_no in ${homes}, false) = (${rural} = 'yes'))
    and (${q ?? null}::text is null or p.no::text = ${q ?? ''} or exists (select from members.named(p.member_id) m where strpos(m.name, ${q ?? ''}) > 0))`
  return { where, served: within, given, rural: homes }
}

interface Row {
  id: string
  no: number
  member: boolean
  homeNo: number | null
  services: number
  minutes: number
  helped: boolean
  helpedOn: string | null
  servicesSince: number
  minutesSince: number
  rural: boolean
}

async function readRows(call: Reading, { where, served, given, rural }: Parts, limit: number, offset: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select p.id, p.no, p.member_id is not null as member, p.home_no as "homeNo", k.services, k.minutes, p.helped_by_no is not null as helped, p.helped_on as "helpedOn", g.services as "servicesSince", g.minutes as "minutesSince",
      coalesce(p.home_no in ${rural}, false) as rural
    from volunteering.volunteer p cross join lateral ${served} k cross join lateral ${given} g where ${where} order by p.no limit ${limit} offset ${offset}`.execute(
    call.tx,
  )
  return rows
}

export async function countVolunteers(call: Reading, filter: VolunteerFilter): Promise<number> {
  const { where, served, given } = await partsOf(call, filter)
  const { rows } = await sql<{ total: number }>`
    select count(*)::integer as total from volunteering.volunteer p cross join lateral ${served} k cross join lateral ${given} g where ${where}`.execute(
    call.tx,
  )
  return rows[0]!.total
}

async function present(call: Pick<Call, 'tx' | 'scope' | 'today' | 'services' | 'can'>, rows: readonly Row[]) {
  const name = await shownNames(call, rows.map((row) => row.id)) // prettier-ignore
  const unit = await unitNames(call.tx, rows.map((row) => row.homeNo), call.today) // prettier-ignore
  return rows.map(({ member, homeNo, servicesSince, minutesSince, ...row }) => ({
    ...row,
    givenSince: { services: servicesSince, minutes: minutesSince },
    name: name(row.id),
    who: member ? ('member' as const) : ('other' as const),
    home: homeNo === null ? null : unit(homeNo),
  }))
}

export async function findVolunteerRows(call: Call, filter: VolunteerFilter, page = 1, pageSize = 100_000) {
  return present(call, await readRows(call, await partsOf(call, filter), pageSize, (page - 1) * pageSize))
}

export const listVolunteers = query(volunteering.listVolunteers, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const { helped: _helped, returned: _returned, served: _served, ...others } = filter
  return {
    items: await findVolunteerRows(call, filter, page, pageSize),
    total: await countVolunteers(call, filter),
    page,
    pageSize,
    counts: {
      helped: await countVolunteers(call, { ...others, helped: 'yes' }),
      returned: await countVolunteers(call, { ...others, returned: 'yes' }),
    },
  }
})

export const getVolunteer = query(volunteering.getVolunteer, async (call) => {
  const { id } = call.params
  const parts = await partsOf(call, {})
  const [row] = await readRows(call, { ...parts, where: sql<boolean>`${parts.where} and p.id = ${id}` }, 1, 0)
  if (!row) throw problem(problems['volunteer-not-found'])
  const [shown] = await present(call, [row])
  const { rows: kept } = await sql<{
    phone: Buffer | null
    districtNo: number
    helpedByNo: number | null
    originNo: number | null
  }>`
    select phone_sealed as phone, district_no as "districtNo", helped_by_no as "helpedByNo", origin_no as "originNo" from volunteering.volunteer where id = ${id}`.execute(
    call.tx,
  )
  const { rows: certificates } = await sql<{ number: string; unitNo: number; issuedOn: string; minutes: number }>`
    select number, unit_no as "unitNo", issued_on as "issuedOn", minutes from volunteering.certificate where volunteer_id = ${id} order by no desc`.execute(
    call.tx,
  )
  const list = await ownServices(call, id)
  const { districtNo, helpedByNo, originNo } = kept[0]!
  const [leader] = await readLeaders(call.tx, sql<boolean>`l.volunteer_id = ${id} and l.ended_on is null and ${unitReached(call.scope, 'l.unit_no')}`) // prettier-ignore
  const unit = await unitNames(call.tx, [helpedByNo, originNo, ...certificates.map((one) => one.unitNo), ...list.map((one) => one.unitNo)], call.today) // prettier-ignore
  const { on, balance, cap, giveTo, movements } = await bankView(call, id, districtNo)
  const organisers = [...new Set(list.filter(({ standing }) => standing).map(({ unitNo }) => unitNo))]
  return {
    ...shown!,
    phone: kept[0]!.phone ? maskPhone(call.services.crypto.open('volunteering.volunteer.phone', kept[0]!.phone)) : null,
    helpedBy: helpedByNo === null ? null : unit(helpedByNo),
    skills: await skillsOf(call.tx, id),
    origin: originNo === null ? null : unit(originNo),
    leader: leader ? { id: leader.id, state: leaderState(leader) } : null,
    list,
    bank: { on, balance, cap, giveTo, movements },
    certificates: certificates.map(({ unitNo, ...one }) => ({ ...one, issuer: unit(unitNo).name })),
    organisers: organisers.map(unit),
  }
})

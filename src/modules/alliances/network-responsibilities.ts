import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { likeOf } from '../../platform/db/like.ts'
import { alliances } from './contract.ts'
import { allianceProblems as problems } from './problems.ts'
import { standsAt } from './rules/agreements.ts'
import { decidePassing } from './rules/network.ts'
import { type Book, booksOf } from './settings.ts'
import { findOwn, namedIn, namesOf, reachedOf } from './store.ts'

type Asking = Pick<Call, 'tx' | 'scope' | 'today'> & { readonly can?: Call['can'] }
export type ResponsibilityFilter = Partial<Omit<QueryOf<typeof alliances.listResponsibilities>, 'page' | 'pageSize'>>

interface Row {
  readonly id: string
  readonly no: number
  readonly tier: string
  readonly bodyNo: number
  readonly districtNo: number
  readonly aboveNo: number | null
  readonly aboveTitle: string | null
  readonly aboveBodyNo: number | null
  readonly title: string
  readonly content: string
  readonly fromOn: Day
  readonly acknowledgedOn: Day | null
  readonly by: string | null
  readonly endedOn: Day | null
  readonly endReason: string | null
}

export const tiersOf = (book: Book, day: Day) => book.find('alliance.tiers', day)?.params.tiers ?? []

/** The one list behind page, export, figure and reminder: tier by tier as the programme orders them, then by number. */
export async function findResponsibilities(call: Asking, filter: ResponsibilityFilter & { readonly id?: string }) {
  const { id = null, tier = null, bodyNo = null, districtNo = null, state = 'standing', hub = null } = filter
  const asOf = filter.asOf ?? call.today
  const like = likeOf(filter.q)
  const { rows } = await sql<Row>`
    select r.id, r.no, r.tier, r.body_no as "bodyNo", r.district_no as "districtNo", a.no as "aboveNo", a.title as "aboveTitle", a.body_no as "aboveBodyNo",
      r.title, r.content, r.from_on as "fromOn", r.acknowledged_on as "acknowledgedOn", access.display_name_of(r.acknowledged_by) as by,
      r.ended_on as "endedOn", r.end_reason as "endReason"
    from alliances.responsibility r left join alliances.above_of(r.above_id) a on true
    where exists (select from organisations.unit u where u.no = r.body_no and ${reachedBy(call.scope, 'u.scope_nodes')})
      and (${id}::uuid is null or r.id = ${id}) and (${tier}::text is null or r.tier = ${tier}) and (${bodyNo}::integer is null or r.body_no = ${bodyNo})
      and (${districtNo}::integer is null or r.district_no = ${districtNo}) and r.from_on <= ${asOf}::date
      and case ${state}::text when 'all' then true when 'ended' then r.ended_on <= ${asOf}::date
        when 'waiting' then r.acknowledged_on is null and (r.ended_on is null or r.ended_on > ${asOf}::date)
        when 'acknowledged' then r.acknowledged_on <= ${asOf}::date and (r.ended_on is null or r.ended_on > ${asOf}::date)
        else r.ended_on is null or r.ended_on > ${asOf}::date end
      and (${hub}::text is null or exists (select from organisations.edge_on(${asOf}::date) e join organisations.frame() f on f.no = e.to_no and f.kind = 'industry'
        where e.type = 'hub_of' and e.from_no = r.body_no))
      and (${like}::text is null or r.title ilike ${like} or r.content ilike ${like} or r.no::text = ${filter.q ?? ''}
        or exists (select from alliances.names_of(array[r.body_no], ${asOf}::date) n where n.name ilike ${like}))
    order by r.no`.execute(call.tx)
  const books = await booksOf(call.tx)
  const nos = rows.flatMap((row) => [row.bodyNo, row.aboveBodyNo ?? row.bodyNo])
  const names = await namesOf(call.tx, nos, asOf)
  const signs = call.can?.('responsibility.acknowledge') ?? null
  const passes = await reachedOf(call.tx, call.can?.('responsibility.pass') ?? null, nos)
  const items = rows.map((row) => {
    const tiers = tiersOf(books(row.districtNo), asOf).map((one) => one.code)
    const stands = row.endedOn === null || row.endedOn > asOf
    return {
      at: tiers.indexOf(row.tier),
      districtNo: row.districtNo,
      view: {
        id: row.id,
        no: row.no,
        tier: row.tier,
        body: namedIn(names, row.bodyNo),
        above: row.aboveNo === null ? null : { no: row.aboveNo, title: row.aboveTitle!, body: namedIn(names, row.aboveBodyNo!) },
        title: row.title,
        content: row.content,
        fromOn: row.fromOn,
        acknowledgedOn: row.acknowledgedOn,
        by: row.by,
        endedOn: row.endedOn,
        endReason: row.endReason,
        can: {
          acknowledge: stands && row.acknowledgedOn === null && standsAt(signs, row.bodyNo),
          passOn: stands && passes.has(row.bodyNo) && row.tier !== tiers.at(-1),
          end: stands && passes.has(row.aboveBodyNo ?? row.bodyNo),
        },
      },
    }
  })
  return items.filter(({ view }) => !filter.mine || view.can.acknowledge).sort((a, b) => a.at - b.at || a.view.no - b.view.no)
}

export const listResponsibilities = query(alliances.listResponsibilities, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const all = await findResponsibilities(call, filter)
  const books = await booksOf(call.tx)
  const tiers = [null, ...new Set(all.map((one) => one.districtNo))].flatMap((no) => [...tiersOf(books(no), call.today)])
  return {
    items: all.slice((page - 1) * pageSize, page * pageSize).map(({ view }) => view),
    total: all.length,
    page,
    pageSize,
    waiting: (await findResponsibilities(call, { mine: 'true' })).length,
    tiers: [...new Map(tiers.map((one) => [one.code, one])).values()],
    can: { pass: call.can('responsibility.pass') !== null },
  }
})

async function requireOne(call: Asking, id: string) {
  const [found] = await findResponsibilities(call, { id, state: 'all' })
  if (!found) throw problem(problems['responsibility-not-found'])
  return found.view
}

const about = (id: string, field: string) => ({ objectType: 'responsibility', objectId: id, fields: [field] })

export const passResponsibility = command(alliances.passResponsibility, async (call) => {
  const { body, tx, today } = call
  const unit = await findOwn(tx, call.scope, body.bodyNo, today)
  if (!unit) throw problem(problems['network-unit-not-found'])
  if (body.fromOn > today) throw problem(problems['network-day-unfit'])
  const from = body.aboveId ? await requireOne(call, body.aboveId) : null
  const above = from && { tier: from.tier, bodyNo: from.body.no, stands: from.endedOn === null || from.endedOn > today }
  const tiers = tiersOf((await booksOf(tx))(unit.districtNo), today).map((one) => one.code)
  const decision = decidePassing(tiers, body, above)
  if (!decision.ok) throw problem(problems[decision.code], { tier: body.tier })
  const id = randomUUID()
  await sql`insert into alliances.responsibility (id, tier, body_no, above_id, title, content, from_on, district_no, account_id)
    values (${id}, ${body.tier}, ${unit.no}, ${body.aboveId ?? null}, ${body.title}, ${body.content}, ${body.fromOn}, ${unit.districtNo},
      ${call.actor.accountId})`.execute(tx)
  call.note(about(id, 'pass'))
  return { id }
})

export const acknowledgeResponsibility = command(alliances.acknowledgeResponsibility, async (call) => {
  await sql`select from alliances.responsibility where id = ${call.params.id} for update`.execute(call.tx)
  const one = await requireOne(call, call.params.id)
  if (!standsAt(call.scope, one.body.no)) throw problem(problems['responsibility-not-found'])
  if (one.acknowledgedOn !== null || (one.endedOn !== null && one.endedOn <= call.today))
    throw problem(problems['responsibility-over'])
  await sql`update alliances.responsibility set acknowledged_on = ${call.today}, acknowledged_by = ${call.actor.accountId}
    where id = ${one.id}`.execute(call.tx)
  call.note(about(one.id, 'acknowledge'))
  return { id: one.id }
})

export const endResponsibility = command(alliances.endResponsibility, async (call) => {
  await sql`select from alliances.responsibility where id = ${call.params.id} for update`.execute(call.tx)
  const one = await requireOne(call, call.params.id)
  if (one.endedOn !== null) throw problem(problems['responsibility-over'])
  if (!one.can.end) throw problem(problems['responsibility-not-found'])
  await sql`update alliances.responsibility set ended_on = greatest(${call.today}::date, from_on), end_reason = ${call.body.reason} where id = ${one.id}`.execute(
    call.tx,
  )
  call.note(about(one.id, 'end'))
  return { id: one.id }
})

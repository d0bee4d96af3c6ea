import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import type { Scope } from '../../kernel/policy.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import type { Tx } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { likeOf } from '../../platform/db/like.ts'
import { places } from './contract.ts'
import { placeProblems as problems } from './problems.ts'
import {
  accountOf,
  decideRent,
  type RentAccount,
  rentActs,
  type RentMeasure,
  type RentSide,
  type RentState,
  stageOf,
} from './rules.ts'
import { placeBook } from './settings.ts'
import { nameIn, namesOf, type Reading } from './venues.ts'

export type RentFilter = Partial<Omit<QueryOf<typeof places.listRents>, 'page' | 'pageSize'>>

export interface RentRow {
  id: string
  no: number
  revision: number
  venueNo: number
  venue: string
  districtNo: number
  ownerNo: number
  tenantNo: number
  state: RentState
  fromOn: Day
  untilOn: Day | null
  measure: RentMeasure
  rentFen: number
  months: number
  owed: number
  rateFen: number
  ruleVersion: string
  purposes: string[]
  about: string | null
  proposedSide: RentSide
  proposedBy: string | null
  proposedAt: Date
  decidedBy: string | null
  decidedAt: Date | null
  decidedReason: string | null
  endedBy: string | null
  endedAt: Date | null
  endedReason: string | null
  /** Sides the caller may act for. */
  asOwner: boolean
  asTenant: boolean
}

const reaches = (scope: Scope | null, column: string): RawBuilder<boolean> => {
  if (scope === null) return sql<boolean>`false`
  if (scope.everything) return sql<boolean>`true`
  return sql<boolean>`exists (select from organisations.unit a where a.no = ${sql.ref(column)} and ${reachedBy(scope, 'a.scope_nodes')})`
}

/** Agreements of which a side lies in reach, what waits for an answer first; row-level security says the same behind it. */
export async function listRows(call: Reading, filter: RentFilter & { readonly id?: string }): Promise<RentRow[]> {
  const { measure = null, venueNo = null, tenantNo = null, streetNo = null, districtNo = null, q, id = null } = filter
  const like = likeOf(q)
  const acts = call.can('place.rent')
  const { rows } = await sql<RentRow>`
    select r.id, r.no, r.revision, r.venue_no as "venueNo", v.name as venue, v.district_no as "districtNo", v.owner_no as "ownerNo", r.tenant_no as "tenantNo", r.state,
      r.from_on as "fromOn", r.until_on as "untilOn", r.measure, r.rent_fen as "rentFen", r.months, r.owed, r.rate_fen as "rateFen", r.rule_version as "ruleVersion",
      r.purposes, r.about, r.proposed_side as "proposedSide", r.proposed_by as "proposedBy", r.proposed_at as "proposedAt", r.decided_by as "decidedBy",
      r.decided_at as "decidedAt", r.decided_reason as "decidedReason", r.ended_by as "endedBy", r.ended_at as "endedAt", r.ended_reason as "endedReason",
      ${reaches(acts, 'v.owner_no')} as "asOwner", ${reaches(acts, 'r.tenant_no')} as "asTenant"
    from places.rent r join places.venue_on(${call.today}::date) v on v.no = r.venue_no
    where (${reaches(call.scope, 'v.owner_no')} or ${reaches(call.scope, 'r.tenant_no')})
      and (${id}::uuid is null or r.id = ${id}) and (${measure}::text is null or r.measure = ${measure})
      and (${venueNo}::integer is null or r.venue_no = ${venueNo}) and (${tenantNo}::integer is null or r.tenant_no = ${tenantNo})
      and (${streetNo}::integer is null or v.street_no = ${streetNo}) and (${districtNo}::integer is null or v.district_no = ${districtNo})
      and (${like}::text is null or v.name ilike ${like} or r.no::text = ${q ?? ''}
        or r.tenant_no in (select n.no from places.names_of(array[r.tenant_no], ${call.today}::date) n where n.name ilike ${like}))
    order by r.state <> 'proposed', r.no desc`.execute(call.tx)
  return rows
}

/** Owed and delivered of agreements up to today, by their ids. */
async function accountsOf(tx: Tx, rows: readonly RentRow[], today: Day): Promise<Map<string, RentAccount>> {
  const agreed = rows.filter((row) => row.state === 'agreed').map((row) => row.id)
  const { rows: delivered } = await sql<{ id: string; onDay: Day; amount: number }>`
    select rent_id as id, on_day as "onDay", amount from places.rent_delivered(${agreed}::uuid[], ${today}::date)`.execute(tx)
  const byRent = Map.groupBy(delivered, (one) => one.id)
  return new Map(rows.map((row) => [row.id, accountOf(row, byRent.get(row.id) ?? [], today)]))
}

export const handOf = ({ actor }: Pick<Call, 'actor'>, row: Pick<RentRow, 'asOwner' | 'asTenant'>) => ({
  accountId: actor.accountId,
  sides: { owner: row.asOwner, tenant: row.asTenant },
})

export type RentReading = Reading & Pick<Call, 'actor'>

/** Agreements as both sides read them. Stage and standing follow from the day and from records, so they are asked for here. */
export async function readRents(call: RentReading, filter: RentFilter & { readonly id?: string }) {
  const rows = await listRows(call, filter)
  const accounts = await accountsOf(call.tx, rows, call.today)
  const named = nameIn(
    await namesOf(
      call.tx,
      rows.flatMap((row) => [row.ownerNo, row.tenantNo]),
      call.today,
    ),
  )
  return rows
    .map((row) => {
      const account = accounts.get(row.id)!
      const { id, no, revision, fromOn, untilOn, measure, rentFen, months, owed, proposedSide } = row
      const view = {
        id,
        no,
        revision,
        fromOn,
        untilOn,
        measure,
        rentFen,
        months,
        owed,
        proposedSide,
        stage: stageOf(row, call.today),
        venue: { no: row.venueNo, name: row.venue },
        owner: named(row.ownerNo)!,
        tenant: named(row.tenantNo)!,
        balance: account.balance,
        standing: account.standing,
        can: { acts: rentActs.filter((act) => decideRent(row, act, handOf(call, row), call.today).ok) },
      }
      return { row, account, view }
    })
    .filter(({ view }) => filter.waiting === undefined || view.can.acts.includes('agree') === filter.waiting)
    .filter(({ view }) => filter.stage === undefined || view.stage === filter.stage)
    .filter(({ view }) => filter.standing === undefined || view.standing === filter.standing)
}

/** One agreement in reach. Throws `rent-not-found`. */
export async function getRow(call: Reading, id: string): Promise<RentRow> {
  const [row] = await listRows(call, { id })
  if (!row) throw problem(problems['rent-not-found'])
  return row
}

export const listRents = query(places.listRents, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const found = await readRents(call, filter)
  return {
    items: found.slice((page - 1) * pageSize, page * pageSize).map((one) => one.view),
    total: found.length,
    page,
    pageSize,
    can: { propose: call.can('place.rent') !== null },
  }
})

export const getRentTerms = query(places.getRentTerms, async (call) => {
  const { rows } = await sql<{ districtNo: number }>`
    select district_no as "districtNo" from places.venue where no = ${call.query.venueNo}`.execute(call.tx)
  if (!rows[0]) throw problem(problems['venue-not-found'])
  const { exchange } = await placeBook(call.tx, rows[0].districtNo, call.today)
  if (exchange === null) return { exchange: null }
  const { ref, stated, ...rate } = exchange
  return { exchange: { ...rate, stated, version: ref.version, source: ref.source } }
})

export const getRent = query(places.getRent, async (call) => {
  const { tx, today } = call
  const [found] = await readRents(call, { id: call.params.id })
  if (!found) throw problem(problems['rent-not-found'])
  const { row, account, view } = found
  const { rows: hands } = await sql<{ no: number; name: string }>`
    select n.no, n.name from places.names_of(places.rent_hands(${row.tenantNo}, ${today}::date), ${today}::date) n order by n.no`.execute(
    tx,
  )
  return {
    ...view,
    rateFen: row.rateFen,
    ruleVersion: row.ruleVersion,
    purposes: row.purposes,
    about: row.about,
    periods: [...account.periods],
    hands,
    course: await courseOf(tx, row),
  }
})

/** Who proposed, answered and ended, on the side of the office that did it. */
async function courseOf(tx: Tx, row: RentRow) {
  const answered = { proposed: null, agreed: 'agree', refused: 'refuse', withdrawn: 'withdraw' } as const
  const acts = [
    { act: 'propose' as const, at: row.proposedAt, account: row.proposedBy, reason: null },
    { act: answered[row.state], at: row.decidedAt, account: row.decidedBy, reason: row.decidedReason },
    { act: 'end' as const, at: row.endedAt, account: row.endedBy, reason: row.endedReason },
  ]
  const { rows } = await sql<{ by: string | null }>`
    select access.display_name_of(a) as by from unnest(${acts.map((one) => one.account)}::uuid[]) with ordinality o (a, at) order by at`.execute(
    tx,
  )
  return acts.flatMap(({ act, at, reason }, index) =>
    act === null || at === null ? [] : [{ act, at: at.toISOString(), by: rows[index]!.by, reason }],
  )
}

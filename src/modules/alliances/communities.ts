import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { likeOf } from '../../platform/db/like.ts'
import type { alliances } from './contract.ts'
import { allianceProblems as problems } from './problems.ts'
import { inForceFrom, stageOf } from './rules/agreements.ts'
import { readAgreements } from './agreements.ts'
import {
  type CommunityState,
  crosses,
  crossOf,
  lackedBy,
  lives,
  type MemberFacts,
  type Need,
  readyOf,
  type RequestState,
  unmetOf,
} from './rules/communities.ts'
import { readinessOf } from './readiness.ts'
import { type Book, booksOf } from './settings.ts'
import { anyReached, type Named, namedIn, namesOf } from './store.ts'

export interface MemberRow {
  readonly id: string
  readonly unitNo: number
  readonly place: number
  readonly state: 'named' | RequestState
  readonly fromOn: Day | null
  readonly untilOn: Day | null
  readonly askedOn: Day | null
  readonly reason: string | null
}

export interface CommunityRow {
  readonly id: string
  readonly no: number
  readonly name: string
  readonly form: string
  readonly goal: string
  readonly outcome: string | null
  readonly anchor: string | null
  readonly anchorName: string | null
  readonly coverage: string | null
  readonly duties: string | null
  readonly workLines: readonly string[]
  readonly leadNo: number
  readonly districtNo: number
  readonly charterId: string | null
  readonly caseId: string | null
  readonly state: CommunityState
  readonly establishedOn: Day | null
  readonly documentNo: string | null
  readonly endedOn: Day | null
  readonly endReason: string | null
  readonly revision: number
  readonly members: readonly MemberRow[]
}

export type CommunityFilter = Partial<Omit<QueryOf<typeof alliances.listCommunities>, 'page' | 'pageSize'>>
type Asking = Pick<Call, 'tx' | 'scope' | 'today'>

export async function readCommunities(
  call: Asking,
  filter: CommunityFilter & { id?: string },
  where: RawBuilder<boolean> = sql`true`,
): Promise<CommunityRow[]> {
  const { id = null, form = null, anchor = null, unitNo = null, districtNo = null, streetNo = null } = filter
  const like = likeOf(filter.q)
  const { rows } = await sql<CommunityRow>`
    select c.id, c.no, c.name, c.form, c.goal, c.outcome, c.anchor, c.anchor_name as "anchorName", c.coverage, c.duties, c.work_lines as "workLines", c.lead_no as "leadNo",
      c.district_no as "districtNo", c.charter_id as "charterId", c.case_id as "caseId", c.state, c.established_on as "establishedOn",
      c.document_no as "documentNo", c.ended_on as "endedOn", c.end_reason as "endReason", c.revision,
      (select coalesce(json_agg(json_build_object('id', m.id, 'unitNo', m.unit_no, 'place', m.place, 'state', m.state, 'fromOn', m.from_on,
        'untilOn', m.until_on, 'askedOn', m.asked_on, 'reason', m.reason) order by m.place, m.recorded_at), '[]') from alliances.community_member m where m.community_id = c.id) as members
    from alliances.community c
    where ${where} and ${anyReached(call.scope, 'c.reach_nos')} and (${id}::uuid is null or c.id = ${id}) and (${form}::text is null or c.form = ${form})
      and (${anchor}::text is null or c.anchor = ${anchor}) and (${districtNo}::integer is null or c.district_no = ${districtNo})
      and (${unitNo}::integer is null or ${unitNo} = any (c.reach_nos))
      and (${streetNo}::integer is null or exists (select from organisations.unit u where u.no = any (c.reach_nos) and u.scope_nodes @> array[${streetNo}::integer]))
      and (${like}::text is null or c.name ilike ${like} or c.goal ilike ${like} or c.no::text = ${filter.q ?? ''})
    order by c.no`.execute(call.tx)
  return rows
}

/** Those who stand in it now: named while it is a draft, members once it is founded. */
export const standing = (row: Pick<CommunityRow, 'members'>): MemberRow[] =>
  row.members.filter((member) => member.state === 'named' || member.state === 'member')

/** What the records of a day say of members. */
export async function factsOf(call: Asking, nos: readonly number[]): Promise<Map<number, MemberFacts>> {
  const { rows } = await sql<MemberFacts>`
    select unit_no as "unitNo", coalesce(kinds, '{}') as kinds, coalesce(areas, '{}') as areas, coalesce(tiers, '{}') as tiers,
      street_no as "streetNo", industry_no as "industryNo" from alliances.member_facts(${[...new Set(nos)]}::integer[], ${call.today}::date)`.execute(
    call.tx,
  )
  return new Map(rows.map((row) => [row.unitNo, row]))
}

/** Communities with what their records say of them; `community-list.ts` adds what rests on turns. */
export async function findCommunities(call: Asking, filter: CommunityFilter & { id?: string }) {
  const rows = await readCommunities(call, filter)
  const nos = rows.flatMap((row) => row.members.map((member) => member.unitNo))
  const names = await namesOf(call.tx, nos, call.today)
  const facts = await factsOf(call, nos)
  const books = await booksOf(call.tx)
  const stated = await readinessOf(call, rows)
  return rows
    .map((row) => {
      const members = standing(row)
      const domains = books(row.districtNo).find('alliance.cross', call.today)?.params.domains ?? []
      const values = crossOf(
        members.flatMap((member) => facts.get(member.unitNo) ?? []),
        domains,
      )
      const book = books(row.districtNo)
      const asked = book.find('alliance.readiness', call.today)?.params.aspects ?? []
      const readiness = stated.get(row.id)!
      const view = {
        id: row.id,
        no: row.no,
        name: row.name,
        form: row.form,
        state: row.state,
        goal: row.goal,
        outcome: row.outcome,
        anchor: row.anchor,
        anchorName: row.anchorName,
        lead: namedIn(names, row.leadNo),
        members: members.map((member) => ({ ...namedIn(names, member.unitNo), fromOn: member.fromOn })),
        cross: crosses(values),
        workLines: [...row.workLines],
        readiness,
        ready: readyOf(readiness, asked),
        establishedOn: row.establishedOn,
        revision: row.revision,
      }
      return { row, view, names: names as ReadonlyMap<number, Named>, values, domains, book, lacks: lackedBy(readiness, asked) }
    })
    .filter(
      ({ row, view, lacks }) =>
        (!filter.living || lives(row.state)) &&
        (!filter.cross || view.cross.includes(filter.cross)) &&
        (!filter.ready || view.ready === filter.ready) &&
        (!filter.lacks || lacks.includes(filter.lacks)) &&
        (!filter.workLine || row.workLines.includes(filter.workLine)),
    )
}

export type FoundCommunity = Awaited<ReturnType<typeof findCommunities>>[number]

export async function requireCommunity(call: Asking, id: string): Promise<CommunityRow> {
  const [row] = await readCommunities(call, { id })
  if (!row) throw problem(problems['community-not-found'])
  return row
}

/** The charter with its signatures; signed only when its sides are the members of today. */
export async function charterOf(call: Asking, row: CommunityRow) {
  const [charter] = row.charterId ? await readAgreements(call, { id: row.charterId }) : []
  if (!charter) return { view: null, signed: false }
  const nos = new Set(standing(row).map((member) => member.unitNo))
  const same = charter.sides.length === nos.size && charter.sides.every((side) => nos.has(side.unitNo))
  const signed = charter.sides.filter((side) => side.answer === 'signed').length
  return {
    view: { id: charter.id, no: charter.no, stage: stageOf(charter, call.today, null), signed, sides: charter.sides.length },
    signed: same && inForceFrom(charter) !== null && charter.closedAs === null,
  }
}

/** What is still missing before it may apply, by the rules of its district. */
export async function unmetNow(call: Asking, row: CommunityRow, book: Book): Promise<Need[]> {
  const { rows } = await sql<{ agreed: number }>`
    select count(*)::integer as agreed from alliances.nominee n where n.community_id = ${row.id} and n.agreed`.execute(call.tx)
  const ready = (await readinessOf(call, [row])).get(row.id)!
  const states = Object.fromEntries(ready.flatMap((one) => (one.state === 'unstated' ? [] : [[one.aspect, one.state]])))
  return unmetOf(
    {
      members: standing(row).length,
      coverage: row.coverage,
      duties: row.duties,
      team: rows[0]!.agreed,
      charterSigned: (await charterOf(call, row)).signed,
      readiness: states,
    },
    {
      least: book.find('alliance.members', call.today)?.params.least ?? 2,
      fields: book.find('alliance.charter', call.today)?.params.fields ?? [],
      aspects: book.find('alliance.readiness', call.today)?.params.aspects ?? [],
    },
  )
}

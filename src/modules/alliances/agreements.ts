import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { likeOf } from '../../platform/db/like.ts'
import { alliances } from './contract.ts'
import { allianceProblems as problems } from './problems.ts'
import {
  type AgreementFacts,
  type AgreementKind,
  agreementStages,
  bindsOn,
  inForceFrom,
  maysAt,
  mayAmend,
  mayRenew,
  signedBy,
  stageOf,
  standsAt,
} from './rules/agreements.ts'
import { type Book, booksOf, workLinesOf } from './settings.ts'
import { anyReached, type Named, namedIn, namesOf, reachedOf, socialOf } from './store.ts'

export interface AgreementRow extends AgreementFacts {
  readonly id: string
  readonly no: number
  readonly kind: AgreementKind
  readonly title: string
  readonly content: string
  readonly shares: string | null
  readonly pattern: string | null
  readonly leadNo: number
  readonly districtNo: number
  readonly communityId: string | null
  readonly renews: string | null
  readonly closeReason: string | null
  readonly revision: number
  readonly sides: readonly SideRow[]
}

export interface SideRow {
  readonly unitNo: number
  readonly answer: 'asked' | 'signed' | 'refused'
  readonly answeredOn: Day | null
  readonly reason: string | null
  readonly paperNo: string | null
  readonly accountId: string | null
  readonly signer: string | null
}

export type AgreementFilter = Partial<Omit<QueryOf<typeof alliances.listAgreements>, 'page' | 'pageSize'>>
type Asking = Pick<Call, 'tx' | 'scope' | 'today'> & { readonly can?: Call['can'] }

/** Agreements in reach with their sides; the filter of words and days comes after, because a stage follows from a rule. */
export async function readAgreements(
  call: Asking,
  filter: AgreementFilter & { readonly id?: string | undefined },
): Promise<AgreementRow[]> {
  const { id = null, kind = null, pattern = null, unitNo = null, districtNo = null, streetNo = null } = filter
  const like = likeOf(filter.q)
  const { rows } = await sql<AgreementRow>`
    select a.id, a.no, a.kind, a.title, a.content, a.shares, a.pattern, a.lead_no as "leadNo", a.district_no as "districtNo",
      a.community_id as "communityId", a.renews, a.from_on as "fromOn", a.until_on as "untilOn", a.proposed_on as "proposedOn",
      a.closed_as as "closedAs", a.closed_on as "closedOn", a.close_reason as "closeReason", a.revision,
      (select json_agg(json_build_object('unitNo', s.unit_no, 'answer', s.answer, 'answeredOn', s.answered_on, 'reason', s.reason,
        'paperNo', s.paper_no, 'accountId', s.account_id, 'signer', s.signer) order by s.place) from alliances.side s where s.agreement_id = a.id) as sides
    from alliances.agreement a
    where ${anyReached(call.scope, 'a.reach_nos')} and (${id}::uuid is null or a.id = ${id}) and (${kind}::text is null or a.kind = ${kind})
      and (${pattern}::text is null or a.pattern = ${pattern}) and (${districtNo}::integer is null or a.district_no = ${districtNo})
      and (${unitNo}::integer is null or exists (select from alliances.side s where s.agreement_id = a.id and s.unit_no = ${unitNo}))
      and (${streetNo}::integer is null or exists (select from organisations.unit u where u.no = any (a.reach_nos) and u.scope_nodes @> array[${streetNo}::integer]))
      and (${like}::text is null or a.title ilike ${like} or a.no::text = ${filter.q ?? ''} or exists (
        select from alliances.side s join alliances.names_of(array[s.unit_no], ${call.today}::date) n on true where s.agreement_id = a.id and n.name ilike ${like}))
    order by a.no desc`.execute(call.tx)
  return rows
}

const remindDaysOf = (book: Book, day: Day) => book.find('alliance.agreement', day)?.params.remindDays ?? null

/** The one list behind page, export, count, figure and reminder. */
export async function findAgreements(call: Asking, filter: AgreementFilter) {
  const today = filter.asOf ?? call.today
  const rows = await readAgreements(call, filter)
  const books = await booksOf(call.tx)
  const nos = rows.flatMap((row) => row.sides.map((side) => side.unitNo))
  const names = await namesOf(call.tx, nos, today)
  const signs = call.can?.('agreement.sign') ?? null
  const records = await reachedOf(call.tx, call.can?.('agreement.record') ?? null, nos)
  const social = filter.social ? await socialOf(call.tx, nos, today) : null
  const views = rows.map((row) => {
    const stage = stageOf(row, today, remindDaysOf(books(row.districtNo), today))
    const open = stage === 'proposed' ? row.sides.filter((side) => side.answer === 'asked').map((side) => side.unitNo) : []
    return {
      row,
      view: {
        id: row.id,
        no: row.no,
        kind: row.kind,
        title: row.title,
        stage,
        pattern: row.pattern,
        lead: namedIn(names, row.leadNo),
        sides: row.sides.map((side) => ({ ...namedIn(names, side.unitNo), answer: side.answer, answeredOn: side.answeredOn })),
        fromOn: row.fromOn,
        untilOn: row.untilOn,
        inForceOn: inForceFrom(row),
        communityId: row.communityId,
        revision: row.revision,
        canSign: open.filter((no) => standsAt(signs, no)),
        canRecord: open.filter((no) => records.has(no) && !standsAt(signs, no)),
      },
    }
  })
  return views.filter(({ row, view }) => {
    if (filter.mine && view.canSign.length === 0) return false
    if (filter.signed && !signedBy(row, today)) return false
    if (social && !row.sides.some((side) => social.has(side.unitNo))) return false
    return !filter.binding || bindsOn(row, today)
  })
}

export type Found = Awaited<ReturnType<typeof findAgreements>>[number]

export const listAgreements = query(alliances.listAgreements, async (call) => {
  const { page, pageSize, stage, ...filter } = call.query
  const all = await findAgreements(call, filter)
  const items = all.filter(({ view }) => stage === undefined || view.stage === stage).map(({ view }) => view)
  const counts = Object.fromEntries(agreementStages.map((one) => [one, all.filter(({ view }) => view.stage === one).length]))
  return {
    items: items.slice((page - 1) * pageSize, page * pageSize),
    total: items.length,
    page,
    pageSize,
    counts: counts as Record<(typeof agreementStages)[number], number>,
    waiting: all.filter(({ view }) => view.canSign.length > 0).length,
    can: { draft: call.can('agreement.draft') !== null },
  }
})

export async function requireAgreement(call: Asking, id: string): Promise<AgreementRow> {
  const [row] = await readAgreements(call, { id })
  if (!row) throw problem(problems['agreement-not-found'])
  return row
}

const drafts = async (call: Call, row: AgreementRow): Promise<boolean> =>
  (await reachedOf(call.tx, call.can('agreement.draft'), [row.leadNo])).has(row.leadNo)

export const getAgreement = query(alliances.getAgreement, async (call) => {
  const { tx, today } = call
  await requireAgreement(call, call.params.id)
  const { row, view } = (await findAgreements(call, {})).find((one) => one.row.id === call.params.id)!
  const rule = (await booksOf(tx))(row.districtNo).find('alliance.agreement', today)
  const mine = await drafts(call, row)
  const { rows: by } = await sql<{ unitNo: number; by: string | null }>`
    select s.unit_no as "unitNo", coalesce(s.signer, access.display_name_of(s.account_id)) as by from alliances.side s where s.agreement_id = ${row.id}`.execute(
    tx,
  )
  const signers = new Map(by.map((one) => [one.unitNo, one.by]))
  const { rows: course } = await sql<{
    action: string
    onDay: Day
    unitNo: number | null
    reason: string | null
    by: string | null
  }>`
    select t.action, t.on_day as "onDay", t.unit_no as "unitNo", t.reason, access.display_name_of(t.account_id) as by
    from alliances.agreement_step t where t.agreement_id = ${row.id} order by t.id`.execute(tx)
  const { rows: kin } = await sql<{ id: string; no: number; before: boolean }>`
    select a.id, a.no, a.id = ${row.renews}::uuid as before from alliances.agreement a
    where (a.id = ${row.renews}::uuid or a.renews = ${row.id}::uuid) and a.closed_as is distinct from 'withdrawn'`.execute(tx)
  const kinOf = (before: boolean) => {
    const found = kin.find((one) => (one.before ?? false) === before)
    return found ? { id: found.id, no: found.no } : null
  }
  const names: ReadonlyMap<number, Named> = new Map(view.sides.map((side) => [side.no, side]))
  return {
    ...view,
    content: row.content,
    shares: row.shares,
    rule: rule?.ref ?? null,
    remindDays: rule?.params.remindDays ?? null,
    closeReason: row.closeReason,
    closedOn: row.closedOn,
    renews: kinOf(true),
    renewedBy: kinOf(false),
    answers: row.sides.map((side) => ({
      ...namedIn(names, side.unitNo),
      answer: side.answer,
      answeredOn: side.answeredOn,
      reason: side.reason,
      paperNo: side.paperNo,
      by: signers.get(side.unitNo) ?? null,
    })),
    course: course.map(({ unitNo, ...one }) => ({ ...one, unit: unitNo === null ? null : namedIn(names, unitNo).name })),
    can: {
      amend: mine && mayAmend(view.stage),
      renew: mine && mayRenew(view.stage) && kinOf(false) === null && row.kind !== 'charter',
      moves: mine ? maysAt(view.stage).filter((move) => row.kind !== 'charter' || move !== 'end') : [],
    },
  }
})

export const getWords = query(alliances.getWords, async (call) => {
  const books = await booksOf(call.tx)
  const { rows } = await sql<{ no: number }>`
    select distinct u.district_no as no from organisations.unit u where u.district_no is not null and ${reachedBy(call.scope, 'u.scope_nodes')} order by 1`.execute(
    call.tx,
  )
  const all = [null, ...rows.map((row) => row.no)].map((no) => books(no))
  const once = <T extends { code: string; zh: string; en: string }>(lists: readonly (readonly T[])[]) => [
    ...new Map(lists.flat().map((one) => [one.code, { code: one.code, zh: one.zh, en: one.en }])).values(),
  ]
  const words = all.map((book) => book.find('alliance.words', call.today)?.params)
  const list = (part: 'forms' | 'anchors' | 'patterns' | 'modes' | 'tags') => once(words.map((one) => one?.[part] ?? []))
  const cadences = all.map((book) => book.find('alliance.cadence', call.today)?.params.cadences ?? [])
  return {
    forms: list('forms'),
    anchors: list('anchors'),
    patterns: list('patterns'),
    modes: list('modes'),
    sources: once(all.map((book) => book.find('alliance.funds', call.today)?.params.sources ?? [])),
    tags: list('tags'),
    workLines: once(all.map((book) => workLinesOf(book, call.today))),
    cadences: once(cadences),
    meetings: once(cadences.map((list) => list.filter((one) => one.meeting))),
    can: { draft: call.can('agreement.draft') !== null },
  }
})

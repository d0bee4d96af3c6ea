import { type RawBuilder, sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { anywhere } from '../../platform/db/like.ts'
import type { TalkFilter } from './contract-talks.ts'
import { demands } from './contract.ts'
import { listFollowUpRows, presentFollowUps } from './follow-ups.ts'
import { namesOf } from './places.ts'
import { demandProblems as problems } from './problems.ts'
import { talkActsOpen, type TalkSide, type TalkState } from './rules/talks.ts'
import { getRule } from './settings.ts'
import { type Asking, listed, sideOf, talkInScope } from './talk-scope.ts'

/** The one predicate of list, count and export. */
export function fitsTalk(asking: Asking, { view = 'open', q, fromOn, untilOn }: Partial<TalkFilter>): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = [talkInScope(asking.scope)]
  const keeps = asking.can('talk.keep')
  if (view === 'open') parts.push(sql<boolean>`k.state in ('proposed', 'agreed')`)
  if (view === 'agreed' || view === 'held') parts.push(sql<boolean>`k.state = ${view}`)
  if (view === 'to-do')
    parts.push(sql<boolean>`exists (select from demands.follow_up f where f.talk_id = k.id and f.state = 'open')`)
  if (view === 'mine') {
    if (keeps === null) parts.push(sql<boolean>`false`)
    else if (keeps.everything) parts.push(sql<boolean>`k.waits is not null`)
    else
      parts.push(
        sql<boolean>`case k.waits when 'committee' then k.committee_no when 'organisation' then k.org_no end = any (${listed(keeps)})`,
      )
  }
  if (fromOn) parts.push(sql<boolean>`k.on_day >= ${fromOn}`)
  if (untilOn) parts.push(sql<boolean>`k.on_day < ${untilOn}`)
  if (q) {
    const like = anywhere(q)
    parts.push(sql<boolean>`(k.about ilike ${like} or k.record ilike ${like} or k.no::text = ${q}
      or exists (select from demands.names(array[k.committee_no, k.org_no], ${asking.today}::date) n where n.name ilike ${like}))`)
  }
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

export async function countTalks(asking: Asking, filter: Partial<TalkFilter>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from demands.talk k where ${fitsTalk(asking, filter)}`.execute(asking.tx)
  return rows[0]!.count
}

export interface TalkRow {
  id: string
  no: number
  districtNo: number
  committeeNo: number
  orgNo: number
  askedBy: TalkSide
  about: string
  onDay: string
  from: number
  minutes: number
  place: string | null
  state: TalkState
  waits: TalkSide | null
  heldOn: string | null
  reason: string | null
  record: string | null
  followUps: number
  openFollowUps: number
  revision: number
}

/** Those to come first, in their order; then those that were. */
export async function listTalkRows(
  { tx, today }: Asking,
  where: RawBuilder<boolean>,
  limit: number,
  offset: number,
): Promise<TalkRow[]> {
  const { rows } = await sql<TalkRow>`
    select k.id, k.no, k.district_no as "districtNo", k.committee_no as "committeeNo", k.org_no as "orgNo", k.asked_by as "askedBy", k.about,
      k.on_day as "onDay", k.from_minute as "from", k.minutes, k.place, k.state, k.waits, k.held_on as "heldOn", k.reason, k.record, k.revision,
      (select count(*)::integer from demands.follow_up f where f.talk_id = k.id) as "followUps",
      (select count(*)::integer from demands.follow_up f where f.talk_id = k.id and f.state = 'open') as "openFollowUps"
    from demands.talk k where ${where}
    order by k.state not in ('proposed', 'agreed'), abs(k.on_day - ${today}::date), k.from_minute, k.no desc limit ${limit} offset ${offset}`.execute(
    tx,
  )
  return rows
}

export async function presentTalks(asking: Asking, rows: readonly TalkRow[]) {
  const named = await namesOf(
    asking,
    rows.flatMap((row) => [row.committeeNo, row.orgNo]),
  )
  const keeps = asking.can('talk.keep')
  return rows.map(({ districtNo: _district, reason: _reason, record: _record, ...row }) => {
    const { committeeNo, orgNo, ...rest } = row
    return { ...rest, committee: named(committeeNo), organisation: named(orgNo), own: sideOf(keeps, row) }
  })
}

export const listTalks = query(demands.listTalks, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const rows = await listTalkRows(call, fitsTalk(call, filter), pageSize, (page - 1) * pageSize)
  const count = (view: TalkFilter['view']) => countTalks(call, { ...filter, view })
  return {
    items: await presentTalks(call, rows),
    total: await countTalks(call, filter),
    page,
    pageSize,
    counts: { open: await count('open'), mine: await count('mine'), 'to-do': await count('to-do') },
    can: { ask: call.can('talk.keep') !== null },
  }
})

export const getTalk = query(demands.getTalk, async (call) => {
  const { id } = call.params
  const [row] = await listTalkRows(call, sql<boolean>`k.id = ${id} and ${talkInScope(call.scope)}`, 1, 0)
  if (!row) throw problem(problems['talk-not-found'])
  const [shown] = await presentTalks(call, [row])
  const follows = await listFollowUpRows(call, sql<boolean>`f.talk_id = ${id}`, 200, 0)
  const own = shown!.own
  return {
    ...shown!,
    reason: row.reason,
    record: row.record,
    follows: await presentFollowUps(call, follows),
    steps: await stepsOf(call, id),
    can: {
      ...(own === null ? { acts: [], forOther: [] } : talkActsOpen(row, own, call.today)),
      follow: own !== null && row.state === 'held',
    },
  }
})

async function stepsOf(call: Call, id: string) {
  const { rows } = await sql<{
    kind: string
    side: TalkSide | null
    told: string | null
    words: string | null
    atDay: string | null
    at: number | null
    fromNo: number | null
    toNo: number | null
    onDay: string
    account: string | null
  }>`select kind, side, told, words, at_day as "atDay", at_minute as at, from_no as "fromNo", to_no as "toNo", on_day as "onDay",
    access.display_name_of(account_id) as account from demands.talk_step where talk_id = ${id} order by id`.execute(call.tx)
  const named = await namesOf(
    call,
    rows.flatMap((row) => [row.fromNo, row.toNo]),
  )
  return rows.map(({ fromNo, toNo, ...row }) => ({
    ...row,
    from: fromNo === null ? null : named(fromNo),
    to: toNo === null ? null : named(toNo),
  }))
}

interface Own {
  no: number
  name: string
  districtNo: number
  committee: boolean
  above: { no: number; name: string }[]
}

export const getTalkForm = query(demands.getTalkForm, async (call) => {
  const { tx, scope, today } = call
  const nodes = scope.everything ? [] : [...scope.nodes]
  const { rows } = await sql<Own>`
    select u.unit_no as no, u.name, coalesce(u.district_no, u.unit_no) as "districtNo",
      u.kind in ('district', 'street', 'industry') or u.kind = 'party_org' and u.level = 'committee' as committee,
      coalesce((select json_agg(json_build_object('no', c.no, 'name', c.name)) from demands.committees_of(u.unit_no, ${today}::date) c
        where u.kind not in ('district', 'street', 'industry', 'community', 'region', 'public_body')), '[]') as above
    from organisations.unit_on(${today}::date) u where u.unit_no = any (${nodes}::integer[]) and u.status in ('active', 'preparing') order by u.unit_no`.execute(
    tx,
  )
  const first = rows[0]
  const rule = first ? await getRule(tx, first.districtNo, 'demand.talk', today) : null
  return {
    units: rows.map(({ districtNo: _district, ...unit }) => unit),
    minutes: rule?.params.minutes ?? null,
    source: rule?.source ?? null,
  }
})

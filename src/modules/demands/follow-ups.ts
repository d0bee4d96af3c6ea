import { type RawBuilder, sql } from 'kysely'
import { commonProblems, problem } from '../../kernel/problem.ts'
import { command, query } from '../../platform/commands/operation.ts'
import { anywhere } from '../../platform/db/like.ts'
import type { FollowUpFilter } from './contract-talks.ts'
import { demands } from './contract.ts'
import { namesOf } from './places.ts'
import { demandProblems as problems } from './problems.ts'
import { mayClose, type TalkSide } from './rules/talks.ts'
import { type Asking, listed, sideOf, talkInScope } from './talk-scope.ts'

/** The one predicate of list, count and export. */
export function fitsFollowUp(asking: Asking, filter: Partial<FollowUpFilter>): RawBuilder<boolean> {
  const { view = 'open', side, q, fromOn, untilOn } = filter
  const parts: RawBuilder<boolean>[] = [talkInScope(asking.scope)]
  if (view === 'open' || view === 'mine' || view === 'late') parts.push(sql<boolean>`f.state = 'open'`)
  if (view === 'late') parts.push(sql<boolean>`f.due_on < ${asking.today}::date`)
  if (view === 'mine') {
    const keeps = asking.can('talk.keep')
    const doer = sql`case f.side when 'committee' then k.committee_no else k.org_no end`
    parts.push(
      keeps === null
        ? sql<boolean>`false`
        : keeps.everything
          ? sql<boolean>`true`
          : sql<boolean>`${doer} = any (${listed(keeps)})`,
    )
  }
  if (view === 'done') parts.push(sql<boolean>`f.state = 'done'`)
  if (side) parts.push(sql<boolean>`f.side = ${side}`)
  if (fromOn) parts.push(sql<boolean>`f.due_on >= ${fromOn}`)
  if (untilOn) parts.push(sql<boolean>`f.due_on < ${untilOn}`)
  if (q) {
    const like = anywhere(q)
    parts.push(sql<boolean>`(f.matter ilike ${like} or f.who ilike ${like} or k.no::text = ${q})`)
  }
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

export interface FollowUpRow {
  id: string
  talkId: string
  talkNo: number
  committeeNo: number
  orgNo: number
  matter: string
  side: TalkSide
  who: string
  dueOn: string
  state: 'open' | 'done' | 'dropped'
  result: string | null
  closedOn: string | null
  revision: number
}

/** Open ones first, what is due first. */
export async function listFollowUpRows(
  { tx }: Pick<Asking, 'tx'>,
  where: RawBuilder<boolean>,
  limit: number,
  offset: number,
): Promise<FollowUpRow[]> {
  const { rows } = await sql<FollowUpRow>`
    select f.id, k.id as "talkId", k.no as "talkNo", k.committee_no as "committeeNo", k.org_no as "orgNo", f.matter, f.side, f.who, f.due_on as "dueOn",
      f.state, f.result, f.closed_on as "closedOn", f.revision
    from demands.follow_up f join demands.talk k on k.id = f.talk_id where ${where}
    order by f.state <> 'open', f.due_on, f.recorded_at, f.id limit ${limit} offset ${offset}`.execute(tx)
  return rows
}

export async function countFollowUps(asking: Asking, filter: Partial<FollowUpFilter>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from demands.follow_up f join demands.talk k on k.id = f.talk_id where ${fitsFollowUp(asking, filter)}`.execute(
    asking.tx,
  )
  return rows[0]!.count
}

export async function presentFollowUps(asking: Asking, rows: readonly FollowUpRow[]) {
  const named = await namesOf(
    asking,
    rows.flatMap((row) => [row.committeeNo, row.orgNo]),
  )
  const keeps = asking.can('talk.keep')
  return rows.map(({ talkId, talkNo, committeeNo, orgNo, ...row }) => {
    const own = sideOf(keeps, { committeeNo, orgNo })
    const open = row.state === 'open'
    return {
      ...row,
      talk: { id: talkId, no: talkNo },
      unit: named(row.side === 'committee' ? committeeNo : orgNo),
      late: open && row.dueOn < asking.today,
      can: { close: open && own !== null && mayClose(row.side, own) },
    }
  })
}

export const listFollowUps = query(demands.listFollowUps, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const rows = await listFollowUpRows(call, fitsFollowUp(call, filter), pageSize, (page - 1) * pageSize)
  return { items: await presentFollowUps(call, rows), total: await countFollowUps(call, filter), page, pageSize }
})

export const closeFollowUp = command(demands.closeFollowUp, async (call) => {
  const { tx, body, params, ifMatch, today } = call
  const { rows } = await sql<Pick<FollowUpRow, 'committeeNo' | 'orgNo' | 'side' | 'state' | 'revision'>>`
    select k.committee_no as "committeeNo", k.org_no as "orgNo", f.side, f.state, f.revision
    from demands.follow_up f join demands.talk k on k.id = f.talk_id where f.id = ${params.id} and ${talkInScope(call.scope)} for update of f`.execute(
    tx,
  )
  const follow = rows[0]
  if (!follow || follow.state !== 'open') throw problem(problems['follow-up-not-found'])
  const own = sideOf(call.scope, follow)
  if (own === null || !mayClose(follow.side, own)) throw problem(problems['talk-not-yours'])
  if (ifMatch !== follow.revision) throw problem(commonProblems['revision-stale'], { seen: ifMatch, now: follow.revision })
  await sql`update demands.follow_up set state = ${body.state}, result = ${body.words}, closed_on = ${today}, closed_side = ${own},
    revision = revision + 1 where id = ${params.id}`.execute(tx)
  call.note({ objectType: 'follow-up', objectId: params.id, fields: ['state'] })
  return { id: params.id, revision: follow.revision + 1 }
})

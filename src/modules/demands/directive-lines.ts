import { type RawBuilder, sql } from 'kysely'
import { query } from '../../platform/commands/operation.ts'
import { anywhere } from '../../platform/db/like.ts'
import type { DirectiveFilter, DirectiveTargetFilter } from './contract-directives.ts'
import { demands } from './contract.ts'
import { type Asking, directiveSide, lineInScope, owedByOwn, speakingOf } from './directive-scope.ts'
import { namesOf } from './places.ts'
import { directiveActsOpen, type DirectiveClock, type DirectiveKind, type DirectiveState } from './rules/directives.ts'

type Common = Partial<Omit<DirectiveFilter, 'view'>>

/** What both lists are narrowed by: words of the directive, its kind, its days, a unit that issued it or was issued it. */
export function fitsDirectiveWords({ kind, q, fromOn, untilOn }: Common, asking: Asking): RawBuilder<boolean>[] {
  const parts: RawBuilder<boolean>[] = []
  if (kind) parts.push(sql<boolean>`d.kind = ${kind}`)
  if (fromOn) parts.push(sql<boolean>`d.issued_on >= ${fromOn}`)
  if (untilOn) parts.push(sql<boolean>`d.issued_on < ${untilOn}`)
  if (q) {
    const like = anywhere(q)
    parts.push(sql<boolean>`(d.title ilike ${like} or d.body ilike ${like} or d.no::text = ${q}
      or exists (select from demands.names(array[d.from_no], ${asking.today}::date) n where n.name ilike ${like}))`)
  }
  return parts
}

/** The one predicate of list, count, export and reminder. */
export async function fitsLine(asking: Asking, filter: Partial<DirectiveTargetFilter>): Promise<RawBuilder<boolean>> {
  const { view = 'open', unitNo } = filter
  const parts = [lineInScope(asking.scope), ...fitsDirectiveWords(filter, asking)]
  if (unitNo) parts.push(sql<boolean>`${unitNo}::integer in (t.unit_no, d.from_no)`)
  if (view === 'done') parts.push(sql<boolean>`t.state = 'confirmed'`)
  else if (view !== 'all') parts.push(sql<boolean>`t.due_on is not null`)
  if (view === 'late') parts.push(sql<boolean>`t.due_on < ${asking.today}::date`)
  if (view === 'mine' || view === 'escalated') {
    const speaking = await speakingOf(asking, asking.can('directive.keep'))
    if (view === 'mine') parts.push(owedByOwn(speaking))
    else parts.push(sql<boolean>`t.escalated_on is not null`)
    if (view === 'escalated' && !speaking.everything)
      parts.push(sql<boolean>`t.escalated_to = any (${[...speaking.issues]}::integer[])`)
  }
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

export interface LineRow {
  id: string
  directiveId: string
  no: number
  kind: DirectiveKind
  title: string
  fromNo: number
  directiveDueOn: string
  unitNo: number
  state: DirectiveState
  dueWhat: DirectiveClock | null
  dueOn: string | null
  provisional: boolean
  escalatedOn: string | null
  acknowledgedOn: string | null
  result: string | null
  words: string | null
  revision: number
}

/** What is owed first stands first. */
export async function listLineRows(
  { tx }: Pick<Asking, 'tx'>,
  where: RawBuilder<boolean>,
  limit: number,
  offset: number,
): Promise<LineRow[]> {
  const { rows } = await sql<LineRow>`
    select t.id, d.id as "directiveId", d.no, d.kind, d.title, d.from_no as "fromNo", d.due_on as "directiveDueOn", t.unit_no as "unitNo", t.state,
      t.due_what as "dueWhat", t.due_on as "dueOn", t.due_provisional as provisional, t.escalated_on as "escalatedOn", t.revision,
      (select min(s.on_day) from demands.directive_step s where s.target_id = t.id and s.kind in ('acknowledge', 'accept', 'decline')) as "acknowledgedOn",
      (select s.words from demands.directive_step s where s.target_id = t.id and s.kind = 'report' order by s.id desc limit 1) as result,
      (select s.words from demands.directive_step s where s.target_id = t.id and s.kind <> 'report' and s.words is not null order by s.id desc limit 1) as words
    from demands.directive_target t join demands.directive d on d.id = t.directive_id where ${where}
    order by t.due_on is null, t.due_on, d.no desc, t.unit_no limit ${limit} offset ${offset}`.execute(tx)
  return rows
}

export async function countLines(asking: Asking, filter: Partial<DirectiveTargetFilter>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from demands.directive_target t join demands.directive d on d.id = t.directive_id
    where ${await fitsLine(asking, filter)}`.execute(asking.tx)
  return rows[0]!.count
}

export async function presentLines(asking: Asking, rows: readonly LineRow[]) {
  const named = await namesOf(
    asking,
    rows.flatMap((row) => [row.fromNo, row.unitNo]),
  )
  const speaking = await speakingOf(asking, asking.can('directive.keep'))
  return rows.map(({ directiveId, no, kind, title, fromNo, directiveDueOn, unitNo, ...row }) => {
    const own = directiveSide(speaking, fromNo, unitNo)
    return {
      ...row,
      directive: { id: directiveId, no, kind, title, issuer: named(fromNo), dueOn: directiveDueOn },
      unit: named(unitNo),
      late: row.dueOn !== null && row.dueOn < asking.today,
      own,
      can: own === null ? { acts: [], forOther: [] } : directiveActsOpen(row.state, own),
    }
  })
}

export const listDirectiveTargets = query(demands.listDirectiveTargets, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const rows = await listLineRows(call, await fitsLine(call, filter), pageSize, (page - 1) * pageSize)
  return { items: await presentLines(call, rows), total: await countLines(call, filter), page, pageSize }
})

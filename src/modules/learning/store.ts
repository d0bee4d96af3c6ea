import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Scope } from '../../kernel/policy.ts'
import { problem } from '../../kernel/problem.ts'
import type { Tx } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { learningProblems as problems } from './problems.ts'

export interface Body {
  readonly no: number
  readonly district_no: number
}

/** A body the caller answers for: an area, an industry or a unit within reach. */
export async function getBody(tx: Tx, scope: Scope, nodeNo: number): Promise<Body> {
  const { rows } = await sql<Body>`
    select u.no, coalesce(u.district_no, u.no) as district_no from organisations.unit u
    where u.no = ${nodeNo} and u.retracted_by is null and ${reachedBy(scope, 'u.scope_nodes')}`.execute(tx)
  if (!rows[0]) throw problem(problems['training-body-not-found'])
  return rows[0]
}

export async function answersFor(tx: Tx, scope: Scope | null, nodeNo: number): Promise<boolean> {
  if (scope === null) return false
  return getBody(tx, scope, nodeNo).then(
    () => true,
    () => false,
  )
}

/** The district asked about, or the first one the caller reaches something of; null where nothing is reached. */
export async function districtOf(tx: Tx, scope: Scope, asked: number | undefined): Promise<number | null> {
  const { rows } = await sql<{ no: number }>`
    select d.no from organisations.frame() d left join organisations.district_programme p on p.district_no = d.no
    where d.kind = 'district' and (${asked ?? null}::integer is null or d.no = ${asked ?? null})
      and exists (select from organisations.unit u where (u.district_no = d.no or u.no = d.no) and ${reachedBy(scope, 'u.scope_nodes')})
    order by p.home desc nulls last, d.no limit 1`.execute(tx)
  return rows[0]?.no ?? null
}

/** Rows of a body that answers for something in reach; row-level security says the same behind it. `row` is the alias of the table. */
export const concerns = (scope: Scope, row: 's' | 'p'): RawBuilder<boolean> =>
  scope.everything
    ? sql<boolean>`true`
    : sql<boolean>`exists (select from organisations.unit u where u.district_no = ${sql.ref(`${row}.district_no`)}
        and (${sql.ref(`${row}.node_no`)} = any (u.scope_nodes) or u.no = ${sql.ref(`${row}.node_no`)}) and ${reachedBy(scope, 'u.scope_nodes')})`

/** People of a unit in reach. `column` holds the unit's number. */
export const ofReachedUnit = (scope: Scope, column: string): RawBuilder<boolean> =>
  scope.everything
    ? sql<boolean>`true`
    : sql<boolean>`exists (select from organisations.unit u where u.no = ${sql.ref(column)} and ${reachedBy(scope, 'u.scope_nodes')})`

export interface SessionRow {
  readonly id: string
  readonly title: string
  readonly node_no: number
  readonly district_no: number
  readonly plan_id: string | null
  readonly kind: string
  readonly starts_at: Date
  readonly ends_at: Date
  readonly half_days: number | null
  readonly place: string | null
  readonly audiences: string[]
  readonly level: string | null
  readonly campaign: string | null
  readonly partner_nos: number[]
  readonly follows_id: string | null
  readonly cancelled_at: Date | null
  readonly cancel_reason: string | null
}

export async function getSessionRow(tx: Tx, scope: Scope, id: string, lock = false): Promise<SessionRow> {
  const { rows } = await sql<SessionRow>`
    select s.* from learning.session s where s.id = ${id}::uuid and ${concerns(scope, 's')} ${lock ? sql`for update of s` : sql``}`.execute(
    tx,
  )
  if (!rows[0]) throw problem(problems['training-session-not-found'])
  return rows[0]
}

/** A session that stands, of a body the caller answers for, locked. */
export async function getOwnSession(tx: Tx, scope: Scope, id: string): Promise<SessionRow> {
  const row = await getStanding(tx, scope, id)
  if (!(await answersFor(tx, scope, row.node_no))) throw problem(problems['training-body-not-own'])
  return row
}

/** A session that was not called off, locked. */
export async function getStanding(tx: Tx, scope: Scope, id: string): Promise<SessionRow> {
  const row = await getSessionRow(tx, scope, id, true)
  if (row.cancelled_at !== null) throw problem(problems['training-session-cancelled'])
  return row
}

/** Throws `training-word-unknown` for a code the programme does not have. */
export function checkWord(words: readonly { readonly code: string }[], code: string | null | undefined): void {
  if (code && !words.some((word) => word.code === code)) throw problem(problems['training-word-unknown'], { code })
}

/** Names of units and areas by number, on the day of the call. */
export async function namesOf(
  { tx, today }: { readonly tx: Tx; readonly today: Day },
  nos: readonly number[],
): Promise<(no: number) => { no: number; name: string }> {
  const { rows } = await sql<{ no: number; name: string }>`
    select n.no, n.name from learning.names_of(${[...new Set(nos)]}::integer[], ${today}::date) n`.execute(tx)
  const names = new Map(rows.map((row) => [row.no, row.name]))
  return (no) => ({ no, name: names.get(no) ?? String(no) })
}

export const instantOf = (day: Day, time: string): string => `${day}T${time}:00+08:00`

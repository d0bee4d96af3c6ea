import { type RawBuilder, sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { maskName } from '../../kernel/mask.ts'
import type { Scope } from '../../kernel/policy.ts'
import type { Call } from '../../platform/commands/operation.ts'
import type { Tx } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import type { MemberFilter } from './contract-register.ts'
import { memberProblems as problems } from './problems.ts'
import { countedStandings, type Place, type Standing } from './rules.ts'

export interface MemberRow {
  readonly id: string
  readonly name: string
  readonly branchNo: number | null
  readonly hostNo: number | null
  readonly place: Place | null
  readonly standing: Standing | null
  readonly awaySince: string | null
  readonly joinedOn: string | null
  /** Whether the reader's own organisation keeps or hosts the member. */
  readonly own: boolean
}

// Written out: asked of every row of a count, a list is twice as quick as a look into the catalogue.
const counted = sql<boolean>`m.standing in (${sql.raw(countedStandings.map((code) => `'${code}'`).join(', '))})`

const states: Readonly<Record<MemberFilter['state'], RawBuilder<boolean>>> = {
  here: sql<boolean>`m.branch_no is not null and ${counted}`,
  away: sql<boolean>`m.branch_no is not null and m.away_since is not null and ${counted}`,
  homeless: sql<boolean>`m.branch_no is null and ${counted} and not members.moved_out(m.id)`,
  gone: sql<boolean>`m.branch_no is null and (not ${counted} or members.moved_out(m.id))`,
  all: sql<boolean>`true`,
}

/** The one predicate of list, count, export and figures. */
export function fits(filter: Partial<MemberFilter>): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = [sql<boolean>`m.retracted_by is null`, states[filter.state ?? 'here']]
  if (filter.districtNo) parts.push(sql<boolean>`m.district_no = ${filter.districtNo}`)
  if (filter.branchNo) parts.push(sql<boolean>`m.branch_no = ${filter.branchNo}`)
  if (filter.hostNo) parts.push(sql<boolean>`m.host_no = ${filter.hostNo}`)
  if (filter.standing) parts.push(sql<boolean>`m.standing = ${filter.standing}`)
  if (filter.place) parts.push(sql<boolean>`m.place = ${filter.place}`)
  parts.push(...saysName(filter.q))
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

/** A name by its characters, its pinyin or the initials of it; a member is `m`. */
export function saysName(q: string | undefined): RawBuilder<boolean>[] {
  const parts = (q ?? '').normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 4)
  return parts.map((part) => {
    const plain = part.replaceAll(/[\\%_]/g, '\\$&')
    return sql<boolean>`m.words like ${/^[a-z0-9]+$/.test(part) ? `% ${plain}%` : `%${plain}%`}`
  })
}

export const memberColumns = (
  own: Scope | null,
) => sql`m.id, m.name, m.branch_no as "branchNo", m.host_no as "hostNo", m.place, m.standing,
  m.away_since as "awaySince", m.joined_on as "joinedOn", ${own ? reachedBy(own, 'm.scope_nodes') : sql`false`} as own`

/**
 * Rows in reach that fit. A member stands under the own district and branch, so who is granted the one asked for reaches all of it: its
 * equality is the scope then, answered by an index instead of an overlap of arrays for each of a million rows. Row-level security stays
 * behind it.
 */
function within(scope: Scope, filter: Partial<MemberFilter>): RawBuilder<boolean> {
  const granted = (no: number | undefined) => no !== undefined && !scope.everything && scope.nodes.includes(no)
  const whole = granted(filter.districtNo) || granted(filter.branchNo)
  return whole ? fits(filter) : sql<boolean>`${reachedBy(scope, 'm.scope_nodes')} and ${fits(filter)}`
}

export async function listRows(
  call: Call,
  filter: Partial<MemberFilter>,
  { limit, offset }: { limit: number; offset: number },
): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select ${memberColumns(ownScope(call))} from members.member m
    where ${within(call.scope, filter)} order by m.name, m.id limit ${limit} offset ${offset}`.execute(call.tx)
  return rows
}

export async function countRows(
  reader: { readonly tx: Tx; readonly scope: Scope },
  filter: Partial<MemberFilter>,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from members.member m where ${within(reader.scope, filter)}`.execute(reader.tx)
  return rows[0]!.count
}

export async function findRows(call: Call, predicate: RawBuilder<boolean>): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select ${memberColumns(ownScope(call))} from members.member m
    where ${reachedBy(call.scope, 'm.scope_nodes')} and m.retracted_by is null and ${predicate} order by m.name, m.id limit 50`.execute(
    call.tx,
  )
  return rows
}

/** The same with the names of their organisations, in one round trip: what is looked up by hand waits for nothing else. */
export async function findNamed(call: Call, predicate: RawBuilder<boolean>) {
  const { rows } = await sql<MemberRow & { names: { no: number; name: string }[] }>`
    with found as (
      select ${memberColumns(ownScope(call))} from members.member m
      where ${reachedBy(call.scope, 'm.scope_nodes')} and m.retracted_by is null and ${predicate} order by m.name, m.id limit 50),
    named as (select coalesce(jsonb_agg(to_jsonb(b)), '[]') as names from members.branch_names(array(select id from found)) b)
    select * from found, named order by name, id`.execute(call.tx)
  const names: BranchNames = new Map(rows[0]?.names.map(({ no, name }) => [no, name]))
  return rows.map((row) => present(row, names))
}

/** Nodes of the reader's own organisations; everything for the platform itself. */
export const ownScope = (call: Call): Scope | null => call.can('member.own')

/** Searching names that are shown masked would tell them letter by letter. */
export function refuseMaskedSearch(call: Call, q: string | undefined): void {
  if (q && call.can('member.reveal') === null) throw problem(problems['member-search-masked'])
}

export type BranchNames = ReadonlyMap<number, string>

export async function branchNamesOf(tx: Tx, ids: readonly string[]): Promise<BranchNames> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{
    no: number
    name: string
  }>`select no, name from members.branch_names(${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.no, row.name]))
}

export const branchOf = (names: BranchNames, no: number | null) =>
  no === null ? null : { no, name: names.get(no) ?? String(no) }

export function present(row: MemberRow, names: BranchNames) {
  const { id, name, own, branchNo, hostNo, place, standing, awaySince, joinedOn } = row
  return {
    id,
    name: own ? name : maskName(name),
    branch: branchOf(names, branchNo),
    place,
    standing,
    awaySince,
    host: branchOf(names, hostNo),
    joinedOn,
  }
}

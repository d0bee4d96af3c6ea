import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../kernel/policy.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import type { TalkSide } from './rules/talks.ts'

export type Asking = Pick<Call, 'tx' | 'scope' | 'can' | 'today'>

/** Nodes of a scope as an array of the database. */
export const listed = (scope: Scope & { everything: false }) => sql`${`{${scope.nodes.join(',')}}`}::integer[]`

/** A talk is reached by who holds a grant over one of its sides, or reaches both. Row-level security says the same behind it. */
export function talkInScope(scope: Scope): RawBuilder<boolean> {
  if (scope.everything) return sql<boolean>`true`
  const reaches = (column: RawBuilder<unknown>) =>
    sql`exists (select from organisations.unit u where u.no = ${column} and ${reachedBy(scope, 'u.scope_nodes')})`
  return sql<boolean>`(array[k.committee_no, k.org_no] && ${listed(scope)} or ${reaches(sql`k.committee_no`)} and ${reaches(sql`k.org_no`)})`
}

/** Side somebody speaks for: that of the very unit a grant names. The platform's own hand writes as the committee. */
export function sideOf(
  scope: Scope | null,
  talk: { readonly committeeNo: number; readonly orgNo: number; readonly waits?: TalkSide | null },
): TalkSide | null {
  if (scope === null) return null
  if (scope.everything) return 'committee'
  const [committee, organisation] = [scope.nodes.includes(talk.committeeNo), scope.nodes.includes(talk.orgNo)]
  if (committee && organisation) return talk.waits ?? 'committee'
  return committee ? 'committee' : organisation ? 'organisation' : null
}

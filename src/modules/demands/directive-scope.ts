import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../kernel/policy.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { type DirectiveSide, owedStates } from './rules/directives.ts'

export type Asking = Pick<Call, 'tx' | 'scope' | 'can' | 'today'>

const reaches = (scope: Scope, column: RawBuilder<unknown>) =>
  sql<boolean>`exists (select from organisations.unit u where u.no = ${column} and ${reachedBy(scope, 'u.scope_nodes')})`

/** A directive is reached from its issuer and from each unit it was issued to. */
export const directiveInScope = (scope: Scope): RawBuilder<boolean> =>
  scope.everything ? sql<boolean>`true` : reaches(scope, sql`any (d.unit_nos)`)

/** What one unit answered is reached by itself, by who answers for it, and by the issuer. */
export const lineInScope = (scope: Scope): RawBuilder<boolean> =>
  scope.everything ? sql<boolean>`true` : sql<boolean>`(${reaches(scope, sql`t.unit_no`)} or ${reaches(scope, sql`d.from_no`)})`

/**
 * Units the reader speaks for: those a grant names, and what stands under a branch a grant names. An office above a unit does not
 * acknowledge for it: as the issuer it enters what it was told.
 */
export interface Speaking {
  readonly everything: boolean
  readonly issues: readonly number[]
  readonly answers: readonly number[]
}

const nobody: Speaking = { everything: false, issues: [], answers: [] }

export async function speakingOf({ tx, today }: Pick<Asking, 'tx' | 'today'>, scope: Scope | null): Promise<Speaking> {
  if (scope === null) return nobody
  if (scope.everything) return { everything: true, issues: [], answers: [] }
  const nodes = [...scope.nodes]
  const { rows } = await sql<{ no: number }>`
    select u.no from organisations.unit u where u.scope_nodes && (select coalesce(array_agg(b.unit_no), '{}') from organisations.unit_on(${today}::date) b
      where b.unit_no = any (${nodes}::integer[]) and b.kind = 'party_org' and b.level is distinct from 'committee')`.execute(tx)
  return { everything: false, issues: nodes, answers: [...new Set([...nodes, ...rows.map((row) => row.no)])] }
}

/** Side somebody speaks for; the platform's own hand writes as the issuer. */
export function directiveSide(speaking: Speaking, fromNo: number, unitNo: number): DirectiveSide | null {
  if (speaking.everything || speaking.issues.includes(fromNo)) return 'issuer'
  return speaking.answers.includes(unitNo) ? 'target' : null
}

/** Lines of which the own side has the next step. */
export function owedByOwn(speaking: Speaking): RawBuilder<boolean> {
  if (speaking.everything) return sql<boolean>`t.due_on is not null`
  return sql<boolean>`(t.state = any (${owedStates('target')}::text[]) and t.unit_no = any (${[...speaking.answers]}::integer[])
    or t.state = any (${owedStates('issuer')}::text[]) and d.from_no = any (${[...speaking.issues]}::integer[]))`
}

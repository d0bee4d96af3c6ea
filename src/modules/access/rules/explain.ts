import type { AbilityTable, Actor } from '../../../kernel/policy.ts'
import type { ProblemParams } from '../../../kernel/problem.ts'

export type ExplainCode =
  | 'works-as-platform'
  | 'action-unknown'
  | 'not-signed-in'
  | 'password-change-first'
  | 'grant-reaches'
  | 'grant-elsewhere'
  | 'role-is-own-data'
  | 'role-is-platform'
  | 'role-missing'
  | 'constraint-applies'

/** One line of the answer: a phrase `explain.<code>` and its values. */
export interface ExplainLine {
  readonly code: ExplainCode
  readonly params: ProblemParams
}

export interface Explanation {
  readonly allowed: boolean
  readonly lines: readonly ExplainLine[]
}

/**
 * Why can I (not) do this, here: which grant meets which node of the row by which line of the rights matrix, or what is missing.
 * `rowNodes` are the scope nodes the row stands under, on every line; empty when the question is not about a row.
 * Says the same as `AbilityTable.decide` followed by the scope filter; a property test keeps it so.
 */
export function explain(actor: Actor, abilities: AbilityTable, action: string, rowNodes: readonly number[]): Explanation {
  if (actor.kind === 'system') return { allowed: true, lines: [{ code: 'works-as-platform', params: {} }] }
  if (actor.kind === 'visitor') return { allowed: false, lines: [{ code: 'not-signed-in', params: {} }] }
  if (actor.confined) return { allowed: false, lines: [{ code: 'password-change-first', params: {} }] }
  const rows = abilities.rows.filter((row) => row.action === action)
  if (rows.length === 0) return { allowed: false, lines: [{ code: 'action-unknown', params: { action } }] }
  const lines: ExplainLine[] = []
  let allowed = false
  for (const row of rows) {
    for (const grant of actor.grants.filter((each) => row.roles.includes(each.role))) {
      const params = { action, role: grant.role, node: grant.nodeNo }
      if (row.reach === 'self') lines.push({ code: 'role-is-own-data', params })
      else if (row.reach === 'platform') lines.push({ code: 'role-is-platform', params })
      else if (rowNodes.length === 0 || (grant.nodeNo !== null && rowNodes.includes(grant.nodeNo)))
        lines.push({ code: 'grant-reaches', params })
      else {
        lines.push({ code: 'grant-elsewhere', params })
        continue
      }
      allowed = true
      if (row.constraint) lines.push({ code: 'constraint-applies', params: { constraint: row.constraint } })
    }
  }
  if (lines.length === 0)
    lines.push({ code: 'role-missing', params: { action, roles: [...new Set(rows.flatMap((row) => row.roles))] } })
  return { allowed, lines }
}

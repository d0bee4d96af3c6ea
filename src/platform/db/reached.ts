import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../kernel/policy.ts'

/**
 * The scoped predicate of every read of rows that carry their scope nodes: the row stands under a node the action reaches. Row-level
 * security says the same behind it. `column` is written by the query's author, e.g. `v.scope_nodes`.
 */
export function reachedBy(scope: Scope, column = 'scope_nodes'): RawBuilder<boolean> {
  if (scope.everything) return sql<boolean>`true`
  return sql<boolean>`${sql.ref(column)} && ${`{${scope.nodes.join(',')}}`}::integer[]`
}

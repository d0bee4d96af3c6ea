import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../kernel/policy.ts'

/**
 * The districts the nodes of a scope lie in, as a sub-select of one column `no`: of an area, itself or the one it belongs to; of a unit,
 * the one it is filed in. Empty for a scope of everything, which lies in none.
 */
export function districtsOf(scope: Scope): RawBuilder<unknown> {
  const nodes = scope.everything ? '{}' : `{${scope.nodes.join(',')}}`
  return sql`(select coalesce(district_no, no) as no from organisations.frame() where no = any (${nodes}::integer[])
    union select district_no from organisations.unit where no = any (${nodes}::integer[]) and district_no is not null)`
}

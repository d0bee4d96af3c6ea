import { sql } from 'kysely'
import type { Day } from '../../../kernel/dates.ts'
import { problem } from '../../../kernel/problem.ts'
import type { Call } from '../../../platform/commands/operation.ts'
import { organisationProblems as problems } from '../problems.ts'

/** A change holds from a day that has come. */
export function requireDay(call: Call, day: Day): void {
  if (day > call.today) throw problem(problems['day-in-the-future'], { day })
}

/** At least one of the nodes named must be one the writer's rights reach: a unit is brought into one's own scope only. */
export async function requireReached(call: Call, nodes: readonly (number | null | undefined)[]): Promise<void> {
  if (call.scope.everything) return
  const wanted = nodes.filter((no): no is number => no !== null && no !== undefined)
  const { rows } =
    await sql`select from organisations.unit where no = any (${wanted}::integer[]) and scope_nodes && ${call.scope.nodes as number[]}::integer[]`.execute(
      call.tx,
    )
  if (rows.length === 0) throw problem(problems['unit-outside-scope'])
}

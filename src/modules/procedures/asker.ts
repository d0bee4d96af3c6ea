import { sql } from 'kysely'
import type { Call } from '../../platform/commands/operation.ts'
import { underScope } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import type { CaseRow } from './store.ts'
import type { Asker } from './rules.ts'

type Who = Pick<Call, 'tx' | 'actor' | 'can'>

/** Which of these units the person reaches with an ability: whoever stands over a unit may act for it. */
export async function reachedWith(call: Who, ability: string, nos: readonly number[]): Promise<number[]> {
  const scope = call.can(ability)
  if (!scope || nos.length === 0) return []
  return underScope(call.tx, scope, async () => {
    const { rows } = await sql<{ no: number }>`
      select no from organisations.unit where no = any (${[...nos]}::integer[]) and retracted_by is null and ${reachedBy(scope)}`.execute(
      call.tx,
    )
    return rows.map((row) => row.no)
  })
}

/** What somebody may do with a case as it stands. */
export async function askerOf(call: Who, row: CaseRow, asksUnits: boolean): Promise<Asker> {
  const reached = row.acting_ability ? await reachedWith(call, row.acting_ability, row.acting_nos) : []
  const applies = (await reachedWith(call, 'case.act', [row.subject_no])).length > 0
  return {
    accountId: call.actor.accountId,
    acts: reached.length > 0,
    applies,
    speaksFor: asksUnits && !row.delegated ? reached : [],
  }
}

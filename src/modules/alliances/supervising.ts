import { sql } from 'kysely'
import type { Call } from '../../platform/commands/operation.ts'
import { readCommunities } from './communities.ts'
import { readTurns } from './life.ts'
import { standsAt } from './rules/agreements.ts'

type Asking = Pick<Call, 'tx' | 'scope' | 'today'>

/** A community that stands, and the organisation for which the caller speaks for it. */
export interface Supervised {
  readonly id: string
  readonly name: string
  readonly unitNo: number
}

/**
 * Communities the caller coordinates today (CN-29): whoever stands at the lead, or at the member whose turn as convenor it is. An office above
 * them does not speak for them. The turn follows from the rota and is stored nowhere.
 */
export async function findSupervised(call: Asking): Promise<Supervised[]> {
  const { scope, today } = call
  const nodes = scope.everything ? null : [...scope.nodes]
  const rows = await readCommunities(
    call,
    {},
    sql`c.state in ('active', 'demonstration', 'rectification') and (${nodes}::integer[] is null or c.reach_nos && ${nodes}::integer[])`,
  )
  const found: Supervised[] = []
  for (const row of rows) {
    const { id, name, leadNo } = row
    if (standsAt(scope, leadNo)) {
      found.push({ id, name, unitNo: leadNo })
      continue
    }
    const turns = (await readTurns(call, row)).find((one) => one.role === 'convenor')?.turns ?? []
    const now = turns.find((turn) => turn.day <= today && today < turn.until)
    if (now && now.who !== null && standsAt(scope, now.who)) found.push({ id, name, unitNo: now.who })
  }
  return found
}

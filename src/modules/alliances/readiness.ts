import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { type Aspect, aspects } from './rules/communities.ts'

export interface Ready {
  readonly aspect: Aspect
  readonly state: 'there' | 'missing' | 'not-applicable' | 'unstated'
  readonly evidence: string | null
  readonly onDay: Day | null
}

/** What was last stated of each aspect, by community. */
export async function readinessOf(call: Pick<Call, 'tx'>, ids: readonly string[]): Promise<Map<string, Ready[]>> {
  const { rows } = await sql<Ready & { id: string }>`
    select community_id as id, aspect, state, evidence, on_day as "onDay" from alliances.readiness where community_id = any (${[...ids]}::uuid[])`.execute(
    call.tx,
  )
  const saidOf = (id: string, aspect: Aspect): Ready => {
    const found = rows.find((row) => row.id === id && row.aspect === aspect)
    return { aspect, state: found?.state ?? 'unstated', evidence: found?.evidence ?? null, onDay: found?.onDay ?? null }
  }
  return new Map(ids.map((id) => [id, aspects.map((aspect) => saidOf(id, aspect))]))
}

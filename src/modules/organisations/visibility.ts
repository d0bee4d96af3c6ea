import { sql } from 'kysely'
import { explain } from '../access/index.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { systemContext } from '../../platform/db/database.ts'
import { organisations } from './contract.ts'
import { namesOf } from './queries.ts'

/** Actions on a unit that people ask about. */
const asked = ['unit.read', 'unit.change', 'unit.reveal'] as const

/**
 * Why can I (not) see this unit? Answered for any number: for a unit outside the caller's scope it tells only what the caller lacks,
 * in the same words as for one that does not exist.
 */
export const explainVisibility = query(organisations.explainVisibility, async (call) => {
  const nodes = await nodesOf(call, call.params.no)
  const names = await namesOf(call, call.actor.grants.map((grant) => grant.nodeNo))
  return {
    actions: asked.map((action) => {
      const { allowed, lines } = explain(call.actor, call.services.abilities, action, nodes.length > 0 ? nodes : [-1])
      return {
        action,
        allowed: allowed && nodes.length > 0,
        lines: lines.map((line) => ({
          code: line.code,
          params: { ...line.params, ...(typeof line.params['node'] === 'number' ? { nodeName: names.get(line.params['node'])?.name ?? '' } : {}) },
        })),
      }
    }),
  }
})

/** Nodes of the unit as the caller may know them: those of its own scope, or none. */
async function nodesOf(call: Call, no: number): Promise<number[]> {
  const verdict = call.services.abilities.decide(call.actor, 'unit.read')
  if (!verdict.ok) return []
  return call.services.database.read({ ...systemContext, scope: verdict.scope, accountId: call.actor.accountId }, async (tx) => {
    const { rows } = await sql<{ scope_nodes: number[] }>`select scope_nodes from organisations.unit where no = ${no} and retracted_by is null`.execute(tx)
    return rows[0]?.scope_nodes ?? []
  })
}

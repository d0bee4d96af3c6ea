import { sql } from 'kysely'
import { explain } from '../access/index.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { underScope } from '../../platform/db/database.ts'
import { organisations } from './contract.ts'
import { namesOf } from './queries.ts'
import { inScope } from './store.ts'

/** Actions on a unit that people ask about. */
const asked = ['unit.read', 'unit.change', 'unit.reveal'] as const

interface Hop {
  edge: string
  node: number
  above: number
}

/**
 * Why can I (not) see this unit? Answered for any number: of a unit outside the caller's scope it tells only what the caller lacks,
 * in the same words as for one that does not exist.
 */
export const explainVisibility = query(organisations.explainVisibility, async (call) => {
  const hops = await hopsOf(call, call.params.no)
  const nodes = [...new Set(hops.map((hop) => hop.above))]
  const names = await namesOf(call, [...call.actor.grants.map((grant) => grant.nodeNo), ...hops.map((hop) => hop.node), ...nodes])
  const ref = (no: number) => names.get(no) ?? { no, name: '', kind: '' }
  return {
    actions: asked.map((action) => {
      const { allowed, lines } = explain(call.actor, call.services.abilities, action, nodes.length > 0 ? nodes : [-1])
      return {
        action,
        allowed,
        grants: lines.flatMap(({ code, params }) => {
          const node = params['node']
          if (code !== 'grant-reaches' || typeof node !== 'number') return []
          return [
            {
              role: String(params['role']),
              node: ref(node),
              path: pathTo(hops, node).map((step) => ({ edge: step.edge, unit: ref(step.no) })),
            },
          ]
        }),
        missing: allowed ? null : (lines[0]?.code ?? 'role-missing'),
      }
    }),
  }
})

/** The shortest way from the unit to a node: the node itself, or what the unit hangs on and then upward. */
function pathTo(hops: readonly Hop[], node: number): { edge: string; no: number }[] {
  const direct = hops.find((hop) => hop.node === node && hop.above === node)
  if (direct) return [{ edge: direct.edge, no: node }]
  const below = hops.find((hop) => hop.above === node)
  return below
    ? [
        { edge: below.edge, no: below.node },
        { edge: 'part_of', no: node },
      ]
    : []
}

/** What the unit hangs on, and what stands above that. Runs under the caller's own rows: nothing for a unit out of reach. */
async function hopsOf(call: Call, no: number): Promise<Hop[]> {
  const scope = call.can('unit.read')
  if (!scope) return []
  // In the transaction at hand: a second connection taken while holding one would starve the pool when many ask at once.
  return underScope(call.tx, scope, async () => {
    const { rows } = await sql<Hop>`
      with self as (select no, district_no, scope_nodes from organisations.unit where no = ${no} and retracted_by is null and ${inScope({ scope })}),
      first (edge, node) as (
        select l.edge, l.node from self join organisations.unit_state s on s.unit_no = self.no
        cross join lateral (values ('area', s.street_no), ('area', s.community_no), ('industry', s.industry_no), ('registered_with', s.registrar_no),
          ('supervised_by', s.supervisor_no), ('self', s.unit_no)) l (edge, node)
        where s.retracted_at is null and s.until_on is null and l.node is not null
        union all
        select e.type, e.to_no from self join organisations.edge_on(${call.today}::date) e on e.from_no = self.no
        union all
        select 'area', district_no from self where district_no is not null
      )
      select f.edge, f.node, a.above from first f
      join organisations.nodes_above((select array_agg(node) from first)) a on a.node = f.node
      join self on a.above = any (self.scope_nodes)`.execute(call.tx)
    return rows
  })
}

import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import { type Call, command, query } from '../../../platform/commands/operation.ts'
import { coverage, type UnitFilter } from '../contract.ts'
import { coverageProblems as problems } from '../problems.ts'
import { ask, figuresFor } from '../queries.ts'

interface Node {
  no: number
  kind: string
  name: string
}

async function getNode(call: Call, no: number): Promise<Node> {
  const { rows } = await sql<Node>`select no, kind, name from organisations.frame() where no = ${no}`.execute(call.tx)
  const seen = await sql`select from organisations.unit where no = ${no}`.execute(call.tx)
  if (!rows[0] || (seen.rows.length === 0 && !call.scope.everything)) throw problem(problems['target-node-not-found'])
  return rows[0]
}

function filterOf(node: Node): Partial<UnitFilter> {
  if (node.kind === 'district') return { districtNo: node.no }
  if (node.kind === 'street') return { streetNo: node.no }
  if (node.kind === 'industry') return { industryNo: node.no }
  return { communityNo: node.no }
}

export const setTarget = command(coverage.setTarget, async (call) => {
  const { body } = call
  await getNode(call, body.nodeNo)
  const { rows } = await sql<{ id: string }>`
    insert into coverage.target (node_no, metric, percent, due_on, source, account_id)
    values (${body.nodeNo}, ${body.metric}, ${body.percent}, ${body.dueOn}, ${body.source ?? null}, ${call.actor.accountId}) returning id`.execute(
    call.tx,
  )
  call.note({ objectType: 'target', objectId: rows[0]!.id })
  return { id: rows[0]!.id }
})

export const listTargets = query(coverage.listTargets, async (call) => {
  const { rows } = await sql<{
    id: string
    node_no: number
    metric: 'orgCoverage'
    percent: number
    due_on: string
    source: string | null
  }>`
    select id, node_no, metric, percent, due_on, source from coverage.target order by due_on, id`.execute(call.tx)
  const items = []
  for (const row of rows) {
    const node = await getNode(call, row.node_no)
    const now = (await figuresFor(await ask(call, filterOf(node))))[row.metric]
    const missing = Math.max(Math.ceil((now.den * row.percent) / 100) - now.num, 0)
    items.push({
      id: row.id,
      node: { no: node.no, name: node.name },
      metric: row.metric,
      percent: row.percent,
      dueOn: row.due_on,
      source: row.source,
      now,
      missing,
    })
  }
  return { items }
})

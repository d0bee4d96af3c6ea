import { sql } from 'kysely'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { commonProblems, problem } from '../../kernel/problem.ts'
import { query } from '../../platform/commands/operation.ts'
import * as contract from './contract.ts'
import { presentMe } from './me.ts'
import { pageOfAudit, pageOfOwnReads, pageOfReads, verifyLog } from './queries-audit.ts'
import { pageOfAccounts, pageOfGrants } from './queries.ts'
import { explain } from './rules.ts'

type Matrix = AnswerOf<typeof contract.getRightsMatrix>

/** The matrix is read from the tables the server decides by, so it cannot say anything else than what holds. */
const getRightsMatrixOperation = query(contract.getRightsMatrix, async ({ tx, services }) => {
  const { rows: roles } = await sql<Matrix['roles'][number]>`
    select code, zh, en, kind, stands_alone as "standsAlone" from access.role order by kind, code`.execute(tx)
  const endpoints = services.contributions.operations.map((operation) => operation.endpoint)
  const rows = services.abilities.rows.map(({ action, reach, roles, constraint }) => ({
    action,
    reach,
    roles: [...roles],
    constraint: constraint ?? null,
    endpoints: endpoints
      .filter(({ permission }) => typeof permission === 'object' && permission.action === action)
      .map((endpoint) => endpoint.name),
  }))
  return { roles, rows }
})

export const reads = [
  query(contract.getMe, async ({ tx, services, actor }) => {
    if (actor.accountId === null) throw problem(commonProblems['not-signed-in'])
    return presentMe(services, tx, actor.accountId)
  }),
  query(contract.listAccounts, async (call) => pageOfAccounts(call, call.query)),
  query(contract.listGrants, async (call) => pageOfGrants(call, call.query)),
  query(contract.findNodes, async ({ tx, services, query }) => ({
    items: (await services.contributions.nodeSource?.find({ tx, q: query.q, limit: 20 })) ?? [],
  })),
  getRightsMatrixOperation,
  query(contract.explainAccess, async ({ actor, services, query }) => {
    const nodes = query.nodeNos === '' ? [] : query.nodeNos.split(',').map(Number)
    const { allowed, lines } = explain(actor, services.abilities, query.action, nodes)
    return { allowed, lines: lines.map(({ code, params }) => ({ code, params: mutable(params) })) }
  }),
  query(contract.listAuditEntries, async ({ tx, query }) => pageOfAudit(tx, query)),
  query(contract.verifyAuditLog, (call) => verifyLog(call)),
  query(contract.listPurposes, async ({ tx }) => {
    const { rows } = await sql<{ code: string; zh: string; en: string }>`
      select code, zh, en from access.purpose where active order by code`.execute(tx)
    return rows
  }),
  query(contract.listMyReadLog, async (call) => pageOfOwnReads(call, call.query)),
  query(contract.listReadLog, async ({ tx, query }) => pageOfReads(tx, query)),
]

type Value = string | number | boolean | null | string[]

function mutable(params: Readonly<Record<string, string | number | boolean | null | readonly string[]>>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]): [string, Value] => [
      name,
      typeof value === 'object' && value !== null ? [...value] : value,
    ]),
  )
}

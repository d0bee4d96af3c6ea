import { type RawBuilder, sql } from 'kysely'
import type { QueryOf } from '../../kernel/endpoint.ts'
import type { Page } from '../../kernel/page.ts'
import { problem } from '../../kernel/problem.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { anywhere } from '../../platform/db/like.ts'
import type { AccountView, GrantView, listAccounts, listGrants } from './contract.ts'
import { isGenuine } from './grants.ts'
import { accessProblems } from './problems.ts'
import { type AccountState, decideAttempt, isAsleep, mustChangePassword } from './rules.ts'
import { readPasswordProfile } from './settings.ts'
import { readAttempts } from './store.ts'
import { grantColumns, type GrantRow } from './store-grants.ts'

/** All conditions together; without any, everything the row policies let through. */
export function every(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

/** Part of a name as a LIKE pattern in which the person's signs mean themselves. */
export function containing(text: string): string {
  return anywhere(text)
}

interface AccountListRow extends AccountState {
  id: string
  loginName: string
  displayName: string
  createdAt: Date
  roles: { role: string; nodeNo: number | null }[]
}

export async function pageOfAccounts(call: Call, filter: QueryOf<typeof listAccounts>): Promise<Page<AccountView>> {
  const { tx, now, today } = call
  const conditions: RawBuilder<unknown>[] = []
  if (filter.q)
    conditions.push(sql`(a.login_name like ${containing(filter.q.toLowerCase())} or a.display_name like ${containing(filter.q)})`)
  if (filter.state) conditions.push(filter.state === 'disabled' ? sql`a.disabled_at is not null` : sql`a.disabled_at is null`)
  if (filter.role) {
    conditions.push(sql`exists (select from access.role_grant g where g.account_id = a.id and g.role = ${filter.role} and g.state = 'approved'
      and g.from_on <= ${today} and (g.until_on is null or g.until_on > ${today}))`)
  }
  const { rows: counted } = await sql<{
    n: number
  }>`select count(*)::integer as n from access.account a where ${every(conditions)}`.execute(tx)
  const { rows } = await sql<AccountListRow>`
    select a.id, a.login_name as "loginName", a.display_name as "displayName", a.disabled_at as "disabledAt", a.must_change as "mustChange",
      a.one_time_until as "oneTimeUntil", a.demo, a.active_since as "activeSince", a.last_signed_in_at as "lastSignedInAt",
      a.password_changed_at as "passwordChangedAt", a.created_at as "createdAt",
      coalesce((select json_agg(json_build_object('role', g.role, 'nodeNo', g.node_no) order by g.role, g.node_no) from access.role_grant g
        where g.account_id = a.id and g.state = 'approved' and g.from_on <= ${today} and (g.until_on is null or g.until_on > ${today})), '[]') as roles
    from access.account a where ${every(conditions)}
    order by a.login_name limit ${filter.pageSize} offset ${(filter.page - 1) * filter.pageSize}`.execute(tx)
  const profile = await readPasswordProfile(tx)
  const manages = call.can('access.manage-accounts') !== null
  const names = await nodeNames(
    call,
    rows.flatMap((row) => row.roles.map((held) => held.nodeNo)),
  )
  const items: AccountView[] = []
  for (const row of rows) {
    const locked = decideAttempt(await readAttempts(tx, row.loginName, now), now)
    const [asleep, other] = [isAsleep(row, now), manages && row.id !== call.actor.accountId]
    const disabled = row.disabledAt !== null
    items.push({
      id: row.id,
      loginName: row.loginName,
      displayName: row.displayName,
      disabledAt: row.disabledAt?.toISOString() ?? null,
      lockedMinutes: locked.ok ? null : locked.params.minutes,
      asleep,
      mustChange: mustChangePassword(row, profile, now),
      demo: row.demo,
      lastSignedInAt: row.lastSignedInAt?.toISOString() ?? null,
      createdAt: row.createdAt.toISOString(),
      roles: row.roles.map((held) => ({ ...held, nodeName: held.nodeNo === null ? null : (names.get(held.nodeNo) ?? null) })),
      can: {
        disable: other && !disabled,
        enable: other && (disabled || asleep),
        unlock: other && !locked.ok,
        reset: other && !row.roles.some(({ role }) => role.endsWith('_admin')),
        proposeGrant: call.can('access.propose-grant') !== null,
      },
    })
  }
  return { items, total: counted[0]!.n, page: filter.page, pageSize: filter.pageSize }
}

type GrantListRow = GrantRow & { displayName: string; proposerName: string | null; deciderName: string | null }

const grantTables = sql`access.role_grant g join access.account a on a.id = g.account_id
  left join access.account p on p.id = g.proposed_by left join access.account d on d.id = g.decided_by`
const grantNames = sql`a.display_name as "displayName", p.display_name as "proposerName", d.display_name as "deciderName"`

export async function pageOfGrants(call: Call, filter: QueryOf<typeof listGrants>): Promise<Page<GrantView>> {
  const conditions: RawBuilder<unknown>[] = []
  if (filter.state) conditions.push(sql`g.state = ${filter.state}`)
  if (filter.accountId) conditions.push(sql`g.account_id = ${filter.accountId}`)
  if (filter.role) conditions.push(sql`g.role = ${filter.role}`)
  const { rows: counted } = await sql<{
    n: number
  }>`select count(*)::integer as n from access.role_grant g where ${every(conditions)}`.execute(call.tx)
  const { rows } = await sql<GrantListRow>`select ${grantColumns}, ${grantNames} from ${grantTables} where ${every(conditions)}
    order by g.proposed_at desc, g.id limit ${filter.pageSize} offset ${(filter.page - 1) * filter.pageSize}`.execute(call.tx)
  const names = await nodeNames(
    call,
    rows.map((row) => row.nodeNo),
  )
  const items = rows.map((row) => presentGrant(call, row, names))
  return { items, total: counted[0]!.n, page: filter.page, pageSize: filter.pageSize }
}

/** Names of the nodes of grants; the keeper of the units tells them. */
async function nodeNames({ tx, services }: Call, nodes: readonly (number | null)[]): Promise<ReadonlyMap<number, string>> {
  const nos = [...new Set(nodes.filter((no) => no !== null))]
  if (nos.length === 0) return new Map()
  return (await services.contributions.nodeSource?.names({ tx, nos })) ?? new Map()
}

export async function getGrantView(call: Call, id: string): Promise<GrantView> {
  const { rows } = await sql<GrantListRow>`select ${grantColumns}, ${grantNames} from ${grantTables} where g.id = ${id}`.execute(
    call.tx,
  )
  if (!rows[0]) throw problem(accessProblems['grant-not-found'])
  return presentGrant(call, rows[0], await nodeNames(call, [rows[0].nodeNo]))
}

function presentGrant(call: Call, row: GrantListRow, names: ReadonlyMap<number, string>): GrantView {
  const own = row.accountId === call.actor.accountId
  const { id, accountId, displayName, role, nodeNo, line, fromOn, untilOn, reason, state } = row
  return {
    id,
    accountId,
    displayName,
    role,
    nodeNo,
    nodeName: nodeNo === null ? null : (names.get(nodeNo) ?? null),
    line,
    fromOn,
    untilOn,
    reason,
    state,
    proposedBy: row.proposerName,
    proposedAt: row.proposedAt.toISOString(),
    decidedBy: row.deciderName,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    genuine: isGenuine(call.services.crypto, row),
    can: {
      decide: state === 'proposed' && !own && row.proposedBy !== call.actor.accountId && call.can('access.decide-grant') !== null,
      revoke: state === 'approved' && !own && call.can('access.revoke-grant') !== null,
    },
  }
}

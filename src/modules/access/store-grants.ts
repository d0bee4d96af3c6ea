import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { HeldRole } from './rules.ts'

export type GrantState = 'proposed' | 'approved' | 'refused' | 'revoked'
export type Line = 'area' | 'industry' | 'registry' | 'party'

export interface GrantRow {
  readonly id: string
  readonly accountId: string
  readonly role: string
  readonly nodeNo: number | null
  readonly line: Line | null
  readonly fromOn: string
  readonly untilOn: string | null
  readonly reason: string
  readonly state: GrantState
  readonly proposedBy: string | null
  readonly proposedAt: Date
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly mac: Buffer
}

export const grantColumns = sql`g.id, g.account_id as "accountId", g.role, g.node_no as "nodeNo", g.line, g.from_on as "fromOn",
  g.until_on as "untilOn", g.reason, g.state, g.proposed_by as "proposedBy", g.proposed_at as "proposedAt", g.decided_by as "decidedBy",
  g.decided_at as "decidedAt", g.mac`

/** One writer of grants a person at a time; the trigger of the table takes the same lock. */
export async function lockPerson(tx: Tx, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${personId}, 1))`.execute(tx)
}

/** Roles held or proposed, in whatever period, by all accounts of a person. */
export async function listHeld(tx: Tx, personId: string): Promise<(HeldRole & { accountId: string })[]> {
  const { rows } = await sql<HeldRole & { accountId: string }>`
    select g.role, g.node_no as "nodeNo", g.from_on as "fromOn", g.until_on as "untilOn", g.account_id as "accountId" from access.role_grant g
    join access.account a on a.id = g.account_id
    where a.person_id = ${personId} and g.state in ('proposed', 'approved')`.execute(tx)
  return rows
}

export async function insertGrant(
  tx: Tx,
  grant: Omit<GrantRow, 'mac'>,
  macOf: (grant: Omit<GrantRow, 'mac'>) => Buffer,
): Promise<void> {
  await sql`
    insert into access.role_grant (id, account_id, role, node_no, line, from_on, until_on, reason, state, proposed_by, proposed_at, decided_by,
      decided_at, mac)
    values (${grant.id}, ${grant.accountId}, ${grant.role}, ${grant.nodeNo}, ${grant.line}, ${grant.fromOn}, ${grant.untilOn}, ${grant.reason},
      ${grant.state}, ${grant.proposedBy}, ${grant.proposedAt}, ${grant.decidedBy}, ${grant.decidedAt}, ${macOf(grant)})`.execute(
    tx,
  )
}

export async function getGrantForUpdate(tx: Tx, id: string): Promise<(GrantRow & { personId: string }) | null> {
  const { rows } = await sql<GrantRow & { personId: string }>`select ${grantColumns}, a.person_id as "personId"
    from access.role_grant g join access.account a on a.id = g.account_id where g.id = ${id} for update of g`.execute(tx)
  return rows[0] ?? null
}

export async function saveState(
  tx: Tx,
  grant: GrantRow,
  macOf: (grant: GrantRow) => Buffer,
  revokedBy: { accountId: string | null; at: Date } | null = null,
): Promise<void> {
  await sql`update access.role_grant set state = ${grant.state}, decided_by = ${grant.decidedBy}, decided_at = ${grant.decidedAt},
    revoked_by = ${revokedBy?.accountId ?? null}, revoked_at = ${revokedBy?.at ?? null}, mac = ${macOf(grant)} where id = ${grant.id}`.execute(
    tx,
  )
}

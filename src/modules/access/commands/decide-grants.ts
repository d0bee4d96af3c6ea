import { randomUUID } from 'node:crypto'
import { problem } from '../../../kernel/problem.ts'
import { type Call, command } from '../../../platform/commands/operation.ts'
import type { Services } from '../../../platform/commands/services.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { approveGrant, proposeGrant, refuseGrant, revokeGrant } from '../contract.ts'
import { grantMac, isGenuine } from '../grants.ts'
import { accessProblems } from '../problems.ts'
import { getGrantView } from '../queries.ts'
import { decideDecision, decideGrant } from '../rules.ts'
import { findAccount } from '../store.ts'
import { getGrantForUpdate, type GrantRow, insertGrant, type Line, listHeld, lockPerson, saveState } from '../store-grants.ts'
import { getAccount } from './manage-accounts.ts'

export interface GrantWish {
  readonly accountId: string
  readonly role: string
  readonly nodeNo: number | null
  readonly line: Line | null
  readonly fromOn: string
  readonly untilOn: string | null
  readonly reason: string
}

/** Writes a grant in the state given, after the rules of separation; answers its id. */
export async function writeGrant(
  tx: Tx,
  services: Services,
  wish: GrantWish,
  made: Pick<GrantRow, 'state' | 'proposedBy' | 'proposedAt' | 'decidedBy' | 'decidedAt'>,
): Promise<string> {
  const account = await getAccount(tx, wish.accountId)
  await lockPerson(tx, account.personId)
  const decision = decideGrant(await listHeld(tx, account.personId), wish)
  if (!decision.ok) throw problem(accessProblems[decision.code])
  const id = randomUUID()
  await insertGrant(tx, { ...wish, ...made, id }, (grant) => grantMac(services.crypto, grant))
  return id
}

/** Propose a role for an account. */
export const proposeGrantOperation = command(proposeGrant, async (call) => {
  const made = {
    state: 'proposed',
    proposedBy: call.actor.accountId,
    proposedAt: call.now,
    decidedBy: null,
    decidedAt: null,
  } as const
  const id = await writeGrant(call.tx, call.services, call.body, made)
  noteGrant(call, id, call.body)
  return getGrantView(call, id)
})

/** Approve a proposed role. */
export const approveGrantOperation = command(approveGrant, (call) => decide(call, call.params.id, 'approved', null))

/** Refuse a proposed role. */
export const refuseGrantOperation = command(refuseGrant, (call) => decide(call, call.params.id, 'refused', call.body.reason))

async function decide(call: Call, id: string, state: 'approved' | 'refused', reason: string | null) {
  const grant = await getGrantForUpdate(call.tx, id)
  if (!grant) throw problem(accessProblems['grant-not-found'])
  noteGrant(call, id, grant, reason)
  // A proposal altered by hand in the database is none.
  const found = isGenuine(call.services.crypto, grant) ? grant.state : 'refused'
  const [decider, proposer] = [await personOf(call.tx, call.actor.accountId), await personOf(call.tx, grant.proposedBy)]
  const decision = decideDecision(found, decider ?? 'platform', proposer, grant.personId)
  if (!decision.ok) throw problem(accessProblems[decision.code])
  await save(call, { ...grant, state, decidedBy: call.actor.accountId, decidedAt: call.now })
  return getGrantView(call, id)
}

/** Take a role back. */
export const revokeGrantOperation = command(revokeGrant, async (call) => {
  const grant = await getGrantForUpdate(call.tx, call.params.id)
  if (!grant) throw problem(accessProblems['grant-not-found'])
  noteGrant(call, grant.id, grant, call.body.reason)
  if (grant.state !== 'approved') throw problem(accessProblems['grant-not-in-force'])
  if ((await personOf(call.tx, call.actor.accountId)) === grant.personId) throw problem(accessProblems['grant-for-oneself'])
  await save(call, { ...grant, state: 'revoked' }, true)
  return getGrantView(call, grant.id)
})

async function save(call: Call, grant: GrantRow, revoked = false): Promise<void> {
  const by = revoked ? { accountId: call.actor.accountId, at: call.now } : null
  await saveState(call.tx, grant, (row) => grantMac(call.services.crypto, row), by)
}

async function personOf(tx: Tx, accountId: string | null): Promise<string | null> {
  return accountId === null ? null : ((await findAccount(tx, accountId))?.personId ?? null)
}

function noteGrant(
  call: Call,
  id: string,
  grant: Pick<GrantWish, 'accountId' | 'role' | 'nodeNo'>,
  reason: string | null = null,
): void {
  const { accountId, role, nodeNo } = grant
  call.note({ objectType: 'grant', objectId: id, detail: { accountId, role, nodeNo, ...(reason === null ? {} : { reason }) } })
}

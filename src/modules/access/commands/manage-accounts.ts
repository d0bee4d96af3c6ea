import { randomInt } from 'node:crypto'
import { problem } from '../../../kernel/problem.ts'
import { type Call, command, preparedCommand } from '../../../platform/commands/operation.ts'
import type { Services } from '../../../platform/commands/services.ts'
import { asPlatform, type Tx } from '../../../platform/db/database.ts'
import { createAccount, disableAccount, enableAccount, resetPassword, unlockAccount } from '../contract.ts'
import { accessProblems } from '../problems.ts'
import { oneTimeMs, oneTimePassword, standsAlone } from '../rules.ts'
import { type AccountRow, findAccount, insertAccount, insertAttempt, savePassword, setDisabled } from '../store.ts'
import { listHeld } from '../store-grants.ts'
import { removeSessions } from '../store-sessions.ts'

/** A password read out once and good for a day, with its hash. */
export async function drawOneTimePassword(services: Services) {
  const password = oneTimePassword((below) => randomInt(below))
  const validUntil = new Date(services.clock.now().getTime() + oneTimeMs)
  return { password, validUntil, hash: await services.crypto.hashPassword(password) }
}

/** Create an account with a one-time password. */
export const createAccountOperation = preparedCommand(
  createAccount,
  ({ services }) => drawOneTimePassword(services),
  async (call) => {
    const { body, prepared } = call
    const same = body.samePersonAs ? await getAccount(call.tx, body.samePersonAs) : null
    const accountId = await insertAccount(
      call.tx,
      {
        loginName: body.loginName,
        displayName: body.displayName,
        personId: same?.personId ?? null,
        passwordHash: prepared.hash,
        mustChange: true,
        oneTimeUntil: prepared.validUntil,
        demo: false,
        createdBy: call.actor.accountId,
      },
      call.now,
    )
    if (accountId === null) throw problem(accessProblems['login-name-taken'])
    call.note({ objectType: 'account', objectId: accountId, fields: ['loginName', 'displayName'] })
    return { accountId, oneTimePassword: prepared.password, validUntil: prepared.validUntil.toISOString() }
  },
)

/** Shut an account and end its sessions. */
export const disableAccountOperation = command(disableAccount, async (call) => {
  const account = await getOther(call, call.params.id)
  await setDisabled(call.tx, account.id, call.now, call.now)
  await removeSessions(call.tx, account.id)
  call.note({ objectType: 'account', objectId: account.id, detail: { reason: call.body.reason } })
  return {}
})

/** Open a disabled or sleeping account again. */
export const enableAccountOperation = command(enableAccount, async (call) => {
  const account = await getOther(call, call.params.id)
  await setDisabled(call.tx, account.id, null, call.now)
  call.note({ objectType: 'account', objectId: account.id })
  return {}
})

/** Forget failed sign-ins. */
export const unlockAccountOperation = command(unlockAccount, async (call) => {
  const account = await getOther(call, call.params.id)
  await insertAttempt(call.tx, account.loginName, 'cleared', call.actor.ip, call.now)
  call.note({ objectType: 'account', objectId: account.id })
  return {}
})

/**
 * Replace a forgotten password. Not for the three administrators: whoever resets could sign in as the one who approves, and one person
 * would be two. Their passwords are reset on the server itself.
 */
export const resetPasswordOperation = preparedCommand(
  resetPassword,
  ({ services }) => drawOneTimePassword(services),
  async (call) => {
    const account = await getOther(call, call.params.id)
    const held = await asPlatform(call.tx, () => listHeld(call.tx, account.personId))
    if (held.some((grant) => standsAlone(grant.role))) throw problem(accessProblems['account-of-administrator'])
    const { hash, password, validUntil } = call.prepared
    await asPlatform(call.tx, () => replacePassword(call.tx, account, { hash, validUntil }, call.actor.ip, call.now))
    call.note({ objectType: 'account', objectId: account.id, fields: ['password'] })
    return { accountId: account.id, oneTimePassword: password, validUntil: validUntil.toISOString() }
  },
)

export async function replacePassword(
  tx: Tx,
  account: AccountRow,
  given: { hash: string; validUntil: Date },
  ip: string | null,
  now: Date,
): Promise<void> {
  await savePassword(tx, account.id, { hash: given.hash, mustChange: true, oneTimeUntil: given.validUntil }, now)
  await removeSessions(tx, account.id)
  await insertAttempt(tx, account.loginName, 'cleared', ip, now)
}

async function getOther(call: Call, id: string): Promise<AccountRow> {
  const account = await getAccount(call.tx, id)
  if (account.id === call.actor.accountId) throw problem(accessProblems['account-own'])
  return account
}

export async function getAccount(tx: Tx, id: string): Promise<AccountRow> {
  const account = await findAccount(tx, id)
  if (!account) throw problem(accessProblems['account-not-found'])
  return account
}

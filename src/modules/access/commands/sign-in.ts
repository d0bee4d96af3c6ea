import { randomBytes } from 'node:crypto'
import { problem } from '../../../kernel/problem.ts'
import { command, type Prelude, preparedCommand } from '../../../platform/commands/operation.ts'
import type { Services } from '../../../platform/commands/services.ts'
import { asPlatform, systemContext } from '../../../platform/db/database.ts'
import { signIn, signOut } from '../contract.ts'
import { presentMe } from '../me.ts'
import { accessProblems } from '../problems.ts'
import { decideAttempt, decideSignIn } from '../rules.ts'
import { beginSession, cookieName } from '../sessions.ts'
import { findAccountByLogin, insertAttempt, lockLoginName, markSucceeded, readAttempts, saveSignedIn } from '../store.ts'
import { removeSession } from '../store-sessions.ts'

/** Sign in: the password is looked at before the transaction, so that a flood of guesses holds no connection. */
export const signInOperation = preparedCommand(
  signIn,
  async ({ body, services, actor, now, note }) => {
    const loginName = body.loginName.toLowerCase().slice(0, 40)
    const { attemptId, account } = await takeAttempt({ services, actor, now }, loginName)
    if (account) note({ objectType: 'account', objectId: account.id })
    const stored = account?.passwordHash ?? (await decoyOf(services))
    const fits = await services.crypto.verifyPassword(stored, body.password)
    const decision = decideSignIn(account, fits, now)
    if (!decision.ok) throw problem(accessProblems[decision.code])
    return { attemptId, accountId: account!.id }
  },
  async (call) => {
    const { attemptId, accountId } = call.prepared
    await beginSession(call, accountId)
    return asPlatform(call.tx, async () => {
      await markSucceeded(call.tx, attemptId)
      await saveSignedIn(call.tx, accountId, call.now)
      return presentMe(call.services, call.tx, accountId)
    })
  },
)

/** End the session here and in the browser. */
export const signOutOperation = command(signOut, async (call) => {
  if (call.actor.sessionId) await removeSession(call.tx, call.actor.sessionId)
  call.reply.clear(cookieName(call.services))
  return {}
})

/**
 * Writes the guess down as failed before it is looked at, in a transaction of its own: guesses at the same moment count each other, and
 * none is lost when the request is. Whoever came in marks it as succeeded. Throws `sign-in-locked`.
 */
export async function takeAttempt({ services, actor, now }: Pick<Prelude, 'services' | 'actor' | 'now'>, loginName: string) {
  return services.database.transaction(systemContext, async (tx) => {
    await lockLoginName(tx, loginName)
    const decision = decideAttempt(await readAttempts(tx, loginName, now), now)
    if (!decision.ok) throw problem(accessProblems[decision.code], decision.params)
    const attemptId = await insertAttempt(tx, loginName, 'failed', actor.ip, now)
    return { attemptId, account: await findAccountByLogin(tx, loginName) }
  })
}

const decoys = new WeakMap<Services, Promise<string>>()

/** A hash nobody knows the password of, so that an unknown name takes as long as a known one. */
function decoyOf(services: Services): Promise<string> {
  let decoy = decoys.get(services)
  if (!decoy) decoys.set(services, (decoy = services.crypto.hashPassword(randomBytes(24).toString('base64'))))
  return decoy
}

import { commonProblems, problem } from '../../../kernel/problem.ts'
import { preparedCommand } from '../../../platform/commands/operation.ts'
import type { Services } from '../../../platform/commands/services.ts'
import { asPlatform, systemContext } from '../../../platform/db/database.ts'
import { changePassword } from '../contract.ts'
import { presentMe } from '../me.ts'
import { contextWords } from '../own-account.ts'
import { accessProblems } from '../problems.ts'
import { decidePassword, passwordRules } from '../rules.ts'
import { beginSession } from '../sessions.ts'
import { readPasswordProfile } from '../settings.ts'
import { findAccount, listFormerPasswords, markSucceeded, savePassword } from '../store.ts'
import { removeSessions } from '../store-sessions.ts'
import { takeAttempt } from './sign-in.ts'

/** Change the own password. Guesses at the present one count like guesses at the door; all sessions end, this one gets a new token. */
export const changePasswordOperation = preparedCommand(
  changePassword,
  async ({ body, services, actor, now }) => {
    const { account, profile, former } = await load(services, actor.accountId)
    const { attemptId } = await takeAttempt({ services, actor, now }, account.loginName)
    const fits = await services.crypto.verifyPassword(account.passwordHash, body.current)
    if (!fits) throw problem(accessProblems['password-wrong'])
    const decision = decidePassword(profile, body.next, contextWords(account))
    if (!decision.ok) throw problem(accessProblems[decision.code], decision.params)
    for (const hash of former) {
      if (await services.crypto.verifyPassword(hash, body.next)) throw problem(accessProblems['password-used-before'])
    }
    return { attemptId, accountId: account.id, hash: await services.crypto.hashPassword(body.next) }
  },
  async (call) => {
    const { attemptId, accountId, hash } = call.prepared
    call.note({ objectType: 'account', objectId: accountId, fields: ['password'] })
    await asPlatform(call.tx, async () => {
      await markSucceeded(call.tx, attemptId)
      await savePassword(call.tx, accountId, { hash, mustChange: false, oneTimeUntil: null }, call.now)
      await removeSessions(call.tx, accountId)
    })
    await beginSession(call, accountId)
    return presentMe(call.services, call.tx, accountId)
  },
)

async function load(services: Services, accountId: string | null) {
  return services.database.read(systemContext, async (tx) => {
    const account = accountId === null ? null : await findAccount(tx, accountId)
    if (!account) throw problem(commonProblems['not-signed-in'])
    const profile = await readPasswordProfile(tx)
    const former = await listFormerPasswords(tx, account.id, passwordRules[profile].remembered - 1)
    return { account, profile, former: [account.passwordHash, ...former] }
  })
}

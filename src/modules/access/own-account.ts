import { pinyin } from 'pinyin-pro'
import { problem } from '../../kernel/problem.ts'
import type { Call } from '../../platform/commands/operation.ts'
import type { Services } from '../../platform/commands/services.ts'
import { asPlatform, systemContext } from '../../platform/db/database.ts'
import { accessProblems } from './problems.ts'
import { decidePassword } from './rules.ts'
import { readPasswordProfile } from './settings.ts'
import { insertAccount } from './store.ts'

interface Named {
  readonly loginName: string
  readonly displayName: string
}

/** Words a guesser who knows the person begins with. */
export function contextWords({ loginName, displayName }: Named): string[] {
  const syllables = pinyin(displayName, { toneType: 'none', type: 'array', nonZh: 'removed' }).map((syllable) =>
    syllable.toLowerCase(),
  )
  const latin = displayName.toLowerCase().split(/[^a-z]+/)
  return [loginName, ...loginName.split(/[._-]/), syllables.join(''), syllables.slice(1).join(''), ...latin]
}

/** Hash of a password somebody chose for an account of their own; to be made before the transaction. Throws `password-…`. */
export async function hashOwnPassword(services: Services, named: Named, password: string): Promise<string> {
  const profile = await services.database.read(systemContext, (tx) => readPasswordProfile(tx))
  const decision = decidePassword(profile, password, contextWords(named))
  if (!decision.ok) throw problem(accessProblems[decision.code], decision.params)
  return services.crypto.hashPassword(password)
}

/** An account without any role, for a module that has made sure whose it is. Throws `login-name-taken`. */
export async function openOwnAccount(call: Call, named: Named, passwordHash: string): Promise<string> {
  const account = { ...named, passwordHash, personId: null, mustChange: false, oneTimeUntil: null, demo: false, createdBy: null }
  const accountId = await asPlatform(call.tx, () => insertAccount(call.tx, account, call.now))
  if (accountId === null) throw problem(accessProblems['login-name-taken'])
  return accountId
}

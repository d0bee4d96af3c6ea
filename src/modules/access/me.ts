import type { Actor } from '../../kernel/policy.ts'
import type { Services } from '../../platform/commands/services.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Me } from './contract.ts'
import { isGenuine } from './grants.ts'
import { followingGrants } from './following-grants.ts'
import { mustChangePassword, passwordRules, sessionLimits } from './rules.ts'
import { readPasswordProfile } from './settings.ts'
import { findAccount } from './store.ts'
import { listGrantsInForce } from './store-sessions.ts'

/** What the browser is told of its own account. `abilities` is empty while the password has to be changed. */
export async function presentMe(services: Services, tx: Tx, accountId: string): Promise<Me> {
  const account = (await findAccount(tx, accountId))!
  const profile = await readPasswordProfile(tx)
  const rows = await listGrantsInForce(tx, accountId, services.clock.today())
  const granted = rows.filter((row) => isGenuine(services.crypto, row)).map(({ role, nodeNo }) => ({ role, nodeNo }))
  const grants = [...granted, ...(await followingGrants(services, tx, accountId))]
  const mustChange = mustChangePassword(account, profile, services.clock.now())
  const actor: Actor = { kind: 'person', accountId, displayName: '', grants: mustChange ? [] : grants, sessionId: null, ip: null }
  const actions = [...new Set(services.abilities.rows.map((row) => row.action))].sort()
  const { minLength, minClasses, maxAgeDays, remembered } = passwordRules[profile]
  return {
    accountId,
    loginName: account.loginName,
    displayName: account.displayName,
    mustChangePassword: mustChange,
    passwordRules: { minLength, minClasses, maxAgeDays, remembered },
    idleMinutes: sessionLimits(grants).idleMs / 60_000,
    grants,
    abilities: actions.filter((action) => services.abilities.decide(actor, action).ok),
  }
}

import { sql } from 'kysely'
import type { Grant } from '../../kernel/policy.ts'
import type { Services } from '../../platform/commands/services.ts'
import { asPlatform, type Tx } from '../../platform/db/database.ts'
import { administrators } from './rules/roles.ts'
import { findAccountByLogin } from './store.ts'

/** Rights that other modules say follow from facts, e.g. from a post. An administrator stands alone: to such a person nothing follows. */
export async function followingGrants(services: Services, tx: Tx, accountId: string): Promise<Grant[]> {
  const { scopeSources } = services.contributions
  if (scopeSources.length === 0) return []
  return asPlatform(tx, async () => {
    const grants: Grant[] = []
    for (const source of scopeSources) grants.push(...(await source.grantsOf(tx, accountId, services.clock.today())))
    return grants.length > 0 && (await administers(tx, accountId)) ? [] : grants
  })
}

/** Whether the person behind an account administers the platform, through whichever account. */
async function administers(tx: Tx, accountId: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from access.role_grant g join access.account a on a.id = g.account_id
      where a.person_id = (select person_id from access.account where id = ${accountId}) and g.role = any (${[...administrators]}::text[])
        and g.state in ('proposed', 'approved')) as found`.execute(tx)
  return rows[0]!.found
}

/** The account of a login name, for a module that ties facts to it; null when there is none or it is disabled. */
export async function findLinkableAccount(
  tx: Tx,
  loginName: string,
): Promise<{ accountId: string; displayName: string; administrator: boolean } | null> {
  return asPlatform(tx, async () => {
    const account = await findAccountByLogin(tx, loginName)
    if (!account || account.disabledAt !== null) return null
    return { accountId: account.id, displayName: account.displayName, administrator: await administers(tx, account.id) }
  })
}

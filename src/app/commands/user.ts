import { parseArgs } from 'node:util'
import {
  createAccount,
  grantRole,
  listAccounts,
  resetPassword,
  roleCodes,
  setAccountDisabled,
} from '../../modules/access/index.ts'
import { sql } from 'kysely'
import { systemContext } from '../../platform/db/database.ts'
import type { Platform } from '../platform.ts'
import { BadInput, type Terminal } from './terminal.ts'

/** `user add|list|reset|grant|disable|enable`: accounts, for whoever has a shell on the server. Audited like everyone. */
export async function userCommand(platform: Platform, terminal: Terminal, args: string[]): Promise<void> {
  const { services } = platform
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      role: { type: 'string' },
      scope: { type: 'string' },
      reason: { type: 'string' },
      'same-person-as': { type: 'string' },
    },
  })
  const [deed, login] = positionals
  if (deed === 'list') {
    const accounts = await listAccounts(services)
    return terminal.result(accounts, () =>
      accounts
        .map((account) => `${account.loginName}  ${account.displayName}  ${account.roles.map((entry) => entry.role).join(' ')}`)
        .join('\n'),
    )
  }
  if (!login) throw new BadInput('login-missing')
  if (deed === 'add') {
    const samePersonAs = values['same-person-as']
    const made = await createAccount(services, {
      loginName: login,
      displayName: values.name ?? login,
      ...(samePersonAs ? { samePersonAs } : {}),
    })
    if (values.role) await grant(platform, login, values)
    return terminal.result({ login, password: made.oneTimePassword, validUntil: made.validUntil }, () =>
      terminal.words('user.added', { login, password: made.oneTimePassword ?? '' }),
    )
  }
  if (deed === 'reset') {
    const made = await resetPassword(services, login)
    return terminal.result({ login, password: made.oneTimePassword, validUntil: made.validUntil }, () =>
      terminal.words('user.reset', { login, password: made.oneTimePassword ?? '' }),
    )
  }
  if (deed === 'grant') await grant(platform, login, values)
  else if (deed === 'disable' || deed === 'enable') await setAccountDisabled(services, login, deed === 'disable')
  else throw new BadInput('user-deed-unknown', { deed: deed ?? '' })
  terminal.result({ login }, () => terminal.words('user.done'))
}

/** `--role street_officer --scope 民治街道`: the scope is a name or a division code of an area or an industry, a number for any node. */
async function grant(
  platform: Platform,
  login: string,
  values: { role?: string; scope?: string; reason?: string },
): Promise<void> {
  const { services } = platform
  if (!values.role || !(roleCodes as readonly string[]).includes(values.role))
    throw new BadInput('role-unknown', { role: values.role ?? '', roles: roleCodes.join(', ') })
  const nodeNo = values.scope === undefined ? null : await nodeOf(platform, values.scope)
  await grantRole(services, { loginName: login, role: values.role, nodeNo, reason: values.reason ?? 'lianjian user' })
}

async function nodeOf(platform: Platform, scope: string): Promise<number> {
  const { rows } = await platform.services.database.read(systemContext, (tx) =>
    sql<{ no: number }>`
      select no from organisations.frame() where name = ${scope} or code = ${scope}
      union select no from organisations.unit where no::text = ${scope} limit 2`.execute(tx),
  )
  if (rows.length !== 1) throw new BadInput(rows.length === 0 ? 'scope-unknown' : 'scope-ambiguous', { scope })
  return rows[0]!.no
}

import { randomUUID } from 'node:crypto'
import type { Actor } from '../../kernel/policy.ts'
import { everything, platformItself } from '../../kernel/policy.ts'
import { problem } from '../../kernel/problem.ts'
import { writeAudit } from '../../platform/audit/entries.ts'
import type { AuditNote } from '../../platform/commands/operation.ts'
import type { Services } from '../../platform/commands/services.ts'
import { systemContext, type Tx } from '../../platform/db/database.ts'
import { type GrantWish, writeGrant } from './commands/decide-grants.ts'
import { drawOneTimePassword, replacePassword } from './commands/manage-accounts.ts'
import { loginName as loginNameShape } from './contract.ts'
import { accessProblems } from './problems.ts'
import { findAccountByLogin, insertAccount, insertAttempt, listLogins, setDisabled, sweep } from './store.ts'
import { isGenuine } from './grants.ts'
import { listGrantsInForce, removeSessions } from './store-sessions.ts'

/**
 * What the command line on the server may do: make the first administrators, and help when nobody else can. It works as the platform
 * and is audited as such. Whoever has a shell on the server has these rights; docs/decisions says why that is so.
 */
export interface NewLogin {
  readonly loginName: string
  readonly displayName: string
  /** Login name of another account of the same person. */
  readonly samePersonAs?: string
  /** Demonstration only: a fixed, printed password that need not be changed. */
  readonly demo?: { readonly password: string }
}

export interface OneTimeLogin {
  readonly accountId: string
  readonly loginName: string
  /** Shown once, kept nowhere; null for demonstration accounts. */
  readonly oneTimePassword: string | null
  readonly validUntil: Date | null
}

/** Throws `login-name-taken`, `account-not-found` (samePersonAs). */
export async function createAccount(services: Services, input: NewLogin): Promise<OneTimeLogin> {
  const loginName = loginNameShape.parse(input.loginName)
  const drawn = input.demo ? null : await drawOneTimePassword(services)
  const passwordHash = drawn?.hash ?? (await services.crypto.hashPassword(input.demo!.password))
  return asServer(services, 'access.createAccount', async (tx, note) => {
    const same = input.samePersonAs ? await getByLogin(tx, input.samePersonAs) : null
    const accountId = await insertAccount(
      tx,
      {
        loginName,
        displayName: input.displayName,
        personId: same?.personId ?? null,
        passwordHash,
        mustChange: drawn !== null,
        oneTimeUntil: drawn?.validUntil ?? null,
        demo: drawn === null,
        createdBy: null,
      },
      services.clock.now(),
    )
    if (accountId === null) throw problem(accessProblems['login-name-taken'])
    note({ objectType: 'account', objectId: accountId, fields: ['loginName', 'displayName'] })
    return { accountId, loginName, oneTimePassword: drawn?.password ?? null, validUntil: drawn?.validUntil ?? null }
  })
}

export interface ListedLogin {
  readonly accountId: string
  readonly loginName: string
  readonly displayName: string
  readonly disabled: boolean
  readonly demo: boolean
  readonly roles: readonly { role: string; nodeNo: number | null }[]
}

export async function listAccounts(services: Services): Promise<ListedLogin[]> {
  return services.database.read(systemContext, async (tx) => {
    const logins = await listLogins(tx)
    const listed: ListedLogin[] = []
    for (const login of logins) {
      const grants = await listGrantsInForce(tx, login.accountId, services.clock.today())
      listed.push({ ...login, roles: grants.map(({ role, nodeNo }) => ({ role, nodeNo })) })
    }
    return listed
  })
}

/**
 * The account as somebody who may do what it may: its genuine grants of today, named by whoever has a shell on the server. The audit log
 * shows `command-line` for its session. Throws `account-not-found`, and for a disabled account `account-disabled`.
 */
export async function actorNamed(services: Services, loginName: string): Promise<Actor> {
  return services.database.read(systemContext, async (tx) => {
    const account = await getByLogin(tx, loginName)
    if (account.disabledAt !== null) throw problem(accessProblems['account-disabled'])
    const rows = await listGrantsInForce(tx, account.id, services.clock.today())
    const grants = rows.filter((row) => isGenuine(services.crypto, row)).map(({ role, nodeNo }) => ({ role, nodeNo }))
    const { id: accountId, displayName } = account
    return { kind: 'person', accountId, displayName, grants, sessionId: 'command-line', ip: null }
  })
}

/** A new one-time password for anyone, administrators too; also unlocks. Throws `account-not-found`. */
export async function resetPassword(services: Services, loginName: string): Promise<OneTimeLogin> {
  const drawn = await drawOneTimePassword(services)
  return asServer(services, 'access.resetPassword', async (tx, note) => {
    const account = await getByLogin(tx, loginName)
    await replacePassword(tx, account, drawn, null, services.clock.now())
    note({ objectType: 'account', objectId: account.id, fields: ['password'] })
    return { accountId: account.id, loginName: account.loginName, oneTimePassword: drawn.password, validUntil: drawn.validUntil }
  })
}

export type ServerGrant = Partial<Omit<GrantWish, 'accountId' | 'role' | 'reason'>> & {
  readonly loginName: string
  readonly role: string
  readonly reason: string
}

/** Gives a role at once. The separation of the administrators holds here too. Answers the id of the grant. */
export async function grantRole(services: Services, input: ServerGrant): Promise<string> {
  return asServer(services, 'access.grantRole', async (tx, note) => {
    const account = await getByLogin(tx, input.loginName)
    const { role, reason, nodeNo = null, line = null, fromOn = services.clock.today(), untilOn = null } = input
    const now = services.clock.now()
    const made = { state: 'approved', proposedBy: null, proposedAt: now, decidedBy: null, decidedAt: now } as const
    const id = await writeGrant(tx, services, { accountId: account.id, role, nodeNo, line, fromOn, untilOn, reason }, made)
    note({ objectType: 'grant', objectId: id, detail: { accountId: account.id, role, nodeNo, reason } })
    return id
  })
}

/** Shuts an account, or opens it again; opening also unlocks. Throws `account-not-found`. */
export async function setAccountDisabled(services: Services, loginName: string, disabled: boolean): Promise<void> {
  await asServer(services, disabled ? 'access.disableAccount' : 'access.enableAccount', async (tx, note) => {
    const account = await getByLogin(tx, loginName)
    const now = services.clock.now()
    await setDisabled(tx, account.id, disabled ? now : null, now)
    if (disabled) await removeSessions(tx, account.id)
    else await insertAttempt(tx, account.loginName, 'cleared', null, now)
    note({ objectType: 'account', objectId: account.id })
  })
}

/** Removes ended sessions and old attempts; the server calls it once a day. */
export async function sweepAccess(services: Services): Promise<void> {
  await services.database.transaction(systemContext, (tx) => sweep(tx, services.clock.now()))
}

async function getByLogin(tx: Tx, loginName: string) {
  const account = await findAccountByLogin(tx, loginName.trim().toLowerCase())
  if (!account) throw problem(accessProblems['account-not-found'])
  return account
}

async function asServer<T>(
  services: Services,
  action: string,
  work: (tx: Tx, note: (note: AuditNote) => void) => Promise<T>,
): Promise<T> {
  return services.database.transaction(systemContext, async (tx) => {
    const notes: AuditNote[] = []
    const result = await work(tx, (note) => void notes.push(note))
    await writeAudit(tx, {
      actor: platformItself,
      roles: ['system'],
      scope: everything,
      action,
      result: 'ok',
      traceId: randomUUID(),
      notes,
    })
    return result
  })
}

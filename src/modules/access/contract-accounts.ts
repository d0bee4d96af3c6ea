import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { pageOf, pageQuery } from '../../kernel/page.ts'
import { accessProblems as problems } from './problems.ts'
import { roleCodes } from './rules/roles.ts'

const instant = z.iso.datetime({ offset: true })
const id = z.uuid()
const done = z.object({})
const reason = z.string().trim().min(2).max(200)

export const loginName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, { message: 'login-name' })

const accountShape = z.object({
  id,
  loginName: z.string(),
  displayName: z.string(),
  disabledAt: instant.nullable(),
  lockedMinutes: z.number().int().nullable(),
  asleep: z.boolean(),
  mustChange: z.boolean(),
  demo: z.boolean(),
  lastSignedInAt: instant.nullable(),
  createdAt: instant,
  roles: z.array(z.object({ role: z.string(), nodeNo: z.number().int().nullable(), nodeName: z.string().nullable() })),
  can: z.object({
    disable: z.boolean(),
    enable: z.boolean(),
    unlock: z.boolean(),
    reset: z.boolean(),
    proposeGrant: z.boolean(),
  }),
})
export type AccountView = z.infer<typeof accountShape>

const oneTime = z.object({ accountId: id, oneTimePassword: z.string(), validUntil: instant })

export const listAccounts = endpoint({
  name: 'access.listAccounts',
  method: 'GET',
  path: '/api/access/accounts',
  summary: 'Accounts by name, role and state.',
  permission: { action: 'access.list-accounts' },
  query: pageQuery.extend({
    q: z.string().trim().max(60).optional(),
    role: z.enum(roleCodes).optional(),
    state: z.enum(['enabled', 'disabled']).optional(),
  }),
  output: pageOf(accountShape),
})

const manageAccounts = { action: 'access.manage-accounts' } as const
const onAccount = z.object({ id })

export const createAccount = endpoint({
  name: 'access.createAccount',
  method: 'POST',
  path: '/api/access/accounts',
  summary: 'Create an account; its one-time password is answered once and must be changed at the first sign-in within a day.',
  permission: manageAccounts,
  secretAnswer: true,
  body: z.object({
    loginName,
    displayName: z.string().trim().min(1).max(60),
    /** An existing account of the same person, so that separation of duty sees both. */
    samePersonAs: id.optional(),
  }),
  output: oneTime,
  problems: [problems['login-name-taken'], problems['account-not-found']],
})

export const disableAccount = endpoint({
  name: 'access.disableAccount',
  method: 'POST',
  path: '/api/access/accounts/:id/disable',
  summary: 'Shut an account; its sessions end within a second.',
  permission: manageAccounts,
  params: onAccount,
  body: z.object({ reason }),
  output: done,
  problems: [problems['account-not-found'], problems['account-own']],
})

export const enableAccount = endpoint({
  name: 'access.enableAccount',
  method: 'POST',
  path: '/api/access/accounts/:id/enable',
  summary: 'Open a disabled or sleeping account again.',
  permission: manageAccounts,
  params: onAccount,
  output: done,
  problems: [problems['account-not-found'], problems['account-own']],
})

export const unlockAccount = endpoint({
  name: 'access.unlockAccount',
  method: 'POST',
  path: '/api/access/accounts/:id/unlock',
  summary: 'Forget the failed sign-ins of an account.',
  permission: manageAccounts,
  params: onAccount,
  output: done,
  problems: [problems['account-not-found'], problems['account-own']],
})

export const resetPassword = endpoint({
  name: 'access.resetPassword',
  method: 'POST',
  path: '/api/access/accounts/:id/reset-password',
  summary: 'Replace a forgotten password by a one-time one, answered once, good for a day; its sessions end.',
  permission: manageAccounts,
  secretAnswer: true,
  params: onAccount,
  output: oneTime,
  problems: [problems['account-not-found'], problems['account-own'], problems['account-of-administrator']],
})

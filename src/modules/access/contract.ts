import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { pageOf, pageQuery } from '../../kernel/page.ts'
import { accessProblems as problems } from './problems.ts'
import { roleCodes } from './rules/roles.ts'

const instant = z.iso.datetime({ offset: true })
const id = z.uuid()
const line = z.enum(['area', 'industry', 'registry', 'party'])
const done = z.object({})
const reason = z.string().trim().min(2).max(200)

export const loginName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, { message: 'login-name' })

const grantShape = z.object({
  id,
  accountId: id,
  displayName: z.string(),
  role: z.string(),
  nodeNo: z.number().int().nullable(),
  line: line.nullable(),
  fromOn: daySchema,
  untilOn: daySchema.nullable(),
  reason: z.string(),
  state: z.enum(['proposed', 'approved', 'refused', 'revoked']),
  proposedBy: z.string().nullable(),
  proposedAt: instant,
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  /** False when the row was changed by hand in the database; it counts for nothing then. */
  genuine: z.boolean(),
  can: z.object({ decide: z.boolean(), revoke: z.boolean() }),
})
export type GrantView = z.infer<typeof grantShape>

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
  roles: z.array(z.object({ role: z.string(), nodeNo: z.number().int().nullable() })),
  can: z.object({ disable: z.boolean(), enable: z.boolean(), unlock: z.boolean(), reset: z.boolean(), proposeGrant: z.boolean() }),
})
export type AccountView = z.infer<typeof accountShape>

const meShape = z.object({
  accountId: id,
  loginName: z.string(),
  displayName: z.string(),
  mustChangePassword: z.boolean(),
  passwordRules: z.object({
    minLength: z.number().int(),
    minClasses: z.number().int(),
    maxAgeDays: z.number().int().nullable(),
    remembered: z.number().int(),
  }),
  idleMinutes: z.number().int(),
  grants: z.array(z.object({ role: z.string(), nodeNo: z.number().int().nullable() })),
  /** Every action this account may do now; the browser derives nothing. */
  abilities: z.array(z.string()),
})
export type Me = z.infer<typeof meShape>

const oneTime = z.object({ accountId: id, oneTimePassword: z.string(), validUntil: instant })

export const signIn = endpoint({
  name: 'access.signIn',
  method: 'POST',
  path: '/api/access/sign-in',
  summary: 'Sign in with a login name and a password; the session travels in a cookie only.',
  permission: 'public',
  repeatable: true,
  body: z.object({ loginName: z.string().trim().min(1).max(100), password: z.string().min(1).max(400) }),
  output: meShape,
  problems: [
    problems['sign-in-refused'],
    problems['sign-in-locked'],
    problems['account-disabled'],
    problems['account-asleep'],
    problems['one-time-password-expired'],
  ],
})

export const signOut = endpoint({
  name: 'access.signOut',
  method: 'POST',
  path: '/api/access/sign-out',
  summary: 'End the session on the server and in the browser.',
  permission: 'signed-in',
  repeatable: true,
  output: done,
})

export const changePassword = endpoint({
  name: 'access.changePassword',
  method: 'POST',
  path: '/api/access/change-password',
  summary: 'Change the own password; every other session of the account ends.',
  permission: 'signed-in',
  repeatable: true,
  body: z.object({ current: z.string().min(1).max(400), next: z.string().min(1).max(400) }),
  output: meShape,
  problems: [
    problems['password-wrong'],
    problems['sign-in-locked'],
    problems['password-too-short'],
    problems['password-too-long'],
    problems['password-too-plain'],
    problems['password-guessable'],
    problems['password-used-before'],
  ],
})

export const getMe = endpoint({
  name: 'access.getMe',
  method: 'GET',
  path: '/api/access/me',
  summary: 'Who is signed in, with roles and every permitted action.',
  permission: 'signed-in',
  output: meShape,
})

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

export const listGrants = endpoint({
  name: 'access.listGrants',
  method: 'GET',
  path: '/api/access/grants',
  summary: 'Roles given, proposed, refused and taken back.',
  permission: { action: 'access.list-grants' },
  query: pageQuery.extend({
    state: z.enum(['proposed', 'approved', 'refused', 'revoked']).optional(),
    accountId: id.optional(),
    role: z.enum(roleCodes).optional(),
  }),
  output: pageOf(grantShape),
})

export const proposeGrant = endpoint({
  name: 'access.proposeGrant',
  method: 'POST',
  path: '/api/access/grants',
  summary: 'Propose a role for an account; it counts once the security administrator has approved it.',
  permission: { action: 'access.propose-grant' },
  body: z.object({
    accountId: id,
    role: z.enum(roleCodes),
    nodeNo: z.number().int().positive().nullable().default(null),
    line: line.nullable().default(null),
    fromOn: daySchema,
    untilOn: daySchema.nullable().default(null),
    reason,
  }),
  output: grantShape,
  problems: [
    problems['account-not-found'],
    problems['grant-node-missing'],
    problems['grant-node-not-allowed'],
    problems['grant-administrator-stands-alone'],
    problems['grant-exists'],
    problems['grant-period-backward'],
  ],
})

const onGrant = z.object({ id })
const decideGrants = { action: 'access.decide-grant' } as const
const decision = [
  problems['grant-not-found'],
  problems['grant-not-proposed'],
  problems['grant-own-proposal'],
  problems['grant-for-oneself'],
] as const

export const approveGrant = endpoint({
  name: 'access.approveGrant',
  method: 'POST',
  path: '/api/access/grants/:id/approve',
  summary: 'Approve a proposed role: a second person, who gains nothing by it.',
  permission: decideGrants,
  params: onGrant,
  output: grantShape,
  problems: decision,
})

export const refuseGrant = endpoint({
  name: 'access.refuseGrant',
  method: 'POST',
  path: '/api/access/grants/:id/refuse',
  summary: 'Refuse a proposed role.',
  permission: decideGrants,
  params: onGrant,
  body: z.object({ reason }),
  output: grantShape,
  problems: decision,
})

export const revokeGrant = endpoint({
  name: 'access.revokeGrant',
  method: 'POST',
  path: '/api/access/grants/:id/revoke',
  summary: 'Take a role back; it counts for nothing within a second.',
  permission: { action: 'access.revoke-grant' },
  params: onGrant,
  body: z.object({ reason }),
  output: grantShape,
  problems: [problems['grant-not-found'], problems['grant-not-in-force'], problems['grant-for-oneself']],
})

export const getRightsMatrix = endpoint({
  name: 'access.getRightsMatrix',
  method: 'GET',
  path: '/api/access/rights-matrix',
  summary: 'Roles by actions, with reach and named constraint, from the tables the server itself decides by.',
  permission: 'signed-in',
  output: z.object({
    roles: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string(), kind: z.enum(['platform', 'business']), standsAlone: z.boolean() })),
    rows: z.array(
      z.object({
        action: z.string(),
        reach: z.enum(['scope', 'self', 'platform']),
        roles: z.array(z.string()),
        constraint: z.string().nullable(),
        endpoints: z.array(z.string()),
      }),
    ),
  }),
})

export const explainAccess = endpoint({
  name: 'access.explain',
  method: 'GET',
  path: '/api/access/explain',
  summary: 'Why the signed-in account can or cannot do an action under given nodes, in codes.',
  permission: 'signed-in',
  query: z.object({
    action: z.string().max(80),
    /** Node numbers of the row, parted by commas. */
    nodeNos: z
      .string()
      .regex(/^(\d{1,9}(,\d{1,9}){0,99})?$/)
      .default(''),
  }),
  output: z.object({
    allowed: z.boolean(),
    lines: z.array(
      z.object({
        code: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
      }),
    ),
  }),
})

export * from './contract-audit.ts'

import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { accessProblems as problems } from './problems.ts'

export * from './contract-accounts.ts'
export * from './contract-audit.ts'
export * from './contract-grants.ts'

const meShape = z.object({
  accountId: z.uuid(),
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
  output: z.object({}),
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

import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'

export const me = z.object({
  account: z.object({ id: z.string(), loginName: z.string(), displayName: z.string(), mustChangePassword: z.boolean() }),
  grants: z.array(z.object({ role: z.string(), nodeNo: z.number().int().nullable(), nodeName: z.string().nullable() })),
  abilities: z.array(z.string()),
})

export const access = {
  signIn: endpoint({
    name: 'access.signIn',
    method: 'POST',
    path: '/api/access/sign-in',
    summary: 'Sign in with login name and password.',
    permission: 'public',
    body: z.object({ loginName: z.string().trim().min(1).max(60), password: z.string().min(1).max(200) }),
    output: z.object({ mustChangePassword: z.boolean() }),
  }),
  signOut: endpoint({
    name: 'access.signOut',
    method: 'POST',
    path: '/api/access/sign-out',
    summary: 'End the session.',
    permission: 'signed-in',
    output: z.object({}),
  }),
  changePassword: endpoint({
    name: 'access.changePassword',
    method: 'POST',
    path: '/api/access/change-password',
    summary: 'Change one’s own password.',
    permission: 'signed-in',
    body: z.object({ currentPassword: z.string().min(1).max(200), newPassword: z.string().min(1).max(200) }),
    output: z.object({}),
  }),
  me: endpoint({
    name: 'access.me',
    method: 'GET',
    path: '/api/access/me',
    summary: 'Who is signed in, with grants and abilities.',
    permission: 'signed-in',
    output: me,
  }),
}

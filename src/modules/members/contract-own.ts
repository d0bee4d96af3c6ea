import { z } from 'zod'
import { loginName } from '../access/contract.ts'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { memberProblems as problems } from './problems.ts'
import { awayReasons, places, standings } from './rules.ts'
import { deletable, requestFields, requestStates } from './rules/own.ts'

const byId = z.object({ id: z.uuid() })
const text = (most: number) => z.string().trim().max(most)
const change = { action: 'member.change' }
const branch = z.object({ no: z.number().int(), name: z.string() })
const done = z.object({})
const code = text(40).min(8)

const ownRequest = z.object({
  id: z.string(),
  no: z.number().int(),
  field: z.enum(requestFields),
  told: z.string(),
  askedOn: z.string(),
  state: z.enum(requestStates),
  decidedOn: z.string().nullable(),
  reason: z.string().nullable(),
})

const ownRecord = z.object({
  id: z.string(),
  name: z.string(),
  /** In full: it is the reader's own. */
  phone: z.string().nullable(),
  branch: branch.nullable(),
  place: z.enum(places).nullable(),
  standing: z.enum(standings).nullable(),
  joinedOn: z.string().nullable(),
  awaySince: z.string().nullable(),
  host: branch.nullable(),
  relations: z.array(
    z.object({ branch: branch.nullable(), place: z.enum(places), fromOn: z.string(), untilOn: z.string().nullable() }),
  ),
  standings: z.array(
    z.object({
      standing: z.enum(standings),
      fromOn: z.string(),
      untilOn: z.string().nullable(),
      documentNo: z.string().nullable(),
    }),
  ),
  spells: z.array(
    z.object({
      reason: z.enum(awayReasons),
      host: branch.nullable(),
      hostName: z.string().nullable(),
      fromOn: z.string(),
      untilOn: z.string().nullable(),
    }),
  ),
  /** Reports of being elsewhere that carry a place in words. */
  whereabouts: z.array(z.string()),
  requests: z.array(ownRequest),
})
export type OwnRecord = z.output<typeof ownRecord>

const ownRead = z.object({
  at: z.string(),
  reader: z.string().nullable(),
  /** Office in which the reader looked: role, and what it is held for. */
  role: z.string().nullable(),
  of: z.string().nullable(),
  fields: z.array(z.string()),
  purpose: z.string(),
})

export const requestFilter = z.object({ state: z.enum([...requestStates, 'all']).default('open') })
export type RequestFilter = z.output<typeof requestFilter>

export const ownEndpoints = {
  inviteMember: endpoint({
    name: 'members.inviteMember',
    method: 'POST',
    path: '/api/members/:id/invitations',
    summary:
      'Make a code by which the member joins an account to the own record; answered once, a newer one takes the place of an older.',
    permission: change,
    params: byId,
    output: z.object({ code: z.string(), validUntil: z.string() }),
    concurrency: true,
    secretAnswer: true,
    problems: Object.values(problems),
  }),
  unlinkAccount: endpoint({
    name: 'members.unlinkAccount',
    method: 'POST',
    path: '/api/members/:id/unlink',
    summary: 'Part a member from an account that was joined by mistake.',
    permission: change,
    params: byId,
    body: z.object({ reason: text(500).min(2) }),
    output: z.object({ id: z.string(), revision: z.number().int() }),
    concurrency: true,
    problems: Object.values(problems),
  }),
  openAccount: endpoint({
    name: 'members.openAccount',
    method: 'POST',
    path: '/api/my/account',
    summary: 'Open an account of one’s own by the code the branch handed over, and join it to the own record.',
    permission: 'public',
    body: z.object({ code, loginName, password: z.string().min(1).max(400) }),
    output: done,
    secretAnswer: true,
    problems: [problems['invitation-code-unknown'], problems['member-linked-already']],
  }),
  takeInvitation: endpoint({
    name: 'members.takeInvitation',
    method: 'POST',
    path: '/api/my/member',
    summary: 'Join the account signed in to the own record by the code the branch handed over.',
    permission: 'signed-in',
    body: z.object({ code }),
    output: done,
    problems: [problems['invitation-code-unknown'], problems['member-linked-already'], problems['account-linked-already']],
  }),
  getOwn: endpoint({
    name: 'members.getOwn',
    method: 'GET',
    path: '/api/my/member',
    summary: 'The own record of the member signed in, in full; null where no record is joined to the account.',
    permission: 'signed-in',
    output: z.object({ member: ownRecord.nullable() }),
  }),
  listOwnReads: endpoint({
    name: 'members.listOwnReads',
    method: 'GET',
    path: '/api/my/member/reads',
    summary: 'Who read the member’s protected fields, in which office, when and what for; also from before the account.',
    permission: 'signed-in',
    query: pageQuery,
    output: pageOf(ownRead),
    problems: [problems['member-not-linked']],
  }),
  exportOwn: endpoint({
    name: 'members.exportOwn',
    method: 'GET',
    path: '/api/my/member/export',
    summary: 'Everything kept about the member signed in, as a file to take along.',
    permission: 'signed-in',
    query: z.object({
      format: z.enum(['xlsx', 'json']).default('xlsx'),
      /** Of the words in the workbook. */
      language: z.enum(['zh', 'en']).default('zh'),
    }),
    output: z.any(),
    transport: 'file',
    repeatable: true,
    problems: [problems['member-not-linked']],
  }),
  askCorrection: endpoint({
    name: 'members.askCorrection',
    method: 'POST',
    path: '/api/my/member/requests',
    summary: 'Ask the branch to put something right in the own record.',
    permission: 'signed-in',
    body: z.discriminatedUnion('field', [
      z.object({ field: z.literal('name'), wanted: text(60).min(1), told: text(500).min(2) }),
      z.object({ field: z.literal('phone'), wanted: text(20).min(5), told: text(500).min(2) }),
      z.object({ field: z.literal('joined_on'), wanted: daySchema, told: text(500).min(2) }),
      z.object({ field: z.literal('other'), told: text(500).min(2) }),
    ]),
    output: z.object({ id: z.string() }),
    problems: [problems['member-not-linked'], problems['own-request-open'], problems['own-request-empty']],
  }),
  withdrawRequest: endpoint({
    name: 'members.withdrawRequest',
    method: 'POST',
    path: '/api/my/member/requests/:id/withdraw',
    summary: 'Take back what one asked for.',
    permission: 'signed-in',
    params: byId,
    output: done,
    problems: [problems['member-not-linked'], problems['own-request-not-found']],
  }),
  deleteOwn: endpoint({
    name: 'members.deleteOwn',
    method: 'POST',
    path: '/api/my/member/deletions',
    summary:
      'Delete what was given of one’s own accord: the telephone, the whereabouts told, or the tie to the account. At once.',
    permission: 'signed-in',
    body: z.object({ what: z.enum(deletable) }),
    output: done,
    problems: [problems['member-not-linked'], problems['own-nothing-deleted']],
  }),
  listRequests: endpoint({
    name: 'members.listRequests',
    method: 'GET',
    path: '/api/members/requests',
    summary: 'What members ask to have put right in their records.',
    permission: change,
    query: requestFilter.extend(pageQuery.shape),
    output: pageOf(
      ownRequest.extend({
        memberId: z.string(),
        name: z.string(),
        branch: branch.nullable(),
        /** What should stand there: a telephone always masked, a name outside the own organisation. Null for `other` and once decided. */
        wanted: z.string().nullable(),
      }),
    ),
  }),
  exportRequests: endpoint({
    name: 'members.exportRequests',
    method: 'GET',
    path: '/api/members/requests/export',
    summary: 'The same list as a spreadsheet, without what was asked for.',
    permission: change,
    query: requestFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  decideRequest: endpoint({
    name: 'members.decideRequest',
    method: 'POST',
    path: '/api/members/requests/:id/decision',
    summary: 'Accept what a member asks for, which puts the record right, or refuse it with a reason.',
    permission: change,
    params: byId,
    body: z.object({ decision: z.enum(['accepted', 'refused']), reason: text(500).nullish() }),
    output: done,
    problems: Object.values(problems),
  }),
}

import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { memberProblems as problems } from './problems.ts'
import { pledgeMoves, pledgeStates } from './rules/displays.ts'

const byId = z.object({ id: z.uuid() })
const no = z.coerce.number().int().positive()
const text = (most: number) => z.string().trim().max(most)
const named = z.object({ no: z.number().int(), name: z.string() })
const done = z.object({})

const pledge = z.object({
  id: z.string(),
  line: z.string(),
  state: z.enum(pledgeStates),
  madeOn: z.string(),
  publishedOn: z.string().nullable(),
  fulfilledOn: z.string().nullable(),
  outcome: z.string().nullable(),
})
export type Pledge = z.output<typeof pledge>

const ownDisplay = z.object({
  linked: z.boolean(),
  /** Version of the text to be agreed to. */
  consentVersion: z.string(),
  /** Party organisation it would be shown to; null while there is none. */
  branch: named.nullable(),
  display: z
    .object({
      identity: z.string().nullable(),
      duty: z.string().nullable(),
      branch: named,
      shownOn: z.string(),
      /** False once the relation lies elsewhere: it is shown nowhere, until the member agrees anew or withdraws. */
      shown: z.boolean(),
      pledges: z.array(pledge),
    })
    .nullable(),
})
export type OwnDisplay = z.output<typeof ownDisplay>

/** Only what is shown with consent; `pledge` narrows to those with a pledge published, or fulfilled. */
export const displayFilter = z.object({
  districtNo: no.optional(),
  branchNo: no.optional(),
  pledge: z.enum(['published', 'fulfilled']).optional(),
  q: text(60).optional(),
})
export type DisplayFilter = z.output<typeof displayFilter>

export const displayEndpoints = {
  getOwnDisplay: endpoint({
    name: 'members.getOwnDisplay',
    method: 'GET',
    path: '/api/my/display',
    summary: 'What the member signed in shows of identity, duty and pledges, and to whom; null where nothing is shown.',
    permission: 'signed-in',
    output: ownDisplay,
  }),
  showOwn: endpoint({
    name: 'members.showOwn',
    method: 'POST',
    path: '/api/my/display',
    summary: 'Show identity and duty to the own branch, with consent, or change what is shown.',
    permission: 'signed-in',
    body: z.object({
      identity: text(100).nullish(),
      duty: text(300).nullish(),
      consent: z.literal(true),
      consentVersion: text(20).min(1),
    }),
    output: done,
    problems: [
      problems['member-not-linked'],
      problems['member-without-branch'],
      problems['member-gone'],
      problems['consent-outdated'],
    ],
  }),
  withdrawOwnDisplay: endpoint({
    name: 'members.withdrawOwnDisplay',
    method: 'POST',
    path: '/api/my/display/withdraw',
    summary: 'Withdraw the display: identity, duty and every pledge are deleted at once.',
    permission: 'signed-in',
    output: done,
    problems: [problems['member-not-linked'], problems['display-not-shown']],
  }),
  makePledge: endpoint({
    name: 'members.makePledge',
    method: 'POST',
    path: '/api/my/display/pledges',
    summary: 'Write down a pledge; nobody else sees it before it is published.',
    permission: 'signed-in',
    body: z.object({ line: text(200).min(2) }),
    output: z.object({ id: z.string() }),
    problems: [problems['member-not-linked'], problems['display-not-shown'], problems['pledge-too-many']],
  }),
  movePledge: endpoint({
    name: 'members.movePledge',
    method: 'POST',
    path: '/api/my/display/pledges/:id',
    summary: 'Publish a pledge, say that it is fulfilled, or drop it.',
    permission: 'signed-in',
    params: byId,
    body: z.object({ move: z.enum(pledgeMoves), outcome: text(200).nullish() }),
    output: done,
    problems: [problems['member-not-linked'], problems['pledge-not-found'], problems['pledge-moved']],
  }),
  listDisplays: endpoint({
    name: 'members.listDisplays',
    method: 'GET',
    path: '/api/members/displays',
    summary: 'Members who show identity, duty and pledges to their branch with consent; in the order of names.',
    permission: { action: 'member.read' },
    query: displayFilter.extend(pageQuery.shape),
    output: pageOf(
      z.object({
        id: z.string(),
        memberId: z.string(),
        name: z.string(),
        branch: named,
        identity: z.string().nullable(),
        duty: z.string().nullable(),
        shownOn: z.string(),
        pledges: z.array(pledge.omit({ id: true, madeOn: true })),
      }),
    ),
  }),
  exportDisplays: endpoint({
    name: 'members.exportDisplays',
    method: 'GET',
    path: '/api/members/displays/export',
    summary: 'The same list as a spreadsheet.',
    permission: { action: 'member.export' },
    query: displayFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
}

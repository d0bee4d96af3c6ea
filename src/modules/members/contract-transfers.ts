import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { memberProblems as problems } from './problems.ts'
import { places } from './rules.ts'
import { transferStates } from './rules/transfers.ts'

const byId = z.object({ id: z.uuid() })
const text = (most: number) => z.string().trim().max(most)
const read = { action: 'transfer.read' }
const decide = { action: 'transfer.decide' }
const saved = z.object({ id: z.string(), revision: z.number().int() })
const every = Object.values(problems)
const side = z.object({ no: z.number().int(), name: z.string() })

export const transferRow = z.object({
  id: z.string(),
  no: z.number().int(),
  /** In full for the organisations' own secretaries, else masked. */
  memberName: z.string(),
  /** Only while the member is in reach. */
  memberId: z.string().nullable(),
  from: side,
  to: side,
  state: z.enum(transferStates),
  requestedOn: z.string(),
  releasedOn: z.string().nullable(),
  validUntil: z.string().nullable(),
  closedOn: z.string().nullable(),
  letterNo: z.string().nullable(),
  receiptNo: z.string().nullable(),
  reason: z.string().nullable(),
  revision: z.number().int(),
  can: z.object({ release: z.boolean(), withdraw: z.boolean(), accept: z.boolean() }),
})

export const transferFilter = z.object({
  /** `open`: requested or on the way. */
  state: z.enum([...transferStates, 'open', 'all']).default('open'),
  memberId: z.uuid().optional(),
})

export const transferEndpoints = {
  listTransfers: endpoint({
    name: 'members.listTransfers',
    method: 'GET',
    path: '/api/members/transfers',
    summary: 'Transfers to and from organisations in reach, the newest first.',
    permission: read,
    query: transferFilter.extend(pageQuery.shape),
    output: pageOf(transferRow),
  }),
  exportTransfers: endpoint({
    name: 'members.exportTransfers',
    method: 'GET',
    path: '/api/members/transfers/export',
    summary: 'The same list as a spreadsheet, names masked.',
    permission: { action: 'member.export' },
    query: transferFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  findTargets: endpoint({
    name: 'members.findTargets',
    method: 'GET',
    path: '/api/members/transfer-targets',
    summary: 'Party organisations a relation can be sent to, by name, also outside the own reach: name and district, no more.',
    permission: { action: 'member.change' },
    query: z.object({ q: text(40).min(2) }),
    output: z.object({ items: z.array(z.object({ no: z.number().int(), name: z.string(), district: z.string().nullable() })) }),
  }),
  requestTransfer: endpoint({
    name: 'members.requestTransfer',
    method: 'POST',
    path: '/api/members/:id/transfers',
    summary: 'Ask for the relation of a member to be transferred to another organisation.',
    permission: { action: 'member.change' },
    params: byId,
    body: z.object({ toNo: z.number().int().positive(), onDay: daySchema }),
    output: saved,
    concurrency: true,
    problems: every,
  }),
  releaseTransfer: endpoint({
    name: 'members.releaseTransfer',
    method: 'POST',
    path: '/api/members/transfers/:id/release',
    summary: 'Write the letter of introduction: the member is on the way, and still counted where the relation lies.',
    permission: decide,
    params: byId,
    body: z.object({ onDay: daySchema, letterNo: text(100).min(1) }),
    output: saved,
    concurrency: true,
    problems: every,
  }),
  withdrawTransfer: endpoint({
    name: 'members.withdrawTransfer',
    method: 'POST',
    path: '/api/members/transfers/:id/withdraw',
    summary: 'Take a request or a letter back, also one whose validity has ended.',
    permission: decide,
    params: byId,
    body: z.object({ reason: text(500).min(2) }),
    output: saved,
    concurrency: true,
    problems: every,
  }),
  acceptTransfer: endpoint({
    name: 'members.acceptTransfer',
    method: 'POST',
    path: '/api/members/transfers/:id/accept',
    summary: 'Accept the member and send the receipt: from this day on the relation lies here.',
    permission: decide,
    params: byId,
    body: z.object({ onDay: daySchema, place: z.enum(places), receiptNo: text(100).nullish() }),
    output: saved,
    concurrency: true,
    problems: every,
  }),
  refuseTransfer: endpoint({
    name: 'members.refuseTransfer',
    method: 'POST',
    path: '/api/members/transfers/:id/refuse',
    summary: 'Send the letter back with the reason; nobody is refused without one.',
    permission: decide,
    params: byId,
    body: z.object({ onDay: daySchema, reason: text(500).min(2) }),
    output: saved,
    concurrency: true,
    problems: every,
  }),
}

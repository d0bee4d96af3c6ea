import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { byId, code, count, named, no, phonePattern, saved, text, word } from './contract-shapes.ts'
import { demandProblems as problems } from './problems.ts'
import { nearReasons } from './rules/near.ts'
import { adoptions, clocks, orderActs, orderKinds, orderStates, outcomes, replyWays, requesters } from './rules/orders.ts'

const read = { action: 'order.read' }
const take = { action: 'order.take' }
const handle = { action: 'order.handle' }
const every = Object.values(problems)

export const orderViews = ['open', 'mine', 'due', 'escalated', 'to-reply', 'solved', 'rated', 'closed', 'all'] as const

/** `solved`, `rated` and `closed` count by the day of the reply, every other view by the day of taking in; `untilOn` is the day after the last. */
export const orderFilter = z.object({
  view: z.enum(orderViews).default('open'),
  kind: z.enum(orderKinds).optional(),
  /** One kind of requester, or several parted by commas: `resident,member` are 党员群众. */
  requester: z
    .string()
    .refine((list) => list.split(',').every((one) => (requesters as readonly string[]).includes(one)), {
      message: 'requester-unknown',
    })
    .optional(),
  category: code.optional(),
  channel: code.optional(),
  /** One rating, or several parted by commas. */
  rating: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}(,[a-z][a-z0-9-]{0,39}){0,9}$/)
    .optional(),
  /** What became of a suggestion. */
  adoption: z.enum(adoptions).optional(),
  districtNo: no.optional(),
  streetNo: no.optional(),
  /** Unit that holds it. */
  holderNo: no.optional(),
  fromOn: daySchema.optional(),
  untilOn: daySchema.optional(),
  q: text(60).optional(),
})
export type OrderFilter = z.output<typeof orderFilter>

const orderRow = z.object({
  id: z.string(),
  no: count,
  kind: z.enum(orderKinds),
  requester: z.enum(requesters),
  category: z.string(),
  channel: z.string(),
  what: z.string(),
  place: z.string().nullable(),
  street: named.nullable(),
  state: z.enum(orderStates),
  holder: named,
  offered: named.nullable(),
  receivedOn: z.string(),
  dueWhat: z.enum(clocks).nullable(),
  dueOn: z.string().nullable(),
  provisional: z.boolean(),
  /** The day in time has passed. */
  late: z.boolean(),
  paused: z.boolean(),
  escalated: z.boolean(),
  outcome: z.enum(outcomes).nullable(),
  repliedOn: z.string().nullable(),
  rating: z.string().nullable(),
  adoption: z.enum(adoptions).nullable(),
  revision: count,
})

const near = orderRow
  .pick({ id: true, no: true, what: true, place: true, state: true, receivedOn: true })
  .extend({ reasons: z.array(z.enum(nearReasons)) })

export const orderView = orderRow.extend({
  taken: named,
  externalNo: z.string().nullable(),
  /** Masked; null where none was left or it is deleted. */
  name: z.string().nullable(),
  phone: z.string().nullable(),
  forgottenOn: z.string().nullable(),
  follows: z.boolean(),
  pausedOn: z.string().nullable(),
  pausedLeft: count.nullable(),
  escalatedOn: z.string().nullable(),
  escalatedTo: named.nullable(),
  doneOn: z.string().nullable(),
  result: z.string().nullable(),
  reply: z.string().nullable(),
  replyHow: z.enum(replyWays).nullable(),
  repliedBy: z.string().nullable(),
  adoptionWhy: z.string().nullable(),
  ratedOn: z.string().nullable(),
  reopenedOn: z.string().nullable(),
  joinedTo: z.object({ id: z.string(), no: count }).nullable(),
  joined: z.array(z.object({ id: z.string(), no: count, receivedOn: z.string() })),
  /** The reply says what became of a suggestion: of this order, or of one joined to it. */
  asksAdoption: z.boolean(),
  near: z.array(near),
  clock: z.object({ accept: count, handle: count, reply: count, version: z.string(), source: z.string() }),
  steps: z.array(
    z.object({
      kind: z.string(),
      by: named.nullable(),
      to: named.nullable(),
      words: z.string().nullable(),
      news: z.string().nullable(),
      onDay: z.string(),
      account: z.string().nullable(),
    }),
  ),
  /** Acts open to the caller now; `waitsFor` names who acts where nothing is open. */
  can: z.object({ acts: z.array(z.enum(orderActs)), reveal: z.boolean(), code: z.boolean(), deliberate: z.boolean() }),
  waitsFor: named.nullable(),
})

const intake = z.object({
  districtNo: no.nullish(),
  kind: z.enum(orderKinds).default('demand'),
  requester: z.enum(requesters).default('resident'),
  category: code,
  channel: code.default('desk'),
  what: text(2000).min(2),
  place: text(200).nullish(),
  streetNo: no.nullish(),
  name: text(60).nullish(),
  phone: z.string().trim().regex(phonePattern).nullish(),
  receivedOn: daySchema.nullish(),
  externalNo: text(60).nullish(),
})

export const orderEndpoints = {
  getWords: endpoint({
    name: 'demands.getWords',
    method: 'GET',
    path: '/api/demands/words',
    summary: 'Channels, categories and ratings of orders as the programmes name them.',
    permission: 'signed-in',
    output: z.object({
      channels: z.array(word.extend({ entry: z.boolean() })),
      categories: z.array(word),
      ratings: z.array(word),
    }),
  }),
  listOrders: endpoint({
    name: 'demands.listOrders',
    method: 'GET',
    path: '/api/demands/orders',
    summary: 'Orders in reach: open, at the own side, due, told to the next level, solved, closed or all.',
    permission: read,
    query: orderFilter.extend(pageQuery.shape),
    output: pageOf(orderRow).extend({
      counts: z.object({ open: count, mine: count, due: count, escalated: count, 'to-reply': count }),
      can: z.object({ take: z.boolean() }),
    }),
  }),
  exportOrders: endpoint({
    name: 'demands.exportOrders',
    method: 'GET',
    path: '/api/demands/orders/export',
    summary: 'The same list as a spreadsheet, without names and telephones.',
    permission: { action: 'order.export' },
    query: orderFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  getOrder: endpoint({
    name: 'demands.getOrder',
    method: 'GET',
    path: '/api/demands/orders/:id',
    summary: 'An order with its chain, its clock, what may be the same, and what the caller may do now.',
    permission: read,
    params: byId,
    output: orderView,
    problems: [problems['order-not-found']],
  }),
  listTargets: endpoint({
    name: 'demands.listTargets',
    method: 'GET',
    path: '/api/demands/orders/:id/targets',
    summary: 'Units an order can be transferred to: the areas and departments of its district, and units in reach.',
    permission: handle,
    params: byId,
    query: z.object({ q: text(40).default('') }),
    output: z.object({ items: z.array(named.extend({ kind: z.string() })) }),
    problems: [problems['order-not-found']],
  }),
  takeOrder: endpoint({
    name: 'demands.takeOrder',
    method: 'POST',
    path: '/api/demands/orders',
    summary:
      'Take an order in (接单). With a telephone the answer holds the code to follow it by, shown once; a number of another platform is taken once.',
    permission: take,
    body: intake,
    output: saved.extend({ no: count, code: z.string().nullable() }),
    secretAnswer: true,
    problems: every,
  }),
  actOnOrder: endpoint({
    name: 'demands.actOnOrder',
    method: 'POST',
    path: '/api/demands/orders/:id/acts',
    summary: 'Handle, transfer, accept, refuse, finish, reply and the other moves of an order, each by the side it belongs to.',
    permission: handle,
    params: byId,
    body: z.discriminatedUnion('act', [
      z.object({ act: z.enum(['handle', 'accept', 'resume']), words: text(1000).nullish() }),
      z.object({ act: z.enum(['refuse', 'recall', 'take-over', 'pause', 'note', 'separate']), words: text(1000).min(1) }),
      z.object({ act: z.literal('offer'), toNo: no, words: text(1000).min(1), news: text(1000).nullish() }),
      z.object({ act: z.literal('finish'), outcome: z.enum(outcomes), words: text(2000).min(1) }),
      z.object({
        act: z.literal('reply'),
        words: text(2000).min(2),
        how: z.enum(replyWays),
        by: text(60).min(1),
        adoption: z.enum(adoptions).nullish(),
        adoptionWhy: text(1000).nullish(),
      }),
      z.object({ act: z.literal('join'), mainId: z.uuid(), words: text(1000).nullish() }),
    ]),
    output: saved,
    concurrency: true,
    problems: every,
  }),
  revealOrder: endpoint({
    name: 'demands.revealOrder',
    method: 'POST',
    path: '/api/demands/orders/:id/reveal',
    summary: 'Name and telephone of who asked, for a stated purpose, to the side that holds the order.',
    permission: { action: 'order.reveal' },
    params: byId,
    body: z.object({ purpose: text(40).min(1) }),
    output: z.object({ name: z.string().nullable(), phone: z.string().nullable() }),
    repeatable: true,
    problems: [problems['order-not-found'], problems['order-not-yours'], problems['order-contact-gone']],
  }),
  renewCode: endpoint({
    name: 'demands.renewCode',
    method: 'POST',
    path: '/api/demands/orders/:id/code',
    summary: 'A new code to follow an order by, in the place of one that was lost; shown once.',
    permission: handle,
    params: byId,
    output: z.object({ code: z.string() }),
    secretAnswer: true,
    problems: [problems['order-not-found'], problems['order-not-yours'], problems['order-contact-gone']],
  }),
  getReplyLetter: endpoint({
    name: 'demands.getReplyLetter',
    method: 'GET',
    path: '/api/demands/orders/:id/letter',
    summary: 'The letter of reply as docx, from the template of the district.',
    permission: handle,
    params: byId,
    output: z.any(),
    transport: 'file',
    problems: [problems['order-not-found'], problems['order-not-replied']],
  }),
}

import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { orderFilter, orderRow, orderView } from './contract-order-shapes.ts'
import { byId, category, code, count, named, no, phonePattern, saved, text, word } from './contract-shapes.ts'
import { demandProblems as problems } from './problems.ts'
import { adoptions, orderKinds, outcomes, replyWays, requesters } from './rules/orders.ts'

const read = { action: 'order.read' }
const take = { action: 'order.take' }
const handle = { action: 'order.handle' }
const every = Object.values(problems)

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
      categories: z.array(category),
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
  linkFounded: endpoint({
    name: 'demands.linkFounded',
    method: 'POST',
    path: '/api/demands/orders/:id/founded',
    summary:
      'Name the registered social organisation that came of an order by which somebody asked to found one, or take a wrong name back (ZF-20).',
    permission: handle,
    params: byId,
    body: z.object({ unitNo: no.nullable(), words: text(1000).nullish() }),
    output: saved,
    concurrency: true,
    problems: [
      problems['order-not-found'],
      problems['order-not-yours'],
      problems['order-founding-unfit'],
      problems['order-founded-unit-unfit'],
    ],
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

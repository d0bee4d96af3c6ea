import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { category, code, count, issueOutcome, named, no, phonePattern, text, word } from './contract-shapes.ts'
import { demandProblems as problems } from './problems.ts'
import { adoptions, clocks, orderKinds, orderStates, outcomes, replyWays } from './rules/orders.ts'

const every = Object.values(problems)
/** The code shown once, and the last four digits of the telephone left with it. */
const key = {
  code: text(40).min(8),
  digits: z
    .string()
    .trim()
    .regex(/^\d{4}$/),
}
const followed = z.object({
  no: count,
  kind: z.enum(orderKinds),
  what: z.string(),
  place: z.string().nullable(),
  state: z.enum(orderStates),
  /** Who has it in hand. */
  holder: z.string(),
  receivedOn: z.string(),
  dueWhat: z.enum(clocks).nullable(),
  dueOn: z.string().nullable(),
  paused: z.boolean(),
  steps: z.array(z.object({ kind: z.string(), with: z.string().nullable(), onDay: z.string() })),
  outcome: z.enum(outcomes).nullable(),
  reply: z.string().nullable(),
  replyHow: z.enum(replyWays).nullable(),
  repliedBy: z.string().nullable(),
  repliedOn: z.string().nullable(),
  adoption: z.enum(adoptions).nullable(),
  adoptionWhy: z.string().nullable(),
  rating: z.string().nullable(),
  /** Issues it was put to deliberation as, with what became of them. */
  issues: z.array(issueOutcome.extend({ no: count, title: z.string() })),
  /** Organisation that came of it, once it is registered. */
  founded: z.string().nullable(),
  ratings: z.array(word),
  can: z.object({ rate: z.boolean(), reopen: z.boolean(), forget: z.boolean() }),
})

export const askEndpoints = {
  getAskForm: endpoint({
    name: 'demands.getAskForm',
    method: 'GET',
    path: '/api/ask',
    summary: 'What somebody without an account needs to ask: districts with their streets, what it can be about, the consent.',
    permission: 'public',
    /** A Party organisation somebody wants to reach (NS-69). */
    query: z.object({ unitNo: no.optional() }),
    output: z.object({
      /** The organisation the words go to; null: the committee. */
      addressee: named.extend({ districtNo: z.number().int() }).nullable(),
      consentVersion: z.string(),
      districts: z.array(named.extend({ streets: z.array(named), categories: z.array(category) })),
    }),
  }),
  ask: endpoint({
    name: 'demands.ask',
    method: 'POST',
    path: '/api/ask',
    summary: 'Ask, without an account: what, where and how to be reached, with consent. The code to follow it by is shown once.',
    permission: 'public',
    body: z.object({
      kind: z.enum(orderKinds).default('demand'),
      requester: z.enum(['resident', 'member', 'enterprise', 'organisation']).default('resident'),
      category: code,
      what: text(2000).min(2),
      place: text(200).nullish(),
      streetNo: no,
      /** Party organisation the words go to; without it the committee. */
      unitNo: no.nullish(),
      name: text(60).min(1),
      phone: z.string().trim().regex(phonePattern),
      consent: z.literal(true),
      consentVersion: text(20).min(1),
    }),
    output: z.object({ no: count, code: z.string() }),
    secretAnswer: true,
    problems: every,
  }),
  follow: endpoint({
    name: 'demands.follow',
    method: 'POST',
    path: '/api/ask/follow',
    summary:
      'How an order stands, by its code and the last four digits of the telephone; asked in the body, because addresses are logged.',
    permission: 'public',
    body: z.object(key),
    output: followed,
    repeatable: true,
    problems: [problems['order-code-unknown'], problems['order-code-locked']],
  }),
  rate: endpoint({
    name: 'demands.rate',
    method: 'POST',
    path: '/api/ask/rate',
    summary: 'Say once what one thinks of the reply.',
    permission: 'public',
    body: z.object({ ...key, rating: code, words: text(500).nullish() }),
    output: followed,
    problems: every,
  }),
  reopen: endpoint({
    name: 'demands.reopen',
    method: 'POST',
    path: '/api/ask/reopen',
    summary: 'Open an order again once, saying why the reply does not settle it.',
    permission: 'public',
    body: z.object({ ...key, words: text(1000).min(2) }),
    output: followed,
    problems: every,
  }),
  forget: endpoint({
    name: 'demands.forget',
    method: 'POST',
    path: '/api/ask/forget',
    summary: 'Take the consent back once the order was replied to: name, telephone and code are deleted at once.',
    permission: 'public',
    body: z.object(key),
    output: z.object({ no: count }),
    problems: every,
  }),
}

import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { code, count, named, no, text } from './contract-shapes.ts'
import { nearReasons } from './rules/near.ts'
import { adoptions, clocks, orderActs, orderKinds, orderStates, outcomes, replyWays, requesters } from './rules/orders.ts'

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
  /** A registered organisation came of it: a resident asked to found one (ZF-20). */
  founded: z.literal('yes').optional(),
  districtNo: no.optional(),
  streetNo: no.optional(),
  /** Unit that holds it. */
  holderNo: no.optional(),
  fromOn: daySchema.optional(),
  untilOn: daySchema.optional(),
  q: text(60).optional(),
})
export type OrderFilter = z.output<typeof orderFilter>

/** An order in a list. */
export const orderRow = z.object({
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
  /** Social organisation that came of it. */
  founded: named.nullable(),
  revision: count,
})

const near = orderRow
  .pick({ id: true, no: true, what: true, place: true, state: true, receivedOn: true })
  .extend({ reasons: z.array(z.enum(nearReasons)) })

/** An order by itself. */
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
  can: z.object({
    acts: z.array(z.enum(orderActs)),
    reveal: z.boolean(),
    code: z.boolean(),
    deliberate: z.boolean(),
    found: z.boolean(),
  }),
  waitsFor: named.nullable(),
})

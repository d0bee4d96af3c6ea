/**
 * The life of an order (CD-46…50): taken in, then handled by the committee itself (做单) or transferred (转单), which are alternatives; done;
 * replied to in words; rated. Pure: who may act is asked by `side`, days come with the clock.
 */
export const orderKinds = ['demand', 'opinion', 'suggestion', 'topic'] as const
export const requesters = ['resident', 'member', 'enterprise', 'organisation'] as const
export const orderStates = ['received', 'offered', 'handling', 'done', 'replied', 'rated', 'joined'] as const
export type OrderState = (typeof orderStates)[number]
export const outcomes = ['solved', 'explained'] as const
/** What becomes of a suggestion (NS-60). */
export const adoptions = ['adopted', 'partly', 'declined'] as const
export type Adoption = (typeof adoptions)[number]
export const replyWays = ['page', 'phone', 'in-person', 'letter'] as const
export const clocks = ['accept', 'handle', 'reply'] as const
export type Clock = (typeof clocks)[number]

/** Acts of those who handle; those of the requester are `rate` and `reopen`. */
export const orderActs = [
  'handle',
  'offer',
  'accept',
  'refuse',
  'recall',
  'take-over',
  'pause',
  'resume',
  'finish',
  'reply',
  'join',
  'separate',
  'note',
] as const
export type OrderAct = (typeof orderActs)[number]
export type RequesterAct = 'rate' | 'reopen'

export interface Standing {
  readonly state: OrderState
  readonly districtNo: number
  /** Desk that took it in. */
  readonly takenNo: number
  readonly holderNo: number
  readonly offeredNo: number | null
  /** Units that have held or refused it. */
  readonly seenNos: readonly number[]
  readonly paused: boolean
  readonly rated: boolean
  readonly reopened: boolean
}

/** What an act needs besides the standing. */
export interface Intent {
  readonly toNo?: number | null
  /** What has changed since the unit had it before. */
  readonly news?: string | null
}

export interface Move {
  readonly state: OrderState
  readonly holderNo: number
  readonly offeredNo: number | null
  readonly seenNos: readonly number[]
  /** The clock that runs from now: another one, the same as before (`keep`), or none. */
  readonly clock: Clock | 'keep' | null
}

export type Decision =
  | { readonly ok: true; readonly move: Move }
  | {
      readonly ok: false
      readonly code:
        | 'order-not-now'
        | 'order-paused'
        | 'order-target-self'
        | 'order-target-unknown'
        | 'order-was-there'
        | 'order-taken-over-already'
        | 'order-rated-already'
        | 'order-reopened-already'
    }

const from: Readonly<Record<OrderAct | RequesterAct, readonly OrderState[]>> = {
  handle: ['received'],
  offer: ['received', 'handling'],
  accept: ['offered'],
  refuse: ['offered'],
  recall: ['offered'],
  'take-over': ['received', 'offered', 'handling', 'done'],
  pause: ['received', 'handling'],
  resume: ['received', 'handling'],
  finish: ['handling'],
  reply: ['done'],
  join: ['received', 'handling'],
  separate: ['joined'],
  note: ['received', 'offered', 'handling', 'done', 'replied', 'rated'],
  rate: ['replied'],
  reopen: ['replied', 'rated'],
}

/** Acts that go on while the clock is stopped. */
const whilePaused: readonly string[] = ['resume', 'note', 'take-over']

/** Which side an act belongs to: the unit that holds the order, the one it is offered to, the desk that took it in, or the committee above. */
export type Side = 'holder' | 'offered' | 'replier' | 'committee'
export const sideOf: Readonly<Record<OrderAct, Side>> = {
  handle: 'holder',
  offer: 'holder',
  accept: 'offered',
  refuse: 'offered',
  recall: 'holder',
  'take-over': 'committee',
  pause: 'holder',
  resume: 'holder',
  finish: 'holder',
  reply: 'replier',
  join: 'holder',
  separate: 'holder',
  note: 'holder',
}

const refuse = (code: Extract<Decision, { ok: false }>['code']): Decision => ({ ok: false, code })
const once = (nos: readonly number[]) => [...new Set(nos)]

export function decide(order: Standing, act: OrderAct | RequesterAct, intent: Intent = {}): Decision {
  if (!from[act].includes(order.state)) return refuse(act === 'rate' && order.rated ? 'order-rated-already' : 'order-not-now')
  if (order.paused && !whilePaused.includes(act)) return refuse('order-paused')
  if (order.paused !== (act === 'resume') && (act === 'resume' || act === 'pause')) return refuse('order-not-now')
  const { state, holderNo, offeredNo, seenNos } = order
  const still: Move = { state, holderNo, offeredNo, seenNos, clock: 'keep' }
  const go = (change: Partial<Move>): Decision => ({ ok: true, move: { ...still, ...change } })
  switch (act) {
    case 'handle':
      return go({ state: 'handling', clock: 'handle' })
    case 'offer':
      return decideOffer(order, intent, go)
    case 'accept':
      return go({
        state: 'handling',
        holderNo: offeredNo!,
        offeredNo: null,
        seenNos: once([...seenNos, holderNo, offeredNo!]),
        clock: 'handle',
      })
    case 'refuse':
      return go({ state: 'received', offeredNo: null, seenNos: once([...seenNos, offeredNo!]), clock: 'accept' })
    case 'recall':
      return go({ state: 'received', offeredNo: null, clock: 'accept' })
    case 'take-over':
      if (holderNo === order.districtNo && state !== 'offered') return refuse('order-taken-over-already')
      return go({
        state: state === 'done' ? 'done' : 'handling',
        holderNo: order.districtNo,
        offeredNo: null,
        seenNos: once([...seenNos, holderNo, ...(offeredNo === null ? [] : [offeredNo])]),
        clock: state === 'done' ? 'reply' : 'handle',
      })
    case 'finish':
      return go({ state: 'done', clock: 'reply' })
    case 'reply':
      return go({ state: 'replied', clock: null })
    case 'join':
      return go({ state: 'joined', clock: null })
    case 'separate':
      return go({ state: 'received', clock: 'accept' })
    case 'rate':
      return order.rated ? refuse('order-rated-already') : go({ state: 'rated' })
    case 'reopen':
      return order.reopened ? refuse('order-reopened-already') : go({ state: 'received', clock: 'accept' })
    default:
      return go({})
  }
}

/** Back to a unit that has had it already it goes only with what is new: no order is passed to and fro without a reason. */
function decideOffer(order: Standing, { toNo, news }: Intent, go: (change: Partial<Move>) => Decision): Decision {
  if (!toNo) return refuse('order-target-unknown')
  if (toNo === order.holderNo) return refuse('order-target-self')
  if (order.seenNos.includes(toNo) && !news?.trim()) return refuse('order-was-there')
  return go({ state: 'offered', offeredNo: toNo, seenNos: once([...order.seenNos, order.holderNo]), clock: 'accept' })
}

/** Acts a standing allows to each side; the reader is offered those of the sides it stands on. */
export function actsOpen(order: Standing): OrderAct[] {
  return orderActs.filter((act) => {
    const decision = decide(order, act, { toNo: -1, news: '-' })
    return decision.ok && !(act === 'take-over' && order.holderNo === order.districtNo)
  })
}

/**
 * A suggestion is replied to with what became of it, and with the reason where it was not adopted as it stood (NS-60): one that was joined to an
 * order of another kind as well. Null where that is told.
 */
export function adoptionLacks(
  kinds: readonly string[],
  adoption: Adoption | null | undefined,
  why: string | null | undefined,
): 'order-adoption-missing' | 'order-adoption-why-missing' | 'order-adoption-unfit' | null {
  if (!kinds.includes('suggestion')) return adoption ? 'order-adoption-unfit' : null
  if (!adoption) return 'order-adoption-missing'
  return adoption === 'adopted' || why?.trim() ? null : 'order-adoption-why-missing'
}

import type { Day } from '../../../kernel/dates.ts'
import type { WorkingCalendar } from '../../../kernel/working-days.ts'
import { fits, type Hours, openOn, type Span } from './hours.ts'

export const bookingStates = ['applied', 'waiting', 'offered', 'booked', 'used', 'closed', 'refused', 'cancelled'] as const
export type BookingState = (typeof bookingStates)[number]

/** States in which a booking keeps its room from others; the constraint of the database names the same. */
export const holding = ['applied', 'offered', 'booked', 'used', 'closed'] as const satisfies readonly BookingState[]

/** What somebody does to a booking, and whose hand it takes: of the side that asked or of the side that lends. */
export const bookingActs = {
  approve: { from: ['applied'], to: 'booked', by: 'venue' },
  refuse: { from: ['applied', 'waiting'], to: 'refused', by: 'venue' },
  accept: { from: ['offered'], to: 'booked', by: 'unit' },
  begin: { from: ['booked'], to: 'used', by: 'venue' },
  close: { from: ['booked', 'used'], to: 'closed', by: 'venue' },
  /** Also of what was closed by itself when its time was over: nobody has to press anything while it runs. */
  'not-come': { from: ['booked', 'closed'], to: 'closed', by: 'venue' },
  cancel: { from: ['applied', 'waiting', 'offered', 'booked'], to: 'cancelled', by: 'either' },
} as const satisfies Record<
  string,
  { readonly from: readonly BookingState[]; readonly to: BookingState; readonly by: 'venue' | 'unit' | 'either' }
>
export type BookingAct = keyof typeof bookingActs
export const actNames = Object.keys(bookingActs) as BookingAct[]

export interface Standing {
  readonly state: BookingState
  readonly startsAt: Date
  /** Whether the owner of the venue says yes to each booking: an accepted offer is then still to be approved. */
  readonly approval: boolean
  readonly offerUntil: Date | null
}

export type MoveDecision =
  | { readonly ok: true; readonly to: BookingState }
  | { readonly ok: false; readonly code: 'booking-cannot-move' | 'booking-not-begun' | 'booking-offer-over' }

/** Where an act leads. What has not begun can be cancelled but neither used nor closed. */
export function decideMove(act: BookingAct, { state, startsAt, approval, offerUntil }: Standing, now: Date): MoveDecision {
  const { from, to } = bookingActs[act]
  if (!(from as readonly BookingState[]).includes(state)) return { ok: false, code: 'booking-cannot-move' }
  if ((to === 'used' || to === 'closed') && now < startsAt) return { ok: false, code: 'booking-not-begun' }
  if (act === 'accept') {
    if (offerUntil !== null && offerUntil <= now) return { ok: false, code: 'booking-offer-over' }
    return { ok: true, to: approval ? 'applied' : 'booked' }
  }
  return { ok: true, to }
}

/** What a venue asks of whoever books, in force on the day. */
export interface Terms {
  readonly state: 'planned' | 'open' | 'paused' | 'closed'
  readonly shared: boolean
  readonly approval: boolean
  readonly quotaMonth: number | null
  readonly feeFen: number
  readonly hours: Hours
}

export interface Wish {
  readonly day: Day
  readonly span: Span
  /** The unit is the owner of the venue itself. */
  readonly own: boolean
}

export interface Around {
  readonly calendar: Pick<WorkingCalendar, 'holidays'>
  readonly today: Day
  /** Minutes after midnight of today. */
  readonly minuteNow: number
  /** Last day that can be booked, by the parameter of the programme. */
  readonly lastDay: Day
  /** Bookings the unit has at the venue in that month. */
  readonly usedInMonth: number
  /** Somebody holds the room then, margins included. */
  readonly taken: boolean
}

export type Refusal = 'past' | 'too-far' | 'not-open' | 'not-shared' | 'holiday' | 'closed' | 'quota' | 'taken'
export type BookingDecision =
  | { readonly ok: true; readonly state: 'applied' | 'booked'; readonly feeFen: number }
  | { readonly ok: false; readonly why: Refusal }

/**
 * Whether an organisation gets a room for a time. Who owns the venue books without quota, price or approval; `taken` stands last, so that
 * only what would otherwise be given is ever put on the waiting list.
 */
export function decideBooking(terms: Terms, wish: Wish, around: Around): BookingDecision {
  const refuse = (why: Refusal): BookingDecision => ({ ok: false, why })
  if (terms.state !== 'open') return refuse('not-open')
  if (!terms.shared && !wish.own) return refuse('not-shared')
  if (wish.day < around.today || (wish.day === around.today && wish.span.from <= around.minuteNow)) return refuse('past')
  if (wish.day > around.lastDay) return refuse('too-far')
  const open = openOn(wish.day, terms.hours, around.calendar)
  if (!fits(open.spans, wish.span)) return refuse(open.because === 'holiday' ? 'holiday' : 'closed')
  if (!wish.own && terms.quotaMonth !== null && around.usedInMonth >= terms.quotaMonth) return refuse('quota')
  if (around.taken) return refuse('taken')
  return {
    ok: true,
    state: terms.approval && !wish.own ? 'applied' : 'booked',
    feeFen: wish.own ? 0 : feeOf(terms.feeFen, wish.span),
  }
}

/** Price of a span in fen: the price of an hour by the minute, a part of a fen rounded up. */
export const feeOf = (hourFen: number, { from, until }: Span): number => Math.ceil((hourFen * (until - from)) / 60)

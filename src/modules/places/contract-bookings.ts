import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { freeDays } from './contract-free.ts'
import {
  bookingView,
  byId,
  byNo,
  code,
  codes,
  flag,
  minuteOfDay,
  named,
  no,
  reason,
  refusals,
  span,
  told,
} from './contract-shapes.ts'
import { placeProblems } from './problems.ts'
import { actNames, bookingStates } from './rules/booking.ts'

const problems = Object.values(placeProblems)
const see = { action: 'place.bookings' }
const book = { action: 'place.book' }
const unitNo = z.number().int().positive()

export const bookingFilter = z.object({
  fromOn: daySchema.optional(),
  untilOn: daySchema.optional(),
  state: z.enum([...bookingStates, 'held', 'to-come']).optional(),
  purpose: codes.optional(),
  venueNo: no.optional(),
  roomNo: no.optional(),
  unitNo: no.optional(),
  seriesId: z.uuid().optional(),
  /** Booked as part of a series. */
  inSeries: flag.optional(),
  kind: codes.optional(),
  /** Of another's venue: what sharing brought about. */
  shared: flag.optional(),
  noShow: flag.optional(),
  /** `to-us`: of a venue the reader keeps or runs under a contract; `by-us`: booked for an organisation of theirs. */
  side: z.enum(['to-us', 'by-us']).optional(),
  /** Applied for on the public page. */
  fromPublic: flag.optional(),
  streetNo: no.optional(),
  districtNo: no.optional(),
  q: z.string().trim().max(60).optional(),
})

const wish = {
  roomNo: unitNo,
  unitNo,
  purpose: code,
  title: told(120),
  people: z.number().int().positive().max(100_000).nullish(),
}
const seriesBody = z.object({
  ...wish,
  fromOn: daySchema,
  times: z.number().int().min(1).max(60),
  everyWeeks: z.number().int().min(1).max(8).default(1),
  from: minuteOfDay,
  until: minuteOfDay,
  skipHolidays: z.boolean().default(true),
})
const seriesDay = z.object({
  day: z.string(),
  outcome: z.enum(['booked', 'applied', 'skipped']),
  reason: z.enum(refusals).nullable(),
  bookingId: z.string().nullable(),
  /** Whether the holidays of its year are on record. */
  provisional: z.boolean(),
})

export const bookingEndpoints = {
  listFree: endpoint({
    name: 'places.listFree',
    method: 'GET',
    path: '/api/places/free',
    summary: 'Rooms that can be booked, with what is free of each day of a week; nearest first from an organisation in reach.',
    permission: { action: 'place.read' },
    query: z.object({
      fromOn: daySchema,
      days: z.coerce.number().int().min(1).max(14).default(7),
      /** Only rooms with so many minutes free in one piece on one of the days. */
      minutes: z.coerce.number().int().min(0).max(1440).default(0),
      seats: z.coerce.number().int().min(0).max(100_000).default(0),
      kind: codes.optional(),
      venueNo: no.optional(),
      districtNo: no.optional(),
      nearNo: no.optional(),
      most: z.coerce.number().int().min(1).max(1000).default(1000),
    }),
    output: z.object({
      days: z.array(z.string()),
      rooms: z.array(
        z.object({
          roomNo: z.number().int(),
          room: z.string(),
          seats: z.number().nullable(),
          venueNo: z.number().int(),
          venue: z.string(),
          address: z.string().nullable(),
          metres: z.number().nullable(),
          feeFen: z.number().int(),
          approval: z.boolean(),
          /** Of each day what is free, by the minute; null on a day the venue is closed. */
          free: freeDays,
        }),
      ),
    }),
    problems,
  }),
  getWeek: endpoint({
    name: 'places.getWeek',
    method: 'GET',
    path: '/api/places/venues/:no/calendar',
    summary: 'Days of a venue room by room: when it is open and what is held, with names where the caller has a right to them.',
    permission: { action: 'place.read' },
    params: byNo,
    query: z.object({ fromOn: daySchema, days: z.coerce.number().int().min(1).max(42).default(7) }),
    output: z.object({
      days: z.array(
        z.object({
          day: z.string(),
          open: z.array(span),
          because: z.enum(['exception', 'holiday', 'week']),
          reason: z.string().nullable(),
        }),
      ),
      rooms: z.array(
        z.object({
          no: z.number().int(),
          name: z.string(),
          bookable: z.boolean(),
          held: z.array(
            z.object({
              day: z.string(),
              from: z.number().int(),
              until: z.number().int(),
              /** Null where it is nobody's business of the caller. */
              booking: z
                .object({
                  id: z.string(),
                  unit: z.string(),
                  title: z.string().nullable(),
                  purpose: z.string(),
                  state: z.enum(bookingStates),
                })
                .nullable(),
            }),
          ),
        }),
      ),
    }),
    problems,
  }),
  getMine: endpoint({
    name: 'places.getMine',
    method: 'GET',
    path: '/api/places/mine',
    summary: 'Organisations the caller may book for (fifty at most) and what they have booked that is still to come.',
    permission: book,
    output: z.object({
      units: z.array(named),
      /** There are more than are told; look for one by name. */
      more: z.boolean(),
      bookings: z.array(bookingView),
    }),
  }),
  listBookings: endpoint({
    name: 'places.listBookings',
    method: 'GET',
    path: '/api/places/bookings',
    summary: 'Bookings of organisations and of venues in reach, the latest first, with how many sessions were held.',
    permission: see,
    query: pageQuery.extend(bookingFilter.shape),
    output: pageOf(bookingView).extend({ held: z.number().int() }),
    problems,
  }),
  exportBookings: endpoint({
    name: 'places.exportBookings',
    method: 'GET',
    path: '/api/places/bookings/export',
    summary: 'The list of bookings as a spreadsheet.',
    permission: { action: 'place.export' },
    query: bookingFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
    problems,
  }),
  getBooking: endpoint({
    name: 'places.getBooking',
    method: 'GET',
    path: '/api/places/bookings/:id',
    summary: 'One booking with its course.',
    permission: see,
    params: byId,
    output: bookingView.extend({
      course: z.array(
        z.object({ at: z.string(), by: z.string().nullable(), state: z.enum(bookingStates), reason: z.string().nullable() }),
      ),
      waitingBefore: z.number().int(),
      /** Telephone of a group, masked; null where there is none or it was forgotten. */
      contact: z.string().nullable(),
      forgottenOn: z.string().nullable(),
    }),
    problems,
  }),
  book: endpoint({
    name: 'places.book',
    method: 'POST',
    path: '/api/places/bookings',
    summary: 'Book a room for an organisation in reach; with `wait`, stand on the waiting list where it is taken.',
    permission: book,
    body: z.object({ ...wish, day: daySchema, from: minuteOfDay, until: minuteOfDay, wait: z.boolean().default(false) }),
    output: z.object({
      id: z.string(),
      no: z.number().int(),
      state: z.enum(['applied', 'booked', 'waiting']),
      feeFen: z.number().int(),
    }),
    problems,
  }),
  moveBooking: endpoint({
    name: 'places.moveBooking',
    method: 'POST',
    path: '/api/places/bookings/:id/moves',
    summary:
      'Approve, refuse, accept, begin, close or cancel a booking, or note that nobody came; what becomes free is offered to whoever waited longest.',
    permission: book,
    params: byId,
    body: z.object({ act: z.enum(actNames as [(typeof actNames)[number], ...(typeof actNames)[number][]]), reason: told(300) }),
    output: z.object({ id: z.string(), state: z.enum(bookingStates), revision: z.number().int() }),
    problems,
    concurrency: true,
  }),
  previewSeries: endpoint({
    name: 'places.previewSeries',
    method: 'POST',
    path: '/api/places/series/preview',
    summary: 'Days of a series, with those that would be skipped and why. Nothing is kept.',
    permission: book,
    body: seriesBody,
    output: z.object({ days: z.array(seriesDay), feeFen: z.number().int() }),
    problems,
    repeatable: true,
  }),
  bookSeries: endpoint({
    name: 'places.bookSeries',
    method: 'POST',
    path: '/api/places/series',
    summary:
      'Book a room at the same hour week after week; holidays and days on which it cannot be had are skipped, each with its reason.',
    permission: book,
    body: seriesBody,
    output: z.object({ id: z.string(), days: z.array(seriesDay), feeFen: z.number().int() }),
    problems,
  }),
  getSeries: endpoint({
    name: 'places.getSeries',
    method: 'GET',
    path: '/api/places/series/:id',
    summary: 'The report of a series: each day asked for, kept or skipped and why.',
    permission: see,
    params: byId,
    output: z.object({
      id: z.string(),
      venue: named,
      room: named,
      unit: named.nullable(),
      group: named.nullable(),
      title: z.string().nullable(),
      purpose: z.string(),
      from: z.number().int(),
      until: z.number().int(),
      everyWeeks: z.number().int(),
      ended: z.boolean(),
      days: z.array(seriesDay.omit({ provisional: true }).extend({ state: z.enum(bookingStates).nullable() })),
      can: z.object({ end: z.boolean(), answer: z.boolean() }),
    }),
    problems,
  }),
  answerSeries: endpoint({
    name: 'places.answerSeries',
    method: 'POST',
    path: '/api/places/series/:id/answers',
    summary: 'Say yes or no to every day of a series that still waits for an answer.',
    permission: { action: 'place.keep' },
    params: byId,
    body: z.object({ act: z.enum(['approve', 'refuse']), reason: told(300) }),
    output: z.object({ id: z.string(), answered: z.number().int() }),
    problems,
  }),
  revealApplicant: endpoint({
    name: 'places.revealApplicant',
    method: 'POST',
    path: '/api/places/bookings/:id/reveal',
    summary: 'Telephone of a group without an account, for a stated purpose, to those who answer for the venue.',
    permission: { action: 'place.reveal' },
    params: byId,
    body: z.object({ purpose: z.string().trim().min(1).max(40) }),
    output: z.object({ phone: z.string() }),
    repeatable: true,
    problems: [placeProblems['booking-not-found'], placeProblems['application-contact-gone']],
  }),
  endSeries: endpoint({
    name: 'places.endSeries',
    method: 'POST',
    path: '/api/places/series/:id/end',
    summary: 'End a series: what is still to come is cancelled, what was held stays.',
    permission: book,
    params: byId,
    body: z.object({ reason }),
    output: z.object({ id: z.string(), cancelled: z.number().int() }),
    problems,
  }),
  renewCalendar: endpoint({
    name: 'places.renewCalendar',
    method: 'POST',
    path: '/api/places/calendars',
    summary:
      'Make or renew the secret address of the calendar of an organisation or a room; the one before stops working. It is shown once.',
    permission: book,
    body: z.object({ subject: z.enum(['unit', 'room']), no: z.number().int().positive() }),
    output: z.object({ path: z.string(), door: z.string().nullable() }),
    problems,
    secretAnswer: true,
  }),
  readCalendar: endpoint({
    name: 'places.readCalendar',
    method: 'GET',
    path: '/api/places/calendars/:secret',
    summary: 'A calendar as iCalendar by its secret address: hours, rooms and organisations, nobody’s name.',
    permission: 'public',
    params: z.object({ secret: z.string().min(20).max(100) }),
    output: z.any(),
    transport: 'file',
    problems,
  }),
  getDoor: endpoint({
    name: 'places.getDoor',
    method: 'GET',
    path: '/api/places/doors/:secret',
    summary:
      'For the screen at a door: the room, its hours today and what is held today and tomorrow; organisations, nobody’s name.',
    permission: 'public',
    params: z.object({ secret: z.string().min(20).max(100) }),
    output: z.object({
      venue: z.string(),
      room: z.string(),
      seats: z.number().nullable(),
      now: z.string(),
      days: z.array(
        z.object({
          day: z.string(),
          open: z.array(span),
          held: z.array(
            z.object({
              from: z.number().int(),
              until: z.number().int(),
              unit: z.string(),
              title: z.string().nullable(),
              purpose: z.string(),
              purposeEn: z.string(),
            }),
          ),
        }),
      ),
    }),
    problems,
  }),
}

import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { pageOf, pageQuery } from '../../kernel/page.ts'
import { phonePattern } from '../../kernel/phone.ts'
import { byNo, code, flag, minuteOfDay, named, no, refusals, span, weeklySpan, word } from './contract-shapes.ts'
import { placeProblems } from './problems.ts'
import { bookingStates } from './rules/booking.ts'

const problems = Object.values(placeProblems)
const text = (most: number) => z.string().trim().max(most)
/** The code shown once, and the last four digits of the telephone left with it. */
const key = {
  code: text(40).min(8),
  digits: z
    .string()
    .trim()
    .regex(/^\d{4}$/),
}

const publicVenue = z.object({
  no: z.number().int(),
  name: z.string(),
  kind: z.string(),
  tier: z.string().nullable(),
  street: named.nullable(),
  address: z.string().nullable(),
  audience: z.array(z.string()),
  services: z.array(z.string()),
  /** Rooms that can be applied for. */
  rooms: z.number().int(),
  /** Seats of the largest of them; null where nobody counted. */
  seats: z.number().nullable(),
  feeFen: z.number().int(),
  feeNote: z.string().nullable(),
  openNow: z.boolean(),
  /** When it is open today. */
  today: z.array(span),
})

const followed = z.object({
  no: z.number().int(),
  group: z.string(),
  venue: named,
  room: z.string(),
  address: z.string().nullable(),
  purpose: word,
  title: z.string().nullable(),
  people: z.number().nullable(),
  feeFen: z.number().int(),
  days: z.array(
    z.object({
      day: z.string(),
      from: z.number().int(),
      until: z.number().int(),
      /** Null for a day that was skipped. */
      state: z.enum(bookingStates).nullable(),
      /** Why it was skipped: a code; why it was refused or cancelled: what somebody said, or a code of the platform. */
      reason: z.string().nullable(),
      can: z.object({ cancel: z.boolean() }),
    }),
  ),
  can: z.object({ cancel: z.boolean(), forget: z.boolean() }),
})

export const publicEndpoints = {
  getPublicForm: endpoint({
    name: 'places.getPublicForm',
    method: 'GET',
    path: '/api/public/venues/form',
    summary: 'What somebody without an account needs to look for a venue and to apply: districts with their words, the consent.',
    permission: 'public',
    output: z.object({
      consentVersion: z.string(),
      districts: z.array(
        named.extend({
          streets: z.array(named),
          kinds: z.array(word),
          audiences: z.array(word),
          purposes: z.array(word),
          /** Last day that can be applied for, and the most days of one application. */
          lastDay: z.string(),
          mostTimes: z.number().int(),
        }),
      ),
    }),
  }),
  listPublic: endpoint({
    name: 'places.listPublic',
    method: 'GET',
    path: '/api/public/venues',
    summary: 'Open venues of a district that their owners share with everybody, by name.',
    permission: 'public',
    query: pageQuery.extend({
      districtNo: no,
      /** A word of the name, the address or a service. */
      q: text(60).optional(),
      streetNo: no.optional(),
      kind: code.optional(),
      service: text(80).optional(),
      openNow: flag.optional(),
      free: flag.optional(),
    }),
    output: pageOf(publicVenue).extend({ services: z.array(z.string()) }),
  }),
  getPublic: endpoint({
    name: 'places.getPublic',
    method: 'GET',
    path: '/api/public/venues/:no',
    summary: 'One such venue: what it offers, its hours, and what is free of its rooms in a week. Never who holds them.',
    permission: 'public',
    params: byNo,
    query: z.object({ fromOn: daySchema.optional() }),
    output: publicVenue.extend({
      districtNo: z.number().int(),
      facilities: z.string().nullable(),
      hours: z.array(weeklySpan),
      onHolidays: z.enum(['closed', 'usual']),
      exceptions: z.array(z.object({ fromOn: z.string(), untilOn: z.string(), span: span.nullable(), reason: z.string() })),
      offers: z.array(z.object({ name: z.string(), audience: z.array(z.string()), provider: z.string().nullable() })),
      days: z.array(z.string()),
      roomList: z.array(
        z.object({
          no: z.number().int(),
          name: z.string(),
          seats: z.number().nullable(),
          /** Of each day what is free, by the minute; null on a day the venue is closed. */
          free: z.array(z.array(span).nullable()),
        }),
      ),
    }),
    problems: [placeProblems['venue-not-found']],
  }),
  applyPublic: endpoint({
    name: 'places.applyPublic',
    method: 'POST',
    path: '/api/public/applications',
    summary:
      'Apply for a room for a group, without an account: one day, or the same hour week after week. The owner says yes or no; the code is shown once.',
    permission: 'public',
    body: z.object({
      roomNo: z.number().int().positive(),
      group: text(60).min(2),
      phone: z.string().trim().regex(phonePattern),
      purpose: code,
      title: text(120).min(2),
      people: z.number().int().positive().max(100_000),
      fromOn: daySchema,
      times: z.number().int().min(1).max(60).default(1),
      everyWeeks: z.number().int().min(1).max(8).default(1),
      from: minuteOfDay,
      until: minuteOfDay,
      consent: z.literal(true),
      consentVersion: text(20).min(1),
    }),
    output: z.object({
      no: z.number().int(),
      code: z.string(),
      days: z.array(
        z.object({
          day: z.string(),
          outcome: z.enum(['applied', 'skipped']),
          reason: z.enum(refusals).nullable(),
          /** The holidays of its year are not on record yet. */
          provisional: z.boolean(),
        }),
      ),
    }),
    secretAnswer: true,
    problems,
  }),
  followPublic: endpoint({
    name: 'places.followPublic',
    method: 'POST',
    path: '/api/public/applications/follow',
    summary:
      'How an application stands, by its code and the last four digits of the telephone; asked in the body, because addresses are logged.',
    permission: 'public',
    body: z.object(key),
    output: followed,
    repeatable: true,
    problems,
  }),
  cancelPublic: endpoint({
    name: 'places.cancelPublic',
    method: 'POST',
    path: '/api/public/applications/cancel',
    summary: 'Give back one day of an application, or all that are still to come.',
    permission: 'public',
    body: z.object({ ...key, day: daySchema.nullish() }),
    output: followed,
    problems,
  }),
  writePublicCalendar: endpoint({
    name: 'places.writePublicCalendar',
    method: 'POST',
    path: '/api/public/applications/calendar',
    summary: 'The days of an application as iCalendar, for the calendar of whoever applied.',
    permission: 'public',
    body: z.object(key),
    output: z.object({ fileName: z.string(), contentType: z.string(), text: z.string() }),
    repeatable: true,
    problems,
  }),
  forgetPublic: endpoint({
    name: 'places.forgetPublic',
    method: 'POST',
    path: '/api/public/applications/forget',
    summary: 'Take the consent back once nothing is to come: telephone and code are deleted at once.',
    permission: 'public',
    body: z.object(key),
    output: z.object({ no: z.number().int() }),
    problems,
  }),
}

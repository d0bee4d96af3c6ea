import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import {
  byId,
  byNo,
  changed,
  code,
  minuteOfDay,
  named,
  reason,
  span,
  told,
  venueFacts,
  venueFilter,
  venueRow,
  weeklySpan,
  word,
} from './contract-shapes.ts'
import { facilityView, residentView } from './contract-parts.ts'
import { placeProblems } from './problems.ts'
import { answers } from './rules/standard.ts'

const problems = Object.values(placeProblems)
const read = { action: 'place.read' }
const keep = { action: 'place.keep' }
const answer = z.enum(answers)
const checkedItem = z.object({ code, answer, note: told(200) })
const unitOrName = { unitNo: z.number().int().positive().nullish(), name: told(100) }

export const venueView = venueRow.extend({
  fromOn: z.string(),
  within: named.nullable(),
  stationsList: z.array(named.extend({ kind: z.string(), state: z.string() })),
  lead: named.nullable(),
  industry: named.nullable(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  communityNo: z.number().nullable(),
  facilities: z.string().nullable(),
  note: z.string().nullable(),
  hours: z.array(weeklySpan),
  onHolidays: z.enum(['closed', 'usual']),
  quotaMonth: z.number().nullable(),
  feeNote: z.string().nullable(),
  setupMinutes: z.number().int(),
  cleanupMinutes: z.number().int(),
  roomList: z.array(z.object({ no: z.number().int(), name: z.string(), seats: z.number().nullable(), bookable: z.boolean() })),
  exceptions: z.array(
    z.object({ id: z.string(), fromOn: z.string(), untilOn: z.string(), span: span.nullable(), reason: z.string() }),
  ),
  operators: z.array(
    z.object({
      id: z.string(),
      unit: named.nullable(),
      name: z.string(),
      fromOn: z.string(),
      untilOn: z.string().nullable(),
      documentNo: z.string().nullable(),
      deliverables: z.string().nullable(),
    }),
  ),
  services: z.array(
    z.object({ id: z.string(), name: z.string(), audience: z.array(z.string()), provider: z.string().nullable() }),
  ),
  facilityList: z.array(facilityView),
  residents: z.array(residentView),
  /** Told to those who keep the venue only. */
  checks: z.array(
    z.object({
      id: z.string(),
      onDay: z.string(),
      version: z.string(),
      met: z.number().int(),
      apply: z.number().int(),
      items: z.array(checkedItem),
    }),
  ),
  history: z.array(
    z.object({
      fromOn: z.string(),
      untilOn: z.string().nullable(),
      name: z.string(),
      state: z.string(),
      reason: z.string().nullable(),
    }),
  ),
  can: z.object({ keep: z.boolean(), book: z.boolean() }),
})

export const venueEndpoints = {
  getWords: endpoint({
    name: 'places.getWords',
    method: 'GET',
    path: '/api/places/words',
    summary:
      'Kinds, tiers, audiences and purposes of venues, the standard of a model room and the parameters of booking, as the programme in force has them.',
    permission: read,
    output: z.object({
      kinds: z.array(word),
      tiers: z.array(word),
      audiences: z.array(word),
      purposes: z.array(word),
      /** Roles of organisations that reside in a venue or work with it. */
      residents: z.array(word),
      standard: z.object({ version: z.string(), source: z.string(), items: z.array(word) }).nullable(),
      slotMinutes: z.number().int(),
      lastDay: z.string(),
    }),
  }),
  listVenues: endpoint({
    name: 'places.listVenues',
    method: 'GET',
    path: '/api/places/venues',
    summary: 'Venues of the own district, by name, or nearest first from an organisation in reach.',
    permission: read,
    query: pageQuery.extend(venueFilter.shape),
    output: pageOf(venueRow).extend({ areaM2: z.number().int(), can: z.object({ enter: z.boolean() }) }),
    problems,
  }),
  exportVenues: endpoint({
    name: 'places.exportVenues',
    method: 'GET',
    path: '/api/places/venues/export',
    summary: 'The list of venues as a spreadsheet.',
    permission: { action: 'place.export' },
    query: venueFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
    problems,
  }),
  getVenue: endpoint({
    name: 'places.getVenue',
    method: 'GET',
    path: '/api/places/venues/:no',
    summary: 'One venue with its rooms, hours, services, operators and stations.',
    permission: read,
    params: byNo,
    output: venueView,
    problems,
  }),
  enterVenue: endpoint({
    name: 'places.enterVenue',
    method: 'POST',
    path: '/api/places/venues',
    summary: 'Enter a venue of an owner in reach, with its rooms.',
    permission: keep,
    body: venueFacts.extend({
      ownerNo: z.number().int().positive(),
      rooms: z
        .array(z.object({ name: z.string().trim().min(1).max(60), seats: z.number().int().positive().max(100_000).nullish() }))
        .max(50)
        .default([]),
    }),
    output: changed,
    problems,
  }),
  changeVenue: endpoint({
    name: 'places.changeVenue',
    method: 'POST',
    path: '/api/places/venues/:no/states',
    summary: 'Say what a venue is from a day on; what it was before is kept.',
    permission: keep,
    params: byNo,
    body: venueFacts.extend({ reason }),
    output: changed,
    problems,
    concurrency: true,
  }),
  addRoom: endpoint({
    name: 'places.addRoom',
    method: 'POST',
    path: '/api/places/venues/:no/rooms',
    summary: 'Add a room to a venue.',
    permission: keep,
    params: byNo,
    body: z.object({
      name: z.string().trim().min(1).max(60),
      seats: z.number().int().positive().max(100_000).nullish(),
      bookable: z.boolean().default(true),
    }),
    output: z.object({ no: z.number().int() }),
    problems,
  }),
  changeRoom: endpoint({
    name: 'places.changeRoom',
    method: 'POST',
    path: '/api/places/rooms/:no',
    summary: 'Change a room, or give it up once nothing is booked in it any more.',
    permission: keep,
    params: byNo,
    body: z.object({
      name: z.string().trim().min(1).max(60),
      seats: z.number().int().positive().max(100_000).nullish(),
      bookable: z.boolean(),
      retired: z.boolean().default(false),
    }),
    output: z.object({ no: z.number().int() }),
    problems,
  }),
  addException: endpoint({
    name: 'places.addException',
    method: 'POST',
    path: '/api/places/venues/:no/exceptions',
    summary: 'Days on which a venue is open otherwise or closed; answers with the bookings that stand in the way.',
    permission: keep,
    params: byNo,
    body: z.object({ fromOn: daySchema, untilOn: daySchema, from: minuteOfDay.nullish(), until: minuteOfDay.nullish(), reason }),
    output: z.object({ id: z.string(), bookings: z.number().int() }),
    problems,
  }),
  retractException: endpoint({
    name: 'places.retractException',
    method: 'POST',
    path: '/api/places/exceptions/:id/retract',
    summary: 'Take an exception back.',
    permission: keep,
    params: byId,
    output: z.object({ id: z.string() }),
    problems,
  }),
  addOperator: endpoint({
    name: 'places.addOperator',
    method: 'POST',
    path: '/api/places/venues/:no/operators',
    summary: 'Say who runs a venue under a contract, and for how long.',
    permission: keep,
    params: byNo,
    body: z.object({
      ...unitOrName,
      fromOn: daySchema,
      untilOn: daySchema.nullish(),
      documentNo: told(60),
      deliverables: told(500),
    }),
    output: z.object({ id: z.string() }),
    problems,
  }),
  retractOperator: endpoint({
    name: 'places.retractOperator',
    method: 'POST',
    path: '/api/places/operators/:id/retract',
    summary: 'Take an operator back that was entered by mistake.',
    permission: keep,
    params: byId,
    output: z.object({ id: z.string() }),
    problems,
  }),
  addService: endpoint({
    name: 'places.addService',
    method: 'POST',
    path: '/api/places/venues/:no/services',
    summary: 'Say what is offered at a venue, to whom and by whom.',
    permission: keep,
    params: byNo,
    body: z.object({ service: z.string().trim().min(1).max(80), audience: z.array(code).max(12).default([]), ...unitOrName }),
    output: z.object({ id: z.string() }),
    problems,
  }),
  endService: endpoint({
    name: 'places.endService',
    method: 'POST',
    path: '/api/places/services/:id/end',
    summary: 'Say that a service is offered no longer.',
    permission: keep,
    params: byId,
    output: z.object({ id: z.string() }),
    problems,
  }),
  checkVenue: endpoint({
    name: 'places.checkVenue',
    method: 'POST',
    path: '/api/places/venues/:no/self-checks',
    summary: 'Look at a venue against the standard in force: each item yes, no or not applicable. No picture is asked for.',
    permission: keep,
    params: byNo,
    body: z.object({ onDay: daySchema, items: z.array(checkedItem).max(100) }),
    output: z.object({ id: z.string(), met: z.number().int(), apply: z.number().int() }),
    problems,
  }),
}

import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'

export const no = z.coerce.number().int().positive()
export const byNo = z.object({ no })
export const byId = z.object({ id: z.uuid() })
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true')
export const code = z.string().min(1).max(40)
/** One code or several with commas between them, as a figure may name them. */
export const codes = z
  .string()
  .max(200)
  .regex(/^[a-z0-9-]+(?:,[a-z0-9-]+)*$/)
  .transform((text) => text.split(','))
export const named = z.object({ no: z.number().int(), name: z.string() })
export const word = z.object({ code: z.string(), zh: z.string(), en: z.string() })
export const told = (most: number) => z.string().trim().max(most).nullish()
export const reason = z.string().trim().min(1).max(300)
export const changed = z.object({ no: z.number().int(), revision: z.number().int() })
export const refusals = ['past', 'too-far', 'not-open', 'not-shared', 'holiday', 'closed', 'quota', 'taken'] as const
/** Minutes after midnight. */
export const minuteOfDay = z.number().int().min(0).max(1440)
export const span = z.object({ from: z.number().int(), until: z.number().int() })

/** Besides, `standing`: everything that is not closed. */
export const venueStates = ['planned', 'open', 'paused', 'closed'] as const
export const weeklySpan = z.object({ weekday: z.number().int().min(1).max(7), from: minuteOfDay, until: minuteOfDay })

/** Everything that is said of a venue from a day on. */
export const venueFacts = z.object({
  fromOn: daySchema,
  name: z.string().trim().min(1).max(80),
  kind: code,
  tier: code.nullish(),
  state: z.enum(venueStates).default('open'),
  shared: z.boolean().default(false),
  model: z.boolean().default(false),
  /** Venue it is a station of. */
  withinNo: z.number().int().positive().nullish(),
  leadNo: z.number().int().positive().nullish(),
  industryNo: z.number().int().positive().nullish(),
  areaM2: z.number().int().positive().max(1_000_000).nullish(),
  address: told(200),
  /** CGCS2000 degrees. */
  lon: z.number().min(70).max(140).nullish(),
  lat: z.number().min(0).max(60).nullish(),
  streetNo: z.number().int().positive().nullish(),
  communityNo: z.number().int().positive().nullish(),
  audience: z.array(code).max(12).default([]),
  facilities: told(1000),
  note: told(1000),
  hours: z.array(weeklySpan).max(28).default([]),
  onHolidays: z.enum(['closed', 'usual']).default('closed'),
  approval: z.boolean().default(false),
  quotaMonth: z.number().int().positive().max(1000).nullish(),
  /** Price of an hour in fen, 0 free; no money passes the platform. */
  feeFen: z.number().int().min(0).max(100_000_000).default(0),
  feeNote: told(200),
  setupMinutes: z.number().int().min(0).max(480).default(0),
  cleanupMinutes: z.number().int().min(0).max(480).default(0),
})
export type VenueFacts = z.output<typeof venueFacts>

export const venueFilter = z.object({
  q: z.string().trim().max(60).optional(),
  kind: codes.optional(),
  tier: codes.optional(),
  state: z.enum([...venueStates, 'standing']).optional(),
  shared: flag.optional(),
  /** Whom it serves; also one whose services name them. */
  audience: codes.optional(),
  free: flag.optional(),
  model: flag.optional(),
  /** Of those the caller answers for: never looked at against the standard. */
  unchecked: flag.optional(),
  ownerNo: no.optional(),
  withinNo: no.optional(),
  industryNo: no.optional(),
  streetNo: no.optional(),
  districtNo: no.optional(),
  /** Unit the list is ordered from, nearest first. */
  nearNo: no.optional(),
})

export const venueRow = z.object({
  no: z.number().int(),
  revision: z.number().int(),
  name: z.string(),
  kind: z.string(),
  tier: z.string().nullable(),
  state: z.enum(venueStates),
  shared: z.boolean(),
  model: z.boolean(),
  audience: z.array(z.string()),
  areaM2: z.number().nullable(),
  address: z.string().nullable(),
  street: named.nullable(),
  owner: named,
  rooms: z.number().int(),
  stations: z.number().int(),
  approval: z.boolean(),
  feeFen: z.number().int(),
  /** Metres as the crow flies from the unit the list is ordered from; null without either point. */
  metres: z.number().nullable(),
  can: z.object({ keep: z.boolean() }),
})

export const bookingView = z.object({
  id: z.string(),
  no: z.number().int(),
  revision: z.number().int(),
  state: z.enum(['applied', 'waiting', 'offered', 'booked', 'used', 'closed', 'refused', 'cancelled']),
  venue: named,
  room: named,
  /** Null where a group without an account applied. */
  unit: named.nullable(),
  /** The group, as it called itself, with the number of its application. */
  group: named.nullable(),
  startsAt: z.string(),
  endsAt: z.string(),
  day: z.string(),
  from: z.number().int(),
  until: z.number().int(),
  purpose: z.string(),
  title: z.string().nullable(),
  people: z.number().int().nullable(),
  feeFen: z.number().int(),
  noShow: z.boolean(),
  offerUntil: z.string().nullable(),
  reason: z.string().nullable(),
  seriesId: z.string().nullable(),
  can: z.object({ acts: z.array(z.enum(['approve', 'refuse', 'accept', 'begin', 'close', 'not-come', 'cancel'])) }),
})

import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { byId, byNo, code, codes, flag, named, no, told } from './contract-shapes.ts'
import { placeProblems } from './problems.ts'

const problems = Object.values(placeProblems)
const keep = { action: 'place.keep' }
const read = { action: 'place.read' }
const made = z.object({ id: z.string() })
export const facilityKinds = ['hardware', 'software'] as const
export const facilityStates = ['good', 'lacking', 'broken'] as const

export const facilityView = z.object({
  id: z.string(),
  kind: z.enum(facilityKinds),
  name: z.string(),
  /** As it was found last; good from the day its upgrade was accepted. */
  state: z.enum(facilityStates),
  stateOn: z.string(),
  note: z.string().nullable(),
  upgrade: z.object({ id: z.string(), no: z.number().int(), state: z.string() }).nullable(),
})
export const residentView = z.object({
  id: z.string(),
  unit: named.nullable(),
  name: z.string(),
  role: z.string(),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
  now: z.boolean(),
})

const atVenue = {
  /** Kinds of the venue. */
  kind: codes.optional(),
  streetNo: no.optional(),
  districtNo: no.optional(),
  venueNo: no.optional(),
  q: z.string().trim().max(60).optional(),
}
const facilityFilter = z.object({
  ...atVenue,
  sort: z.enum(facilityKinds).optional(),
  state: z.enum(facilityStates).optional(),
  /** Whether an upgrade of its venue is to better it. */
  upgraded: flag.optional(),
})
const residentFilter = z.object({ ...atVenue, role: code.optional(), now: flag.optional(), unitNo: no.optional() })
const where = { venue: named, venueKind: z.string(), owner: named, street: named.nullable() }
const counted = { /** Venues they are at. */ venues: z.number().int() }

export const partEndpoints = {
  listFacilities: endpoint({
    name: 'places.listFacilities',
    method: 'GET',
    path: '/api/places/facilities',
    summary: 'What venues in reach are equipped with now, what is to be mended first (CD-42).',
    permission: read,
    query: pageQuery.extend(facilityFilter.shape),
    output: pageOf(
      facilityView.extend({ ...where, upgrade: z.object({ id: z.string(), no: z.number().int() }).nullable() }),
    ).extend(counted),
  }),
  exportFacilities: endpoint({
    name: 'places.exportFacilities',
    method: 'GET',
    path: '/api/places/facilities/export',
    summary: 'The list of facilities as a spreadsheet.',
    permission: { action: 'place.export' },
    query: facilityFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  listResidents: endpoint({
    name: 'places.listResidents',
    method: 'GET',
    path: '/api/places/residents',
    summary: 'Organisations that reside in venues in reach or work with them, who is there now first (LH-25).',
    permission: read,
    query: pageQuery.extend(residentFilter.shape),
    output: pageOf(residentView.extend(where)).extend(counted),
  }),
  exportResidents: endpoint({
    name: 'places.exportResidents',
    method: 'GET',
    path: '/api/places/residents/export',
    summary: 'The list of residents as a spreadsheet.',
    permission: { action: 'place.export' },
    query: residentFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  addFacility: endpoint({
    name: 'places.addFacility',
    method: 'POST',
    path: '/api/places/venues/:no/facilities',
    summary: 'Say what a venue is equipped with, item by item: hardware or software, and in what state (CD-42).',
    permission: keep,
    params: byNo,
    body: z.object({
      kind: z.enum(facilityKinds),
      item: z.string().trim().min(1).max(80),
      state: z.enum(facilityStates),
      note: told(200),
    }),
    output: made,
    problems,
  }),
  changeFacility: endpoint({
    name: 'places.changeFacility',
    method: 'POST',
    path: '/api/places/facilities/:id',
    summary: 'Say in what state an item is now, and which upgrade of the venue is to better it; or that it is gone.',
    permission: keep,
    params: byId,
    body: z.object({
      state: z.enum(facilityStates),
      note: told(200),
      upgradeId: z.uuid().nullish(),
      gone: z.boolean().default(false),
    }),
    output: made,
    problems,
  }),
  addResident: endpoint({
    name: 'places.addResident',
    method: 'POST',
    path: '/api/places/venues/:no/residents',
    summary: 'Say which organisation resides in a venue or works with it, in which role and for how long (LH-25).',
    permission: keep,
    params: byNo,
    body: z.object({
      unitNo: z.number().int().positive().nullish(),
      name: told(100),
      role: code,
      fromOn: daySchema,
      untilOn: daySchema.nullish(),
    }),
    output: made,
    problems,
  }),
  endResident: endpoint({
    name: 'places.endResident',
    method: 'POST',
    path: '/api/places/residents/:id/end',
    summary: 'Say from which day on an organisation is no longer there; without a day, that it was entered by mistake.',
    permission: keep,
    params: byId,
    body: z.object({ untilOn: daySchema.nullish() }),
    output: made,
    problems,
  }),
}

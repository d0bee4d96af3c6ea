import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { byId, byNo, code, named, told } from './contract-shapes.ts'
import { placeProblems } from './problems.ts'

const problems = Object.values(placeProblems)
const keep = { action: 'place.keep' }
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

export const partEndpoints = {
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

import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { byId, flag, named, no, reason, told } from './contract-shapes.ts'
import { placeProblems } from './problems.ts'
import { rentActs, rentMeasures, rentSides, rentStages, rentStandings } from './rules/rent.ts'

const problems = Object.values(placeProblems)
const see = { action: 'place.rents' }
const act = { action: 'place.rent' }
const whole = z.number().int()

export const rentFilter = z.object({
  stage: z.enum(rentStages).optional(),
  standing: z.enum(rentStandings).optional(),
  measure: z.enum(rentMeasures).optional(),
  /** Proposals the caller may answer. */
  waiting: flag.optional(),
  venueNo: no.optional(),
  tenantNo: no.optional(),
  streetNo: no.optional(),
  districtNo: no.optional(),
  q: z.string().trim().max(60).optional(),
})

const rentView = z.object({
  id: z.string(),
  no: whole,
  revision: whole,
  stage: z.enum(rentStages),
  venue: named,
  owner: named,
  tenant: named,
  fromOn: z.string(),
  /** First day it no longer holds. */
  untilOn: z.string().nullable(),
  measure: z.enum(rentMeasures),
  /** Of a month, in fen. */
  rentFen: whole,
  months: whole,
  /** For a whole period: minutes, or sessions. */
  owed: whole,
  /** Delivered less owed at the end of the last period that is over; null before the first has ended. */
  balance: whole.nullable(),
  standing: z.enum(rentStandings),
  proposedSide: z.enum(rentSides),
  can: z.object({ acts: z.array(z.enum(rentActs)) }),
})
const exchange = z.object({ fenPerHour: whole, fenPerSession: whole, months: whole, purposes: z.array(z.string()) })
const moved = z.object({ id: z.string(), stage: z.enum(rentStages), revision: whole })

export const rentEndpoints = {
  listRents: endpoint({
    name: 'places.listRents',
    method: 'GET',
    path: '/api/places/rents',
    summary: 'Agreements on rent paid by service of which a side lies in reach, with what is owed and delivered so far.',
    permission: see,
    query: pageQuery.extend(rentFilter.shape),
    output: pageOf(rentView).extend({ can: z.object({ propose: z.boolean() }) }),
    problems,
  }),
  exportRents: endpoint({
    name: 'places.exportRents',
    method: 'GET',
    path: '/api/places/rents/export',
    summary: 'The list of agreements on rent as a spreadsheet.',
    permission: { action: 'place.export' },
    query: rentFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
    problems,
  }),
  getRentTerms: endpoint({
    name: 'places.getRentTerms',
    method: 'GET',
    path: '/api/places/rents/terms',
    summary: 'How the programme of the district of a venue exchanges rent for service; null where it does not.',
    permission: see,
    query: z.object({ venueNo: no }),
    output: z.object({
      exchange: exchange.extend({ version: z.string(), source: z.string(), stated: z.boolean() }).nullable(),
    }),
    problems,
  }),
  getRent: endpoint({
    name: 'places.getRent',
    method: 'GET',
    path: '/api/places/rents/:id',
    summary: 'One agreement on rent: its terms, its course, and owed and delivered of each period.',
    permission: see,
    params: byId,
    output: rentView.extend({
      rateFen: whole,
      ruleVersion: z.string(),
      purposes: z.array(z.string()),
      about: z.string().nullable(),
      periods: z.array(
        z.object({
          fromOn: z.string(),
          untilOn: z.string(),
          owed: whole,
          delivered: whole,
          balance: whole.nullable(),
          standing: z.enum(rentStandings),
        }),
      ),
      /** Units whose records count: the tenant, and the Party organisation it formed alone. */
      hands: z.array(named),
      course: z.array(
        z.object({
          act: z.enum(['propose', ...rentActs]),
          at: z.string(),
          by: z.string().nullable(),
          reason: z.string().nullable(),
        }),
      ),
    }),
    problems,
  }),
  proposeRent: endpoint({
    name: 'places.proposeRent',
    method: 'POST',
    path: '/api/places/rents',
    summary: 'Propose, for the owner of a venue or for an organisation resident there, that rent is paid by service.',
    permission: act,
    body: z.object({
      venueNo: no,
      tenantNo: no,
      side: z.enum(rentSides),
      fromOn: daySchema,
      untilOn: daySchema.nullish(),
      measure: z.enum(rentMeasures),
      rentFen: z.number().int().positive().max(100_000_000),
      about: told(500),
    }),
    output: z.object({ id: z.string(), no: whole, owed: whole }),
    problems,
  }),
  moveRent: endpoint({
    name: 'places.moveRent',
    method: 'POST',
    path: '/api/places/rents/:id/moves',
    summary: 'Agree to a proposal or refuse it for the other side, or withdraw the own one.',
    permission: act,
    params: byId,
    body: z.object({ act: z.enum(['agree', 'refuse', 'withdraw']), reason: told(300) }),
    output: moved,
    problems,
    concurrency: true,
  }),
  endRent: endpoint({
    name: 'places.endRent',
    method: 'POST',
    path: '/api/places/rents/:id/end',
    summary: 'End an agreement on rent from a day on; the period it cuts off owes its part by days.',
    permission: act,
    params: byId,
    body: z.object({ onDay: daySchema, reason }),
    output: moved,
    problems,
    concurrency: true,
  }),
}

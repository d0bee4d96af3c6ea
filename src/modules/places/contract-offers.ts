import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { byId, byNo, code, named, no, told } from './contract-shapes.ts'
import { placeProblems } from './problems.ts'
import { offerActNames, offerStates } from './rules/offers.ts'

const problems = Object.values(placeProblems)

const offerFilter = z.object({
  q: z.string().trim().max(60).optional(),
  state: z.enum(offerStates).optional(),
  /** Proposed to the own venues, or by the own organisations. */
  side: z.enum(['to-us', 'by-us']).optional(),
  venueNo: no.optional(),
  streetNo: no.optional(),
})
const offerRow = z.object({
  id: z.string(),
  no: z.number().int(),
  revision: z.number().int(),
  venue: named,
  unit: named,
  name: z.string(),
  audience: z.array(z.string()),
  words: z.string().nullable(),
  state: z.enum(offerStates),
  reason: z.string().nullable(),
  proposedOn: z.string(),
  decidedOn: z.string().nullable(),
  can: z.object({ acts: z.array(z.enum(offerActNames)) }),
})

export const offerEndpoints = {
  proposeService: endpoint({
    name: 'places.proposeService',
    method: 'POST',
    path: '/api/places/venues/:no/service-offers',
    summary: 'Propose to give a service in the shared venue of another; it stands there once the owner agrees.',
    permission: { action: 'place.book' },
    params: byNo,
    body: z.object({
      unitNo: z.number().int().positive(),
      service: z.string().trim().min(1).max(80),
      audience: z.array(code).max(12).default([]),
      words: told(500),
    }),
    output: z.object({ id: z.string(), no: z.number().int(), revision: z.number().int() }),
    problems,
  }),
  listServiceOffers: endpoint({
    name: 'places.listServiceOffers',
    method: 'GET',
    path: '/api/places/service-offers',
    summary: 'Services proposed to venues in reach or by organisations in reach; those that wait for an answer first.',
    permission: { action: 'place.bookings' },
    query: pageQuery.extend(offerFilter.shape),
    output: pageOf(offerRow),
  }),
  exportServiceOffers: endpoint({
    name: 'places.exportServiceOffers',
    method: 'GET',
    path: '/api/places/service-offers/export',
    summary: 'The list of proposed services as a spreadsheet.',
    permission: { action: 'place.export' },
    query: offerFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  answerServiceOffer: endpoint({
    name: 'places.answerServiceOffer',
    method: 'POST',
    path: '/api/places/service-offers/:id/answers',
    summary: 'Agree to a proposed service or decline it with a reason, as the owner; withdraw it, as who proposed it.',
    permission: { action: 'place.book' },
    params: byId,
    body: z.object({ act: z.enum(offerActNames), reason: told(300) }),
    output: z.object({ id: z.string(), state: z.enum(offerStates), revision: z.number().int() }),
    problems,
    concurrency: true,
  }),
}

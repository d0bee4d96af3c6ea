import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { memberProblems as problems } from './problems.ts'

const byId = z.object({ id: z.uuid() })
const no = z.coerce.number().int().positive()
const text = (most: number) => z.string().trim().max(most)
const made = z.object({ id: z.string() })

/** `follow`: those after which something follows. The days are of the visit. */
export const visitFilter = z.object({
  stationId: z.uuid().optional(),
  districtNo: no.optional(),
  follow: z.enum(['yes']).optional(),
  fromOn: daySchema.optional(),
  untilOn: daySchema.optional(),
})
export type VisitFilter = z.output<typeof visitFilter>

export const visitEndpoints = {
  listStationVisits: endpoint({
    name: 'members.listStationVisits',
    method: 'GET',
    path: '/api/members/stations/visits',
    summary: 'Visits of stations by their liaisons, the newest first.',
    permission: { action: 'member.read' },
    query: visitFilter.extend(pageQuery.shape),
    output: pageOf(
      z.object({
        id: z.string(),
        station: z.object({ id: z.string(), name: z.string() }),
        host: z.object({ no: z.number().int(), name: z.string() }),
        /** Null where somebody else of the organisation went; in full for the own organisation, else masked. */
        liaison: z.string().nullable(),
        onDay: z.string(),
        found: z.string(),
        followUp: z.string().nullable(),
        can: z.object({ withdraw: z.boolean() }),
      }),
    ),
  }),
  exportStationVisits: endpoint({
    name: 'members.exportStationVisits',
    method: 'GET',
    path: '/api/members/stations/visits/export',
    summary: 'The same list as a spreadsheet.',
    permission: { action: 'member.export' },
    query: visitFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  visitStation: endpoint({
    name: 'members.visitStation',
    method: 'POST',
    path: '/api/members/stations/:id/visits',
    summary: 'Enter that the liaison was at a station: what was found and what follows, in a line each.',
    permission: { action: 'member.change' },
    params: byId,
    body: z.object({
      onDay: daySchema,
      liaisonId: no.nullish(),
      found: text(300).min(1),
      followUp: text(300).nullish(),
    }),
    output: made,
    problems: Object.values(problems),
  }),
  withdrawStationVisit: endpoint({
    name: 'members.withdrawStationVisit',
    method: 'POST',
    path: '/api/members/stations/visits/:id/withdraw',
    summary: 'Take a visit back that was entered by mistake.',
    permission: { action: 'member.change' },
    params: byId,
    output: made,
    problems: [problems['station-visit-not-found']],
  }),
}

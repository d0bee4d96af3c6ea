import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { memberRow } from './contract-register.ts'
import { memberProblems as problems } from './problems.ts'
import { awayReasons } from './rules.ts'
import { stationKinds } from './rules/mobile.ts'

const byId = z.object({ id: z.uuid() })
const no = z.coerce.number().int().positive()
const text = (most: number) => z.string().trim().max(most)
const read = { action: 'member.read' }
const change = { action: 'member.change' }
const made = z.object({ id: z.string() })
const every = Object.values(problems)

export const suggestionFilter = z.object({ due: z.enum(['due', 'later', 'all']).default('due') })
export const stationFilter = z.object({
  kind: z.enum(stationKinds).optional(),
  state: z.enum(['open', 'closed', 'all']).default('open'),
  districtNo: no.optional(),
  /** Open on this day; without it today. */
  asOf: daySchema.optional(),
  venueNo: no.optional(),
  associationNo: no.optional(),
  /** On the site of a construction project (NS-30). */
  onSite: z.enum(['yes']).optional(),
})
/** Where a station stands: at a venue, or in words. */
const place = {
  venueNo: no.nullish(),
  site: text(100).nullish(),
  associationNo: no.nullish(),
  whereabouts: text(200).nullish(),
  hours: text(100).nullish(),
}
const liaison = z.object({ id: z.number(), name: z.string(), fromOn: z.string() })

export const mobileEndpoints = {
  listSuggestions: endpoint({
    name: 'members.listSuggestions',
    method: 'GET',
    path: '/api/members/mobile/suggestions',
    summary: 'Members reported to live elsewhere whom nobody has confirmed as mobile yet; due from the months of the rule on.',
    permission: read,
    query: suggestionFilter.extend(pageQuery.shape),
    output: pageOf(
      z.object({
        id: z.string(),
        member: memberRow,
        since: z.string(),
        because: z.enum(awayReasons),
        whereabouts: z.string().nullable(),
        reportedOn: z.string(),
        dueOn: z.string(),
        due: z.boolean(),
        can: z.object({ decide: z.boolean() }),
      }),
    ).extend({ rule: z.object({ months: z.number().int(), version: z.string(), source: z.string() }) }),
    problems: [problems['member-rule-missing']],
  }),
  exportSuggestions: endpoint({
    name: 'members.exportSuggestions',
    method: 'GET',
    path: '/api/members/mobile/suggestions/export',
    summary: 'The same list as a spreadsheet, names masked outside the own organisation.',
    permission: { action: 'member.export' },
    query: suggestionFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  reportFlow: endpoint({
    name: 'members.reportFlow',
    method: 'POST',
    path: '/api/members/:id/flow-reports',
    summary: 'Report that a member lives or works elsewhere now; the standing and the count do not change.',
    permission: change,
    params: byId,
    body: z.object({ since: daySchema, because: z.enum(awayReasons), whereabouts: text(100).nullish() }),
    output: made,
    problems: every,
  }),
  decideFlow: endpoint({
    name: 'members.decideFlow',
    method: 'POST',
    path: '/api/members/flow-reports/:id/decide',
    summary: 'Confirm that a reported member is mobile, refuse it with a reason, or withdraw the report.',
    permission: change,
    params: byId,
    body: z.object({
      decision: z.enum(['confirmed', 'refused', 'withdrawn']),
      hostNo: no.nullish(),
      hostName: text(100).nullish(),
      documentNo: text(100).nullish(),
      reason: text(500).nullish(),
    }),
    output: made,
    problems: every,
  }),
  listStations: endpoint({
    name: 'members.listStations',
    method: 'GET',
    path: '/api/members/stations',
    summary: 'Stations, contact points and activity rooms for mobile members, with their liaisons.',
    permission: read,
    query: stationFilter.extend(pageQuery.shape),
    output: pageOf(
      z.object({
        id: z.string(),
        kind: z.enum(stationKinds),
        name: z.string(),
        host: z.object({ no: z.number().int(), name: z.string() }),
        /** Address of the venue, where it stands at one. */
        whereabouts: z.string(),
        /** Null at a venue: it keeps its own hours. */
        hours: z.string().nullable(),
        venue: z.object({ no: z.number().int(), name: z.string(), open: z.boolean(), lead: z.string().nullable() }).nullable(),
        site: z.string().nullable(),
        association: z.object({ no: z.number().int(), name: z.string() }).nullable(),
        openedOn: z.string(),
        closedOn: z.string().nullable(),
        liaisons: z.array(liaison),
        visits: z.number().int(),
        /** Null where there was none yet. */
        lastVisitOn: z.string().nullable(),
        /** Advice on Party affairs asked for there, and how much of it waits for an answer (CD-24). */
        consultations: z.number().int(),
        unanswered: z.number().int(),
        can: z.object({ change: z.boolean() }),
      }),
    ),
  }),
  exportStations: endpoint({
    name: 'members.exportStations',
    method: 'GET',
    path: '/api/members/stations/export',
    summary: 'The same list as a spreadsheet.',
    permission: { action: 'member.export' },
    query: stationFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  openStation: endpoint({
    name: 'members.openStation',
    method: 'POST',
    path: '/api/members/stations',
    summary: 'Open a station, a contact point or an activity room, at a venue or elsewhere, with its first liaison.',
    permission: change,
    body: z.object({
      hostNo: no,
      kind: z.enum(stationKinds),
      name: text(100).min(1),
      ...place,
      openedOn: daySchema,
      liaison: z.object({ name: text(60).min(1), phone: text(20).nullish() }),
    }),
    output: made,
    problems: every,
  }),
  placeStation: endpoint({
    name: 'members.placeStation',
    method: 'POST',
    path: '/api/members/stations/:id/place',
    summary:
      'Say anew where a station stands: at a venue, with the project site and the association where there are any, or in words (NS-30).',
    permission: change,
    params: byId,
    body: z.object(place),
    output: made,
    problems: every,
  }),
  changeLiaison: endpoint({
    name: 'members.changeLiaison',
    method: 'POST',
    path: '/api/members/stations/:id/liaisons',
    summary: 'Name another liaison of a station, beside the one there is or in its place.',
    permission: change,
    params: byId,
    body: z.object({ name: text(60).min(1), phone: text(20).nullish(), fromOn: daySchema, instead: z.boolean().default(true) }),
    output: made,
    problems: every,
  }),
  closeStation: endpoint({
    name: 'members.closeStation',
    method: 'POST',
    path: '/api/members/stations/:id/close',
    summary: 'Enter that a station was given up.',
    permission: change,
    params: byId,
    body: z.object({ onDay: daySchema }),
    output: made,
    problems: every,
  }),
}

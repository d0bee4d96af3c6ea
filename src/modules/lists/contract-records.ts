import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { byId, entryBody, exporting, flag, made, maybe, named, problems, publish, read, words } from './contract-entries.ts'
import { circles } from './rules.ts'

const no = z.coerce.number().int().positive()
const reason = z.object({ reason: words(300) })
const count = z.number().int().min(0).max(100_000)
const brief = z.object({ id: z.string(), no: z.number().int(), title: z.string() })
const can = z.object({ record: z.boolean() })

/** The filter all four records share; `code` is the kind of a meeting or of what was linked. */
export const recordFilter = z.object({
  unitNo: no.optional(),
  districtNo: no.optional(),
  fromOn: daySchema.optional(),
  untilOn: daySchema.optional(),
  code: z.string().max(200).optional(),
  q: z.string().trim().max(60).optional(),
})
/** Lists a community signed, or those no community of now counts (CN-30). */
export const signedFilter = recordFilter.extend({ communityId: z.uuid().optional(), outside: flag.optional() })
const base = z.object({
  id: z.string(),
  no: z.number().int(),
  unit: named,
  onDay: z.string(),
  entries: z.array(brief),
  can: z.object({ retract: z.boolean() }),
})

export const signedRow = base.extend({
  title: z.string(),
  /** Community that signed it. */
  community: z.object({ id: z.string(), no: z.number().int(), name: z.string(), circle: z.enum(circles) }).nullable(),
  parties: z.string().nullable(),
  documentNo: z.string().nullable(),
})
export const meetingRow = base.extend({
  kind: z.string(),
  title: z.string(),
  place: z.string().nullable(),
  communities: count,
  departments: count,
  enterprises: count,
  organisations: count,
  result: z.string().nullable(),
})
export const visitRow = base.extend({ visitors: z.string(), finding: z.string() })
/** What was linked may have served a call for volunteers or an activity (NS-47). */
export const servedKinds = ['service', 'activity'] as const
const served = z.object({
  kind: z.enum(servedKinds),
  id: z.string(),
  no: z.number().int(),
  title: z.string().nullable(),
  onDay: z.string().nullable(),
  unit: named,
  /** Campaign the call for volunteers belongs to. */
  campaign: z.string().nullable(),
})
export const contributionFilter = recordFilter.extend({
  /** Whether it names what it served. */
  served: flag.optional(),
  /** Only what served a call for volunteers of this campaign (NS-F50). */
  campaign: z.string().trim().min(1).max(100).optional(),
})
export const contributionRow = base.extend({
  /** Null where nothing is named, or where the reader does not see it. */
  served: served.nullable(),
  source: z.string(),
  category: z.string(),
  amountFen: z.number(),
  purpose: z.string(),
})

const offer = entryBody
  .pick({ title: true, category: true, quantity: true, unit: true, visibility: true })
  .extend({ detail: maybe(2000), visibility: entryBody.shape.visibility.exclude(['community']) })
const file = <F extends typeof recordFilter>(name: string, path: string, summary: string, filter: F = recordFilter as F) =>
  endpoint({
    name,
    method: 'GET',
    path,
    summary,
    permission: exporting,
    query: filter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  })
const retract = (name: string, path: string) =>
  endpoint({
    name,
    method: 'POST',
    path,
    summary: 'Take a record back that was entered by mistake; it counts nowhere from then on.',
    permission: publish,
    params: byId,
    body: reason,
    output: made,
    problems,
  })

export const recordEndpoints = {
  listSigned: endpoint({
    name: 'lists.listSigned',
    method: 'GET',
    path: '/api/lists/signed',
    summary: 'Signed lists of organisations in reach, the newest first, with what stands on them.',
    permission: read,
    query: pageQuery.extend(signedFilter.shape),
    output: pageOf(signedRow).extend({ can }),
  }),
  exportSigned: file('lists.exportSigned', '/api/lists/signed/export', 'Signed lists as a spreadsheet.', signedFilter),
  signList: endpoint({
    name: 'lists.signList',
    method: 'POST',
    path: '/api/lists/signed',
    summary: 'Enter that a list was signed, with the published entries that stand on it.',
    permission: publish,
    body: z.object({
      ownerNo: z.number().int().positive(),
      title: words(120),
      signedOn: daySchema,
      parties: maybe(300),
      documentNo: maybe(60),
      /** Community that signed it; the organisation is one of its members today. */
      communityId: z.uuid().nullish(),
      entryIds: z.array(z.uuid()).max(500).default([]),
    }),
    output: made,
    problems,
  }),
  retractSigned: retract('lists.retractSigned', '/api/lists/signed/:id/retract'),
  listMeetings: endpoint({
    name: 'lists.listMeetings',
    method: 'GET',
    path: '/api/lists/meetings',
    summary: 'Meetings that brought needs and resources together, the newest first.',
    permission: read,
    query: pageQuery.extend(recordFilter.shape),
    output: pageOf(meetingRow).extend({ can }),
  }),
  exportMeetings: file('lists.exportMeetings', '/api/lists/meetings/export', 'Matching meetings as a spreadsheet.'),
  recordMeeting: endpoint({
    name: 'lists.recordMeeting',
    method: 'POST',
    path: '/api/lists/meetings',
    summary: 'Enter a matching meeting: day, kind, how many took part, what came of it.',
    permission: publish,
    body: z.object({
      hostNo: z.number().int().positive(),
      kind: words(40),
      heldOn: daySchema,
      title: words(120),
      place: maybe(200),
      communities: count.default(0),
      departments: count.default(0),
      enterprises: count.default(0),
      organisations: count.default(0),
      result: maybe(500),
      entryIds: z.array(z.uuid()).max(200).default([]),
    }),
    output: made,
    problems,
  }),
  retractMeeting: retract('lists.retractMeeting', '/api/lists/meetings/:id/retract'),
  listVisits: endpoint({
    name: 'lists.listVisits',
    method: 'GET',
    path: '/api/lists/visits',
    summary: 'Survey visits and what organisations said they can offer, the newest first.',
    permission: read,
    query: pageQuery.extend(recordFilter.shape),
    output: pageOf(visitRow).extend({ can }),
  }),
  exportVisits: file('lists.exportVisits', '/api/lists/visits/export', 'Survey visits as a spreadsheet.'),
  recordVisit: endpoint({
    name: 'lists.recordVisit',
    method: 'POST',
    path: '/api/lists/visits',
    summary: 'Enter a survey visit; what the organisation can offer becomes resources that wait to be looked at.',
    permission: { action: 'lists.check' },
    body: z.object({
      unitNo: z.number().int().positive(),
      madeOn: daySchema,
      visitors: words(120),
      finding: words(500),
      offers: z.array(offer).max(30).default([]),
    }),
    output: made,
    problems,
  }),
  retractVisit: retract('lists.retractVisit', '/api/lists/visits/:id/retract'),
  listContributions: endpoint({
    name: 'lists.listContributions',
    method: 'GET',
    path: '/api/lists/contributions',
    summary: 'What organisations linked from outside, in money’s worth, the newest first, with the sum of the filter.',
    permission: read,
    query: pageQuery.extend(contributionFilter.shape),
    output: pageOf(contributionRow).extend({ can, sumFen: z.number() }),
  }),
  exportContributions: file(
    'lists.exportContributions',
    '/api/lists/contributions/export',
    'Linked resources as a spreadsheet.',
    contributionFilter,
  ),
  findServed: endpoint({
    name: 'lists.findServed',
    method: 'GET',
    path: '/api/lists/served',
    summary: 'Calls for volunteers and activities in sight by a part of their words, for what linked resources served (NS-47).',
    permission: publish,
    query: z.object({ q: z.string().trim().max(60).optional() }),
    output: z.object({ items: z.array(served) }),
  }),
  recordContribution: endpoint({
    name: 'lists.recordContribution',
    method: 'POST',
    path: '/api/lists/contributions',
    summary: 'Enter what was linked from outside. No money passes the platform.',
    permission: publish,
    body: z.object({
      unitNo: z.number().int().positive(),
      source: words(120),
      category: words(40),
      amountFen: z.number().int().positive().max(1_000_000_000_000),
      receivedOn: daySchema,
      entryId: z.uuid().nullish(),
      /** The call for volunteers or the activity it served, as far as one sees it. */
      served: z.object({ kind: z.enum(servedKinds), id: z.uuid() }).nullish(),
      purpose: words(300),
    }),
    output: made,
    problems,
  }),
  retractContribution: retract('lists.retractContribution', '/api/lists/contributions/:id/retract'),
}

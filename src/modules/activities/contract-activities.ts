import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { activityProblems } from './problems.ts'

const no = z.coerce.number().int().positive()
export const byId = z.object({ id: z.uuid() })
export const problems = Object.values(activityProblems)
export const read = { action: 'activity.read' }
export const record = { action: 'activity.record' }
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true')
export const code = z.string().min(1).max(40)
export const named = z.object({ no: z.number().int(), name: z.string() })
export const audiences = ['members', 'non_members', 'residents'] as const
export const outreachStates = ['complete', 'incomplete'] as const
export const states = ['planned', 'held', 'cancelled'] as const
const text = (most: number) => z.string().trim().max(most).nullish()
const unitNos = z.array(z.number().int().positive()).max(30)

/** Everything that can be said of an activity. The ten-minute entry uses five of these. */
export const activityBody = z.object({
  state: z.enum(['planned', 'held']).default('held'),
  onDay: daySchema,
  startsAt: z.iso.datetime({ offset: true }).nullish(),
  endsAt: z.iso.datetime({ offset: true }).nullish(),
  title: text(120),
  place: text(200),
  kinds: z.array(code).min(1).max(12),
  formats: z.array(code).max(5).default([]),
  lines: z.array(code).max(12).default([]),
  hostNos: unitNos.min(1),
  partnerNos: unitNos.default([]),
  partnerNames: z.array(z.string().trim().min(1).max(100)).max(30).default([]),
  openTo: z.array(z.enum(audiences)).default(['members']),
  agenda: text(4000),
  minutes: text(10_000),
  followUp: text(1000),
  /** What the people reached said, or why they were not asked (CN-69); nobody's name. */
  feedback: text(1000),
  memberIds: z.array(z.uuid()).max(2000).default([]),
  nonMembers: z.number().int().min(0).max(100_000).default(0),
  residents: z.number().int().min(0).max(100_000).default(0),
  /** As the form counted them when it was sent; nothing about how or how long. */
  fieldsTyped: z.number().int().min(0).max(10_000).nullish(),
})
export type ActivityBody = z.output<typeof activityBody>

export const word = z.object({ code: z.string(), zh: z.string(), en: z.string() })
const change = z.object({ record: z.boolean() })

export const activityRow = z.object({
  id: z.string(),
  no: z.number().int(),
  revision: z.number().int(),
  state: z.enum(states),
  onDay: z.string(),
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  title: z.string().nullable(),
  place: z.string().nullable(),
  kinds: z.array(z.string()),
  formats: z.array(z.string()),
  lines: z.array(z.string()),
  hosts: z.array(named),
  partners: z.array(named),
  partnerNames: z.array(z.string()),
  openTo: z.array(z.string()),
  members: z.number().int(),
  mobile: z.number().int(),
  others: z.number().int(),
  /** Of kinds that reach out to people: whether the record says how many came and what they said; null for other kinds (CN-69). */
  outreach: z.enum(outreachStates).nullable(),
  line: z.string().nullable(),
  /** It was corrected since. */
  corrected: z.boolean(),
  can: change,
})

export const activityView = activityRow.extend({
  agenda: z.string().nullable(),
  minutes: z.string().nullable(),
  followUp: z.string().nullable(),
  feedback: z.string().nullable(),
  cancelReason: z.string().nullable(),
  nonMembers: z.number().int(),
  residents: z.number().int(),
  /** Names outside the own organisation are masked; of a member out of reach only the branch is told. */
  attendance: z.array(
    z.object({ memberId: z.string(), name: z.string().nullable(), branch: named.nullable(), mobile: z.boolean() }),
  ),
  course: z.array(
    z.object({ at: z.string(), by: z.string().nullable(), state: z.enum(states), onDay: z.string(), members: z.number().int() }),
  ),
})

export const listFilter = z.object({
  fromOn: daySchema.optional(),
  untilOn: daySchema.optional(),
  /** Several are separated by a comma. */
  kind: code.optional(),
  format: code.optional(),
  line: code.optional(),
  state: z.enum([...states, 'all']).default('all'),
  unitNo: no.optional(),
  /** Branch that entered it: the first of the hosts. */
  enteredFor: no.optional(),
  seriesId: z.uuid().optional(),
  streetNo: no.optional(),
  districtNo: no.optional(),
  joint: flag.optional(),
  /** Held together with another Party organisation. */
  withParty: flag.optional(),
  mobile: flag.optional(),
  /** Held by a lead unit of the day (NS-27). */
  led: flag.optional(),
  /** Held by an association, or its Party organisation, with its member units (NS-29). */
  memberUnits: flag.optional(),
  openTo: z.enum(audiences).optional(),
  /** Held, of a kind that reaches out to people, with or without their number and feedback (CN-69). */
  outreach: z.enum(outreachStates).optional(),
  q: z.string().trim().max(60).optional(),
})

const counts = z.object({
  sessions: z.number().int(),
  attendances: z.number().int(),
  people: z.number().int(),
  mobileAttendances: z.number().int(),
  others: z.number().int(),
})
const changed = z.object({ id: z.string(), revision: z.number().int() })
const reason = z.object({ reason: z.string().trim().min(1).max(300) })

export const activityEndpoints = {
  getWords: endpoint({
    name: 'activities.getWords',
    method: 'GET',
    path: '/api/activities/words',
    summary:
      'Kinds of activities, formats and lines of joint work, as the programmes in force name them; and kinds that ask for feedback.',
    permission: read,
    output: z.object({
      kinds: z.array(word),
      formats: z.array(word),
      lines: z.array(word),
      natures: z.array(word),
      outreach: z.array(code),
    }),
  }),
  getMine: endpoint({
    name: 'activities.getMine',
    method: 'GET',
    path: '/api/activities/mine',
    summary:
      'What a secretary needs to record: the branches in reach (fifty at most), what waits there, and what was planned up to today.',
    permission: record,
    output: z.object({
      branches: z.array(named.extend({ waiting: z.array(z.string()) })),
      planned: z.array(
        z.object({
          id: z.string(),
          branchNo: z.number().int(),
          onDay: z.string(),
          title: z.string().nullable(),
          kinds: z.array(z.string()),
        }),
      ),
    }),
  }),
  listActivities: endpoint({
    name: 'activities.listActivities',
    method: 'GET',
    path: '/api/activities',
    summary: 'Activities in reach with sessions, attendances and people: a joint session counts once.',
    permission: read,
    query: pageQuery.extend(listFilter.shape),
    output: pageOf(activityRow).extend({ counts, can: change }),
  }),
  exportActivities: endpoint({
    name: 'activities.exportActivities',
    method: 'GET',
    path: '/api/activities/export',
    summary: 'The list of activities as a spreadsheet.',
    permission: { action: 'activity.export' },
    query: listFilter.extend({ language: fileQuery.language }),
    output: z.any(),
    transport: 'file',
  }),
  exportRecordBook: endpoint({
    name: 'activities.exportRecordBook',
    method: 'GET',
    path: '/api/activities/branches/:no/record-book',
    summary: 'The yearly record book of a branch as a spreadsheet: what was held, and what the year expects.',
    permission: { action: 'activity.export' },
    params: z.object({ no }),
    query: z.object({ year: z.coerce.number().int().min(2000).max(2100), language: fileQuery.language }),
    output: z.any(),
    transport: 'file',
    problems,
  }),
  getActivity: endpoint({
    name: 'activities.getActivity',
    method: 'GET',
    path: '/api/activities/:id',
    summary: 'One activity with its minutes, who came, and its course from plan to record.',
    permission: read,
    params: byId,
    output: activityView,
    problems: [activityProblems['activity-not-found']],
  }),
  getRoll: endpoint({
    name: 'activities.getRoll',
    method: 'GET',
    path: '/api/activities/roll',
    summary: 'Members of a branch on a day, for the organiser to tick who came; with a menu item, who signed up.',
    permission: record,
    query: z.object({ unitNo: no, day: daySchema, activityId: z.uuid().optional() }),
    output: z.object({
      branch: named,
      members: z.array(
        z.object({ memberId: z.string(), name: z.string(), mobile: z.boolean(), hosted: z.boolean(), came: z.boolean() }),
      ),
      signedUp: z.object({ members: z.number().int(), nonMembers: z.number().int(), residents: z.number().int() }),
    }),
    problems,
  }),
  recordActivity: endpoint({
    name: 'activities.recordActivity',
    method: 'POST',
    path: '/api/activities',
    summary: 'Record an activity from the minutes, or plan one; entered once it counts everywhere.',
    permission: record,
    body: activityBody.extend({ copiedFrom: z.uuid().nullish() }),
    output: changed,
    problems,
  }),
  correctActivity: endpoint({
    name: 'activities.correctActivity',
    method: 'POST',
    path: '/api/activities/:id/entries',
    summary: 'Write an activity anew, for example when what was planned has been held; what stood before is kept.',
    permission: record,
    params: byId,
    body: activityBody,
    output: changed,
    problems,
    concurrency: true,
  }),
  cancelActivity: endpoint({
    name: 'activities.cancelActivity',
    method: 'POST',
    path: '/api/activities/:id/cancel',
    summary: 'Call off a planned activity, with the reason.',
    permission: record,
    params: byId,
    body: reason,
    output: changed,
    problems,
    concurrency: true,
  }),
  retractActivity: endpoint({
    name: 'activities.retractActivity',
    method: 'POST',
    path: '/api/activities/:id/retract',
    summary: 'Take back an activity entered by mistake; it counts nowhere from then on.',
    permission: record,
    params: byId,
    body: reason,
    output: changed,
    problems,
    concurrency: true,
  }),
}

import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { named } from './contract-agreements.ts'
import { communityId } from './contract-communities.ts'
import { allianceProblems as problems } from './problems.ts'
import { meetingStages } from './rules/meetings.ts'

const all = Object.values(problems)
const unitNo = z.coerce.number().int().positive()
const said = (most: number) => z.string().trim().min(1).max(most)
const stage = z.enum(meetingStages)
const done = z.object({ id: z.string() })
const meetingId = z.object({ id: z.uuid() })

const filter = z.object({
  communityId: z.uuid().optional(),
  stage: stage.optional(),
  /** Only of communities in which the caller's own organisation is a member. */
  mine: z.enum(['true']).optional(),
  /** Only those the caller's own organisation has called. */
  own: z.enum(['true']).optional(),
  kind: z.string().max(40).optional(),
  fromOn: daySchema.optional(),
  untilOn: daySchema.optional(),
  districtNo: unitNo.optional(),
  q: z.string().trim().max(60).optional(),
})

export const meetingView = z.object({
  id: z.string(),
  no: z.number().int(),
  community: z.object({ id: z.string(), name: z.string() }),
  kind: z.string(),
  /** Member that called it. */
  unit: named,
  onDay: z.string(),
  atTime: z.string(),
  place: z.string(),
  title: z.string(),
  body: z.string().nullable(),
  stage,
  agenda: z.array(
    z.object({
      id: z.string(),
      unit: named,
      title: z.string(),
      body: z.string().nullable(),
      tabledOn: z.string(),
      can: z.object({ withdraw: z.boolean() }),
    }),
  ),
  /** What was written down once it was held. */
  minutes: z.string().nullable(),
  cancelReason: z.string().nullable(),
  can: z.object({
    amend: z.boolean(),
    record: z.boolean(),
    cancel: z.boolean(),
    /** Members the caller acts for, as long as matters may be tabled. */
    tableFor: z.array(named),
  }),
})

const content = z.object({
  kind: z.string().max(40),
  onDay: daySchema,
  atTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  place: said(120),
  title: said(120),
  body: z.string().trim().max(1000).nullish(),
})

export const meetingEndpoints = {
  listMeetings: endpoint({
    name: 'alliances.listMeetings',
    method: 'GET',
    path: '/api/alliances/meetings',
    summary:
      'Meetings of communities called ahead, with their agenda: told to every member. A meeting nobody called is not missing.',
    permission: { action: 'community.read' },
    query: filter.extend(pageQuery.shape),
    output: pageOf(meetingView).extend({
      /** Members that may call a meeting now and that the caller acts for; asked of one community. */
      callFor: z.array(named),
    }),
  }),
  exportMeetings: endpoint({
    name: 'alliances.exportMeetings',
    method: 'GET',
    path: '/api/alliances/meetings/export',
    summary: 'The same list as a spreadsheet.',
    permission: { action: 'community.export' },
    query: filter.extend(fileQuery),
    output: z.unknown(),
    transport: 'file',
  }),
  writeMeeting: endpoint({
    name: 'alliances.writeMeeting',
    method: 'GET',
    path: '/api/alliances/meetings/:id/calendar',
    summary: 'One meeting as a calendar file: when, where, what about; nobody’s name.',
    permission: { action: 'community.read' },
    params: meetingId,
    output: z.unknown(),
    transport: 'file',
    problems: [problems['meeting-not-found']],
  }),
  callMeeting: endpoint({
    name: 'alliances.callMeeting',
    method: 'POST',
    path: '/api/alliances/communities/:id/meetings',
    summary: 'The member whose turn as convenor it is, today or on that day, calls a meeting ahead; every member sees it.',
    permission: { action: 'community.run' },
    params: communityId,
    body: content.extend({ unitNo }),
    output: done,
    problems: all,
  }),
  amendMeeting: endpoint({
    name: 'alliances.amendMeeting',
    method: 'PATCH',
    path: '/api/alliances/meetings/:id',
    summary: 'Move a called meeting to another day, time or place, or say better what it is about, until its day is over.',
    permission: { action: 'community.run' },
    params: meetingId,
    body: content,
    output: done,
    problems: all,
  }),
  tableItem: endpoint({
    name: 'alliances.tableItem',
    method: 'POST',
    path: '/api/alliances/meetings/:id/items',
    summary: 'A member tables a matter before the meeting.',
    permission: { action: 'community.run' },
    params: meetingId,
    body: z.object({ unitNo, title: said(120), body: z.string().trim().max(1000).nullish() }),
    output: done,
    problems: all,
  }),
  withdrawItem: endpoint({
    name: 'alliances.withdrawItem',
    method: 'POST',
    path: '/api/alliances/meetings/:id/items/:itemId/withdrawal',
    summary: 'Take a matter off the agenda again, before the meeting.',
    permission: { action: 'community.run' },
    params: meetingId.extend({ itemId: z.uuid() }),
    body: z.object({}),
    output: done,
    problems: all,
  }),
  recordMeeting: endpoint({
    name: 'alliances.recordMeeting',
    method: 'POST',
    path: '/api/alliances/meetings/:id/record',
    summary: 'After it was held the meeting becomes a shared record of its community, with its minutes in a line.',
    permission: { action: 'community.run' },
    params: meetingId,
    body: z.object({ minutes: said(2000) }),
    output: done,
    problems: all,
  }),
  cancelMeeting: endpoint({
    name: 'alliances.cancelMeeting',
    method: 'POST',
    path: '/api/alliances/meetings/:id/cancellation',
    summary: 'Cancel a called meeting, with the reason; members see both.',
    permission: { action: 'community.run' },
    params: meetingId,
    body: z.object({ reason: said(300) }),
    output: done,
    problems: all,
  }),
}

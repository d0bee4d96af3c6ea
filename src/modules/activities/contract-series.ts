import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery } from '../../kernel/page.ts'
import { byId, code, named, problems, read, record, states } from './contract-activities.ts'

const no = z.coerce.number().int().positive()
const recurrence = z.union([
  z.object({ every: z.literal('month'), on: z.literal('day'), day: z.number().int().min(1).max(31) }),
  z.object({
    every: z.literal('month'),
    on: z.literal('weekday'),
    week: z.union([z.literal(-1), z.number().int().min(1).max(4)]),
    weekday: z.number().int().min(1).max(7),
  }),
  z.object({ every: z.literal('year'), month: z.number().int().min(1).max(12), day: z.number().int().min(1).max(31) }),
])
const series = z.object({
  unitNo: z.number().int().positive(),
  rule: recurrence,
  kinds: z.array(code).min(1).max(12),
  title: z.string().trim().max(120).nullish(),
  place: z.string().trim().max(200).nullish(),
  fromOn: daySchema,
  untilOn: daySchema,
  /** Party organisations that hold it jointly, in the order in which the host goes round; whoever arranges it is one of them. */
  memberNos: z.array(z.number().int().positive()).min(2).max(30).nullish(),
})
const occurrence = z.object({
  day: z.string(),
  clamped: z.boolean(),
  skipped: z.enum(['holiday', 'taken']).nullable(),
  provisional: z.boolean(),
  /** Whose turn it is, where the host goes round. */
  host: named.nullable(),
})

const year = z.coerce.number().int().min(2000).max(2100).optional()
const turn = z.object({
  day: z.string(),
  activityId: z.string(),
  state: z.enum(states),
  hosts: z.array(named),
  /** A person exchanged it. */
  settled: z.boolean(),
  /** Whose turn it would have been and who skipped the day. */
  passed: z.array(named),
  can: z.object({ change: z.boolean() }),
})
const turnChange = z.object({
  what: z.enum(['skip', 'settle', 'join', 'leave']),
  day: z.string(),
  withDay: z.string().nullable(),
  unit: named,
  /** Null where it follows from a merger. */
  reason: z.string().nullable(),
  at: z.string(),
  by: z.string().nullable(),
})
const reason = z.string().trim().min(1).max(300)
const turned = z.object({ id: z.string(), revision: z.number().int(), moved: z.number().int() })

export const seriesEndpoints = {
  previewSeries: endpoint({
    name: 'activities.previewSeries',
    method: 'POST',
    path: '/api/activities/series/preview',
    summary: 'Days of a recurrence, with those that would be skipped and why. Nothing is kept.',
    permission: record,
    body: series,
    output: z.object({ days: z.array(occurrence) }),
    problems,
    repeatable: true,
  }),
  startSeries: endpoint({
    name: 'activities.startSeries',
    method: 'POST',
    path: '/api/activities/series',
    summary: 'Plan an activity again and again; holidays and days with an own activity are skipped, and said.',
    permission: record,
    body: series,
    output: z.object({ id: z.string(), days: z.array(occurrence) }),
    problems,
  }),
  endSeries: endpoint({
    name: 'activities.endSeries',
    method: 'POST',
    path: '/api/activities/series/:id/end',
    summary: 'End a series; days still planned go with it, days held stay.',
    permission: record,
    params: byId,
    output: z.object({ id: z.string(), cancelled: z.number().int() }),
    problems,
  }),
  listSeries: endpoint({
    name: 'activities.listSeries',
    method: 'GET',
    path: '/api/activities/series',
    summary: 'Series in reach with how many of their days are still planned.',
    permission: read,
    query: z.object({ unitNo: no.optional() }),
    output: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          branch: named,
          rule: recurrence,
          kinds: z.array(z.string()),
          title: z.string().nullable(),
          fromOn: z.string(),
          untilOn: z.string(),
          ended: z.boolean(),
          planned: z.number().int(),
          members: z.array(named),
          next: z.object({ day: z.string(), host: named }).nullable(),
        }),
      ),
    }),
  }),
  getSeries: endpoint({
    name: 'activities.getSeries',
    method: 'GET',
    path: '/api/activities/series/:id',
    summary:
      'One series: its days with who hosts each, whose turn is next, how often each has hosted, and what was skipped or exchanged.',
    permission: read,
    params: byId,
    query: z.object({ year }),
    output: z.object({
      id: z.string(),
      revision: z.number().int(),
      branch: named,
      rule: recurrence,
      kinds: z.array(z.string()),
      title: z.string().nullable(),
      place: z.string().nullable(),
      fromOn: z.string(),
      untilOn: z.string(),
      ended: z.boolean(),
      /** Empty where one branch holds it alone. */
      members: z.array(named.extend({ before: z.number().int(), held: z.number().int(), planned: z.number().int() })),
      next: z.object({ day: z.string(), host: named }).nullable(),
      turns: z.array(turn),
      changes: z.array(turnChange),
      can: z.object({ end: z.boolean(), members: z.boolean() }),
    }),
    problems,
  }),
  exportSeries: endpoint({
    name: 'activities.exportSeries',
    method: 'GET',
    path: '/api/activities/series/:id/export',
    summary: 'The calendar of turns of one series as a spreadsheet.',
    permission: { action: 'activity.export' },
    params: byId,
    query: z.object({ year, ...fileQuery }),
    output: z.any(),
    transport: 'file',
    problems,
  }),
  getSeriesCalendar: endpoint({
    name: 'activities.getSeriesCalendar',
    method: 'GET',
    path: '/api/activities/series/:id/calendar',
    summary: 'The days of one series with who hosts each, as iCalendar. It holds no name of a person.',
    permission: read,
    params: byId,
    query: z.object({ year, language: fileQuery.language }),
    output: z.any(),
    transport: 'file',
    problems,
  }),
  skipTurn: endpoint({
    name: 'activities.skipTurn',
    method: 'POST',
    path: '/api/activities/series/:id/skip',
    summary: 'Whoever hosts a day passes it on, with the reason; who waited longest takes it, and who skipped comes next.',
    permission: record,
    params: byId,
    body: z.object({ day: daySchema, reason }),
    output: turned,
    problems,
    concurrency: true,
  }),
  swapTurns: endpoint({
    name: 'activities.swapTurns',
    method: 'POST',
    path: '/api/activities/series/:id/swap',
    summary: 'Two hosts exchange their days, with the reason.',
    permission: record,
    params: byId,
    body: z.object({ day: daySchema, withDay: daySchema, reason }),
    output: turned,
    problems,
    concurrency: true,
  }),
  changeTurnMembers: endpoint({
    name: 'activities.changeTurnMembers',
    method: 'POST',
    path: '/api/activities/series/:id/members',
    summary: 'Who takes turns from a day on: what was held or is planned before it stays, who comes begins with the least turns.',
    permission: record,
    params: byId,
    body: z.object({ memberNos: z.array(z.number().int().positive()).min(2).max(30), fromOn: daySchema, reason }),
    output: turned,
    problems,
    concurrency: true,
  }),
}

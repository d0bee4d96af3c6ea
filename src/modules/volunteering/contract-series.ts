import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import * as s from './contract-shapes.ts'

const count = z.number().int()
const weekday = z.number().int().min(1).max(7)
const dateRule = z.union([
  z.object({ every: z.literal('week'), weekday }),
  z.object({ every: z.literal('month'), on: z.literal('day'), day: z.number().int().min(1).max(31) }),
  z.object({
    every: z.literal('month'),
    on: z.literal('weekday'),
    week: z.union([z.literal(-1), z.number().int().min(1).max(4)]),
    weekday,
  }),
  z.object({ every: z.literal('year'), month: z.number().int().min(1).max(12), day: z.number().int().min(1).max(31) }),
  z.object({ every: z.literal('holiday') }),
])
export const seriesStates = ['going', 'ended'] as const
/** `ahead`: beyond the days shifts are made for. */
export const seriesDayStates = ['ahead', 'planned', 'held', 'moved', 'cancelled', 'skipped'] as const
const filter = {
  ...s.nodeFilter,
  kind: s.code.optional(),
  unitNo: z.coerce.number().int().positive().optional(),
  state: z.enum(seriesStates).optional(),
}
const seriesView = z.object({
  id: z.string(),
  no: count,
  need: z.object({ id: z.string(), title: z.string(), kind: z.string(), place: z.string(), state: z.string() }),
  organiser: s.named,
  rule: dateRule,
  role: z.string(),
  starts: z.string(),
  minutes: count,
  seats: count,
  fromOn: z.string(),
  untilOn: z.string().nullable(),
  endReason: z.string().nullable(),
  state: z.enum(seriesStates),
  nextOn: z.string().nullable(),
  held: count,
  skipped: count,
  mine: z.boolean(),
})
const made = z.object({ made: count, skipped: count })

export const seriesEndpoints = {
  listSeries: endpoint({
    name: 'volunteering.listSeries',
    method: 'GET',
    path: '/api/volunteering/series',
    summary: 'Services held again and again at fixed places (CD-75), in reach and in the district.',
    permission: s.read,
    query: pageQuery.extend(filter),
    output: pageOf(seriesView).extend({ can: z.object({ start: z.boolean() }) }),
  }),
  exportSeries: endpoint({
    name: 'volunteering.exportSeries',
    method: 'POST',
    path: '/api/volunteering/series/export',
    summary: 'The list of recurring services as a spreadsheet.',
    permission: s.exporting,
    query: z.object({ ...filter, ...fileQuery }),
    output: z.object({}),
    transport: 'file',
  }),
  getSeries: endpoint({
    name: 'volunteering.getSeries',
    method: 'GET',
    path: '/api/volunteering/series/:id',
    summary: 'A recurring service with its days: held, planned, moved, called off, skipped and why, and the next ones ahead.',
    permission: s.read,
    params: s.byId,
    output: seriesView.extend({
      /** For how many days ahead shifts are made. */
      horizonDays: count,
      days: z.array(
        z.object({
          dueOn: z.string(),
          state: z.enum(seriesDayStates),
          onDay: z.string(),
          skipped: z.enum(['taken', 'uninsured']).nullable(),
          reason: z.string().nullable(),
          taken: count,
          open: z.boolean(),
        }),
      ),
    }),
    problems: s.problems,
  }),
  startSeries: endpoint({
    name: 'volunteering.startSeries',
    method: 'POST',
    path: '/api/volunteering/series',
    summary: 'Hold the service of a need again and again on the days of a rule; the shifts of the next days are made at once.',
    permission: s.organise,
    body: z.object({
      needId: z.uuid(),
      rule: dateRule,
      role: s.code,
      starts: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
      minutes: z.number().int().min(10).max(1440),
      seats: z.number().int().min(1).max(10_000),
      fromOn: daySchema,
      untilOn: daySchema.nullish(),
    }),
    output: s.ok.extend(made.shape),
    problems: s.problems,
  }),
  changeSeriesDay: endpoint({
    name: 'volunteering.changeSeriesDay',
    method: 'POST',
    path: '/api/volunteering/series/:id/days',
    summary: 'Move one day of a recurring service to another, or call it off; with the reason.',
    permission: s.organise,
    params: s.byId,
    body: z.object({ dueOn: daySchema, toOn: daySchema.nullish(), reason: s.said(300) }),
    output: s.ok,
    problems: s.problems,
  }),
  endSeries: endpoint({
    name: 'volunteering.endSeries',
    method: 'POST',
    path: '/api/volunteering/series/:id/end',
    summary: 'End a recurring service from a day on; shifts already made from that day on are called off with the reason.',
    permission: s.organise,
    params: s.byId,
    body: z.object({ untilOn: daySchema, reason: s.said(300) }),
    output: s.ok.extend({ cancelled: count }),
    problems: s.problems,
  }),
}

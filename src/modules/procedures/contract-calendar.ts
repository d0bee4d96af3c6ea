import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { procedureProblems as problems } from './problems.ts'

const day = z.object({ day: daySchema, kind: z.enum(['holiday', 'make-up']), name: z.string().trim().min(1).max(40) })

/** Working days: the State Council's notices, year by year. */
export const calendarEndpoints = {
  listCalendar: endpoint({
    name: 'procedures.listCalendar',
    method: 'GET',
    path: '/api/procedures/calendar',
    summary:
      'Years whose holiday notice is on record, with holidays and make-up days; deadlines through other years are provisional.',
    permission: 'signed-in',
    output: z.object({
      years: z.array(z.object({ year: z.number().int(), source: z.string(), days: z.array(day) })),
      can: z.object({ change: z.boolean() }),
    }),
  }),
  recordYear: endpoint({
    name: 'procedures.recordYear',
    method: 'PUT',
    path: '/api/procedures/calendar/:year',
    summary: 'Record the notice of a year, or its amendment; deadlines of running cases are computed anew.',
    permission: { action: 'calendar.change' },
    params: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
    body: z.object({ source: z.string().trim().min(1).max(200), days: z.array(day).min(1).max(80) }),
    output: z.object({ year: z.number().int(), days: z.number().int(), recomputed: z.number().int() }),
    problems: [problems['calendar-day-unfit']],
  }),
}

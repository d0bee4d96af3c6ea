import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { reportProblems as problems } from './problems.ts'

export const figure = z.object({
  id: z.string(),
  zh: z.string(),
  en: z.string(),
  value: z.number().nullable(),
  unit: z.string(),
  /** Number of records behind the value. */
  records: z.number().int(),
  /** Path of the list that shows them. */
  list: z.string(),
  receipt: z.object({
    indicator: z.string(),
    rule: z.object({ key: z.string(), version: z.string(), source: z.string() }).nullable(),
    params: z.record(z.string(), z.unknown()),
    asOf: z.string(),
    knownAt: z.string(),
    scope: z.string(),
    hash: z.string(),
  }),
})

export const reports = {
  listFigures: endpoint({
    name: 'reports.listFigures',
    method: 'GET',
    path: '/api/reports/figures',
    summary: 'The published figures of a programme, computed from records, each with its list and receipt.',
    permission: { action: 'report.read' },
    query: z.object({ programme: z.string().max(40).optional(), asOf: daySchema.optional() }),
    problems: Object.values(problems),
    output: z.object({
      programmes: z.array(
        z.object({
          code: z.string(),
          zh: z.string(),
          en: z.string(),
          district: z.object({ no: z.number().int(), name: z.string() }),
          figures: z.array(figure),
        }),
      ),
    }),
  }),
}

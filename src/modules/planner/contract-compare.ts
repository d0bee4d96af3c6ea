import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { pageOf, pageQuery } from '../../kernel/page.ts'
import { plannerProblems as problems } from './problems.ts'

const both = z.object({ id: z.uuid(), other: z.uuid() })
const read = { action: 'plan.read' }
const refusals = Object.values(problems)
const named = z.object({ no: z.number().int(), name: z.string() })

/** How an organisation stands in two plans: elsewhere, the same, or known to one of them only. */
export const comparedKind = z.enum(['moved', 'same', 'only-here', 'only-there'])

const comparedQuery = z.object({
  /** Absent: everyone. */
  show: comparedKind.optional(),
  streetNo: z.coerce.number().int().positive().optional(),
  q: z.string().trim().max(60).optional(),
})

export const comparedUnit = z.object({
  unit: named,
  street: z.string().nullable(),
  kind: comparedKind,
  /** Lead or branch; null where the plan has no branch for it or does not know it. */
  from: named.nullable(),
  to: named.nullable(),
})

export const formationQuestions = {
  comparePlans: endpoint({
    name: 'planner.comparePlans',
    method: 'GET',
    path: '/api/planner/plans/:id/compare/:other',
    summary: 'Two formation plans side by side: who stands elsewhere, the same, or in one of them only.',
    permission: read,
    params: both,
    query: pageQuery.extend(comparedQuery.shape),
    output: pageOf(comparedUnit).extend({
      /** Everyone by kind, whatever the filter. */
      kinds: z.record(z.string(), z.number().int()),
    }),
    problems: refusals,
  }),
  exportComparison: endpoint({
    name: 'planner.exportComparison',
    method: 'GET',
    path: '/api/planner/plans/:id/compare/:other/export',
    summary: 'The comparison of two formation plans under its filter as a spreadsheet, in the language of the pages.',
    permission: read,
    params: both,
    query: comparedQuery.extend({
      format: z.enum(['xlsx', 'csv']).default('xlsx'),
      language: z.enum(['zh', 'en']).default('zh'),
    }),
    output: z.any(),
    problems: refusals,
    transport: 'file',
  }),
}

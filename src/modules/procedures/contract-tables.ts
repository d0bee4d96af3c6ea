import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { procedureProblems as problems } from './problems.ts'

const no = z.coerce.number().int().positive()
const words = { zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(80) }

/** What a district may say otherwise of a step: its name, by when, which papers. Who acts and where it leads stay the programme's. */
export const stepChange = z.object({
  code: z.string().max(40),
  ...words,
  deadline: z
    .object({
      n: z.number().int().min(1).max(400),
      unit: z.enum(['working-day', 'day', 'month']),
      source: z.string().trim().min(1).max(200),
    })
    .nullable(),
  papers: z.array(z.object({ code: z.string().max(40), ...words, required: z.boolean() })).max(20),
})

/** Procedures as a district runs them. */
export const tableEndpoints = {
  changeTable: endpoint({
    name: 'procedures.changeTable',
    method: 'PUT',
    path: '/api/procedures/tables/:key',
    summary: 'Another version of a procedure for a district, with its reason; cases that run keep theirs.',
    permission: { action: 'procedure.change' },
    params: z.object({ key: z.string().max(60) }),
    body: z.object({
      districtNo: no,
      /** The version the writer has seen. */
      seen: z.string().max(40),
      reason: z.string().trim().min(1).max(500),
      /** Working days before a due day on which somebody is reminded; null for never. */
      remind: z.number().int().min(1).max(60).nullable(),
      steps: z.array(stepChange).min(1).max(20),
    }),
    output: z.object({ key: z.string(), version: z.string() }),
    problems: [
      problems['case-unit-not-found'],
      problems['procedure-unknown'],
      problems['procedure-changed'],
      problems['procedure-unsound'],
    ],
  }),
  restoreTable: endpoint({
    name: 'procedures.restoreTable',
    method: 'DELETE',
    path: '/api/procedures/tables/:key',
    summary: 'Go back to the table of the programme, with a reason; cases that run keep theirs.',
    permission: { action: 'procedure.change' },
    params: z.object({ key: z.string().max(60) }),
    query: z.object({ districtNo: no, reason: z.string().trim().min(1).max(500) }),
    output: z.object({ key: z.string() }),
    problems: [problems['case-unit-not-found'], problems['procedure-unknown']],
  }),
}

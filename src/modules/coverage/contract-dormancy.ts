import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { coverageProblems } from './problems.ts'
import { dormancyStates } from './rules-dormancy.ts'

const no = z.coerce.number().int().positive()
const named = z.object({ no: z.number().int(), name: z.string() })
const text = z.string().trim().min(1)
const problems = Object.values(coverageProblems)
const filter = z.object({
  state: z.enum([...dormancyStates, 'all']).default('proposed'),
  districtNo: no.optional(),
  streetNo: no.optional(),
  q: z.string().trim().max(60).optional(),
})
export type DormancyFilter = z.output<typeof filter>
const answered = z.object({ no: z.number().int() })

const row = z.object({
  partyOrg: named,
  /** Social organisations it stands for, in reach. */
  units: z.array(named),
  state: z.enum(dormancyStates),
  lastOn: z.string().nullable(),
  /** Page with the latest on record. */
  link: z.string().nullable(),
  answer: z
    .object({ outcome: z.enum(['confirmed', 'refused']), reason: z.string(), on: z.string(), by: z.string().nullable() })
    .nullable(),
})

export const dormancyEndpoints = {
  listDormancy: endpoint({
    name: 'coverage.listDormancy',
    method: 'GET',
    path: '/api/coverage/dormancy',
    summary:
      'Party organisations with nothing on record in the window of the rule, for a person to look at (ZF-54), and what was answered. By name; nobody is judged by the platform.',
    permission: { action: 'coverage.read' },
    query: pageQuery.extend(filter.shape),
    output: pageOf(row).extend({
      days: z.number().int(),
      fromOn: z.string(),
      rule: z.object({ key: z.string(), version: z.string(), source: z.string() }),
      counts: z.record(z.enum(dormancyStates), z.number().int()),
      can: z.object({ answer: z.boolean() }),
    }),
  }),
  exportDormancy: endpoint({
    name: 'coverage.exportDormancy',
    method: 'GET',
    path: '/api/coverage/dormancy/export',
    summary: 'The same list as a spreadsheet.',
    permission: { action: 'coverage.export' },
    query: filter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  confirmDormancy: endpoint({
    name: 'coverage.confirmDormancy',
    method: 'POST',
    path: '/api/coverage/dormancy/:no/confirm',
    summary: 'A person found it dormant: a diagnosis with a remedy is opened for the organisations it stands for.',
    permission: { action: 'coverage.diagnose' },
    params: z.object({ no }),
    body: z.object({ reason: text.max(300), remedy: text.max(500) }),
    output: answered,
    problems,
  }),
  refuseDormancy: endpoint({
    name: 'coverage.refuseDormancy',
    method: 'POST',
    path: '/api/coverage/dormancy/:no/refuse',
    summary: 'A person found it at work: it is not proposed again until a whole further window passes without a record.',
    permission: { action: 'coverage.diagnose' },
    params: z.object({ no }),
    body: z.object({ reason: text.max(300) }),
    output: answered,
    problems,
  }),
}

import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { pageOf, pageQuery } from '../../kernel/page.ts'
import { developmentProblems as problems } from './problems.ts'

const byId = z.object({ id: z.uuid() })
const record = { action: 'development.record' }
const every = Object.values(problems)
const done = z.object({ id: z.string() })
const intake = z.object({
  id: z.string(),
  no: z.number().int(),
  fileName: z.string(),
  state: z.enum(['read', 'applied', 'undone']),
  /** Cases it opened. */
  opened: z.number().int(),
  at: z.string(),
})

export const intakeEndpoints = {
  uploadIntake: endpoint({
    name: 'development.uploadIntake',
    method: 'POST',
    path: '/api/development/intakes',
    summary: 'Hand in a spreadsheet of cases under way: every row is looked at, and nothing is written before apply.',
    permission: record,
    body: z.object({}),
    output: done,
    transport: 'upload',
    problems: every,
  }),
  listIntakes: endpoint({
    name: 'development.listIntakes',
    method: 'GET',
    path: '/api/development/intakes',
    summary: 'Spreadsheets of cases one has handed in, newest first.',
    permission: record,
    query: pageQuery,
    output: pageOf(intake),
  }),
  getIntake: endpoint({
    name: 'development.getIntake',
    method: 'GET',
    path: '/api/development/intakes/:id',
    summary: 'A spreadsheet of cases with its rows and what stands against each; the version each goes by follows from its day.',
    permission: record,
    params: byId,
    output: intake.extend({
      lines: z.array(
        z.object({
          row: z.number().int(),
          name: z.string(),
          branch: z.string(),
          stage: z.string(),
          appliedOn: z.string(),
          version: z.string().nullable(),
          problem: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
        }),
      ),
    }),
    problems: every,
  }),
  applyIntake: endpoint({
    name: 'development.applyIntake',
    method: 'POST',
    path: '/api/development/intakes/:id/apply',
    summary: 'Open a case for every row nothing stands against, all or none.',
    permission: record,
    params: byId,
    output: done,
    problems: every,
  }),
  undoIntake: endpoint({
    name: 'development.undoIntake',
    method: 'POST',
    path: '/api/development/intakes/:id/undo',
    summary: 'Take the cases of a spreadsheet back as a whole, as long as nothing was recorded of them since.',
    permission: record,
    params: byId,
    output: done,
    problems: every,
  }),
}

import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { memberProblems as problems } from './problems.ts'
import { refusals, verdicts } from './rules/sheet-rows.ts'

const byId = z.object({ id: z.uuid() })
const change = { action: 'member.change' }
const every = Object.values(problems)
const states = ['read', 'applied', 'undone'] as const
const count = z.number().int()
const sheet = z.object({
  id: z.string(),
  no: count,
  fileName: z.string(),
  state: z.enum(states),
  fromOn: z.string(),
  at: z.string(),
  counts: z.object({ new: count, changed: count, unchanged: count, refused: count }),
})
const done = z.object({ id: z.string() })

export const sheetEndpoints = {
  uploadSheet: endpoint({
    name: 'members.uploadSheet',
    method: 'POST',
    path: '/api/members/sheets',
    summary: 'Hand in a spreadsheet of members: every row is looked at, and nothing is written before apply.',
    permission: change,
    body: z.object({ fromOn: daySchema.optional() }),
    output: done,
    transport: 'upload',
    problems: every,
  }),
  listSheets: endpoint({
    name: 'members.listSheets',
    method: 'GET',
    path: '/api/members/sheets',
    summary: 'Spreadsheets of members one has handed in, newest first.',
    permission: change,
    query: pageQuery,
    output: pageOf(sheet),
  }),
  getSheet: endpoint({
    name: 'members.getSheet',
    method: 'GET',
    path: '/api/members/sheets/:id',
    summary: 'A spreadsheet of members with its rows and what becomes of each.',
    permission: change,
    params: byId,
    query: pageQuery.extend({ verdict: z.enum(verdicts).optional() }),
    output: sheet.extend({
      rows: pageOf(
        z.object({
          row: count,
          verdict: z.enum(verdicts),
          reason: z.enum(refusals).nullable(),
          fields: z.array(z.enum(['phone', 'joined_on'])),
          /** As the file says; null once it was applied. */
          name: z.string().nullable(),
          branch: z.string().nullable(),
          memberId: z.string().nullable(),
        }),
      ),
    }),
    problems: [problems['sheet-not-found']],
  }),
  applySheet: endpoint({
    name: 'members.applySheet',
    method: 'POST',
    path: '/api/members/sheets/:id/apply',
    summary: 'Write the new and the changed rows of a spreadsheet, all or none.',
    permission: change,
    params: byId,
    output: done,
    problems: every,
  }),
  undoSheet: endpoint({
    name: 'members.undoSheet',
    method: 'POST',
    path: '/api/members/sheets/:id/undo',
    summary: 'Take a spreadsheet back as a whole, as long as nothing followed about its members.',
    permission: change,
    params: byId,
    output: done,
    problems: every,
  }),
  discardSheet: endpoint({
    name: 'members.discardSheet',
    method: 'POST',
    path: '/api/members/sheets/:id/discard',
    summary: 'Throw a spreadsheet away that was read and not applied: nothing of it is kept.',
    permission: change,
    params: byId,
    output: done,
    problems: every,
  }),
  downloadRefused: endpoint({
    name: 'members.downloadRefused',
    method: 'GET',
    path: '/api/members/sheets/:id/refused',
    summary: 'The refused rows of a spreadsheet with their reasons, to be put right and handed in again.',
    permission: change,
    params: byId,
    query: z.object(fileQuery),
    output: z.any(),
    transport: 'file',
    repeatable: true,
    problems: [problems['sheet-not-found']],
  }),
}

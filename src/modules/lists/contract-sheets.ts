import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { byId, made, problems, publish } from './contract-entries.ts'
import { refusals, verdicts } from './rules/sheet-rows.ts'

const count = z.number().int()
const sheet = z.object({
  id: z.string(),
  no: count,
  fileName: z.string(),
  state: z.enum(['read', 'applied', 'undone']),
  at: z.string(),
  counts: z.object({ new: count, refused: count }),
})

export const sheetEndpoints = {
  downloadTemplate: endpoint({
    name: 'lists.downloadTemplate',
    method: 'GET',
    path: '/api/lists/sheets/template',
    summary: 'An empty spreadsheet with the heads of a list, to be filled in and handed in.',
    permission: publish,
    query: z.object(fileQuery),
    output: z.any(),
    transport: 'file',
    problems,
  }),
  uploadSheet: endpoint({
    name: 'lists.uploadSheet',
    method: 'POST',
    path: '/api/lists/sheets',
    summary: 'Hand in a spreadsheet of entries: every row is looked at by itself, and nothing is written before apply.',
    permission: publish,
    body: z.object({}),
    output: made,
    transport: 'upload',
    problems,
  }),
  listSheets: endpoint({
    name: 'lists.listSheets',
    method: 'GET',
    path: '/api/lists/sheets',
    summary: 'Spreadsheets of entries one has handed in, newest first.',
    permission: publish,
    query: pageQuery,
    output: pageOf(sheet),
  }),
  getSheet: endpoint({
    name: 'lists.getSheet',
    method: 'GET',
    path: '/api/lists/sheets/:id',
    summary: 'A spreadsheet of entries with its rows and what becomes of each.',
    permission: publish,
    params: byId,
    query: pageQuery.extend({ verdict: z.enum(verdicts).optional() }),
    output: sheet.extend({
      rows: pageOf(
        z.object({
          row: count,
          verdict: z.enum(verdicts),
          reason: z.enum(refusals).nullable(),
          title: z.string().nullable(),
          entryId: z.string().nullable(),
        }),
      ),
    }),
    problems,
  }),
  applySheet: endpoint({
    name: 'lists.applySheet',
    method: 'POST',
    path: '/api/lists/sheets/:id/apply',
    summary:
      'Write the good rows of a spreadsheet down as entries that wait to be checked; a row that fits no longer is refused and the others are written.',
    permission: publish,
    params: byId,
    output: made,
    problems,
  }),
  undoSheet: endpoint({
    name: 'lists.undoSheet',
    method: 'POST',
    path: '/api/lists/sheets/:id/undo',
    summary: 'Take a spreadsheet back as a whole, as long as nobody has followed one of its entries up.',
    permission: publish,
    params: byId,
    output: made,
    problems,
  }),
  downloadRefused: endpoint({
    name: 'lists.downloadRefused',
    method: 'GET',
    path: '/api/lists/sheets/:id/refused',
    summary: 'The refused rows of a spreadsheet with their reasons, to be put right and handed in again.',
    permission: publish,
    params: byId,
    query: z.object(fileQuery),
    output: z.any(),
    transport: 'file',
    repeatable: true,
    problems,
  }),
}

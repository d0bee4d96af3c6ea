import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { byId, count, no } from './contract-shapes.ts'
import { demandProblems as problems } from './problems.ts'
import { refusals, verdicts } from './rules/sheet-rows.ts'

const take = { action: 'order.take' }
const every = Object.values(problems)
const sheet = z.object({
  id: z.string(),
  no: count,
  fileName: z.string(),
  state: z.enum(['read', 'applied', 'undone']),
  at: z.string(),
  counts: z.object({ new: count, refused: count }),
})
const done = z.object({ id: z.string() })

export const sheetEndpoints = {
  uploadSheet: endpoint({
    name: 'demands.uploadSheet',
    method: 'POST',
    path: '/api/demands/sheets',
    summary: 'Hand in a spreadsheet of orders: every row is looked at, and nothing is written before apply.',
    permission: take,
    body: z.object({ districtNo: no.optional() }),
    output: done,
    transport: 'upload',
    problems: every,
  }),
  listSheets: endpoint({
    name: 'demands.listSheets',
    method: 'GET',
    path: '/api/demands/sheets',
    summary: 'Spreadsheets of orders one has handed in, newest first.',
    permission: take,
    query: pageQuery,
    output: pageOf(sheet),
  }),
  getSheet: endpoint({
    name: 'demands.getSheet',
    method: 'GET',
    path: '/api/demands/sheets/:id',
    summary: 'A spreadsheet of orders with its rows and what becomes of each.',
    permission: take,
    params: byId,
    query: pageQuery.extend({ verdict: z.enum(verdicts).optional() }),
    output: sheet.extend({
      rows: pageOf(
        z.object({
          row: count,
          verdict: z.enum(verdicts),
          reason: z.enum(refusals).nullable(),
          /** As the file says; null once it was applied. */
          what: z.string().nullable(),
          orderId: z.string().nullable(),
        }),
      ),
    }),
    problems: [problems['demand-sheet-not-found']],
  }),
  applySheet: endpoint({
    name: 'demands.applySheet',
    method: 'POST',
    path: '/api/demands/sheets/:id/apply',
    summary: 'Take the good rows of a spreadsheet in, all or none.',
    permission: take,
    params: byId,
    output: done,
    problems: every,
  }),
  undoSheet: endpoint({
    name: 'demands.undoSheet',
    method: 'POST',
    path: '/api/demands/sheets/:id/undo',
    summary: 'Take a spreadsheet back as a whole, as long as nobody has begun with one of its orders.',
    permission: take,
    params: byId,
    output: done,
    problems: every,
  }),
  downloadRefused: endpoint({
    name: 'demands.downloadRefused',
    method: 'GET',
    path: '/api/demands/sheets/:id/refused',
    summary: 'The refused rows of a spreadsheet with their reasons, to be put right and handed in again.',
    permission: take,
    params: byId,
    query: z.object(fileQuery),
    output: z.any(),
    transport: 'file',
    repeatable: true,
    problems: [problems['demand-sheet-not-found']],
  }),
}

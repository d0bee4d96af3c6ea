import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { pageOf, pageQuery } from '../../kernel/page.ts'
import { registerProblems as problems } from './problems.ts'

/** What would become of a row. */
export const rowVerdict = z.enum(['new', 'changed', 'unchanged', 'duplicate', 'conflict', 'refused', 'ignored'])

const id = z.object({ id: z.uuid() })
const importAction = { action: 'register.import' }

export const columnGuess = z.object({
  sheet: z.string(),
  column: z.number().int(),
  header: z.string(),
  /** Field the column is read as; null when it is kept as an extra. */
  field: z.string().nullable(),
  confidence: z.number().min(0).max(1),
  /** How the guess came about: `exact`, `synonym`, `similar`, `values`, `remembered`, `corrected`, `none`. */
  basis: z.string(),
  samples: z.array(z.string()),
})

export const importView = z.object({
  id: z.string(),
  fileName: z.string(),
  bytes: z.number().int(),
  state: z.enum(['reading', 'read', 'refused', 'applying', 'applied', 'undoing', 'undone', 'discarded']),
  /** Job at work on it now, if any. */
  jobId: z.string().nullable(),
  district: z.object({ no: z.number().int(), name: z.string() }),
  /** Day the register speaks of, and where it was read from: `title`, `file-name`, `given`, `today`. */
  statementOn: z.string().nullable(),
  statementBasis: z.string().nullable(),
  uploadedAt: z.string(),
  uploadedBy: z.string().nullable(),
  appliedAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
  problem: z.object({ code: z.string(), params: z.record(z.string(), z.unknown()) }).nullable(),
  sheets: z.array(
    z.object({
      name: z.string(),
      dataRows: z.number().int(),
      rejected: z.number().int(),
      merged: z.number().int(),
      hidden: z.boolean(),
    }),
  ),
  columns: z.array(columnGuess),
  rowCounts: z.object({
    dataRows: z.number().int(),
    accepted: z.number().int(),
    merged: z.number().int(),
    rejected: z.number().int(),
    rejectedByReason: z.record(z.string(), z.number().int()),
    ignoredRows: z.record(z.string(), z.number().int()),
  }),
  verdicts: z.record(z.string(), z.number().int()),
  notices: z.record(z.string(), z.number().int()),
  /** Something in the district changed after the rows were compared; applying compares them anew. */
  overtaken: z.boolean(),
  /** Units an undo left as they are, because they had changed since. */
  kept: z.array(z.object({ no: z.number().int(), name: z.string() })),
  can: z.object({ apply: z.boolean(), undo: z.boolean(), correct: z.boolean(), discard: z.boolean() }),
})

export const importRow = z.object({
  id: z.number().int(),
  sheet: z.string(),
  row: z.number().int(),
  verdict: rowVerdict,
  reason: z.string().nullable(),
  name: z.string().nullable(),
  code: z.string().nullable(),
  unitNo: z.number().int().nullable(),
  /** Field by field what would change; from null means the field was blank. */
  changes: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
  notices: z.array(z.object({ field: z.string().nullable(), code: z.string() })),
  /** Cells as read, by field; the telephone masked. */
  cells: z.record(z.string(), z.string().nullable()),
  mergedInto: z.object({ sheet: z.string(), row: z.number().int() }).nullable(),
})

export const register = {
  upload: endpoint({
    name: 'register.upload',
    method: 'POST',
    path: '/api/register/imports',
    summary: 'Hand in a register (xlsx, xls, ods, csv); it is read in the background and nothing is written before apply.',
    permission: importAction,
    body: z.object({ districtNo: z.coerce.number().int().positive().optional(), statementOn: daySchema.optional() }),
    output: z.object({ id: z.string(), jobId: z.string() }),
    problems: Object.values(problems),
    transport: 'upload',
  }),
  listImports: endpoint({
    name: 'register.listImports',
    method: 'GET',
    path: '/api/register/imports',
    summary: 'Registers handed in, newest first.',
    permission: importAction,
    query: pageQuery,
    output: pageOf(importView.omit({ columns: true, sheets: true })),
  }),
  getImport: endpoint({
    name: 'register.getImport',
    method: 'GET',
    path: '/api/register/imports/:id',
    summary: 'One import: its sheets, how its columns are read, and what would become of its rows.',
    permission: importAction,
    params: id,
    output: importView,
    problems: [problems['import-not-found']],
  }),
  correctColumns: endpoint({
    name: 'register.correctColumns',
    method: 'PUT',
    path: '/api/register/imports/:id/columns',
    summary: 'Say what a column means or on which day the register stood; it is read again and remembered for next time.',
    permission: importAction,
    params: id,
    body: z.object({
      statementOn: daySchema.optional(),
      columns: z.array(z.object({ sheet: z.string(), column: z.number().int(), field: z.string().nullable() })).max(500),
    }),
    output: z.object({ jobId: z.string() }),
    problems: Object.values(problems),
  }),
  listRows: endpoint({
    name: 'register.listRows',
    method: 'GET',
    path: '/api/register/imports/:id/rows',
    summary: 'Rows of an import with their verdict, field by field.',
    permission: importAction,
    params: id,
    query: pageQuery.extend({
      verdict: z.string().max(100).optional(),
      notice: z.string().max(60).optional(),
      q: z.string().trim().max(60).optional(),
    }),
    output: pageOf(importRow),
    problems: [problems['import-not-found']],
  }),
  correctRow: endpoint({
    name: 'register.correctRow',
    method: 'PATCH',
    path: '/api/register/imports/:id/rows/:rowId',
    summary: 'Correct cells of a row before apply; its verdict is found anew.',
    permission: importAction,
    params: z.object({ id: z.uuid(), rowId: z.coerce.number().int().positive() }),
    body: z.object({ cells: z.record(z.string(), z.string().max(500).nullable()) }),
    output: importRow,
    problems: Object.values(problems),
  }),
  apply: endpoint({
    name: 'register.apply',
    method: 'POST',
    path: '/api/register/imports/:id/apply',
    summary: 'Write the accepted rows: one transaction a batch, resumable, the refused rows stop nobody.',
    permission: importAction,
    params: id,
    output: z.object({ jobId: z.string() }),
    problems: Object.values(problems),
  }),
  undo: endpoint({
    name: 'register.undo',
    method: 'POST',
    path: '/api/register/imports/:id/undo',
    summary: 'Take the whole import back; units changed since then are left as they are and listed.',
    permission: importAction,
    params: id,
    body: z.object({ reason: z.string().trim().min(1).max(500) }),
    output: z.object({ jobId: z.string() }),
    problems: Object.values(problems),
  }),
  discard: endpoint({
    name: 'register.discard',
    method: 'POST',
    path: '/api/register/imports/:id/discard',
    summary: 'Throw away a register that was not applied, with its file.',
    permission: importAction,
    params: id,
    output: z.object({ id: z.string() }),
    problems: Object.values(problems),
  }),
  downloadRefused: endpoint({
    name: 'register.downloadRefused',
    method: 'GET',
    path: '/api/register/imports/:id/refused',
    summary: 'The refused rows with their reasons as a spreadsheet that can be corrected and put in again.',
    permission: importAction,
    params: id,
    query: z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
    output: z.any(),
    problems: [problems['import-not-found']],
    transport: 'file',
  }),
}

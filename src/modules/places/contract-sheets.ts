import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { byId } from './contract-shapes.ts'
import { placeProblems } from './problems.ts'
import { sheetRefusals, sheetVerdicts } from './rules/sheet-rows.ts'

const problems = Object.values(placeProblems)
const keep = { action: 'place.keep' }
const count = z.number().int()
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
    name: 'places.uploadSheet',
    method: 'POST',
    path: '/api/places/sheets',
    summary: 'Hand in a spreadsheet of venues: every row is looked at, and nothing is written before apply.',
    permission: keep,
    output: done,
    transport: 'upload',
    problems,
  }),
  listSheets: endpoint({
    name: 'places.listSheets',
    method: 'GET',
    path: '/api/places/sheets',
    summary: 'Spreadsheets of venues one has handed in, newest first.',
    permission: keep,
    query: pageQuery,
    output: pageOf(sheet),
  }),
  sheetTemplate: endpoint({
    name: 'places.sheetTemplate',
    method: 'GET',
    path: '/api/places/sheets/template',
    summary: 'An empty spreadsheet of venues with the heads it is read by.',
    permission: keep,
    output: z.any(),
    transport: 'file',
    repeatable: true,
    problems,
  }),
  getSheet: endpoint({
    name: 'places.getSheet',
    method: 'GET',
    path: '/api/places/sheets/:id',
    summary: 'A spreadsheet of venues with its rows and what becomes of each.',
    permission: keep,
    params: byId,
    query: pageQuery.extend({ verdict: z.enum(sheetVerdicts).optional() }),
    output: sheet.extend({
      rows: pageOf(
        z.object({
          row: count,
          verdict: z.enum(sheetVerdicts),
          reason: z.enum(sheetRefusals).nullable(),
          name: z.string(),
          owner: z.string(),
          venueNo: z.number().int().nullable(),
        }),
      ),
    }),
    problems,
  }),
  applySheet: endpoint({
    name: 'places.applySheet',
    method: 'POST',
    path: '/api/places/sheets/:id/apply',
    summary: 'Enter the good rows of a spreadsheet as venues; a row that no longer fits is refused by itself.',
    permission: keep,
    params: byId,
    output: done,
    problems,
  }),
  undoSheet: endpoint({
    name: 'places.undoSheet',
    method: 'POST',
    path: '/api/places/sheets/:id/undo',
    summary: 'Take a spreadsheet back as a whole, as long as nobody has gone on with one of its venues.',
    permission: keep,
    params: byId,
    output: done,
    problems,
  }),
  downloadRefused: endpoint({
    name: 'places.downloadRefused',
    method: 'GET',
    path: '/api/places/sheets/:id/refused',
    summary: 'The refused rows of a spreadsheet with their reasons, to be put right and handed in again.',
    permission: keep,
    params: byId,
    query: z.object(fileQuery),
    output: z.any(),
    transport: 'file',
    repeatable: true,
    problems,
  }),
}

import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { exporting, flag, named, read } from './contract-entries.ts'
import { loadStates } from './rules/load.ts'

const no = z.coerce.number().int().positive()

export const loadFilter = z.object({
  streetNo: no.optional(),
  districtNo: no.optional(),
  /** Only units that have anything in hand. */
  busy: flag.optional(),
  q: z.string().trim().max(60).optional(),
})

export const dutyFilter = z.object({ unitNo: no.optional(), key: z.string().max(60).optional() })

export const loadRow = z.object({
  unit: named.extend({ kind: z.string() }),
  /** Duties in hand, by the module that keeps them. */
  duties: z.array(z.object({ key: z.string(), open: z.number().int() })),
  open: z.number().int(),
  /** People in post there today. */
  staff: z.number().int(),
  state: z.enum(loadStates),
  /** Open duties for each of the staff; null where none is on record. */
  each: z.number().nullable(),
  /** Needs the unit has published that nobody has wholly taken on. */
  helpAsked: z.number().int(),
  canAsk: z.boolean(),
})

export const dutyRow = z.object({
  key: z.string(),
  unit: named,
  onDay: z.string(),
  id: z.string(),
  no: z.number().int(),
  label: z.string().nullable(),
  dueOn: z.string().nullable(),
  link: z.string(),
})

export const loadEndpoints = {
  listLoad: endpoint({
    name: 'lists.listLoad',
    method: 'GET',
    path: '/api/lists/load',
    summary:
      'What streets, communities and their Party organisations have in hand, beside the people in post there, by name (CN-66).',
    permission: read,
    query: pageQuery.extend(loadFilter.shape),
    output: pageOf(loadRow).extend({ keys: z.array(z.string()) }),
  }),
  exportLoad: endpoint({
    name: 'lists.exportLoad',
    method: 'GET',
    path: '/api/lists/load/export',
    summary: 'The same list as a spreadsheet.',
    permission: exporting,
    query: loadFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  listDuties: endpoint({
    name: 'lists.listDuties',
    method: 'GET',
    path: '/api/lists/load/duties',
    summary: 'The rows such a number is made of: what a unit has in hand, each with its page.',
    permission: read,
    query: pageQuery.extend(dutyFilter.shape),
    output: pageOf(dutyRow).extend({ keys: z.array(z.string()) }),
  }),
  exportDuties: endpoint({
    name: 'lists.exportDuties',
    method: 'GET',
    path: '/api/lists/load/duties/export',
    summary: 'The same rows as a spreadsheet.',
    permission: exporting,
    query: dutyFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
}

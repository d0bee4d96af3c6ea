import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { named } from './contract-activities.ts'

const no = z.coerce.number().int().positive()
const burden = { action: 'activity.burden' }
const cost = { records: z.number().int(), counted: z.number().int(), fields: z.number().int() }
export const burdenFilter = z.object({
  onDay: daySchema.optional(),
  unitNo: no.optional(),
  streetNo: no.optional(),
  districtNo: no.optional(),
})

const recordFilter = burdenFilter.extend({ form: z.string().max(60).optional() })
const burdenRecord = z.object({
  form: z.string(),
  unit: named,
  onDay: z.string(),
  id: z.string(),
  label: z.string().nullable(),
  link: z.string(),
  /** Null where the record came by another door than the form. */
  fields: z.number().int().nullable(),
})

export const burdenEndpoints = {
  listBurden: endpoint({
    name: 'activities.listBurden',
    method: 'GET',
    path: '/api/activities/burden',
    summary:
      'How many fields were filled in for each unit in the month of a day, form by form, and in the months before; ordered by name, never ranked.',
    permission: burden,
    query: pageQuery.extend(burdenFilter.shape),
    output: pageOf(
      z.object({
        unit: named,
        ...cost,
        forms: z.array(z.object({ form: z.string(), ...cost })),
      }),
    ).extend({
      onDay: z.string(),
      from: z.string(),
      until: z.string(),
      /** The whole scope in the month, form by form. */
      forms: z.array(z.object({ form: z.string(), ...cost })),
      /** The oldest month first; the last is the one shown. */
      trend: z.array(z.object({ month: z.string(), ...cost, forms: z.array(z.object({ form: z.string(), ...cost })) })),
    }),
  }),
  exportBurden: endpoint({
    name: 'activities.exportBurden',
    method: 'GET',
    path: '/api/activities/burden/export',
    summary: 'The same figures of the month as a spreadsheet.',
    permission: burden,
    query: burdenFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  listBurdenRecords: endpoint({
    name: 'activities.listBurdenRecords',
    method: 'GET',
    path: '/api/activities/burden/records',
    summary:
      'The records a number of the burden sums, of one form or all, each with the fields filled in for it. It holds no name of a person.',
    permission: burden,
    query: pageQuery.extend(recordFilter.shape),
    output: pageOf(burdenRecord).extend({
      from: z.string(),
      until: z.string(),
      forms: z.array(z.string()),
      fields: z.number().int(),
      counted: z.number().int(),
    }),
  }),
  exportBurdenRecords: endpoint({
    name: 'activities.exportBurdenRecords',
    method: 'GET',
    path: '/api/activities/burden/records/export',
    summary: 'The same records as a spreadsheet.',
    permission: burden,
    query: recordFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
}

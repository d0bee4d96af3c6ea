import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { code, named, problems, read, record } from './contract-activities.ts'
import { dueStatuses } from './rules/windows.ts'

const no = z.coerce.number().int().positive()
const ref = z.object({ key: z.string(), version: z.string(), source: z.string() })

/** What the branch has said of itself; null leaves it to the register. */
const said = { saysCommittee: z.boolean().nullable(), saysGroups: z.boolean().nullable() }

export const dueRow = z.object({
  branch: named.extend(said),
  kind: z.string(),
  window: z.enum(['month', 'quarter', 'year']),
  from: z.string(),
  until: z.string(),
  status: z.enum(dueStatuses),
  recorded: z.number().int(),
  waitsFrom: z.string(),
  whyNot: z.enum(['no-committee', 'no-groups', 'not-known', 'not-whole-window']).nullable(),
  rule: ref,
})

export const dueFilter = z.object({
  onDay: daySchema.optional(),
  kind: code.optional(),
  status: z.enum(dueStatuses).optional(),
  unitNo: no.optional(),
  streetNo: no.optional(),
  districtNo: no.optional(),
})

export const dueEndpoints = {
  listDue: endpoint({
    name: 'activities.listDue',
    method: 'GET',
    path: '/api/activities/due',
    summary:
      'What branches in reach are expected to have on record in the window a day falls in, kind by kind; ordered by name, never ranked.',
    permission: read,
    query: pageQuery.extend(dueFilter.shape),
    output: pageOf(dueRow).extend({
      onDay: z.string(),
      branches: z.number().int(),
      totals: z.array(z.object({ kind: z.string(), counts: z.record(z.enum(dueStatuses), z.number().int()) })),
      burden: z.object({ fields: z.number().int(), entries: z.number().int() }),
    }),
  }),
  exportDue: endpoint({
    name: 'activities.exportDue',
    method: 'GET',
    path: '/api/activities/due/export',
    summary: 'The same list as a spreadsheet.',
    permission: { action: 'activity.export' },
    query: dueFilter.extend({ language: fileQuery.language }),
    output: z.any(),
    transport: 'file',
  }),
  setBranch: endpoint({
    name: 'activities.setBranch',
    method: 'POST',
    path: '/api/activities/branches/:no/setting',
    summary: 'Say whether a branch has a committee and groups: occasions that do not apply to it are not expected.',
    permission: record,
    params: z.object({ no }),
    body: z.object({ committee: z.boolean().nullable(), groups: z.boolean().nullable() }),
    output: z.object({ no: z.number().int() }),
    problems,
  }),
  renewCalendar: endpoint({
    name: 'activities.renewCalendar',
    method: 'POST',
    path: '/api/activities/branches/:no/calendar',
    summary: 'Make or renew the secret address of the calendar of a branch; the address before stops working. It is shown once.',
    permission: record,
    params: z.object({ no }),
    output: z.object({ path: z.string() }),
    problems,
    secretAnswer: true,
  }),
  getCalendar: endpoint({
    name: 'activities.getCalendar',
    method: 'GET',
    path: '/api/activities/calendars/:secret',
    summary: 'The calendar of a branch as iCalendar, by its secret address. It holds no name of anybody.',
    permission: 'public',
    params: z.object({ secret: z.string().min(20).max(100) }),
    output: z.any(),
    transport: 'file',
    problems,
  }),
}

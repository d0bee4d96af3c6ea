import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { activityProblems } from './problems.ts'
import { byId, named, read } from './contract-activities.ts'

const no = z.coerce.number().int().positive()
const counts = {
  sessions: z.number().int(),
  joint: z.number().int(),
  attendances: z.number().int(),
  people: z.number().int(),
  others: z.number().int(),
}
const period = { fromOn: daySchema.optional(), untilOn: daySchema.optional(), streetNo: no.optional(), districtNo: no.optional() }

const creditFilter = z.object({ unitNo: no.optional(), fromOn: daySchema.optional(), untilOn: daySchema.optional() })

export const creditEndpoints = {
  listTotals: endpoint({
    name: 'activities.listTotals',
    method: 'GET',
    path: '/api/activities/totals',
    summary:
      'What was held in a period in the whole reach, kind by kind as the programme names them; a joint session counts once. Nobody is ranked.',
    permission: read,
    query: z.object(period),
    output: z.object({
      fromOn: z.string(),
      untilOn: z.string(),
      all: z.object(counts),
      kinds: z.array(z.object({ kind: z.string(), as: z.string().nullable(), ...counts })),
    }),
  }),
  listCredits: endpoint({
    name: 'activities.listCredits',
    method: 'GET',
    path: '/api/activities/credits',
    summary:
      'Where members of branches in reach took part at others: it counts once in total, once for each host, and is seen at home.',
    permission: read,
    query: pageQuery.extend(creditFilter.shape),
    output: pageOf(
      z.object({
        activityId: z.string(),
        branch: named,
        onDay: z.string(),
        title: z.string().nullable(),
        kinds: z.array(z.string()),
        hosts: z.array(z.string()),
        members: z.number().int(),
        /** Masked outside the own branch. */
        names: z.array(z.string()),
      }),
    ).extend({ fromOn: z.string(), untilOn: z.string() }),
  }),
  exportCredits: endpoint({
    name: 'activities.exportCredits',
    method: 'GET',
    path: '/api/activities/credits/export',
    summary: 'The same list as a spreadsheet.',
    permission: { action: 'activity.export' },
    query: creditFilter.extend({ language: fileQuery.language }),
    output: z.any(),
    transport: 'file',
  }),
  exportMinutes: endpoint({
    name: 'activities.exportMinutes',
    method: 'GET',
    path: '/api/activities/:id/minutes',
    summary:
      'The minutes of an activity as a document for Word: what, when, where, who came, as far as the reader may see names.',
    permission: read,
    params: byId,
    output: z.any(),
    transport: 'file',
    problems: [activityProblems['activity-not-found']],
  }),
  revealNames: endpoint({
    name: 'activities.revealNames',
    method: 'POST',
    path: '/api/activities/:id/names',
    summary: 'Names of the members in reach who came, for a stated purpose; written into the log of reads.',
    permission: { action: 'activity.reveal' },
    params: byId,
    body: z.object({ purpose: z.string() }),
    output: z.object({ names: z.array(z.object({ memberId: z.string(), name: z.string() })) }),
    problems: [activityProblems['activity-not-found']],
    secretAnswer: true,
  }),
}

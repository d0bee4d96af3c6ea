import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { pageOf, pageQuery } from '../../kernel/page.ts'
import { finding, line, named } from './contract-visits.ts'
import { workforceProblems as problems } from './problems.ts'

const no = z.coerce.number().int().positive()
const byId = z.object({ id: z.uuid() })
const made = z.object({ id: z.string() })

const checkView = z.object({
  id: z.string(),
  unit: named,
  liaison: z.object({ id: z.string(), name: z.string() }),
  seed: z.string().nullable(),
  drawnOn: z.string(),
  checkedOn: z.string().nullable(),
  dropped: z.boolean(),
  line: z.string().nullable(),
  items: z.array(z.object({ item: z.string(), met: z.boolean(), note: z.string().nullable() })),
  tasks: z.number().int(),
})

export const checkEndpoints = {
  drawChecks: endpoint({
    name: 'workforce.drawChecks',
    method: 'POST',
    path: '/api/workforce/spot-checks/draw',
    summary: 'Draw liaisons for unscheduled checks by a seed that is kept, so that the draw can be made again.',
    permission: { action: 'check.change' },
    body: z.object({
      nodeNo: z.number().int().positive().nullish(),
      size: z.number().int().min(1).max(50),
      seed: z.string().trim().min(1).max(60),
    }),
    output: z.object({ seed: z.string(), drawn: z.number().int(), of: z.number().int() }),
    problems: Object.values(problems),
  }),
  recordCheck: endpoint({
    name: 'workforce.recordCheck',
    method: 'POST',
    path: '/api/workforce/spot-checks/:id/result',
    summary: 'Record what a spot check found by item; what is to be put right becomes tasks.',
    permission: { action: 'check.change' },
    params: byId,
    body: z.object({
      checkedOn: daySchema,
      line,
      items: z
        .array(z.object({ item: z.string().max(40), met: z.boolean(), note: z.string().trim().max(300).nullish() }))
        .min(1)
        .max(20),
      findings: z.array(finding).max(10).default([]),
    }),
    output: made,
    problems: Object.values(problems),
  }),
  dropCheck: endpoint({
    name: 'workforce.dropCheck',
    method: 'POST',
    path: '/api/workforce/spot-checks/:id/drop',
    summary: 'Give a drawn check up.',
    permission: { action: 'check.change' },
    params: byId,
    output: made,
    problems: Object.values(problems),
  }),
  listChecks: endpoint({
    name: 'workforce.listChecks',
    method: 'GET',
    path: '/api/workforce/spot-checks',
    summary: 'Spot checks drawn and made.',
    permission: { action: 'workforce.read' },
    query: pageQuery.extend({ state: z.enum(['drawn', 'made', 'all']).default('all'), unitNo: no.optional() }),
    output: pageOf(checkView).extend({ can: z.object({ change: z.boolean() }) }),
  }),
}

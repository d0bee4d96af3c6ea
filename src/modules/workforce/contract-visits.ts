import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { pageOf, pageQuery } from '../../kernel/page.ts'
import { workforceProblems as problems } from './problems.ts'

const no = z.coerce.number().int().positive()
const byId = z.object({ id: z.uuid() })
const made = z.object({ id: z.string() })
const read = { action: 'visit.read' }
const record = { action: 'visit.record' }
const flag = z.enum(['true', 'false']).transform((text) => text === 'true')
export const line = z.string().trim().min(1).max(500)
/** As the form counted them; nothing about how or how long. */
const fieldsTyped = z.number().int().min(0).max(10_000).nullish()
export const named = z.object({ no: z.number().int(), name: z.string() })

/** A finding, with who sees to it and by when. */
export const finding = z.object({
  what: z.string().trim().min(1).max(300),
  responsible: z.string().trim().min(1).max(60),
  personId: z.uuid().nullish(),
  dueOn: daySchema,
})
export type Finding = z.output<typeof finding>

export const visitView = z.object({
  id: z.string(),
  unit: named,
  state: z.enum(['planned', 'made', 'cancelled']),
  visitor: z.string().nullable(),
  personId: z.string().nullable(),
  plannedOn: z.string().nullable(),
  planNote: z.string().nullable(),
  madeOn: z.string().nullable(),
  line: z.string().nullable(),
  /** The line was written anew since. */
  corrected: z.boolean(),
  tasks: z.number().int(),
  can: z.object({ change: z.boolean() }),
})

export const taskView = z.object({
  id: z.string(),
  unit: named,
  what: z.string(),
  responsible: z.string(),
  personId: z.string().nullable(),
  dueOn: z.string(),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  outcome: z.enum(['done', 'withdrawn']).nullable(),
  from: z.enum(['visit', 'spot-check', 'other']),
  steps: z.array(z.object({ onDay: z.string(), note: z.string(), by: z.string().nullable() })),
})

export const visitEndpoints = {
  planVisit: endpoint({
    name: 'workforce.planVisit',
    method: 'POST',
    path: '/api/workforce/visits/plan',
    summary: 'Plan who visits which unit when.',
    permission: record,
    body: z.object({
      unitNo: z.number().int().positive(),
      personId: z.uuid().nullish(),
      plannedOn: daySchema,
      note: z.string().trim().max(200).nullish(),
    }),
    output: made,
    problems: Object.values(problems),
  }),
  recordVisit: endpoint({
    name: 'workforce.recordVisit',
    method: 'POST',
    path: '/api/workforce/visits',
    summary: 'Record a visit in a line, planned before or not; each finding becomes a task.',
    permission: record,
    body: z.object({
      unitNo: z.number().int().positive(),
      visitId: z.uuid().nullish(),
      personId: z.uuid().nullish(),
      madeOn: daySchema,
      line,
      findings: z.array(finding).max(10).default([]),
      fieldsTyped,
    }),
    output: made,
    problems: Object.values(problems),
  }),
  correctVisit: endpoint({
    name: 'workforce.correctVisit',
    method: 'POST',
    path: '/api/workforce/visits/:id/report',
    summary: 'Write the line or the day of a visit anew; what stood before is kept.',
    permission: record,
    params: byId,
    body: z.object({ madeOn: daySchema, line, fieldsTyped }),
    output: made,
    problems: Object.values(problems),
  }),
  takeBackVisit: endpoint({
    name: 'workforce.takeBackVisit',
    method: 'POST',
    path: '/api/workforce/visits/:id/take-back',
    summary: 'Take a planned or recorded visit back; tasks nobody has worked on go with it.',
    permission: record,
    params: byId,
    body: z.object({ reason: z.string().trim().max(200).nullish() }),
    output: made,
    problems: Object.values(problems),
  }),
  listVisits: endpoint({
    name: 'workforce.listVisits',
    method: 'GET',
    path: '/api/workforce/visits',
    summary: 'Visits planned and made, by unit, person or days.',
    permission: read,
    query: pageQuery.extend({
      state: z.enum(['planned', 'made', 'all']).default('all'),
      unitNo: no.optional(),
      personId: z.uuid().optional(),
      streetNo: no.optional(),
      fromOn: daySchema.optional(),
      untilOn: daySchema.optional(),
    }),
    output: pageOf(visitView),
  }),
  openTask: endpoint({
    name: 'workforce.openTask',
    method: 'POST',
    path: '/api/workforce/tasks',
    summary: 'Record something to be put right at a unit, of itself or found by a visit.',
    permission: record,
    body: finding.extend({ unitNo: z.number().int().positive(), visitId: z.uuid().nullish() }),
    output: made,
    problems: Object.values(problems),
  }),
  followUpTask: endpoint({
    name: 'workforce.followUpTask',
    method: 'POST',
    path: '/api/workforce/tasks/:id/steps',
    summary: 'Record what was done about a task, and close it, withdraw it, open it again or set another day.',
    permission: record,
    params: byId,
    body: z.object({
      note: z.string().trim().min(1).max(500),
      move: z.enum(['keep', 'done', 'withdrawn', 'reopen']).default('keep'),
      dueOn: daySchema.nullish(),
    }),
    output: made,
    problems: Object.values(problems),
  }),
  listTasks: endpoint({
    name: 'workforce.listTasks',
    method: 'GET',
    path: '/api/workforce/tasks',
    summary: 'Tasks with what was done about them, by unit, person or due day.',
    permission: read,
    query: pageQuery.extend({
      open: flag.optional(),
      unitNo: no.optional(),
      personId: z.uuid().optional(),
      visitId: z.uuid().optional(),
      dueBefore: daySchema.optional(),
    }),
    output: pageOf(taskView).extend({ can: z.object({ record: z.boolean() }) }),
  }),
  getMine: endpoint({
    name: 'workforce.getMine',
    method: 'GET',
    path: '/api/workforce/mine',
    summary: 'What an instructor sees on the phone: the own organisations, planned visits and open tasks.',
    permission: record,
    output: z.object({
      persons: z.array(z.object({ id: z.string(), name: z.string() })),
      units: z.array(
        z.object({
          no: z.number().int(),
          name: z.string(),
          place: z.string().nullable(),
          lastVisitOn: z.string().nullable(),
          openTasks: z.number().int(),
        }),
      ),
      planned: z.array(z.object({ id: z.string(), unit: named, plannedOn: z.string(), note: z.string().nullable() })),
      tasks: z.array(taskView),
    }),
  }),
}

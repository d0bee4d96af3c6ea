import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { role } from './contract-posts.ts'
import { workforceProblems as problems } from './problems.ts'
import { itemStates, progressStates } from './rules/growth.ts'

const no = z.coerce.number().int().positive()
const byId = z.object({ id: z.uuid() })
const made = z.object({ id: z.string() })
const read = { action: 'workforce.read' }
const change = { action: 'person.change' }
const every = Object.values(problems)
const line = (most: number) => z.string().trim().min(1).max(most)
/** A code that is no longer in the programme is its own name. */
const word = z.object({ code: z.string(), zh: z.string(), en: z.string() })

/** One filter for the list, its counts and the export. */
export const growthFilter = z.object({
  districtNo: no.optional(),
  state: z.enum(['running', 'ended', 'all']).default('running'),
  stage: z.string().max(40).optional(),
  role: role.optional(),
  q: z.string().trim().max(60).optional(),
})
export type GrowthFilter = z.output<typeof growthFilter>

export const growthRow = z.object({
  id: z.string(),
  person: z.object({ id: z.string(), name: z.string() }),
  senderName: z.string().nullable(),
  /** Posts held today at units in reach. */
  posts: z.array(z.object({ role, unit: z.string() })),
  begunOn: z.string(),
  endedOn: z.string().nullable(),
  documentNo: z.string().nullable(),
  /** The stage that lasts, or lasted when the plan ended. */
  stage: word.nullable(),
  enteredOn: z.string().nullable(),
  /** Abilities planned, and how many of them somebody found reached. */
  items: z.object({ all: z.number().int(), reached: z.number().int() }),
})

const by = z.string().nullable()
export const growthPlan = z.object({
  id: z.string(),
  begunOn: z.string(),
  basis: z.string(),
  documentNo: z.string().nullable(),
  endedOn: z.string().nullable(),
  endReason: z.string().nullable(),
  by,
  stages: z.array(
    z.object({
      id: z.string(),
      stage: word,
      enteredOn: z.string(),
      reason: z.string(),
      leftOn: z.string().nullable(),
      leftReason: z.string().nullable(),
      by,
    }),
  ),
  items: z.array(
    z.object({
      id: z.string(),
      what: z.string(),
      stage: word.nullable(),
      dueOn: z.string().nullable(),
      state: z.enum(itemStates),
      progress: z.array(z.object({ id: z.string(), onDay: z.string(), state: z.enum(progressStates), note: z.string(), by })),
    }),
  ),
})

const plansOf = z.object({ id: z.string(), name: z.string(), plans: z.array(growthPlan) })
/** The rule the stages come from; `stated` false where the source names none. */
const rule = z.object({ version: z.string(), source: z.string(), stated: z.boolean() })

export const growthEndpoints = {
  listGrowth: endpoint({
    name: 'workforce.listGrowth',
    method: 'GET',
    path: '/api/workforce/growth',
    summary: 'People in staged development, by name, with the stage each is at. Nothing is scored.',
    permission: read,
    query: growthFilter.extend(pageQuery.shape),
    output: pageOf(growthRow).extend({
      counts: z.array(z.object({ stage: word, count: z.number().int() })),
      rule: rule.nullable(),
      can: z.object({ change: z.boolean() }),
    }),
  }),
  exportGrowth: endpoint({
    name: 'workforce.exportGrowth',
    method: 'GET',
    path: '/api/workforce/growth/export',
    summary: 'The same list as a spreadsheet in the language of the page; recorded in the audit log.',
    permission: { action: 'workforce.export' },
    query: growthFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  getGrowth: endpoint({
    name: 'workforce.getGrowth',
    method: 'GET',
    path: '/api/workforce/people/:id/growth',
    summary: 'The development plans of a person in post: stages, abilities, progress.',
    permission: read,
    params: byId,
    output: plansOf.extend({
      words: z.array(word),
      rule: rule.nullable(),
      can: z.object({ change: z.boolean() }),
    }),
    problems: [problems['person-not-found']],
  }),
  getMyGrowth: endpoint({
    name: 'workforce.getMyGrowth',
    method: 'GET',
    path: '/api/workforce/growth/mine',
    summary: 'One’s own development plan as it was recorded.',
    permission: 'signed-in',
    output: z.object({ persons: z.array(plansOf) }),
  }),
  openGrowth: endpoint({
    name: 'workforce.openGrowth',
    method: 'POST',
    path: '/api/workforce/people/:id/growth',
    summary: 'Take somebody in post into staged development, at a stage.',
    permission: change,
    params: byId,
    body: z.object({ begunOn: daySchema, basis: line(500), documentNo: z.string().trim().max(100).nullish(), stage: line(40) }),
    output: made,
    problems: every,
  }),
  enterStage: endpoint({
    name: 'workforce.enterStage',
    method: 'POST',
    path: '/api/workforce/growth/:id/stages',
    summary: 'Record that somebody leaves a stage and enters another, on a day and for a reason.',
    permission: change,
    params: byId,
    body: z.object({ stage: line(40), onDay: daySchema, reason: line(500) }),
    output: made,
    problems: every,
  }),
  endGrowth: endpoint({
    name: 'workforce.endGrowth',
    method: 'POST',
    path: '/api/workforce/growth/:id/end',
    summary: 'End a development plan on a day, for a reason.',
    permission: change,
    params: byId,
    body: z.object({ onDay: daySchema, reason: line(500) }),
    output: made,
    problems: every,
  }),
  addCapability: endpoint({
    name: 'workforce.addCapability',
    method: 'POST',
    path: '/api/workforce/growth/:id/items',
    summary: 'Plan an ability somebody is to gain, of a stage or of the whole plan.',
    permission: change,
    params: byId,
    body: z.object({ what: line(300), stage: z.string().max(40).nullish(), dueOn: daySchema.nullish() }),
    output: made,
    problems: every,
  }),
  recordProgress: endpoint({
    name: 'workforce.recordProgress',
    method: 'POST',
    path: '/api/workforce/growth-items/:id/progress',
    summary: 'Record how a planned ability came on, as somebody found it on a day.',
    permission: change,
    params: byId,
    body: z.object({ onDay: daySchema, state: z.enum(progressStates), note: line(500) }),
    output: made,
    problems: every,
  }),
  takeBackGrowth: endpoint({
    name: 'workforce.takeBackGrowth',
    method: 'POST',
    path: '/api/workforce/growth-records/:kind/:id/take-back',
    summary: 'Take back what was recorded of a development plan by mistake, with the reason; of stages only the last.',
    permission: change,
    params: z.object({ kind: z.enum(['plan', 'end', 'stage', 'item', 'progress']), id: z.uuid() }),
    body: z.object({ reason: line(300) }),
    output: made,
    problems: every,
  }),
}

import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { pageOf, pageQuery } from '../../kernel/page.ts'
import { plannerProblems as problems } from './problems.ts'

const id = z.object({ id: z.uuid() })
const read = { action: 'plan.read' }
const make = { action: 'plan.make' }
const refusals = Object.values(problems)
const notThere = [problems['plan-not-found'], problems['plan-not-ready']]

/** Who sends instructors; full-time workers are a side of their own, whoever sends them. */
export const dispatchSide = z.enum(['business', 'locality', 'any', 'full-time'])
export const named = z.object({ no: z.number().int(), name: z.string() })
/** An instructor; the name is null where the reader does not reach the person. */
export const who = z.object({ id: z.string(), name: z.string().nullable() })
const problemBody = z.object({ code: z.string(), params: z.record(z.string(), z.unknown()) })
const changeKind = z.enum(['forced', 'chosen', 'new', 'lost'])
const pairTerms = z.object({
  travel: z.number(),
  street: z.number(),
  department: z.number(),
  skill: z.number(),
  handover: z.number(),
})
export const terms = pairTerms.extend({
  fairness: z.number(),
  belowBand: z.number(),
  unserved: z.number(),
  undedicated: z.number(),
})

/** What its maker chooses; the rest are numbers of the rules in force. */
export const dispatchParameters = z.object({
  for: z.enum(['all', 'without-party-org']).default('all'),
  /** Price in kilometres of taking an instructor away who could stay. */
  handover: z.number().min(0).max(50).nullish(),
  /** Price in kilometres of each further organisation of an instructor. */
  fairness: z.number().min(0).max(50).nullish(),
  seed: z.number().int().min(0).max(2_147_483_647).default(1),
  steps: z.number().int().min(0).max(100_000).nullish(),
})

const sideView = z.object({
  side: dispatchSide,
  people: z.number().int(),
  /** Organisations all of them together can take. */
  slots: z.number().int(),
  units: z.number().int(),
  assigned: z.number().int(),
  unserved: z.number().int(),
  dedicated: z.number().int(),
  /** Large organisations without an instructor of their own. */
  dedicatedMissing: z.number().int(),
  within: z.number().int(),
  below: z.number().int(),
  idle: z.number().int(),
  objective: z.number(),
  bound: z.number(),
  status: z.enum(['optimal', 'within-gap']),
  terms,
})

export const dispatchView = z.object({
  id: z.string(),
  title: z.string(),
  node: named,
  districtNo: z.number().int(),
  asOf: z.string(),
  state: z.enum(['computing', 'ready', 'failed', 'decided', 'discarded']),
  revision: z.number().int(),
  jobId: z.string().nullable(),
  madeAt: z.string(),
  madeBy: z.string().nullable(),
  basedOn: z.string().nullable(),
  parameters: dispatchParameters,
  rules: z.array(z.object({ key: z.string(), version: z.string(), source: z.string() })),
  band: z.object({ low: z.number().int(), high: z.number().int() }),
  dedicatedFrom: z.number().int().nullable(),
  /** What the rules say of full-time workers, and whether they are planned; null in a plan made before they were. */
  fullTime: z
    .object({
      state: z.enum(['planned', 'no-ratio', 'nobody-owed']),
      orgsEach: z.number().int().nullable(),
      headcountFrom: z.number().int().nullable(),
      membersFrom: z.number().int().nullable(),
    })
    .nullable(),
  handover: z.number(),
  problem: problemBody.nullable(),
  units: z.number().int(),
  people: z.number().int(),
  sides: z.array(sideView),
  changes: z
    .object({
      kept: z.number().int(),
      forced: z.number().int(),
      chosen: z.number().int(),
      new: z.number().int(),
      lost: z.number().int(),
    })
    .nullable(),
  liaisons: z.object({ inPost: z.number().int(), toName: z.number().int(), nobodyOnStaff: z.number().int() }).nullable(),
  /** Where one more instructor helps most. */
  needs: z.array(
    z.object({
      side: dispatchSide,
      group: named,
      units: z.number().int(),
      unserved: z.number().int(),
      people: z.number().int(),
      slots: z.number().int(),
      dedicatedMissing: z.number().int(),
      meanPrice: z.number(),
      oneMoreGains: z.number(),
    }),
  ),
  notices: z.object({
    unknownSide: z.number().int(),
    second: z.number().int(),
    standIns: z.number().int(),
    noPlace: z.number().int(),
    sizeUnknown: z.number().int(),
  }),
  pins: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['must', 'never']),
      unit: named,
      person: who,
      reason: z.string().nullable(),
      unmet: z.boolean(),
    }),
  ),
  overtaken: z.array(
    z.object({
      kind: z.enum(['unit', 'person']),
      id: z.string(),
      name: z.string().nullable(),
      what: z.enum(['gone', 'new', 'changed', 'other-instructor', 'left', 'come']),
    }),
  ),
  objective: z.number().nullable(),
  bound: z.number().nullable(),
  gap: z.number().nullable(),
  status: z.enum(['optimal', 'within']).nullable(),
  receipt: z.object({ seed: z.number().int(), steps: z.number().int(), inputHash: z.string() }).nullable(),
  decision: z.object({ fromOn: z.string(), documentNo: z.string().nullable(), reason: z.string().nullable() }).nullable(),
  can: z.object({ change: z.boolean(), decide: z.boolean(), discard: z.boolean(), prove: z.boolean() }),
})

const line = z.object({
  side: dispatchSide,
  person: who.nullable(),
  /** Who serves today, where that is somebody else. */
  before: who.nullable(),
  change: changeKind.nullable(),
  dedicated: z.boolean(),
  km: z.number().nullable(),
  /** Why there is nobody. */
  unserved: z.enum(['nobody-permitted', 'all-full', 'pinned-full', 'dearer-than-priority']).nullable(),
})

export const guidedUnit = named.extend({
  street: z.string().nullable(),
  department: z.string().nullable(),
  industry: z.string().nullable(),
  size: z.number().int().nullable(),
  large: z.boolean(),
  lines: z.array(line),
  liaison: z.enum(['in-post', 'to-name', 'nobody-on-staff']).nullable(),
  pinned: z.boolean(),
})

export const dispatchedPerson = who.extend({
  side: dispatchSide,
  sender: z.string().nullable(),
  street: z.string().nullable(),
  department: z.string().nullable(),
  /** Under the plan, besides those elsewhere. */
  load: z.number().int(),
  elsewhere: z.number().int(),
  before: z.number().int(),
  upper: z.number().int(),
  dedicated: z.boolean(),
  state: z.enum(['within', 'below', 'idle', 'dedicated']),
  /** What one more organisation on this instructor would cost the whole plan, kilometres. */
  nextSlot: z.number().nullable(),
  units: z.array(named.extend({ new: z.boolean(), km: z.number().nullable() })),
})

export const dispatchExplanation = z.object({
  unit: guidedUnit.omit({ lines: true }),
  sides: z.array(
    line.extend({
      terms: pairTerms.nullable(),
      marks: z.array(z.string()),
      nextSlot: z.number().nullable(),
      alternatives: z.array(
        z.object({
          person: who,
          km: z.number().nullable(),
          terms: pairTerms,
          marks: z.array(z.string()),
          /** Exact change of the plan's cost when this organisation alone moves; null when that is not possible. */
          delta: z.number().nullable(),
          blocked: z.array(z.string()),
          /** The same when everyone else may be arranged anew. */
          bestDelta: z.number().nullable(),
        }),
      ),
    }),
  ),
})

const listed = { params: id, permission: read, problems: notThere }

export const dispatchEndpoints = {
  makeDispatch: endpoint({
    name: 'planner.makeDispatch',
    method: 'POST',
    path: '/api/planner/dispatches',
    summary:
      'Propose which instructor guides which organisation, on every side the programme asks for; the plan is made in the background.',
    permission: make,
    body: z.object({
      nodeNo: z.number().int().positive().optional(),
      title: z.string().trim().max(100).optional(),
      asOf: daySchema.optional(),
      parameters: dispatchParameters.partial().optional(),
      /** Plan anew from the facts of today; its choices and pins are taken over. */
      basedOn: z.uuid().optional(),
    }),
    output: z.object({ id: z.string(), jobId: z.string() }),
    problems: refusals,
  }),
  getDispatch: endpoint({
    name: 'planner.getDispatch',
    method: 'GET',
    path: '/api/planner/dispatches/:id',
    summary:
      'A dispatch plan: load and gaps per side, changes, cost in plain parts, bound, where one more instructor helps most.',
    permission: read,
    params: id,
    output: dispatchView,
    problems: [problems['plan-not-found']],
  }),
  listDispatchPeople: endpoint({
    name: 'planner.listDispatchPeople',
    method: 'GET',
    path: '/api/planner/dispatches/:id/people',
    summary: 'Instructors of a dispatch plan by name: load, band, organisations, price of one more.',
    ...listed,
    query: pageQuery.extend({
      side: dispatchSide.optional(),
      state: z.enum(['within', 'below', 'idle', 'dedicated']).optional(),
      q: z.string().trim().max(60).optional(),
    }),
    output: pageOf(dispatchedPerson),
  }),
  listDispatchUnits: endpoint({
    name: 'planner.listDispatchUnits',
    method: 'GET',
    path: '/api/planner/dispatches/:id/units',
    summary: 'Organisations of a dispatch plan with their instructor of each side; gaps, changes, liaisons.',
    ...listed,
    query: pageQuery.extend({
      show: z.enum(['all', 'unserved', 'changed', 'dedicated', 'dedicated-missing', 'liaison']).default('all'),
      side: dispatchSide.optional(),
      change: changeKind.optional(),
      streetNo: z.coerce.number().int().positive().optional(),
      q: z.string().trim().max(60).optional(),
    }),
    output: pageOf(guidedUnit),
  }),
  explainDispatch: endpoint({
    name: 'planner.explainDispatch',
    method: 'GET',
    path: '/api/planner/dispatches/:id/units/:no',
    summary: 'Why these instructors guide an organisation: cost in plain parts, and who else could at which exact difference.',
    permission: read,
    params: z.object({ id: z.uuid(), no: z.coerce.number().int().positive() }),
    output: dispatchExplanation,
    problems: [...notThere, problems['plan-unit-unknown']],
  }),
  setDispatchPin: endpoint({
    name: 'planner.setDispatchPin',
    method: 'POST',
    path: '/api/planner/dispatches/:id/pins',
    summary: 'Decide beforehand that an instructor must, or must never, guide an organisation; the plan is made anew around it.',
    permission: make,
    params: id,
    body: z.object({
      kind: z.enum(['must', 'never']),
      unitNo: z.number().int().positive(),
      personId: z.uuid(),
      reason: z.string().trim().max(500).nullish(),
    }),
    output: z.object({ id: z.string(), revision: z.number().int() }),
    problems: refusals,
    concurrency: true,
  }),
  removeDispatchPin: endpoint({
    name: 'planner.removeDispatchPin',
    method: 'DELETE',
    path: '/api/planner/dispatches/:id/pins/:pinId',
    summary: 'Take such a decision off again.',
    permission: make,
    params: z.object({ id: z.uuid(), pinId: z.uuid() }),
    output: z.object({ revision: z.number().int() }),
    problems: refusals,
    concurrency: true,
  }),
  exportDispatch: endpoint({
    name: 'planner.exportDispatch',
    method: 'GET',
    path: '/api/planner/dispatches/:id/export',
    summary: 'A dispatch plan as a spreadsheet: one row an organisation and side, with instructor, change and distance.',
    permission: read,
    params: id,
    query: z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
    output: z.any(),
    problems: notThere,
    transport: 'file',
  }),
  decideDispatch: endpoint({
    name: 'planner.decideDispatch',
    method: 'POST',
    path: '/api/planner/dispatches/:id/decide',
    summary:
      'Decide for a dispatch plan: every change becomes a post that ends and one that begins, by a job that goes on where it was interrupted.',
    permission: { action: 'plan.decide' },
    params: id,
    body: z.object({
      fromOn: daySchema,
      documentNo: z.string().trim().max(100).nullish(),
      reason: z.string().trim().max(500).nullish(),
    }),
    output: z.object({ jobId: z.string(), revision: z.number().int() }),
    problems: refusals,
    concurrency: true,
  }),
  listAppointments: endpoint({
    name: 'planner.listAppointments',
    method: 'GET',
    path: '/api/planner/dispatches/:id/appointments',
    summary: 'What became of the changes of a decided dispatch: appointed, or refused with the reason.',
    permission: read,
    params: id,
    query: pageQuery.extend({ fate: z.enum(['done', 'refused']).optional() }),
    output: pageOf(
      z.object({ unit: named, side: dispatchSide, from: who.nullable(), to: who, problem: problemBody.nullable() }),
    ).extend({ done: z.number().int(), refused: z.number().int(), waiting: z.number().int() }),
    problems: [problems['plan-not-found']],
  }),
}

import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { pageOf, pageQuery } from '../../kernel/page.ts'
import { formationQuestions } from './contract-compare.ts'
import { dispatchEndpoints } from './contract-dispatch.ts'
import { dispatchQuestions } from './contract-dispatch-compare.ts'
import { plannerProblems as problems } from './problems.ts'

const id = z.object({ id: z.uuid() })
const read = { action: 'plan.read' }
const make = { action: 'plan.make' }
const refusals = Object.values(problems)

export const planState = z.enum(['computing', 'ready', 'failed', 'decided', 'discarded'])
export const pinKind = z.enum(['in', 'not-in', 'together', 'apart', 'lead', 'not-lead'])
export const outcome = z.enum([
  'committee',
  'general-branch',
  'own-branch',
  'mobile-branch',
  'joint',
  'attached',
  'joint-mobile',
  'attached-mobile',
  'uncovered',
  'guest',
  'liaison',
])

/** What a decided plan has to have applied for. */
export const openingProcedure = z.enum(['establish-own', 'establish-joint', 'establish-mobile', 'attach', 'dissolve'])

/** What its maker chooses; the rest are numbers of the rule in force. */
export const parameters = z.object({
  /** Price of opening a joint branch in kilometres: dearer means fewer, larger branches. */
  opening: z.number().min(0).max(50).nullish(),
  /** About how many joint branches; the price is then searched for. */
  about: z.number().int().min(1).max(20_000).nullish(),
  /** Most organisations of a joint branch. */
  maxOrganisations: z.number().int().min(2).max(50).nullish(),
  /** What organisations with one or two mobile members and no others get. */
  mobile: z.enum(['guest', 'joint-mobile', 'liaison']).nullish(),
  /** Plan those in joint branches anew, too. */
  anew: z.boolean().default(false),
  /** Price in kilometres of every organisation whose branch changes. */
  stability: z.number().min(0).max(50).nullish(),
  seed: z.number().int().min(0).max(2_147_483_647).default(1),
  steps: z.number().int().min(1_000).max(5_000_000).nullish(),
})

const named = z.object({ no: z.number().int(), name: z.string() })
const problemBody = z.object({ code: z.string(), params: z.record(z.string(), z.unknown()) })
const terms = z.object({
  opening: z.number(),
  distance: z.number(),
  industry: z.number(),
  street: z.number(),
  attach: z.number(),
  uncovered: z.number(),
  stability: z.number(),
})

export const pinView = z.object({
  id: z.string(),
  kind: pinKind,
  unit: named,
  other: named.nullable(),
  reason: z.string().nullable(),
  /** The plan does not keep it. */
  unmet: z.boolean(),
})

export const planSummary = z.object({
  id: z.string(),
  kind: z.enum(['formation', 'dispatch']),
  title: z.string(),
  node: named,
  districtNo: z.number().int(),
  asOf: z.string(),
  state: planState,
  revision: z.number().int(),
  jobId: z.string().nullable(),
  madeAt: z.string(),
  madeBy: z.string().nullable(),
  branches: z.number().int().nullable(),
  organisations: z.number().int(),
  objective: z.number().nullable(),
  gap: z.number().nullable(),
  status: z.enum(['optimal', 'within', 'feasible']).nullable(),
})

export const planView = planSummary.extend({
  parameters,
  rule: z.object({ key: z.string(), version: z.string(), source: z.string() }),
  problem: problemBody.nullable(),
  /** Organisations by row of the decision table. */
  clauses: z.record(z.string(), z.number().int()),
  outcomes: z.record(z.string(), z.number().int()),
  totals: z
    .object({
      eligible: z.number().int(),
      jointBranches: z.number().int(),
      placed: z.number().int(),
      attached: z.number().int(),
      uncovered: z.number().int(),
      meanSize: z.number().nullable(),
      meanKm: z.number().nullable(),
      farthestKm: z.number().nullable(),
      sameIndustry: z.number().nullable(),
      sameStreet: z.number().nullable(),
      standIns: z.number().int(),
    })
    .nullable(),
  byTerm: terms.nullable(),
  bound: z.number().nullable(),
  opening: z.number().nullable(),
  /** What was odd about the facts: no place, a place that stands in. Counted by code. */
  notices: z.record(z.string(), z.number().int()),
  pins: z.array(pinView),
  conflicts: z.array(z.object({ pins: z.array(z.string()), limit: z.string().nullable() })),
  overtaken: z.array(named.extend({ what: z.enum(['gone-or-covered', 'branch', 'members', 'moved', 'new']) })),
  /** Of a plan that arranges joint branches anew: how much of what stands it changes. */
  transition: z
    .object({
      stay: z.number().int(),
      moved: z.number().int(),
      keep: z.number().int(),
      continued: z.number().int(),
      established: z.number().int(),
      dissolved: z.number().int(),
    })
    .nullable(),
  basedOn: z.string().nullable(),
  receipt: z.object({ seed: z.number().int(), steps: z.number().int(), inputHash: z.string() }).nullable(),
  can: z.object({ change: z.boolean(), decide: z.boolean(), discard: z.boolean(), prove: z.boolean() }),
})

export const plannedMember = z.object({
  no: z.number().int(),
  name: z.string(),
  fullMembers: z.number().int(),
  mobileMembers: z.number().int(),
  street: z.string().nullable(),
  industry: z.string().nullable(),
  km: z.number().nullable(),
  lead: z.boolean(),
  standIn: z.boolean(),
  pinned: z.boolean(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
})

export const plannedBranch = z.object({
  host: named,
  /** A new joint branch, one of mobile members, a branch that stands and takes others in, or a branch of its own. */
  kind: z.enum(['joint', 'joint-mobile', 'existing', 'own', 'mobile']),
  outcome: outcome.nullable(),
  /** Standing joint branch it goes on as, where a plan arranges those anew. */
  continues: named.nullable(),
  fullMembers: z.number().int(),
  members: z.array(plannedMember),
})

export const explanation = z.object({
  unit: plannedMember.omit({ pinned: true, lead: true, km: true }),
  rule: z.object({ clause: z.string(), outcome, full: z.number().int(), mobile: z.number().int(), source: z.string() }),
  host: named.nullable(),
  terms: terms.partial().nullable(),
  hits: z.array(z.object({ code: z.string(), value: z.number(), threshold: z.number() })),
  /** What covering this organisation costs at the margin: high means hard to place. */
  price: z.number().nullable(),
  alternatives: z.array(
    z.object({
      host: named,
      kind: z.enum(['joint', 'attached']),
      km: z.number().nullable(),
      /** Exact change of the plan's cost, kilometres; null when it is impossible. */
      delta: z.number().nullable(),
      blocked: z.array(z.string()),
    }),
  ),
  /** For an organisation that stands nowhere: the least that would have to be given to place it; null when nothing helps. */
  relaxation: z
    .object({
      host: named,
      kind: z.enum(['joint', 'attached', 'new']),
      /** Exact change of the plan's cost, kilometres. */
      price: z.number(),
      /** What is given: how much more than the limit that holds today, in the limit's own unit. */
      needs: z.array(z.object({ code: z.string(), amount: z.number(), limit: z.number() })),
      /** Who would come along from elsewhere. */
      others: z.array(named),
    })
    .nullable(),
  pins: z.array(z.string()),
})
export type Explained = z.output<typeof explanation>

export const supposition = z.object({
  delta: z.number(),
  moved: z.array(z.object({ unit: named, from: named.nullable(), to: named.nullable(), reason: z.string() })),
  /** Positions of the pins that could not be kept. */
  unmet: z.array(z.number().int()),
  /** A pin names an organisation the plan does not place by choice. */
  unknown: z.boolean(),
})
export type Supposed = z.output<typeof supposition>

const pinBody = z.object({
  kind: pinKind,
  unitNo: z.number().int().positive(),
  otherNo: z.number().int().positive().nullish(),
  reason: z.string().trim().max(500).nullish(),
})

export const planner = {
  ...dispatchEndpoints,
  ...dispatchQuestions,
  ...formationQuestions,
  makeFormation: endpoint({
    name: 'planner.makeFormation',
    method: 'POST',
    path: '/api/planner/formations',
    summary: 'Propose which organisations without a Party organisation form which branch; the plan is made in the background.',
    permission: make,
    body: z.object({
      nodeNo: z.number().int().positive().optional(),
      title: z.string().trim().max(100).optional(),
      asOf: daySchema.optional(),
      parameters: parameters.optional(),
      /** Plan to change as little as possible; its pins are taken over. */
      basedOn: z.uuid().optional(),
    }),
    output: z.object({ id: z.string(), jobId: z.string() }),
    problems: refusals,
  }),
  listPlans: endpoint({
    name: 'planner.listPlans',
    method: 'GET',
    path: '/api/planner/plans',
    summary: 'Plans within reach, newest first.',
    permission: read,
    query: pageQuery.extend({
      state: planState.optional(),
      kind: z.enum(['formation', 'dispatch']).optional(),
      nodeNo: z.coerce.number().int().positive().optional(),
    }),
    output: pageOf(planSummary).extend({
      /** What the rule in force says where the maker of a plan says nothing; null without a district within reach. */
      usual: z
        .object({ opening: z.number(), mobile: z.enum(['guest', 'joint-mobile', 'liaison']), handover: z.number() })
        .nullable(),
      can: z.object({ make: z.boolean() }),
    }),
  }),
  getPlan: endpoint({
    name: 'planner.getPlan',
    method: 'GET',
    path: '/api/planner/plans/:id',
    summary: 'One plan: totals, cost in plain parts, bound and gap, pins, and what has changed since it was made.',
    permission: read,
    params: id,
    output: planView,
    problems: [problems['plan-not-found']],
  }),
  listBranches: endpoint({
    name: 'planner.listBranches',
    method: 'GET',
    path: '/api/planner/plans/:id/branches',
    summary: 'Branches of a plan with their organisations.',
    permission: read,
    params: id,
    query: pageQuery.extend({
      q: z.string().trim().max(60).optional(),
      kind: plannedBranch.shape.kind.optional(),
      streetNo: z.coerce.number().int().positive().optional(),
      industryNo: z.coerce.number().int().positive().optional(),
      pageSize: z.coerce.number().int().min(1).max(5_000).default(50),
    }),
    output: pageOf(plannedBranch),
    problems: [problems['plan-not-found'], problems['plan-not-ready']],
  }),
  listOthers: endpoint({
    name: 'planner.listOthers',
    method: 'GET',
    path: '/api/planner/plans/:id/others',
    summary: 'Organisations a plan places in no branch: uncovered, guests, with a liaison.',
    permission: read,
    params: id,
    query: pageQuery.extend({ outcome: outcome.optional(), q: z.string().trim().max(60).optional() }),
    output: pageOf(plannedMember.extend({ outcome, clause: z.string(), host: named.nullable() })),
    problems: [problems['plan-not-found'], problems['plan-not-ready']],
  }),
  explain: endpoint({
    name: 'planner.explain',
    method: 'GET',
    path: '/api/planner/plans/:id/units/:no',
    summary:
      'Why an organisation stands where it stands: rule, cost in plain parts, and what else was possible at which difference.',
    permission: read,
    params: z.object({ id: z.uuid(), no: z.coerce.number().int().positive() }),
    output: explanation,
    problems: [problems['plan-not-found'], problems['plan-not-ready'], problems['plan-unit-unknown']],
  }),
  whatIf: endpoint({
    name: 'planner.whatIf',
    method: 'POST',
    repeatable: true,
    path: '/api/planner/plans/:id/what-if',
    summary: 'What a decision would change, without keeping it: difference in cost, organisations that move.',
    permission: read,
    params: id,
    body: z.object({ pins: z.array(pinBody).max(50) }),
    output: supposition,
    problems: refusals,
  }),
  setPin: endpoint({
    name: 'planner.setPin',
    method: 'POST',
    path: '/api/planner/plans/:id/pins',
    summary: 'Decide something beforehand: the plan is repaired around it and changes as little as possible.',
    permission: make,
    params: id,
    body: pinBody,
    output: z.object({ id: z.string(), revision: z.number().int() }),
    problems: refusals,
    concurrency: true,
  }),
  removePin: endpoint({
    name: 'planner.removePin',
    method: 'DELETE',
    path: '/api/planner/plans/:id/pins/:pinId',
    summary: 'Take such a decision off again.',
    permission: make,
    params: z.object({ id: z.uuid(), pinId: z.uuid() }),
    output: z.object({ revision: z.number().int() }),
    problems: refusals,
    concurrency: true,
  }),
  exportPlan: endpoint({
    name: 'planner.exportPlan',
    method: 'GET',
    path: '/api/planner/plans/:id/export',
    summary: 'The plan as a spreadsheet: one row an organisation, with its branch, rule and cost.',
    permission: read,
    params: id,
    query: z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
    output: z.any(),
    problems: [problems['plan-not-found'], problems['plan-not-ready']],
    transport: 'file',
  }),
  decidePlan: endpoint({
    name: 'planner.decidePlan',
    method: 'POST',
    path: '/api/planner/plans/:id/decide',
    summary:
      'Decide for a plan: a case is opened for every branch, every attachment and every branch nobody is left in, by a job that goes on where it was interrupted.',
    permission: { action: 'plan.decide' },
    params: id,
    output: z.object({ jobId: z.string(), revision: z.number().int() }),
    problems: refusals,
    concurrency: true,
  }),
  listOpenings: endpoint({
    name: 'planner.listOpenings',
    method: 'GET',
    path: '/api/planner/plans/:id/openings',
    summary:
      'Cases a decided plan has opened, those that wait, and those refused with the reason; of a plan not yet decided, what deciding would open.',
    permission: read,
    params: id,
    query: pageQuery.extend({
      fate: z.enum(['opened', 'waiting', 'refused']).optional(),
      procedure: openingProcedure.optional(),
      /** Only those that leave a branch they stand in. */
      leaving: z.enum(['yes']).optional(),
      q: z.string().trim().max(60).optional(),
    }),
    output: pageOf(
      z.object({
        unit: named,
        procedure: openingProcedure,
        /** Joint branches of today that are left. */
        leaves: z.array(named),
        caseId: z.string().nullable(),
        caseNo: z.number().int().nullable(),
        waitsFor: named.nullable(),
        /** Of a branch to be dissolved: organisations it still covers. */
        leavers: z.array(named),
        problem: problemBody.nullable(),
      }),
    ).extend({
      opened: z.number().int(),
      waiting: z.number().int(),
      refused: z.number().int(),
      /** Cases by procedure, whatever the filter. */
      procedures: z.record(z.string(), z.number().int()),
    }),
    problems: [problems['plan-not-found'], problems['plan-not-ready']],
  }),
  provePlan: endpoint({
    name: 'planner.provePlan',
    method: 'POST',
    path: '/api/planner/plans/:id/prove',
    summary: 'Ask the solver how good the plan is, in the background; it may come back better.',
    permission: make,
    params: id,
    output: z.object({ jobId: z.string() }),
    problems: refusals,
  }),
  discardPlan: endpoint({
    name: 'planner.discardPlan',
    method: 'POST',
    path: '/api/planner/plans/:id/discard',
    summary: 'Put a plan aside; it stays readable.',
    permission: make,
    params: id,
    output: z.object({ revision: z.number().int() }),
    problems: refusals,
    concurrency: true,
  }),
}

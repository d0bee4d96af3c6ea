import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { byId, named, no, reason, told } from './contract-shapes.ts'
import { placeProblems } from './problems.ts'
import { factorStates, planActNames, planFactors, planKinds, planStates, planVerdicts } from './rules/plan.ts'

const problems = Object.values(placeProblems)
const read = { action: 'place.plans' }
const write = { action: 'place.plan' }
const count = z.number().int()

const planFilter = z.object({
  q: z.string().trim().max(60).optional(),
  kind: z.enum(planKinds).optional(),
  state: z.enum(planStates).optional(),
  streetNo: no.optional(),
})
const wantedYear = z.number().int().min(2000).max(2100)
const factors = z.array(z.object({ factor: z.enum(planFactors), state: z.enum(factorStates) }))

const planRow = z.object({
  id: z.string(),
  no: count,
  revision: count,
  kind: z.enum(planKinds),
  area: named,
  name: z.string(),
  wantedYear: count,
  features: z.string().nullable(),
  state: z.enum(planStates),
  /** What the rule says today; of a plan that is decided, what it said then. */
  verdict: z.enum(planVerdicts),
  factors,
  venue: named.nullable(),
  decidedOn: z.string().nullable(),
  openedOn: z.string().nullable(),
})
/** An area as its records tell it on the day. Each number is the length of a list of organisations. */
const areaFacts = z.object({
  organisations: count,
  industries: z.array(named.extend({ organisations: count })),
  industryKnown: count,
  /** Sum of what organisations have recorded of those who work there. */
  people: count,
  peopleKnown: count,
  far: count,
  unplaced: count,
  /** Half of the organisations with a place are further from the nearest open venue than this; null where no distance is known. */
  middleMetres: count.nullable(),
  /** Distance of reach of the programme. */
  metres: count,
})
export type AreaTold = z.output<typeof areaFacts>

const planRule = z.object({
  version: z.string(),
  source: z.string(),
  /** False where its numbers are ours. */
  stated: z.boolean(),
  needs: z.array(z.enum(planFactors)),
  fewestInIndustry: count,
  fewestOrganisations: count,
  fewestPeople: count,
  fewestFar: count,
  mostUnknownPercent: count,
  /** Kinds of venue this plan may become. */
  venueKinds: z.array(z.string()),
})

export const planEndpoints = {
  listPlans: endpoint({
    name: 'places.listPlans',
    method: 'GET',
    path: '/api/places/plans',
    summary: 'Venues that are planned for areas in reach, with what the rule of the programme says of each (LH-26, CD-72).',
    permission: read,
    query: pageQuery.extend(planFilter.shape),
    output: pageOf(planRow).extend({ can: z.object({ enter: z.boolean() }) }),
  }),
  exportPlans: endpoint({
    name: 'places.exportPlans',
    method: 'GET',
    path: '/api/places/plans/export',
    summary: 'The list of plans as a spreadsheet.',
    permission: { action: 'place.export' },
    query: planFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  getPlan: endpoint({
    name: 'places.getPlan',
    method: 'GET',
    path: '/api/places/plans/:id',
    summary: 'One plan: its area counted from records today, the rule, and what was decided on which evidence (LH-26, CD-72).',
    permission: read,
    params: byId,
    output: planRow.extend({
      today: areaFacts,
      rule: planRule.nullable(),
      decided: z
        .object({
          verdict: z.enum(planVerdicts),
          reason: z.string(),
          ruleVersion: z.string().nullable(),
          organisations: count,
          people: count,
          far: count,
        })
        .nullable(),
      droppedOn: z.string().nullable(),
      droppedReason: z.string().nullable(),
      can: z.object({ change: z.boolean(), acts: z.array(z.enum(planActNames)) }),
    }),
    problems,
  }),
  enterPlan: endpoint({
    name: 'places.enterPlan',
    method: 'POST',
    path: '/api/places/plans',
    summary: 'Plan a hub venue of a street (LH-26), or a regional centre of a street, region or district (CD-72).',
    permission: write,
    body: z.object({
      kind: z.enum(planKinds),
      areaNo: no,
      name: z.string().trim().min(1).max(80),
      wantedYear,
      features: told(1000),
    }),
    output: z.object({ id: z.string(), no: count, revision: count }),
    problems,
  }),
  changePlan: endpoint({
    name: 'places.changePlan',
    method: 'PUT',
    path: '/api/places/plans/:id',
    summary: 'Name, year and own features of a plan that is still considered.',
    permission: write,
    params: byId,
    body: z.object({ name: z.string().trim().min(1).max(80), wantedYear, features: told(1000) }),
    output: z.object({ id: z.string(), revision: count }),
    problems,
    concurrency: true,
  }),
  movePlan: endpoint({
    name: 'places.movePlan',
    method: 'POST',
    path: '/api/places/plans/:id/moves',
    summary:
      'Decide a plan with a reason (one that is not mature: by the district only), name the venue it became, or drop it with a reason.',
    permission: write,
    params: byId,
    body: z.object({ act: z.enum(planActNames), reason: reason.nullish(), venueNo: no.nullish() }),
    output: z.object({ id: z.string(), state: z.enum(planStates), revision: count }),
    problems,
    concurrency: true,
  }),
}

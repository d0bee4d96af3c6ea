import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { pageOf, pageQuery } from '../../kernel/page.ts'
import { side } from './contract-posts.ts'
import { workforceProblems as problems } from './problems.ts'

const no = z.coerce.number().int().positive()
const read = { action: 'workforce.read' }
export const duty = z.enum(['sides', 'business', 'locality', 'dedicated', 'liaison', 'full-time'])
export const dutyState = z.enum(['met', 'missing', 'not-applicable', 'unknown'])
const states = z.object({
  sides: dutyState,
  business: dutyState,
  locality: dutyState,
  dedicated: dutyState,
  liaison: dutyState,
  'full-time': dutyState,
})
const ruleRef = z.object({ key: z.string(), version: z.string(), source: z.string() })
const rate = z.object({ num: z.number().int(), den: z.number().int(), percent: z.number().nullable() })

/** `state=asked`: the rule speaks of them, met or missing; without a duty `missing` means any. */
export const dutyFilter = z.object({
  asOf: daySchema.optional(),
  districtNo: no.optional(),
  streetNo: no.optional(),
  industryNo: no.optional(),
  duty: duty.optional(),
  state: z.enum(['met', 'missing', 'asked', 'unknown', 'all']).default('missing'),
  q: z.string().trim().max(60).optional(),
})
export type DutyFilter = z.output<typeof dutyFilter>

export const complianceEndpoints = {
  getWorkforceSummary: endpoint({
    name: 'workforce.getSummary',
    method: 'GET',
    path: '/api/workforce/summary',
    summary: 'Who is in post, the load per side, what organisations are owed and what is missing, whole and by street.',
    permission: read,
    query: dutyFilter.pick({ asOf: true, districtNo: true, streetNo: true, industryNo: true }),
    output: z.object({
      asOf: z.string(),
      active: z.number().int(),
      people: z.object({
        instructor: z.number().int(),
        liaison: z.number().int(),
        full_time_worker: z.number().int(),
        secretary: z.number().int(),
      }),
      load: z.object({
        below: z.number().int(),
        within: z.number().int(),
        above: z.number().int(),
        dedicated: z.number().int(),
        rate,
        band: z.object({ low: z.number().int(), high: z.number().int() }).nullable(),
      }),
      sides: z.array(
        z.object({ side: z.enum(['business', 'locality', 'unknown']), instructors: z.number().int(), units: z.number().int() }),
      ),
      duties: z.array(z.object({ duty, met: z.number().int(), missing: z.number().int(), unknown: z.number().int(), rate })),
      streets: z.array(
        z.object({
          no: z.number().int().nullable(),
          name: z.string(),
          active: z.number().int(),
          withInstructor: z.number().int(),
          missing: z.record(duty, z.number().int()),
        }),
      ),
      rules: z.array(ruleRef),
    }),
  }),
  listUnitDuties: endpoint({
    name: 'workforce.listUnitDuties',
    method: 'GET',
    path: '/api/workforce/units',
    summary: 'Organisations with what they are owed under the rules on people, and what is missing.',
    permission: read,
    query: dutyFilter.extend(pageQuery.shape),
    output: pageOf(
      z.object({
        no: z.number().int(),
        name: z.string(),
        street: z.string().nullable(),
        headcount: z.number().int().nullable(),
        instructors: z.array(z.object({ id: z.string(), name: z.string(), side: side.nullable(), load: z.number().int() })),
        liaison: z.string().nullable(),
        duties: states,
      }),
    ),
  }),
  explainUnitDuties: endpoint({
    name: 'workforce.explainUnitDuties',
    method: 'GET',
    path: '/api/workforce/units/:no/duties',
    summary: 'What one organisation is owed on a day, with the rule, what it saw and the records.',
    permission: { action: 'post.read' },
    params: z.object({ no }),
    query: z.object({ asOf: daySchema.optional() }),
    output: z.object({
      asOf: z.string(),
      steps: z.array(
        z.object({
          duty,
          state: dutyState,
          rule: ruleRef,
          inputs: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
          records: z.array(z.object({ id: z.string(), role: z.string(), label: z.string(), fromOn: z.string() })),
        }),
      ),
    }),
    problems: [problems['post-unit-not-found']],
  }),
}

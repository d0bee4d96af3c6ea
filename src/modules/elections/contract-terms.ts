import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { electionProblems as problems } from './problems.ts'

const no = z.number().int()
const unitNo = z.coerce.number().int().positive()
export const ruleRef = z.object({ key: z.string(), version: z.string(), source: z.string() })
export const stage = z.enum(['not-applicable', 'unrecorded', 'unknown', 'running', 'due', 'past'])

/** An elected person, with the name masked for whoever does not run elections there. */
export const holder = z.object({ office: z.string(), name: z.string(), masked: z.boolean(), sinceOn: z.string() })

const decision = z.object({
  kind: z.enum(['extension', 'early']),
  untilOn: z.string(),
  documentNo: z.string(),
  documentOn: z.string().nullable(),
  reason: z.string(),
  /** It goes beyond what is usual and says so. */
  exception: z.boolean(),
})

export const term = z.object({
  id: z.string(),
  fromOn: z.string(),
  documentNo: z.string().nullable(),
  electionId: z.string().nullable(),
  /** By the rule of the day it began; null where level or rule is not known. */
  ruledEndsOn: z.string().nullable(),
  /** As decided, else as ruled. */
  endsOn: z.string().nullable(),
  decision: decision.nullable(),
  rule: ruleRef.nullable(),
})

/** Where the term of one Party organisation stands on the day. */
export const standing = z.object({
  unit: z.object({ no, name: z.string(), level: z.string().nullable(), form: z.string().nullable() }),
  superior: z.object({ no, name: z.string() }).nullable(),
  stage,
  /** Months ahead of the reminder reached. */
  reminder: z.number().int().nullable(),
  term: term.nullable(),
  committee: z.object({
    /** Null while the members are not known. */
    applies: z.boolean().nullable(),
    members: z.number().int().nullable(),
    membersFrom: z.string().nullable(),
    from: z.number().int().nullable(),
    rule: ruleRef.nullable(),
  }),
  openElection: z.object({ id: z.string(), no, state: z.string() }).nullable(),
  can: z.object({ open: z.boolean(), decide: z.boolean() }),
})

export const committeeState = z.enum(['yes', 'no', 'unknown'])

export const termFilter = z.object({
  stage: stage.optional(),
  /** Whether a committee applies: below the size of the rule it does not. */
  committee: committeeState.optional(),
  /** Day the list speaks of; today unless told otherwise. */
  asOf: daySchema.optional(),
  streetNo: unitNo.optional(),
  districtNo: unitNo.optional(),
  q: z.string().trim().max(60).optional(),
})

export const termEndpoints = {
  listTerms: endpoint({
    name: 'elections.listTerms',
    method: 'GET',
    path: '/api/elections/terms',
    summary:
      'Terms of Party organisations in reach: when each ends, by which rule, and whether a reminder is due. By end, never by merit.',
    permission: { action: 'election.read' },
    query: termFilter.extend(pageQuery.shape),
    output: pageOf(standing).extend({ counts: z.record(stage, z.number().int()) }),
  }),
  exportTerms: endpoint({
    name: 'elections.exportTerms',
    method: 'GET',
    path: '/api/elections/terms/export',
    summary: 'The same list as a spreadsheet.',
    permission: { action: 'election.export' },
    query: termFilter.extend(fileQuery),
    output: z.unknown(),
    transport: 'file',
  }),
  getDue: endpoint({
    name: 'elections.getDue',
    method: 'GET',
    path: '/api/elections/due',
    summary: 'What elections and terms wait for the caller to do, the nearest day first: one step each.',
    permission: { action: 'election.read' },
    output: z.object({
      total: z.number().int(),
      items: z.array(
        z.object({
          unit: z.object({ no, name: z.string() }),
          step: z.enum(['begin', 'prepare', 'answer-candidates', 'count', 'report', 'answer-result']),
          /** Office to be voted on next, of the step `count`. */
          office: z.enum(['committee', 'discipline', 'secretary', 'deputy']).nullable(),
          electionId: z.string().nullable(),
          /** Day planned for the meeting, or the day the term ends. */
          on: z.string().nullable(),
          past: z.boolean(),
        }),
      ),
    }),
  }),
  getUnitTerm: endpoint({
    name: 'elections.getUnitTerm',
    method: 'GET',
    path: '/api/elections/units/:no/term',
    summary: 'The term of one Party organisation, who was elected, the reminders told and the terms before.',
    permission: { action: 'election.read' },
    params: z.object({ no: unitNo }),
    output: standing.extend({
      holders: z.array(holder),
      reminders: z.array(
        z.object({
          months: z.number().int(),
          side: z.enum(['organisation', 'superior']),
          endsOn: z.string(),
          toldOn: z.string(),
        }),
      ),
      /** Days on which reminders of this end fall, told or still to come. */
      remindOn: z.array(z.object({ months: z.number().int(), on: z.string() })),
      earlier: z.array(z.object({ fromOn: z.string(), documentNo: z.string().nullable() })),
    }),
    problems: [problems['election-unit-not-found'], problems['election-unit-no-party-org']],
  }),
  recordTerm: endpoint({
    name: 'elections.recordTerm',
    method: 'POST',
    path: '/api/elections/terms',
    summary: 'Record when a term began that was not elected here.',
    permission: { action: 'election.decide' },
    body: z.object({ unitNo: z.number().int().positive(), fromOn: daySchema, documentNo: z.string().trim().max(100).nullish() }),
    output: z.object({ id: z.string() }),
    problems: Object.values(problems),
  }),
  decideTerm: endpoint({
    name: 'elections.decideTerm',
    method: 'POST',
    path: '/api/elections/terms/:id/decision',
    summary: 'Record the decision of the superior that a term ends later or earlier; it takes the place of the one before.',
    permission: { action: 'election.decide' },
    params: z.object({ id: z.uuid() }),
    body: z.object({
      kind: z.enum(['extension', 'early']),
      untilOn: daySchema,
      documentNo: z.string().trim().min(1).max(100),
      documentOn: daySchema.nullish(),
      reason: z.string().trim().min(1).max(500),
      exception: z.boolean().default(false),
    }),
    output: z.object({ id: z.string(), beyond: z.boolean() }),
    problems: Object.values(problems),
  }),
  takeBackTerm: endpoint({
    name: 'elections.takeBackTerm',
    method: 'POST',
    path: '/api/elections/terms/:id/take-back',
    summary: 'Take back a term recorded by mistake, or the decision about it.',
    permission: { action: 'election.decide' },
    params: z.object({ id: z.uuid() }),
    body: z.object({ what: z.enum(['term', 'decision']) }),
    output: z.object({ id: z.string() }),
    problems: Object.values(problems),
  }),
}

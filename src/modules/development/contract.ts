import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { intakeEndpoints } from './contract-intakes.ts'
import { developmentProblems as problems } from './problems.ts'
import { openStages, stages } from './rules.ts'

const no = z.coerce.number().int().positive()
const byId = z.object({ id: z.uuid() })
const read = { action: 'development.read' }
const record = { action: 'development.record' }
const text = (most: number) => z.string().trim().max(most)
const line = text(300).nullish()
const count = z.number().int().nonnegative()
const branch = z.object({ no: z.number().int(), name: z.string() })
const saved = z.object({ id: z.string(), revision: z.number().int() })
const every = Object.values(problems)
const words = z.object({ code: z.string(), zh: z.string(), en: z.string() })

/** One filter for the list, its counts, the export and the figures. */
export const caseFilter = z.object({
  districtNo: no.optional(),
  branchNo: no.optional(),
  stage: z.enum(stages).optional(),
  state: z.enum(['open', 'ended', 'all']).default('open'),
  /** Only cases of the own organisation whose next day has come near or gone by. */
  due: z.enum(['true']).optional(),
  q: text(40).optional(),
})
export type CaseFilter = z.output<typeof caseFilter>

const due = z.object({
  step: words,
  dueOn: z.string(),
  /** Computed without the holiday notice of the year. */
  provisional: z.boolean(),
  state: z.enum(['ahead', 'waiting', 'past']),
  source: z.string(),
})

export const caseRow = z.object({
  id: z.string(),
  no: z.number().int(),
  /** In full within the own organisation, else masked. */
  name: z.string(),
  branch,
  stage: z.enum(stages),
  begunOn: z.string(),
  version: z.string(),
  /** What is due first; told within the own organisation only. */
  due: due.nullable(),
})

export const finding = z.object({
  code: z.string(),
  severity: z.enum(['block', 'warn', 'info']),
  source: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

export const entryBody = z.object({
  step: z.string().min(1).max(40),
  onDay: daySchema,
  outcome: z.string().max(40).nullish(),
  untilOn: daySchema.nullish(),
  decidedBy: text(100).nullish(),
  approverNo: z.number().int().positive().nullish(),
  documentNo: text(100).nullish(),
  people: z.array(z.uuid()).max(6).default([]),
  vote: z.object({ entitled: count, present: count, written: count.default(0), votesFor: count }).nullish(),
  days: z.number().nonnegative().max(365).nullish(),
  hours: z.number().nonnegative().max(2000).nullish(),
  papers: z.array(z.string().max(40)).max(20).default([]),
  exception: line,
  note: line,
  /** Of a move: the branch that goes on with the case. */
  toNo: z.number().int().positive().nullish(),
})

const rule = z.object({ version: z.string(), source: z.string() })

export const development = {
  ...intakeEndpoints,
  listCases: endpoint({
    name: 'development.listCases',
    method: 'GET',
    path: '/api/development/cases',
    summary: 'People on the way to membership, by name; masked outside the own organisation.',
    permission: read,
    query: caseFilter.extend(pageQuery.shape),
    output: pageOf(caseRow).extend({
      counts: z.array(z.object({ stage: z.enum(stages), count: z.number().int() })),
      can: z.object({ open: z.boolean(), export: z.boolean(), own: z.boolean() }),
    }),
  }),
  exportCases: endpoint({
    name: 'development.exportCases',
    method: 'GET',
    path: '/api/development/cases/export',
    summary: 'The same list as a spreadsheet. Recorded in the audit log.',
    permission: { action: 'development.export' },
    query: caseFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
    repeatable: true,
  }),
  getCase: endpoint({
    name: 'development.getCase',
    method: 'GET',
    path: '/api/development/cases/:id',
    summary: 'One case: the table of its version with what was recorded, what may come next and what is due.',
    permission: read,
    params: byId,
    output: caseRow.extend({
      revision: z.number().int(),
      memberId: z.string().nullable(),
      rule,
      /** The version in force today, where the case goes by an older one. */
      newer: rule.nullable(),
      probation: z.object({ from: z.string(), until: z.string(), extended: z.boolean() }).nullable(),
      /** Full members with the right to vote whose relation lies in the branch today, as the register has it. */
      entitled: z.number().int(),
      steps: z.array(
        words.extend({
          stage: z.string(),
          asks: z.array(z.string()),
          outcomes: z.array(z.string()),
          mayNotApply: z.boolean(),
          state: z.enum(['done', 'next', 'later', 'not-applicable', 'on-paper']),
          /** May be recorded now. */
          open: z.boolean(),
          papers: z.array(words),
          limits: z.array(
            z.object({
              severity: z.enum(['block', 'warn', 'info']),
              source: z.string(),
              kind: z.string(),
              params: z.record(z.string(), z.union([z.string(), z.number()])),
            }),
          ),
        }),
      ),
      dues: z.array(due),
      records: z.array(
        z.object({
          id: z.number(),
          step: words,
          onDay: z.string(),
          outcome: z.string().nullable(),
          untilOn: z.string().nullable(),
          decidedBy: z.string().nullable(),
          documentNo: z.string().nullable(),
          people: z.array(z.string()),
          vote: z.object({ entitled: count, present: count, written: count, votesFor: count }).nullable(),
          days: z.number().nullable(),
          hours: z.number().nullable(),
          papers: z.array(z.string()),
          exception: z.string().nullable(),
          note: z.string().nullable(),
          to: branch.nullable(),
          version: z.string(),
          by: z.string().nullable(),
          mayRetract: z.boolean(),
        }),
      ),
      can: z.object({ record: z.boolean() }),
    }),
    problems: [problems['development-case-not-found']],
  }),
  listPeople: endpoint({
    name: 'development.listPeople',
    method: 'GET',
    path: '/api/development/cases/:id/people',
    summary: 'Full members of the branch of a case who may be contacts or introducers.',
    permission: record,
    params: byId,
    output: z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) }),
    problems: [problems['development-case-not-found']],
  }),
  openCase: endpoint({
    name: 'development.openCase',
    method: 'POST',
    path: '/api/development/cases',
    summary: 'Open a case with an application, or take in one that is under way. The day of birth is checked and not kept.',
    permission: record,
    body: z.object({
      branchNo: no,
      name: text(60).nullish(),
      /** A probationary member of the register whose way began before the platform. */
      memberId: z.uuid().nullish(),
      bornOn: daySchema.nullish(),
      appliedOn: daySchema,
      stage: z.enum(openStages).default('applicant'),
      /** Since when the person stands at the stage taken in: of a probation, the day the branch meeting adopted it. */
      since: daySchema.nullish(),
      documentNo: text(100).nullish(),
    }),
    output: saved,
    problems: every,
  }),
  checkEntry: endpoint({
    name: 'development.checkEntry',
    method: 'POST',
    path: '/api/development/cases/:id/check',
    summary: 'What the rules of the case say of an entry before it is recorded. Writes nothing.',
    permission: record,
    params: byId,
    body: entryBody,
    output: z.object({ rule, findings: z.array(finding) }),
    repeatable: true,
    problems: every,
  }),
  recordStep: endpoint({
    name: 'development.recordStep',
    method: 'POST',
    path: '/api/development/cases/:id/records',
    summary:
      'Record a step as people decided it. An approval of admission or of full membership is entered in the register of members with it.',
    permission: record,
    params: byId,
    body: entryBody,
    output: saved.extend({ memberId: z.string().nullable(), findings: z.array(finding) }),
    concurrency: true,
    problems: every,
  }),
  retractRecord: endpoint({
    name: 'development.retractRecord',
    method: 'POST',
    path: '/api/development/cases/:id/records/:recordId/retract',
    summary: 'Take the last record of a case back, with the reason.',
    permission: record,
    params: byId.extend({ recordId: no }),
    body: z.object({ reason: text(300).min(2) }),
    output: saved,
    concurrency: true,
    problems: every,
  }),
}

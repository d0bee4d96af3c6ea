import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { duesProblems } from './problems.ts'

const no = z.coerce.number().int().positive()
const year = z.coerce.number().int().min(1949).max(2200)
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
const fen = z.number().int().nonnegative().max(1_000_000_000)
const text = (most: number) => z.string().trim().max(most)
const own = { action: 'dues.own' }
const read = { action: 'dues.read' }
const byBranch = z.object({ no })
const branch = z.object({ no: z.number().int(), name: z.string() })
const rule = z.object({ version: z.string(), source: z.string() })
const words = { code: z.string(), zh: z.string(), en: z.string() }
const problems = Object.values(duesProblems)
const done = z.object({ count: z.number().int() })
export const payers = ['self', 'relative', 'member'] as const
export const monthStates = ['paid', 'open', 'waived', 'unassessed'] as const

/** Sorts of money of which a list shows totals. */
export const totalKinds = ['regular', 'extra', 'used', 'upward', 'returned'] as const
export const remittanceKinds = ['upward', 'returned'] as const

export const branchFilter = z.object({
  year: year.optional(),
  districtNo: no.optional(),
  published: z.enum(['yes', 'no']).optional(),
  /** Only own organisations with months that are assessed and not yet recorded. */
  open: z.enum(['true']).optional(),
  /** Only branches with an amount of this sort in the year: what stands behind a total. */
  with: z.enum(totalKinds).optional(),
  q: text(40).optional(),
})
export type BranchFilter = z.output<typeof branchFilter>

const totals = z.object({
  regularFen: z.number(),
  extraFen: z.number(),
  usedFen: z.number(),
  upwardFen: z.number(),
  returnedFen: z.number(),
  publishedOn: z.string().nullable(),
})
/** What a rule makes of the regular dues of a year; `part` null where no source states it and the district has set nothing. */
const share = z.object({
  fen: z.number().nullable(),
  part: z.number().nullable(),
  whole: z.number(),
  rule: rule.extend({ stated: z.boolean() }),
})

export const dues = {
  listBranches: endpoint({
    name: 'dues.listBranches',
    method: 'GET',
    path: '/api/dues/branches',
    summary: 'Totals of dues of a year by branch, in order of names. No person stands in it.',
    permission: read,
    query: branchFilter.extend(pageQuery.shape),
    output: pageOf(totals.extend({ ...branch.shape, own: z.boolean(), ended: z.boolean() })).extend({
      year: z.number().int(),
      sum: totals.omit({ publishedOn: true }),
      can: z.object({ export: z.boolean() }),
    }),
    problems,
  }),
  exportBranches: endpoint({
    name: 'dues.exportBranches',
    method: 'GET',
    path: '/api/dues/branches/export',
    summary: 'The same list as a spreadsheet. Recorded in the audit log.',
    permission: { action: 'dues.export' },
    query: branchFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
    repeatable: true,
    problems,
  }),
  getYear: endpoint({
    name: 'dues.getYear',
    method: 'GET',
    path: '/api/dues/branches/:no/years/:year',
    summary:
      'A branch’s dues of a year in totals: month by month, what was used, when it was told to members, what a return comes to.',
    permission: read,
    params: byBranch.extend({ year }),
    output: z.object({
      branch,
      year: z.number().int(),
      rule,
      months: z.array(z.object({ month: z.string(), regularFen: z.number(), extraFen: z.number(), payers: z.number().int() })),
      uses: z.array(
        z.object({
          id: z.number(),
          onDay: z.string(),
          purpose: z.object(words),
          amountFen: z.number(),
          decidedOn: z.string(),
          decisionNo: z.string(),
          note: z.string().nullable(),
        }),
      ),
      publications: z.array(
        z.object({ publishedOn: z.string(), collectedFen: z.number(), usedFen: z.number(), how: z.string().nullable() }),
      ),
      purposes: z.array(z.object(words)),
      sum: totals.omit({ publishedOn: true }),
      /** What a full or partial return of the year would come to; it is prepared here and decided elsewhere. */
      returns: share,
      /** What is to go to the superior of the year. */
      upward: share,
      remittances: z.array(
        z.object({
          id: z.number(),
          kind: z.enum(remittanceKinds),
          amountFen: z.number(),
          onDay: z.string(),
          counterpart: z.string(),
          documentNo: z.string().nullable(),
          note: z.string().nullable(),
        }),
      ),
      can: z.object({ record: z.boolean(), remit: z.boolean() }),
    }),
    problems,
  }),
  exportLedger: endpoint({
    name: 'dues.exportLedger',
    method: 'GET',
    path: '/api/dues/branches/:no/years/:year/export',
    summary: 'The own branch’s ledger of a year as a spreadsheet, payment by payment. Recorded in the audit log.',
    permission: own,
    params: byBranch.extend({ year }),
    query: z.object(fileQuery),
    output: z.any(),
    transport: 'file',
    repeatable: true,
    problems,
  }),
  getMonth: endpoint({
    name: 'dues.getMonth',
    method: 'GET',
    path: '/api/dues/branches/:no/months/:month',
    summary: 'A month of the own branch: who pays what, what is recorded, what is still open from months before.',
    permission: own,
    params: byBranch.extend({ month }),
    output: z.object({
      branch,
      month: z.string(),
      rule,
      /** Day the branch agreed to pay by the quarter; null while it has not. */
      quarterly: z.string().nullable(),
      arrearsMonths: z.number().int(),
      extraFrom: z.number(),
      kinds: z.array(
        z.object({
          ...words,
          basis: z.enum(['bands', 'fixed', 'chosen']),
          base: z.string().nullable(),
          fixedFen: z.number().nullable(),
        }),
      ),
      items: z.array(
        z.object({
          memberId: z.string(),
          name: z.string(),
          probationary: z.boolean(),
          kind: z.string().nullable(),
          baseFen: z.number().nullable(),
          dueFen: z.number().nullable(),
          reduced: z.boolean(),
          assessedBefore: z.boolean(),
          state: z.enum(monthStates),
          paidFen: z.number().nullable(),
          paidBy: z.enum(payers).nullable(),
          paymentId: z.number().nullable(),
          behind: z.object({ months: z.array(z.string()), fen: z.number(), atLimit: z.boolean() }),
        }),
      ),
      extras: z.array(
        z.object({ id: z.number(), name: z.string(), amountFen: z.number(), paidOn: z.string(), toCentre: z.boolean() }),
      ),
      reductions: z.array(
        z.object({
          id: z.number(),
          name: z.string(),
          fromMonth: z.string(),
          untilMonth: z.string(),
          monthlyFen: z.number(),
          studiedOn: z.string(),
          approvedBy: z.string(),
          documentNo: z.string(),
        }),
      ),
      sum: z.object({ dueFen: z.number(), paidFen: z.number(), open: z.number().int() }),
    }),
    problems,
  }),
  recordMonth: endpoint({
    name: 'dues.recordMonth',
    method: 'POST',
    path: '/api/dues/branches/:no/months/:month/payments',
    summary: 'Record in one go who handed in the dues of a month, or of its quarter. No money passes the platform.',
    permission: own,
    params: byBranch.extend({ month }),
    body: z.object({
      paidOn: daySchema,
      quarter: z.boolean().default(false),
      items: z
        .array(z.object({ memberId: z.uuid(), paidBy: z.enum(payers).default('self') }))
        .min(1)
        .max(500),
    }),
    output: done,
    problems,
  }),
  assess: endpoint({
    name: 'dues.assess',
    method: 'POST',
    path: '/api/dues/branches/:no/assessments',
    summary: 'Enter what members pay from a month on: a kind and, where it has one, a base. Nothing else about pay is asked for.',
    permission: own,
    params: byBranch,
    body: z.object({
      fromMonth: month,
      decidedOn: daySchema,
      documentNo: text(100).nullish(),
      items: z
        .array(z.object({ memberId: z.uuid(), kind: z.string().max(40), baseFen: fen.nullish() }))
        .min(1)
        .max(500),
    }),
    output: done,
    problems,
  }),
  reduce: endpoint({
    name: 'dues.reduce',
    method: 'POST',
    path: '/api/dues/branches/:no/reductions',
    summary: 'Enter that dues were reduced or waived in hardship: studied by the branch, approved by its superior.',
    permission: own,
    params: byBranch,
    body: z.object({
      memberId: z.uuid(),
      fromMonth: month,
      untilMonth: month,
      monthlyFen: fen,
      studiedOn: daySchema,
      approvedBy: text(100).min(1),
      documentNo: text(100).min(1),
    }),
    output: done,
    problems,
  }),
  recordExtra: endpoint({
    name: 'dues.recordExtra',
    method: 'POST',
    path: '/api/dues/branches/:no/extras',
    summary: 'Record dues given freely beyond those due. Large ones go to the Centre as a whole, and the answer says so.',
    permission: own,
    params: byBranch,
    body: z.object({ memberId: z.uuid(), amountFen: fen.min(1), paidOn: daySchema, documentNo: text(100).nullish() }),
    output: done.extend({ toCentre: z.boolean() }),
    problems,
  }),
  recordUse: endpoint({
    name: 'dues.recordUse',
    method: 'POST',
    path: '/api/dues/branches/:no/uses',
    summary: 'Record what dues were used for, with the collective decision.',
    permission: own,
    params: byBranch,
    body: z.object({
      onDay: daySchema,
      purpose: z.string().max(40),
      amountFen: fen.min(1),
      decidedOn: daySchema,
      decisionNo: text(100).min(1),
      note: text(200).nullish(),
    }),
    output: done,
    problems,
  }),
  retract: endpoint({
    name: 'dues.retract',
    method: 'POST',
    path: '/api/dues/branches/:no/:kind/:id/retract',
    summary: 'Take a payment, a use or a reduction back, with the reason.',
    permission: own,
    params: byBranch.extend({ kind: z.enum(['payments', 'uses', 'reductions']), id: no }),
    body: z.object({ reason: text(300).min(2) }),
    output: done,
    problems,
  }),
  recordRemittance: endpoint({
    name: 'dues.recordRemittance',
    method: 'POST',
    path: '/api/dues/branches/:no/years/:year/remittances',
    summary: 'Record that dues of a year were handed upward or came back to the branch. No money passes the platform.',
    permission: { action: 'dues.remit' },
    params: byBranch.extend({ year }),
    body: z.object({
      kind: z.enum(remittanceKinds),
      amountFen: fen.min(1),
      onDay: daySchema,
      counterpart: text(100).min(1),
      documentNo: text(100).nullish(),
      note: text(200).nullish(),
    }),
    output: done,
    problems,
  }),
  retractRemittance: endpoint({
    name: 'dues.retractRemittance',
    method: 'POST',
    path: '/api/dues/branches/:no/remittances/:id/retract',
    summary: 'Take the record of dues handed upward or returned back, with the reason.',
    permission: { action: 'dues.remit' },
    params: byBranch.extend({ id: no }),
    body: z.object({ reason: text(300).min(2) }),
    output: done,
    problems,
  }),
  publish: endpoint({
    name: 'dues.publish',
    method: 'POST',
    path: '/api/dues/branches/:no/years/:year/publications',
    summary: 'Record that the totals of a year were told to the members, as they stand.',
    permission: own,
    params: byBranch.extend({ year }),
    body: z.object({ publishedOn: daySchema, how: text(200).nullish() }),
    output: done,
    problems,
  }),
  agreeQuarterly: endpoint({
    name: 'dues.agreeQuarterly',
    method: 'POST',
    path: '/api/dues/branches/:no/quarterly',
    summary: 'Enter that the branch agreed to dues by the quarter, or that it went back to months.',
    permission: own,
    params: byBranch,
    body: z.object({ agreedOn: daySchema.nullable() }),
    output: done,
    problems,
  }),
}

import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { byId, count, named, no, saved, text, word } from './contract-shapes.ts'
import { demandProblems as problems } from './problems.ts'
import { directiveActs, directiveClocks, directiveKinds, directiveSides, directiveStates } from './rules/directives.ts'

const read = { action: 'directive.read' }
const keep = { action: 'directive.keep' }
const file = { action: 'directive.export' }

export const directiveViews = ['open', 'all'] as const
export const directiveTargetViews = ['open', 'mine', 'late', 'escalated', 'done', 'all'] as const
const common = {
  kind: z.enum(directiveKinds).optional(),
  /** Issuer or unit it was issued to. */
  unitNo: no.optional(),
  q: text(60).optional(),
  fromOn: daySchema.optional(),
  untilOn: daySchema.optional(),
}

/** Days are of issue; `untilOn` is the day after the last. */
export const directiveFilter = z.object({ view: z.enum(directiveViews).default('open'), ...common })
export type DirectiveFilter = z.output<typeof directiveFilter>
/** `mine` waits for a step of the own side; `escalated` has been told to the own side because a clock ran out. */
export const directiveTargetFilter = z.object({ view: z.enum(directiveTargetViews).default('open'), ...common })
export type DirectiveTargetFilter = z.output<typeof directiveTargetFilter>

const kind = z.enum(directiveKinds)
const side = z.enum(directiveSides)
const act = z.enum(directiveActs)
const directiveRow = z.object({
  id: z.string(),
  no: count,
  kind,
  title: z.string(),
  issuer: named,
  issuedOn: z.string(),
  dueOn: z.string(),
  revision: count,
  /** Of the units the reader comes upon: how many there are, how many have acknowledged, and where they stand. */
  targets: count,
  acknowledged: count,
  open: count,
  late: count,
  confirmed: count,
  declined: count,
})
const targetRow = z.object({
  id: z.string(),
  directive: z.object({ id: z.string(), no: count, kind, title: z.string(), issuer: named, dueOn: z.string() }),
  unit: named,
  state: z.enum(directiveStates),
  acknowledgedOn: z.string().nullable(),
  dueWhat: z.enum(directiveClocks).nullable(),
  dueOn: z.string().nullable(),
  provisional: z.boolean(),
  late: z.boolean(),
  escalatedOn: z.string().nullable(),
  /** Last report, and the last reason or word. */
  result: z.string().nullable(),
  words: z.string().nullable(),
  /** Side of the reader; null who speaks for neither. */
  own: side.nullable(),
  revision: count,
  can: z.object({ acts: z.array(act), forOther: z.array(act) }),
})

export const directiveEndpoints = {
  getDirectiveForm: endpoint({
    name: 'demands.getDirectiveForm',
    method: 'GET',
    path: '/api/demands/directives/form',
    summary: 'Units the caller issues directives for, kinds of unit beneath them, and the days the clocks run.',
    permission: keep,
    output: z.object({
      units: z.array(named),
      kinds: z.array(word),
      clock: z.object({ acknowledge: count, answer: count, confirm: count, source: z.string() }).nullable(),
    }),
  }),
  listDirectiveUnits: endpoint({
    name: 'demands.listDirectiveUnits',
    method: 'GET',
    path: '/api/demands/directives/units',
    summary: 'Units beneath an issuer a directive may be issued to.',
    permission: keep,
    query: z.object({ fromNo: no, kind: text(40).optional(), q: text(60).optional() }).extend(pageQuery.shape),
    output: pageOf(named),
    problems: [problems['demand-unit-not-found']],
  }),
  listDirectives: endpoint({
    name: 'demands.listDirectives',
    method: 'GET',
    path: '/api/demands/directives',
    summary: 'Directives issued by or to units in reach (NS-04, ZF-51), with where their units stand.',
    permission: read,
    query: directiveFilter.extend(pageQuery.shape),
    output: pageOf(directiveRow).extend({
      counts: z.object({ open: count, mine: count, escalated: count }),
      can: z.object({ issue: z.boolean() }),
    }),
  }),
  exportDirectives: endpoint({
    name: 'demands.exportDirectives',
    method: 'GET',
    path: '/api/demands/directives/export',
    summary: 'The same list as a spreadsheet.',
    permission: file,
    query: directiveFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  listDirectiveTargets: endpoint({
    name: 'demands.listDirectiveTargets',
    method: 'GET',
    path: '/api/demands/directive-targets',
    summary: 'Directives unit by unit: what each owes by when.',
    permission: read,
    query: directiveTargetFilter.extend(pageQuery.shape),
    output: pageOf(targetRow),
  }),
  exportDirectiveTargets: endpoint({
    name: 'demands.exportDirectiveTargets',
    method: 'GET',
    path: '/api/demands/directive-targets/export',
    summary: 'The same list as a spreadsheet.',
    permission: file,
    query: directiveTargetFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  getDirective: endpoint({
    name: 'demands.getDirective',
    method: 'GET',
    path: '/api/demands/directives/:id',
    summary: 'A directive with every unit in reach it was issued to, and what happened.',
    permission: read,
    params: byId,
    output: directiveRow.extend({
      body: z.string(),
      lines: z.array(targetRow),
      steps: z.array(
        z.object({
          kind: z.string(),
          side: side.nullable(),
          unit: named,
          told: z.string().nullable(),
          words: z.string().nullable(),
          from: named.nullable(),
          to: named.nullable(),
          onDay: z.string(),
          account: z.string().nullable(),
        }),
      ),
      can: z.object({ withdraw: z.boolean() }),
    }),
    problems: [problems['directive-not-found']],
  }),
  issueDirective: endpoint({
    name: 'demands.issueDirective',
    method: 'POST',
    path: '/api/demands/directives',
    summary: 'Ask units beneath the own one to do something by a day; each of them owes an acknowledgement at once.',
    permission: keep,
    body: z.object({
      fromNo: no,
      kind,
      title: text(100).min(2),
      body: text(4000).min(2),
      dueOn: daySchema,
      unitNos: z.array(no).min(1).max(500),
    }),
    output: saved.extend({ no: count }),
    problems: [problems['demand-unit-not-found'], problems['directive-unit-unfit'], problems['directive-day-past']],
  }),
  actOnDirective: endpoint({
    name: 'demands.actOnDirective',
    method: 'POST',
    path: '/api/demands/directive-targets/:id/acts',
    summary:
      'A unit acknowledges, accepts, declines with the reason or reports; the issuer confirms, returns, insists, releases or withdraws, and enters with how what a unit told it.',
    permission: keep,
    params: byId,
    body: z.object({
      act,
      words: text(4000).nullish(),
      told: text(200).nullish(),
      /** With `return`: by when it is reported again; without, by the day of the directive or the days of the rule. */
      dueOn: daySchema.nullish(),
    }),
    output: saved,
    concurrency: true,
    problems: [
      problems['directive-not-found'],
      problems['directive-not-now'],
      problems['directive-not-yours'],
      problems['directive-words-missing'],
      problems['directive-day-past'],
    ],
  }),
  withdrawDirective: endpoint({
    name: 'demands.withdrawDirective',
    method: 'POST',
    path: '/api/demands/directives/:id/withdraw',
    summary: 'The issuer takes a directive back from every unit that is not done with it.',
    permission: keep,
    params: byId,
    body: z.object({ words: text(500).min(1) }),
    output: saved,
    concurrency: true,
    problems: [problems['directive-not-found'], problems['directive-not-yours'], problems['directive-not-now']],
  }),
}

import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { consultationView } from './contract-consultations.ts'
import { byId, code, count, named, no, saved, text } from './contract-shapes.ts'
import { demandProblems as problems } from './problems.ts'
import { issueActs, issueStates } from './rules/issues.ts'
import { audiences, sessionStates } from './rules/online.ts'
import { requesters } from './rules/orders.ts'

const read = { action: 'deliberation.read' }
const keep = { action: 'deliberation.keep' }
const every = Object.values(problems)

export const issueViews = ['open', 'solved', 'all', ...issueStates.filter((state) => state !== 'solved')] as const
const period = { fromOn: daySchema.optional(), untilOn: daySchema.optional() }

/** `solved` counts by the day of solving, other views by the day of raising; `untilOn` is the day after the last. */
export const issueFilter = z.object({
  view: z.enum(issueViews).default('open'),
  category: code.optional(),
  districtNo: no.optional(),
  hostNo: no.optional(),
  /** Raised by themselves: those that came of no order. */
  byThemselves: z.stringbool().optional(),
  q: text(60).optional(),
  ...period,
})
export type IssueFilter = z.output<typeof issueFilter>
/** `todo`: something is owed by the organiser, words to be read, an outcome, or telling it. */
export const sessionViews = ['todo', ...sessionStates] as const
export const sessionFilter = z.object({
  mode: z.enum(['online', 'offline']).optional(),
  state: z.enum(sessionViews).optional(),
  districtNo: no.optional(),
  hostNo: no.optional(),
  issueId: z.uuid().optional(),
  /** Somebody took part with an account, and can be counted once. */
  accounts: z.literal('yes').optional(),
  ...period,
})
export type SessionFilter = z.output<typeof sessionFilter>

const issueRow = z.object({
  id: z.string(),
  no: count,
  title: z.string(),
  category: z.string(),
  host: named,
  raisedBy: z.enum(requesters),
  raisedOn: z.string(),
  state: z.enum(issueStates),
  assigned: named.nullable(),
  solvedOn: z.string().nullable(),
  toldOn: z.string().nullable(),
  revision: count,
})
export const sessionRow = z.object({
  id: z.string(),
  no: count,
  host: named,
  mode: z.enum(['online', 'offline']),
  onDay: z.string(),
  place: z.string().nullable(),
  residents: count,
  members: count,
  others: count,
  /** Took part with an account; null minutes while it is open. */
  online: count,
  openUntil: z.string().nullable(),
  openTo: z.enum(audiences),
  withoutAccount: z.boolean(),
  closedOn: z.string().nullable(),
  toldOn: z.string().nullable(),
  state: z.enum(sessionStates),
  minutes: z.string().nullable(),
  issues: z.array(z.object({ id: z.string(), no: count, title: z.string() })),
})
const numbers = z.coerce.number().int().min(0).max(100_000).default(0)

export const issueEndpoints = {
  listIssues: endpoint({
    name: 'demands.listIssues',
    method: 'GET',
    path: '/api/demands/issues',
    summary: 'Issues in reach: open, solved, told back or all.',
    permission: read,
    query: issueFilter.extend(pageQuery.shape),
    output: pageOf(issueRow).extend({ can: z.object({ keep: z.boolean() }) }),
  }),
  exportIssues: endpoint({
    name: 'demands.exportIssues',
    method: 'GET',
    path: '/api/demands/issues/export',
    summary: 'The same list as a spreadsheet.',
    permission: { action: 'deliberation.export' },
    query: issueFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  getIssue: endpoint({
    name: 'demands.getIssue',
    method: 'GET',
    path: '/api/demands/issues/:id',
    summary: 'An issue with the deliberations it was discussed in and what can be done with it now.',
    permission: read,
    params: byId,
    output: issueRow.extend({
      what: z.string().nullable(),
      decision: z.string().nullable(),
      decidedOn: z.string().nullable(),
      assignedOn: z.string().nullable(),
      result: z.string().nullable(),
      feedback: z.string().nullable(),
      order: z.object({ id: z.string(), no: count }).nullable(),
      sessions: z.array(sessionRow),
      /** What social organisations were asked, found and advised (ZF-20). */
      consultations: z.array(consultationView),
      can: z.object({ acts: z.array(z.enum(issueActs)), discuss: z.boolean(), consult: z.boolean() }),
    }),
    problems: [problems['issue-not-found']],
  }),
  raiseIssue: endpoint({
    name: 'demands.raiseIssue',
    method: 'POST',
    path: '/api/demands/issues',
    summary: 'Raise an issue to be deliberated, by itself or from an order.',
    permission: keep,
    body: z.object({
      hostNo: no,
      category: code,
      title: text(120).min(2),
      what: text(2000).nullish(),
      raisedBy: z.enum(requesters).default('resident'),
      raisedOn: daySchema.nullish(),
      orderId: z.uuid().nullish(),
      /** A proposal of a deliberation online that becomes an issue of its own. */
      voiceId: z.uuid().nullish(),
    }),
    output: saved.extend({ no: count }),
    problems: every,
  }),
  actOnIssue: endpoint({
    name: 'demands.actOnIssue',
    method: 'POST',
    path: '/api/demands/issues/:id/acts',
    summary: 'Decide, decline, assign, solve or tell back; the words are required.',
    permission: keep,
    params: byId,
    body: z.discriminatedUnion('act', [
      z.object({ act: z.enum(['decide', 'decline', 'solve', 'tell']), words: text(2000).min(1) }),
      z.object({ act: z.literal('assign'), toNo: no }),
    ]),
    output: saved,
    concurrency: true,
    problems: every,
  }),
  listSessions: endpoint({
    name: 'demands.listSessions',
    method: 'GET',
    path: '/api/demands/sessions',
    summary: 'Deliberations in reach, with how many took part and what was discussed.',
    permission: read,
    query: sessionFilter.extend(pageQuery.shape),
    output: pageOf(sessionRow).extend({ participants: count, people: count, can: z.object({ keep: z.boolean() }) }),
  }),
  exportSessions: endpoint({
    name: 'demands.exportSessions',
    method: 'GET',
    path: '/api/demands/sessions/export',
    summary: 'The same list as a spreadsheet.',
    permission: { action: 'deliberation.export' },
    query: sessionFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  recordSession: endpoint({
    name: 'demands.recordSession',
    method: 'POST',
    path: '/api/demands/sessions',
    summary: 'Enter a deliberation that was held: how many took part, a line of minutes, the issues discussed.',
    permission: keep,
    body: z.object({
      hostNo: no,
      mode: z.enum(['online', 'offline']),
      onDay: daySchema,
      place: text(200).nullish(),
      residents: numbers,
      members: numbers,
      others: numbers,
      minutes: text(2000).min(1),
      issueIds: z.array(z.uuid()).min(1).max(50),
    }),
    output: z.object({ id: z.string(), no: count }),
    problems: every,
  }),
  listTopics: endpoint({
    name: 'demands.listTopics',
    method: 'GET',
    path: '/api/demands/topics',
    summary:
      'What orders and issues in reach were about, with how many of each: topics for activities. `lately` asks for the days and as many as the programme proposes.',
    permission: { action: 'order.read' },
    query: z.object({ districtNo: no.optional(), lately: z.stringbool().default(false), ...period }),
    output: z.object({
      fromOn: z.string().nullable(),
      /** Days looked back over, where they were asked for lately. */
      days: count.nullable(),
      items: z.array(z.object({ category: z.string(), orders: count, issues: count, total: count })),
    }),
  }),
}

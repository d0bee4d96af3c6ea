import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { sessionRow } from './contract-issues.ts'
import { byId, count, no, text } from './contract-shapes.ts'
import { demandProblems as problems } from './problems.ts'
import { issueStates } from './rules/issues.ts'
import { audiences, sessionActs, standings } from './rules/online.ts'

const read = { action: 'deliberation.read' }
const keep = { action: 'deliberation.keep' }
const numbers = z.coerce.number().int().min(0).max(100_000).default(0)
const done = z.object({ id: z.string() })
const gone = problems['session-not-found']
const turn = problems['session-not-now']

export const voiceFilter = z.object({
  issueId: z.uuid().optional(),
  standing: z.enum(standings).optional(),
  q: text(60).optional(),
})
export type VoiceFilter = z.output<typeof voiceFilter>

/** What the organiser is asked to judge: words without their author. */
const deskVoice = z.object({
  id: z.string(),
  issueId: z.string(),
  words: z.string(),
  /** Null unless the author wants it shown. */
  name: z.string().nullable(),
  withoutAccount: z.boolean(),
  saidOn: z.string(),
  supports: count,
  standing: z.enum(standings),
  reason: z.string().nullable(),
  judgedOn: z.string().nullable(),
  judgedBy: z.string().nullable(),
  /** The issue the proposal became. */
  raised: z.object({ id: z.string(), no: count }).nullable(),
})
const outcome = z.object({ issueId: z.uuid(), act: z.enum(['decide', 'decline']), words: text(2000).min(1) })

export const sessionEndpoints = {
  openOnline: endpoint({
    name: 'demands.openOnline',
    method: 'POST',
    path: '/api/demands/sessions/online',
    summary:
      'Open a deliberation online: residents and members take part until the day, where the programme allows without an account.',
    permission: keep,
    body: z.object({
      hostNo: no,
      openUntil: daySchema,
      openTo: z.enum(audiences).default('all'),
      withoutAccount: z.boolean().default(false),
      issueIds: z.array(z.uuid()).min(1).max(20),
    }),
    output: done.extend({ no: count }),
    problems: [
      problems['demand-unit-not-found'],
      problems['issue-not-found'],
      problems['issue-not-now'],
      problems['session-day-past'],
      problems['session-account-needed'],
    ],
  }),
  getSession: endpoint({
    name: 'demands.getSession',
    method: 'GET',
    path: '/api/demands/sessions/:id',
    summary: 'A deliberation with its issues, how many words stand where, and what can be done with it now.',
    permission: read,
    params: byId,
    output: sessionRow.extend({
      feedback: z.string().nullable(),
      issues: z.array(
        z.object({
          id: z.string(),
          no: count,
          title: z.string(),
          category: z.string(),
          state: z.enum(issueStates),
          decision: z.string().nullable(),
          result: z.string().nullable(),
          feedback: z.string().nullable(),
        }),
      ),
      words: z.object({ waiting: count, shown: count, hidden: count }),
      can: z.object({ acts: z.array(z.enum(sessionActs)), export: z.boolean() }),
    }),
    problems: [gone],
  }),
  listVoices: endpoint({
    name: 'demands.listVoices',
    method: 'GET',
    path: '/api/demands/sessions/:id/voices',
    summary: 'What was said in a deliberation, for its organiser: nobody is named who did not want it.',
    permission: read,
    params: byId,
    query: voiceFilter.extend(pageQuery.shape),
    output: pageOf(deskVoice),
    problems: [gone],
  }),
  exportVoices: endpoint({
    name: 'demands.exportVoices',
    method: 'GET',
    path: '/api/demands/sessions/:id/voices/export',
    summary: 'The same list as a spreadsheet.',
    permission: { action: 'deliberation.export' },
    params: byId,
    query: voiceFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
    problems: [gone],
  }),
  getSessionRecord: endpoint({
    name: 'demands.getSessionRecord',
    method: 'GET',
    path: '/api/demands/sessions/:id/record',
    summary:
      'The record of a deliberation as a document: issues, what was said and is shown, what was decided, what was told back.',
    permission: keep,
    params: byId,
    output: z.any(),
    transport: 'file',
    problems: [gone],
  }),
  judgeVoice: endpoint({
    name: 'demands.judgeVoice',
    method: 'POST',
    path: '/api/demands/voices/:id/judgement',
    summary: 'Show a word, or hide it with a reason its author reads.',
    permission: keep,
    params: byId,
    body: z.discriminatedUnion('act', [
      z.object({ act: z.literal('show') }),
      z.object({ act: z.literal('hide'), reason: text(300).min(2) }),
    ]),
    output: done,
    problems: [problems['voice-not-found'], problems['voice-not-now']],
  }),
  prolongOnline: endpoint({
    name: 'demands.prolongOnline',
    method: 'POST',
    path: '/api/demands/sessions/:id/period',
    summary: 'Set another last day.',
    permission: keep,
    params: byId,
    body: z.object({ openUntil: daySchema }),
    output: done,
    problems: [gone, turn, problems['session-day-past']],
  }),
  closeOnline: endpoint({
    name: 'demands.closeOnline',
    method: 'POST',
    path: '/api/demands/sessions/:id/close',
    summary:
      'Close a deliberation online with its minutes, how many took part in the room besides, and what was decided on issues that are still to be decided.',
    permission: keep,
    params: byId,
    body: z.object({
      residents: numbers,
      members: numbers,
      others: numbers,
      minutes: text(2000).min(1),
      outcomes: z.array(outcome).max(20).default([]),
    }),
    output: done,
    problems: [gone, turn, problems['session-words-waiting'], problems['issue-not-found'], problems['issue-not-now']],
  }),
  tellOnline: endpoint({
    name: 'demands.tellOnline',
    method: 'POST',
    path: '/api/demands/sessions/:id/tell',
    summary: 'Tell those who took part what came of it.',
    permission: keep,
    params: byId,
    body: z.object({ words: text(2000).min(1) }),
    output: done,
    problems: [gone, turn],
  }),
}

import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { byId, count, named, no, saved, text } from './contract-shapes.ts'
import { demandProblems as problems } from './problems.ts'
import { talkActs, talkSides, talkStates } from './rules/talks.ts'

const read = { action: 'talk.read' }
const keep = { action: 'talk.keep' }

export const talkViews = ['open', 'mine', 'agreed', 'held', 'to-do', 'all'] as const
export const followUpViews = ['open', 'mine', 'late', 'done', 'all'] as const
export const followUpStates = ['open', 'done', 'dropped'] as const
const period = { fromOn: daySchema.optional(), untilOn: daySchema.optional() }

/** `mine` waits for an answer of the own side, `to-do` was held and has open follow-ups; days are of the talk, `untilOn` is the day after the last. */
export const talkFilter = z.object({ view: z.enum(talkViews).default('open'), q: text(60).optional(), ...period })
export type TalkFilter = z.output<typeof talkFilter>
/** `mine` is open and for the own side to do; days are the days by when. */
export const followUpFilter = z.object({
  view: z.enum(followUpViews).default('open'),
  side: z.enum(talkSides).optional(),
  q: text(60).optional(),
  ...period,
})
export type FollowUpFilter = z.output<typeof followUpFilter>

const side = z.enum(talkSides)
const talkRow = z.object({
  id: z.string(),
  no: count,
  committee: named,
  organisation: named,
  askedBy: side,
  about: z.string(),
  onDay: z.string(),
  /** Minutes after midnight, and how many minutes. */
  from: count,
  minutes: count,
  place: z.string().nullable(),
  state: z.enum(talkStates),
  waits: side.nullable(),
  /** Side of the reader; null who answers for both. */
  own: side.nullable(),
  heldOn: z.string().nullable(),
  followUps: count,
  openFollowUps: count,
  revision: count,
})
const followUpRow = z.object({
  id: z.string(),
  talk: z.object({ id: z.string(), no: count }),
  matter: z.string(),
  side,
  unit: named,
  who: z.string(),
  dueOn: z.string(),
  state: z.enum(followUpStates),
  late: z.boolean(),
  result: z.string().nullable(),
  closedOn: z.string().nullable(),
  revision: count,
  can: z.object({ close: z.boolean() }),
})
const time = {
  onDay: daySchema,
  from: z.coerce.number().int().min(0).max(1439),
  minutes: z.coerce.number().int().min(5).max(720),
  place: text(200).nullish(),
}
const followUp = z.object({ matter: text(500).min(1), side, who: text(60).min(1), dueOn: daySchema })
const told = text(200).nullish()

export const talkEndpoints = {
  getTalkForm: endpoint({
    name: 'demands.getTalkForm',
    method: 'GET',
    path: '/api/demands/talks/form',
    summary: 'Units the caller talks for, the committees above them, and how long a talk is proposed to last.',
    permission: keep,
    output: z.object({
      units: z.array(named.extend({ committee: z.boolean(), above: z.array(named) })),
      minutes: count.nullable(),
      source: z.string().nullable(),
    }),
  }),
  listTalks: endpoint({
    name: 'demands.listTalks',
    method: 'GET',
    path: '/api/demands/talks',
    summary: 'Talks of the own side, or of both sides the reader answers for.',
    permission: read,
    query: talkFilter.extend(pageQuery.shape),
    output: pageOf(talkRow).extend({
      counts: z.object({ open: count, mine: count, 'to-do': count }),
      can: z.object({ ask: z.boolean() }),
    }),
  }),
  exportTalks: endpoint({
    name: 'demands.exportTalks',
    method: 'GET',
    path: '/api/demands/talks/export',
    summary: 'The same list as a spreadsheet.',
    permission: { action: 'talk.export' },
    query: talkFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  writeTalkCalendar: endpoint({
    name: 'demands.writeTalkCalendar',
    method: 'GET',
    path: '/api/demands/talks/calendar',
    summary: 'Talks agreed on from today, as a calendar; one of them where it is named.',
    permission: keep,
    query: z.object({ id: z.uuid().optional() }),
    output: z.any(),
    transport: 'file',
  }),
  getTalk: endpoint({
    name: 'demands.getTalk',
    method: 'GET',
    path: '/api/demands/talks/:id',
    summary: 'A talk with what was said, what follows of it, and what the caller may do now.',
    permission: read,
    params: byId,
    output: talkRow.extend({
      reason: z.string().nullable(),
      record: z.string().nullable(),
      follows: z.array(followUpRow),
      steps: z.array(
        z.object({
          kind: z.string(),
          side: side.nullable(),
          told: z.string().nullable(),
          words: z.string().nullable(),
          atDay: z.string().nullable(),
          at: count.nullable(),
          from: named.nullable(),
          to: named.nullable(),
          onDay: z.string(),
          account: z.string().nullable(),
        }),
      ),
      can: z.object({ acts: z.array(z.enum(talkActs)), forOther: z.array(z.enum(talkActs)), follow: z.boolean() }),
    }),
    problems: [problems['talk-not-found']],
  }),
  askTalk: endpoint({
    name: 'demands.askTalk',
    method: 'POST',
    path: '/api/demands/talks',
    summary: 'Ask for a talk, by the committee’s secretary or the head of the organisation; the other side answers.',
    permission: keep,
    body: z.object({ committeeNo: no, orgNo: no, about: text(500).min(2), ...time }),
    output: saved.extend({ no: count }),
    problems: [problems['demand-unit-not-found'], problems['talk-committee-unfit']],
  }),
  actOnTalk: endpoint({
    name: 'demands.actOnTalk',
    method: 'POST',
    path: '/api/demands/talks/:id/acts',
    summary:
      'Accept, propose another time, decline, withdraw, or enter what was said when it was held; the committee enters with how what an organisation told it.',
    permission: keep,
    params: byId,
    body: z.discriminatedUnion('act', [
      z.object({ act: z.literal('accept'), words: text(500).nullish(), told }),
      z.object({ act: z.enum(['decline', 'withdraw']), words: text(500).min(1), told }),
      z.object({ act: z.literal('propose'), ...time, words: text(500).nullish(), told }),
      z.object({ act: z.literal('hold'), words: text(4000).min(1), followUps: z.array(followUp).max(20).default([]) }),
    ]),
    output: saved,
    concurrency: true,
    problems: [problems['talk-not-found'], problems['talk-not-now'], problems['talk-not-yours'], problems['talk-day-ahead']],
  }),
  listFollowUps: endpoint({
    name: 'demands.listFollowUps',
    method: 'GET',
    path: '/api/demands/follow-ups',
    summary: 'What was agreed in talks: what, which side, who, by when.',
    permission: read,
    query: followUpFilter.extend(pageQuery.shape),
    output: pageOf(followUpRow),
  }),
  exportFollowUps: endpoint({
    name: 'demands.exportFollowUps',
    method: 'GET',
    path: '/api/demands/follow-ups/export',
    summary: 'The same list as a spreadsheet.',
    permission: { action: 'talk.export' },
    query: followUpFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  addFollowUp: endpoint({
    name: 'demands.addFollowUp',
    method: 'POST',
    path: '/api/demands/talks/:id/follow-ups',
    summary: 'Add what follows of a talk that was held.',
    permission: keep,
    params: byId,
    body: followUp,
    output: saved,
    problems: [problems['talk-not-found'], problems['talk-not-now'], problems['talk-not-yours']],
  }),
  closeFollowUp: endpoint({
    name: 'demands.closeFollowUp',
    method: 'POST',
    path: '/api/demands/follow-ups/:id/close',
    summary: 'Say what was done of a follow-up, or why it is no longer done.',
    permission: keep,
    params: byId,
    body: z.object({ state: z.enum(['done', 'dropped']), words: text(2000).min(1) }),
    output: saved,
    concurrency: true,
    problems: [problems['follow-up-not-found'], problems['talk-not-yours']],
  }),
}

import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { byId, count, issueOutcome, named, text } from './contract-shapes.ts'
import { demandProblems as problems } from './problems.ts'
import { audiences, participants, sessionStates, standings } from './rules/online.ts'

const as = z.enum(participants).default('resident')
const done = z.object({ id: z.string() })

/** A word as its author and everybody else read it. */
const voice = z.object({
  id: z.string(),
  words: z.string(),
  /** Null unless the author wants it shown. */
  name: z.string().nullable(),
  saidOn: z.string(),
  supports: count,
  mine: z.boolean(),
  supported: z.boolean(),
  /** Others come upon what is shown alone; the author reads why a word is not. */
  standing: z.enum(standings),
  reason: z.string().nullable(),
  /** Number of the issue the proposal became. */
  raisedNo: count.nullable(),
  /** What became of that issue so far. */
  raised: issueOutcome.nullable(),
})
/** What became of an issue so far. */
const outcome = issueOutcome.extend({ assigned: z.string().nullable() })
const issue = z.object({ id: z.string(), no: count, title: z.string() })
const online = z.object({
  id: z.string(),
  no: count,
  host: named,
  state: z.enum(sessionStates),
  openTo: z.enum(audiences),
  onDay: z.string(),
  openUntil: z.string(),
  closedOn: z.string().nullable(),
  /** How many have taken part online. */
  people: count,
  tookPart: z.boolean(),
  /** One took part, and something came of it since one looked. */
  news: z.boolean(),
  issues: z.array(issue),
})
const whole = online.extend({
  /** How many were in the room besides, and the minutes, once it is closed. */
  others: count,
  minutes: z.string().nullable(),
  feedback: z.string().nullable(),
  toldOn: z.string().nullable(),
  issues: z.array(issue.extend({ what: z.string().nullable(), outcome, voices: z.array(voice) })),
})
const listed = z.object({ items: z.array(online) })
/** The code shown with the first word of who has no account. */
const code = text(40).min(8)

export const onlineEndpoints = {
  listOnline: endpoint({
    name: 'demands.listOnline',
    method: 'GET',
    path: '/api/demands/online',
    summary: 'Deliberations online: open ones, those closed lately, and those one took part in, whatever the day.',
    permission: 'signed-in',
    output: listed,
  }),
  getOnline: endpoint({
    name: 'demands.getOnline',
    method: 'GET',
    path: '/api/demands/online/:id',
    summary: 'A deliberation with what was said, without the names of those who did not want them shown, and what came of it.',
    permission: 'signed-in',
    params: byId,
    output: whole,
    problems: [problems['session-not-found']],
  }),
  readOnline: endpoint({
    name: 'demands.readOnline',
    method: 'POST',
    path: '/api/demands/online/:id/read',
    summary: 'One has read what came of a deliberation one took part in; what comes later is told as new (NS-44).',
    permission: 'signed-in',
    params: byId,
    output: done,
    repeatable: true,
    problems: [problems['session-not-found']],
  }),
  sayWord: endpoint({
    name: 'demands.sayWord',
    method: 'POST',
    path: '/api/demands/online/:id/voices',
    summary: 'Say a word or propose something on an issue; the name is shown only where one wants it.',
    permission: 'signed-in',
    params: byId,
    body: z.object({ issueId: z.uuid(), as, words: text(500).min(1), named: z.boolean().default(false) }),
    output: done,
    problems: [
      problems['session-not-found'],
      problems['session-not-for'],
      problems['issue-not-found'],
      problems['voice-too-many'],
    ],
  }),
  supportVoice: endpoint({
    name: 'demands.supportVoice',
    method: 'POST',
    path: '/api/demands/voices/:id/support',
    summary: 'Support a proposal, or no longer.',
    permission: 'signed-in',
    params: byId,
    body: z.object({ as, supports: z.boolean() }),
    output: done,
    problems: [problems['voice-not-found'], problems['session-not-for']],
  }),
  withdrawVoice: endpoint({
    name: 'demands.withdrawVoice',
    method: 'POST',
    path: '/api/demands/voices/:id/withdraw',
    summary: 'Take back what one said oneself.',
    permission: 'signed-in',
    params: byId,
    output: done,
    problems: [problems['voice-not-found']],
  }),
  listPublicOnline: endpoint({
    name: 'demands.listPublicOnline',
    method: 'GET',
    path: '/api/online',
    summary: 'Deliberations people without an account may take part in: open ones, and those closed lately.',
    permission: 'public',
    output: listed,
  }),
  getPublicOnline: endpoint({
    name: 'demands.getPublicOnline',
    method: 'GET',
    path: '/api/online/:id',
    summary: 'One of them with what was said and what came of it.',
    permission: 'public',
    params: byId,
    output: whole,
    problems: [problems['session-not-found']],
  }),
  sayWithoutAccount: endpoint({
    name: 'demands.sayWithoutAccount',
    method: 'POST',
    path: '/api/online/:id/voices',
    summary:
      'Say a word without an account: neither name nor telephone is asked for. It is shown once a human has read it. The first word brings a code.',
    permission: 'public',
    params: byId,
    body: z.object({ issueId: z.uuid(), as, words: text(500).min(1), code: code.nullish() }),
    output: done.extend({ code: z.string().nullable() }),
    secretAnswer: true,
    problems: [
      problems['session-not-found'],
      problems['session-not-for'],
      problems['issue-not-found'],
      problems['voice-too-many'],
      problems['voice-too-many-today'],
      problems['voice-code-unknown'],
    ],
  }),
  listOwnWords: endpoint({
    name: 'demands.listOwnWords',
    method: 'POST',
    path: '/api/online/own',
    summary: 'Own words by the code, with why one is not shown; asked in the body, because addresses are logged.',
    permission: 'public',
    body: z.object({ code }),
    output: z.object({
      sessionId: z.string(),
      items: z.array(
        z.object({
          id: z.string(),
          issue: z.string(),
          words: z.string(),
          saidOn: z.string(),
          standing: z.enum(standings),
          reason: z.string().nullable(),
          raised: issueOutcome.nullable(),
        }),
      ),
      /** What came of the deliberation, for as long as the code is kept. */
      session: z.object({
        state: z.enum(sessionStates),
        feedback: z.string().nullable(),
        toldOn: z.string().nullable(),
        issues: z.array(issueOutcome.extend({ id: z.string(), title: z.string() })),
      }),
    }),
    repeatable: true,
    problems: [problems['voice-code-unknown']],
  }),
  withdrawOwnWord: endpoint({
    name: 'demands.withdrawOwnWord',
    method: 'POST',
    path: '/api/online/withdraw',
    summary: 'Take back what one said oneself, by the code.',
    permission: 'public',
    body: z.object({ code, id: z.uuid() }),
    output: done,
    problems: [problems['voice-not-found'], problems['voice-code-unknown']],
  }),
}

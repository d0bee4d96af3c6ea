import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { byId, count, named, no, text } from './contract-shapes.ts'
import { demandProblems as problems } from './problems.ts'

const keep = { action: 'deliberation.keep' }
const numbers = z.coerce.number().int().min(0).max(100_000).default(0)
/** Those who can take part with an account. */
export const participants = ['resident', 'member'] as const
const as = z.enum(participants).default('resident')
const done = z.object({ id: z.string() })

const voice = z.object({
  id: z.string(),
  words: z.string(),
  /** Null unless the author wants it shown. */
  name: z.string().nullable(),
  saidOn: z.string(),
  supports: count,
  mine: z.boolean(),
  supported: z.boolean(),
})
const online = z.object({
  id: z.string(),
  no: count,
  host: named,
  openUntil: z.string(),
  /** How many have taken part. */
  people: count,
  issues: z.array(z.object({ id: z.string(), no: count, title: z.string() })),
})

export const onlineEndpoints = {
  openOnline: endpoint({
    name: 'demands.openOnline',
    method: 'POST',
    path: '/api/demands/sessions/online',
    summary: 'Open a deliberation online: residents and members take part with an account until the day.',
    permission: keep,
    body: z.object({ hostNo: no, openUntil: daySchema, issueIds: z.array(z.uuid()).min(1).max(20) }),
    output: done.extend({ no: count }),
    problems: [
      problems['demand-unit-not-found'],
      problems['issue-not-found'],
      problems['issue-not-now'],
      problems['session-day-past'],
    ],
  }),
  closeOnline: endpoint({
    name: 'demands.closeOnline',
    method: 'POST',
    path: '/api/demands/sessions/:id/close',
    summary: 'Close a deliberation online with its minutes, and how many took part in the room besides.',
    permission: keep,
    params: byId,
    body: z.object({ residents: numbers, members: numbers, others: numbers, minutes: text(2000).min(1) }),
    output: done,
    problems: [problems['session-not-found']],
  }),
  listOnline: endpoint({
    name: 'demands.listOnline',
    method: 'GET',
    path: '/api/demands/online',
    summary: 'Deliberations that are open online: anybody with an account can take part.',
    permission: 'signed-in',
    output: z.object({ items: z.array(online) }),
  }),
  getOnline: endpoint({
    name: 'demands.getOnline',
    method: 'GET',
    path: '/api/demands/online/:id',
    summary: 'An open deliberation with what was said, without the names of those who did not want them shown.',
    permission: 'signed-in',
    params: byId,
    output: online.extend({
      issues: z.array(
        z.object({ id: z.string(), no: count, title: z.string(), what: z.string().nullable(), voices: z.array(voice) }),
      ),
    }),
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
    problems: [problems['session-not-found'], problems['issue-not-found'], problems['voice-too-many']],
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
    problems: [problems['voice-not-found']],
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
}

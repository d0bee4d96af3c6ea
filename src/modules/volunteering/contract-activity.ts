import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import * as s from './contract-shapes.ts'

const count = z.number().int()
const period = z.object({
  fromOn: z.string(),
  /** Half-open. */
  untilOn: z.string(),
  sessions: count,
  people: count,
  participations: count,
  minutes: count,
  posts: count,
  wishesTaken: count,
  wishesFulfilled: count,
})
const ownPeriod = period.pick({ fromOn: true, untilOn: true, sessions: true, minutes: true })
export const ownActivityView = z.object({ now: ownPeriod, before: ownPeriod })

export const activityEndpoints = {
  getServiceActivity: endpoint({
    name: 'volunteering.getServiceActivity',
    method: 'GET',
    path: '/api/volunteering/activity',
    summary:
      'How actively a Party organisation serves (NS-69): what its members did in a period and in the one before, from the records; nobody is named or ranked.',
    permission: s.read,
    query: z.object({ unitNo: z.coerce.number().int().positive(), fromOn: daySchema, untilOn: daySchema }),
    output: z.object({ unit: s.named, now: period, before: period }),
    problems: s.problems,
  }),
  linkStudy: endpoint({
    name: 'volunteering.linkStudy',
    method: 'POST',
    path: '/api/volunteering/needs/:id/studies',
    summary: 'Say that a service follows on a session of learning (NS-66).',
    permission: s.organise,
    params: s.byId,
    body: z.object({ sessionId: z.uuid() }),
    output: s.ok,
    problems: s.problems,
  }),
  unlinkStudy: endpoint({
    name: 'volunteering.unlinkStudy',
    method: 'POST',
    path: '/api/volunteering/needs/:id/studies/drop',
    summary: 'Take such a link out.',
    permission: s.organise,
    params: s.byId,
    body: z.object({ sessionId: z.uuid() }),
    output: s.ok,
    problems: s.problems,
  }),
}

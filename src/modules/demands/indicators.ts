import { addDays } from '../../kernel/dates.ts'
import { everything, type Scope } from '../../kernel/policy.ts'
import type { Indicator, IndicatorInput } from '../../platform/contributions/indicators.ts'
import { countIssues } from './issues.ts'
import { countOrders } from './order-list.ts'
import { countSessions } from './sessions.ts'

/** What a figure names of its period; without one, everything up to the day. */
function spanOf({ params, asOf, districtNo }: IndicatorInput) {
  const { fromOn, untilOn } = params as { fromOn?: string; untilOn?: string }
  return { districtNo, ...(fromOn ? { fromOn } : {}), untilOn: untilOn ?? addDays(asOf, 1) }
}
const addressOf = (path: string, filter: object) =>
  `${path}?${new URLSearchParams(Object.entries(filter).map(([key, part]) => [key, String(part)]))}`

/** Orders solved and replied to: of enterprises (CD-F13), of members and residents (CD-F30), of one unit with `holderNo`, or all. */
const ordersSolved: Indicator = {
  key: 'demands.orders-solved',
  unit: 'orders',
  async compute(input) {
    const { requester, holderNo } = input.params as { requester?: string; holderNo?: number }
    const filter = {
      view: 'solved' as const,
      ...spanOf(input),
      ...(requester ? { requester } : {}),
      ...(holderNo ? { holderNo } : {}),
    }
    const can = (): Scope => everything
    const value = await countOrders({ tx: input.tx, scope: input.scope, today: input.asOf, can }, filter)
    return { value, records: value, rule: null, list: addressOf('/orders', filter) }
  },
}

/** Attendances at deliberations (NS-F46): numbers entered by organisers. */
const participants: Indicator = {
  key: 'demands.deliberation-participants',
  unit: 'attendances',
  async compute(input) {
    const filter = spanOf(input)
    const { total, participants: value } = await countSessions({ ...input, today: input.asOf }, filter)
    return { value, records: total, rule: null, list: addressOf('/deliberation', { list: 'sessions', ...filter }) }
  },
}

/** People who took part in deliberations with an account, each once however often (NS-F46): those entered for a room cannot be told apart. */
const people: Indicator = {
  key: 'demands.deliberation-people',
  unit: 'people',
  async compute(input) {
    const filter = { accounts: 'yes' as const, ...spanOf(input) }
    const { total, people: value } = await countSessions({ ...input, today: input.asOf }, filter)
    return { value, records: total, rule: null, list: addressOf('/deliberation', { list: 'sessions', ...filter }) }
  },
}

/** Public-governance issues solved (NS-F47). */
const issuesSolved: Indicator = {
  key: 'demands.issues-solved',
  unit: 'issues',
  async compute(input) {
    const filter = { view: 'solved' as const, ...spanOf(input) }
    const value = await countIssues(input, filter)
    return { value, records: value, rule: null, list: addressOf('/deliberation', filter) }
  },
}

export const indicators: readonly Indicator[] = [ordersSolved, participants, people, issuesSolved]

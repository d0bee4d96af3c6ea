import type { Day } from '../../../kernel/dates.ts'

export const caseStates = ['intake', 'planned', 'serving', 'closed'] as const
export type CaseState = (typeof caseStates)[number]
export const caseActs = ['plan', 'service', 'close', 'reopen'] as const
export type CaseAct = (typeof caseActs)[number]

/** Where an act leads from each state; what is not named cannot be done. A closed case is reopened and goes on with its plan. */
const moves: Readonly<Record<CaseState, Partial<Record<CaseAct, CaseState>>>> = {
  intake: { plan: 'planned', close: 'closed' },
  planned: { plan: 'planned', service: 'serving', close: 'closed' },
  serving: { plan: 'serving', service: 'serving', close: 'closed' },
  closed: { reopen: 'planned' },
}

export const actsOf = (state: CaseState): CaseAct[] => caseActs.filter((act) => moves[state][act] !== undefined)

/** The state an act leads to, or why it cannot be done on that day. `last` is the latest day on record. */
export function decideCaseAct(
  state: CaseState,
  act: CaseAct,
  onDay: Day,
  { last, today }: { readonly last: Day; readonly today: Day },
): { readonly to: CaseState } | { readonly refused: 'service-case-cannot' | 'service-case-day-unfit' } {
  const to = moves[state][act]
  if (to === undefined) return { refused: 'service-case-cannot' }
  return onDay < last || onDay > today ? { refused: 'service-case-day-unfit' } : { to }
}

export interface Helper {
  readonly id: string
  readonly no: number
  /** Skills asked for that the person offers. */
  readonly skills: readonly string[]
  readonly near: 'branch' | 'street' | 'district'
  readonly load: number
}

const distance = { branch: 0, street: 1, district: 2 }

/** Who could help: by how many of the skills asked for, how near, and how little else is in hand; for one need, never of worth. */
export const inOrder = (helpers: readonly Helper[]): Helper[] =>
  helpers.toSorted(
    (a, b) => b.skills.length - a.skills.length || distance[a.near] - distance[b.near] || a.load - b.load || a.no - b.no,
  )

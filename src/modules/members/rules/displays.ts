export const pledgeStates = ['made', 'published', 'fulfilled'] as const
export type PledgeState = (typeof pledgeStates)[number]
export const pledgeMoves = ['publish', 'fulfil', 'drop'] as const
export type PledgeMove = (typeof pledgeMoves)[number]

/** Where a move of the member leads; null where it is not to be made. A pledge can be dropped at any time (`gone`). */
export function pledgeAfter(state: PledgeState, move: PledgeMove): PledgeState | 'gone' | null {
  if (move === 'drop') return 'gone'
  if (move === 'publish') return state === 'made' ? 'published' : null
  return state === 'published' ? 'fulfilled' : null
}

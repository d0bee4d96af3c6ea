/** The life of an issue (NS-44): raised, discussed, decided, assigned, solved, told back. What is not taken up is told back as well. */
export const issueStates = ['raised', 'discussed', 'decided', 'declined', 'assigned', 'solved', 'told'] as const
export type IssueState = (typeof issueStates)[number]
export const issueActs = ['decide', 'decline', 'assign', 'solve', 'tell'] as const
export type IssueAct = (typeof issueActs)[number]

const moves: Readonly<Record<IssueAct | 'discuss', { readonly from: readonly IssueState[]; readonly to: IssueState }>> = {
  discuss: { from: ['raised', 'discussed'], to: 'discussed' },
  decide: { from: ['discussed'], to: 'decided' },
  decline: { from: ['discussed'], to: 'declined' },
  assign: { from: ['decided', 'assigned'], to: 'assigned' },
  solve: { from: ['assigned'], to: 'solved' },
  tell: { from: ['solved', 'declined'], to: 'told' },
}

/** The state an act leads to; null where it is not its turn. */
export const issueAfter = (state: IssueState, act: IssueAct | 'discuss'): IssueState | null =>
  moves[act].from.includes(state) ? moves[act].to : null

export const issueActsOpen = (state: IssueState): IssueAct[] => issueActs.filter((act) => issueAfter(state, act) !== null)

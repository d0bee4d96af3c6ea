/**
 * A deliberation online (NS-44): open until a day, over until its organiser writes down what came of it, closed, and told back to those who
 * took part. One that was entered afterwards is `entered`. Pure: the day comes with the question.
 */
export const sessionStates = ['entered', 'open', 'over', 'closed', 'told'] as const
export type SessionState = (typeof sessionStates)[number]

export interface SessionDays {
  readonly openUntil: string | null
  readonly closedOn: string | null
  readonly toldOn: string | null
}

export function sessionStateOn({ openUntil, closedOn, toldOn }: SessionDays, today: string): SessionState {
  if (openUntil === null) return 'entered'
  if (toldOn !== null) return 'told'
  if (closedOn !== null) return 'closed'
  return openUntil < today ? 'over' : 'open'
}

/** What people do with words, and what the organiser does. Words are judged as long as they can be read. */
export const sessionActs = ['speak', 'judge', 'prolong', 'close', 'tell'] as const
export type SessionAct = (typeof sessionActs)[number]

const turns: Readonly<Record<SessionAct, readonly SessionState[]>> = {
  speak: ['open'],
  judge: ['open', 'over', 'closed', 'told'],
  prolong: ['open', 'over'],
  close: ['open', 'over'],
  tell: ['closed'],
}
export const maySession = (state: SessionState, act: SessionAct): boolean => turns[act].includes(state)

/** Whom a deliberation is for, as they say of themselves. */
export const audiences = ['all', 'residents', 'members'] as const
export type Audience = (typeof audiences)[number]
export const participants = ['resident', 'member'] as const
export type Participant = (typeof participants)[number]
export const sidesOf = (audience: Audience): Participant[] =>
  participants.filter((one) => audience === 'all' || `${one}s` === audience)

/** Words of who has no account wait for a human; nobody's are hidden without a reason the author reads. */
export const standings = ['waiting', 'shown', 'hidden'] as const
export type Standing = (typeof standings)[number]
export type Judgement = 'show' | 'hide'

const judged: Readonly<Record<Judgement, { readonly from: readonly Standing[]; readonly to: Standing }>> = {
  show: { from: ['waiting', 'hidden'], to: 'shown' },
  hide: { from: ['waiting', 'shown'], to: 'hidden' },
}

/** What words become; null where they are that already. */
export const standingAfter = (standing: Standing, act: Judgement): Standing | null =>
  judged[act].from.includes(standing) ? judged[act].to : null

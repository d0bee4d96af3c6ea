import type { Day } from '../../../kernel/dates.ts'

/**
 * The life of a talk between a committee's secretary and the head of an organisation (ZF-14): asked for by either side, accepted or another
 * time proposed until both agree, held. The committee may enter what the organisation told it by telephone, and says so (`told`).
 */
export const talkSides = ['committee', 'organisation'] as const
export type TalkSide = (typeof talkSides)[number]
export const talkStates = ['proposed', 'agreed', 'held', 'declined', 'withdrawn'] as const
export type TalkState = (typeof talkStates)[number]
export const talkActs = ['accept', 'propose', 'decline', 'withdraw', 'hold'] as const
export type TalkAct = (typeof talkActs)[number]

export interface TalkStanding {
  readonly state: TalkState
  /** Whose answer is waited for, while it is proposed. */
  readonly waits: TalkSide | null
  readonly onDay: Day
}

export interface TalkIntent {
  readonly by: TalkSide
  /** How the organisation told the committee, where the committee enters its answer. */
  readonly told?: string | null | undefined
  readonly today: Day
}

export type TalkDecision =
  | { readonly ok: true; readonly state: TalkState; readonly waits: TalkSide | null; readonly side: TalkSide }
  | { readonly ok: false; readonly code: 'talk-not-now' | 'talk-not-yours' | 'talk-day-ahead' }

export const otherSide = (side: TalkSide): TalkSide => (side === 'committee' ? 'organisation' : 'committee')

const refuse = (code: Extract<TalkDecision, { ok: false }>['code']): TalkDecision => ({ ok: false, code })

export function decideTalk(talk: TalkStanding, act: TalkAct, { by, told, today }: TalkIntent): TalkDecision {
  const side = by === 'committee' && told?.trim() ? 'organisation' : by
  const go = (state: TalkState, waits: TalkSide | null = null): TalkDecision => ({ ok: true, state, waits, side })
  const { state, waits, onDay } = talk
  switch (act) {
    case 'accept':
    case 'decline':
      if (state !== 'proposed') return refuse('talk-not-now')
      if (side !== waits) return refuse('talk-not-yours')
      return go(act === 'accept' ? 'agreed' : 'declined')
    case 'propose':
      return state === 'proposed' || state === 'agreed' ? go('proposed', otherSide(side)) : refuse('talk-not-now')
    case 'withdraw':
      if (state === 'proposed' && side === waits) return refuse('talk-not-yours')
      return state === 'proposed' || state === 'agreed' ? go('withdrawn') : refuse('talk-not-now')
    case 'hold':
      if (state !== 'agreed') return refuse('talk-not-now')
      return onDay > today ? refuse('talk-day-ahead') : go('held')
  }
}

/** Acts open to somebody of a side; `forOther` are the answers of the organisation the committee may enter as told to it. */
export function talkActsOpen(talk: TalkStanding, by: TalkSide, today: Day): { acts: TalkAct[]; forOther: TalkAct[] } {
  const open = (told: string | null) => talkActs.filter((act) => decideTalk(talk, act, { by, told, today }).ok)
  return {
    acts: open(null),
    forOther:
      by === 'committee' && talk.waits === 'organisation' ? open('-').filter((act) => act === 'accept' || act === 'decline') : [],
  }
}

/** A follow-up is closed by the side that does it; the committee enters as well what an organisation without an account told it. */
export const mayClose = (follow: TalkSide, by: TalkSide): boolean => follow === by || by === 'committee'

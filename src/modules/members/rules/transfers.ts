import { addDays, type Day } from '../../../kernel/dates.ts'

export const transferStates = ['requested', 'released', 'accepted', 'refused', 'expired', 'withdrawn'] as const
export type TransferState = (typeof transferStates)[number]
export type TransferMove = 'release' | 'accept' | 'refuse' | 'withdraw'

/** Which state a move may start from, and where it leads. */
const moves: Readonly<Record<TransferMove, { readonly from: readonly TransferState[]; readonly to: TransferState }>> = {
  release: { from: ['requested'], to: 'released' },
  accept: { from: ['released'], to: 'accepted' },
  refuse: { from: ['released'], to: 'refused' },
  withdraw: { from: ['requested', 'released', 'expired'], to: 'withdrawn' },
}

export interface Transfer {
  readonly state: TransferState
  readonly requestedOn: Day
  readonly releasedOn: Day | null
  /** First day on which the letter no longer holds. */
  readonly validUntil: Day | null
}

/** A letter that was not answered in time has expired without anybody's doing. */
export function stateOn(transfer: Transfer, today: Day): TransferState {
  if (transfer.state !== 'released' || transfer.validUntil === null) return transfer.state
  return transfer.validUntil <= today ? 'expired' : 'released'
}

type Refusal = {
  readonly ok: false
  readonly code: 'transfer-closed' | 'transfer-expired' | 'transfer-not-released' | 'member-in-the-future' | 'member-before'
  readonly params: Readonly<Record<string, string>>
}

/** Whether a side may make a move on a day, entered today. */
export function decideTransfer(
  transfer: Transfer,
  move: TransferMove,
  day: Day,
  today: Day,
): { readonly ok: true; readonly to: TransferState } | Refusal {
  const state = stateOn(transfer, today)
  const { from, to } = moves[move]
  if (!from.includes(state)) {
    if (state === 'expired') return { ok: false, code: 'transfer-expired', params: { until: transfer.validUntil! } }
    if (state === 'requested') return { ok: false, code: 'transfer-not-released', params: {} }
    return { ok: false, code: 'transfer-closed', params: { state } }
  }
  if (day > today) return { ok: false, code: 'member-in-the-future', params: { day, today } }
  const since = transfer.releasedOn ?? transfer.requestedOn
  if (day < since) return { ok: false, code: 'member-before', params: { day, since } }
  return { ok: true, to }
}

/** The letter written on a day holds for so many days, the day itself included. */
export const validUntil = (releasedOn: Day, days: number): Day => addDays(releasedOn, days)

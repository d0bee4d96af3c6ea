import type { Day } from '../../kernel/dates.ts'

/** Rules of double entry: pure, in whole numbers of whatever unit an account is in. */
export type LedgerUnit = 'minutes' | 'fen' | 'points'

/** What an entry adds to an account (positive) or takes from it (negative). */
export interface Line {
  readonly accountId: string
  readonly amount: number
  /** For what comes into an account with lots: first day on which it can no longer be used. */
  readonly expiresOn?: Day | null
}

/** An account as it stands when an entry is decided. */
export interface Standing {
  readonly id: string
  readonly unit: LedgerUnit
  readonly balance: number
  readonly floor: number | null
  readonly cap: number | null
  readonly lotted: boolean
  readonly closed: boolean
}

export interface OpenLot {
  readonly id: number
  readonly remaining: number
  readonly expiresOn: Day | null
}

export interface LotUse {
  readonly lotId: number
  readonly amount: number
}

type Refused =
  | {
      readonly ok: false
      readonly code: 'ledger-unbalanced' | 'ledger-amount-unfit' | 'ledger-account-unknown' | 'ledger-account-closed'
    }
  | {
      readonly ok: false
      readonly code: 'ledger-below-floor'
      readonly params: { readonly balance: number; readonly needed: number }
    }
  | { readonly ok: false; readonly code: 'ledger-above-cap'; readonly params: { readonly cap: number } }
export type EntryDecision = { readonly ok: true } | Refused

/** May these lines be written over these accounts: whole, balanced in every unit, within every limit. */
export function decideEntry(lines: readonly Line[], accounts: readonly Standing[]): EntryDecision {
  if (lines.length < 2 || lines.some(({ amount }) => !Number.isSafeInteger(amount) || amount === 0))
    return { ok: false, code: 'ledger-amount-unfit' }
  const byId = new Map(accounts.map((account) => [account.id, account]))
  if (lines.some(({ accountId }) => !byId.has(accountId))) return { ok: false, code: 'ledger-account-unknown' }
  const units = new Map<LedgerUnit, number>()
  const moved = new Map<string, number>()
  for (const { accountId, amount } of lines) {
    const { unit } = byId.get(accountId)!
    units.set(unit, (units.get(unit) ?? 0) + amount)
    moved.set(accountId, (moved.get(accountId) ?? 0) + amount)
  }
  if ([...units.values()].some((sum) => sum !== 0)) return { ok: false, code: 'ledger-unbalanced' }
  for (const [id, by] of moved) {
    const limits = decideLimits(byId.get(id)!, by)
    if (!limits.ok) return limits
  }
  return { ok: true }
}

function decideLimits({ closed, balance, floor, cap }: Standing, by: number): EntryDecision {
  if (closed) return { ok: false, code: 'ledger-account-closed' }
  if (by < 0 && floor !== null && balance + by < floor)
    return { ok: false, code: 'ledger-below-floor', params: { balance: balance - floor, needed: -by } }
  if (by > 0 && cap !== null && balance + by > cap) return { ok: false, code: 'ledger-above-cap', params: { cap } }
  return { ok: true }
}

/** Can a lot be used on a day. */
export const usable = ({ expiresOn }: Pick<OpenLot, 'expiresOn'>, day: Day): boolean => expiresOn === null || expiresOn > day

/** Lots in the order they are used: what expires first goes first, what came first before what came later. */
export function inOrderOfUse<T extends OpenLot>(lots: readonly T[]): T[] {
  return lots.toSorted((a, b) => {
    if (a.expiresOn === b.expiresOn) return a.id - b.id
    if (a.expiresOn === null) return 1
    if (b.expiresOn === null) return -1
    return a.expiresOn < b.expiresOn ? -1 : 1
  })
}

/** Which lots an amount is taken from on a day; null where they do not suffice. */
export function takeFromLots(lots: readonly OpenLot[], amount: number, day: Day): LotUse[] | null {
  const uses: LotUse[] = []
  let left = amount
  for (const lot of inOrderOfUse(lots)) {
    if (left === 0) break
    if (!usable(lot, day) || lot.remaining === 0) continue
    const taken = Math.min(lot.remaining, left)
    uses.push({ lotId: lot.id, amount: taken })
    left -= taken
  }
  return left === 0 ? uses : null
}

/** What still fits into an account, and what goes beyond its cap. */
export function splitAtCap(
  amount: number,
  balance: number,
  cap: number | null,
): { readonly fits: number; readonly beyond: number } {
  const fits = cap === null ? amount : Math.max(0, Math.min(amount, cap - balance))
  return { fits, beyond: amount - fits }
}

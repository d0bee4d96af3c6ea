import { z } from 'zod'
import { type Fen, shareOfFen, shareToFourPlaces, yuanOfFen } from '../../kernel/money.ts'

const fen = z.number().int().nonnegative()
const words = { code: z.string(), zh: z.string(), en: z.string() }
const bands = z.array(z.object({ upTo: fen.nullable(), rate: z.number().int().positive() }))

/** A kind of base: charged by bands, fixed, or chosen within a span. `rate` is parts of ten thousand, amounts are fen. */
const kind = z.union([
  z.object({ ...words, bands, base: z.string() }),
  z.object({ ...words, fixed: fen }),
  z.object({ ...words, least: fen, most: fen }),
])
export type DuesKind = z.output<typeof kind>

export const standardShape = z.object({
  kinds: z.array(kind),
  /** Months dues may be behind, with reason. */
  arrearsMonths: z.number().int().positive(),
  /** An extra from this amount on goes to the Centre as a whole. */
  extraFrom: fen,
  purposes: z.array(z.object(words)),
  /** Times a year the totals are told to members. */
  publications: z.number().int().nonnegative(),
})
export interface Standard extends z.output<typeof standardShape> {
  readonly version: string
  readonly source: string
}

export const basisOf = (one: DuesKind): 'bands' | 'fixed' | 'chosen' =>
  'bands' in one ? 'bands' : 'fixed' in one ? 'fixed' : 'chosen'

export type Amount =
  | { readonly ok: true; readonly monthlyFen: Fen; readonly exactYuan: string; readonly rate: number | null }
  | {
      readonly ok: false
      readonly code: 'dues-kind-unknown' | 'dues-base-missing' | 'dues-amount-out-of-range'
      readonly params: Readonly<Record<string, string>>
    }

/** What a month comes to: the whole base at the one rate of its band, a fixed amount, or the one chosen within its span. */
export function amountOf(standard: Pick<Standard, 'kinds'>, code: string, base: Fen | null): Amount {
  const one = standard.kinds.find((known) => known.code === code)
  if (!one) return { ok: false, code: 'dues-kind-unknown', params: { kind: code } }
  const plain = (monthlyFen: Fen): Amount => ({
    ok: true,
    monthlyFen,
    exactYuan: shareToFourPlaces(monthlyFen, 1, 1),
    rate: null,
  })
  if ('fixed' in one) return plain(one.fixed)
  if (base === null) return { ok: false, code: 'dues-base-missing', params: {} }
  if ('least' in one) {
    const params = { least: yuanOfFen(one.least), most: yuanOfFen(one.most) }
    return base < one.least || base > one.most ? { ok: false, code: 'dues-amount-out-of-range', params } : plain(base)
  }
  const { rate } = one.bands.find(({ upTo }) => upTo === null || base <= upTo)!
  return { ok: true, monthlyFen: shareOfFen(base, rate, 10_000), exactYuan: shareToFourPlaces(base, rate, 10_000), rate }
}

/** `2026-03` of a day, and the first day of a month. */
export const monthOf = (day: string): string => day.slice(0, 7)
export const firstOf = (month: string): string => `${month}-01`

/** Months from one to another, both inside; at most `most`, the latest. */
export function monthsBetween(from: string, to: string, most = 60): string[] {
  const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
  const [first, last] = [Math.max(number(from), number(to) - most + 1), number(to)]
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const at = first + index
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}

/** The months of the quarter a month lies in. */
export function quarterOf(month: string): string[] {
  const first = Math.floor((Number(month.slice(5, 7)) - 1) / 3) * 3 + 1
  return [0, 1, 2].map((more) => `${month.slice(0, 4)}-${String(first + more).padStart(2, '0')}`)
}

/** `waived`: reduced to nothing, which is not the same as unpaid; `unassessed`: nobody has said what the month comes to. */
export type MonthState = 'paid' | 'open' | 'waived' | 'unassessed'

export const stateOf = (dueFen: Fen | null, paidFen: Fen | null): MonthState =>
  paidFen !== null ? 'paid' : dueFen === null ? 'unassessed' : dueFen === 0 ? 'waived' : 'open'

export interface Arrears {
  readonly months: readonly string[]
  readonly fen: Fen
  /** As many months as the rule allows, or more: time to talk with the member. */
  readonly atLimit: boolean
}

/** Months before `until` that are assessed and not recorded as paid. Told to the branch alone; it is no status of the member. */
export function arrearsOf(
  months: readonly { readonly month: string; readonly dueFen: Fen | null; readonly paidFen: Fen | null }[],
  until: string,
  most: number,
): Arrears {
  const open = months.filter(({ month, dueFen, paidFen }) => month < until && stateOf(dueFen, paidFen) === 'open')
  return {
    months: open.map(({ month }) => month),
    fen: open.reduce((sum, { dueFen }) => sum + (dueFen ?? 0), 0),
    atLimit: open.length >= most,
  }
}

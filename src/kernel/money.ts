/**
 * Money is whole fen. A share of it is taken with whole numbers only: a decimal would make 75.00499999 of 75.005. Rounding is half up, once,
 * from the exact value.
 */
export type Fen = number

/** `fen × part / whole`, rounded half up to whole fen. Throws RangeError on what is no amount. */
export function shareOfFen(fen: Fen, part: number, whole: number): Fen {
  return Number(roundedShare(fen, part, whole, 1n))
}

/** The same kept to four decimals of a yuan, as a decimal text a database takes: `75.0002`. */
export function shareToFourPlaces(fen: Fen, part: number, whole: number): string {
  const units = roundedShare(fen, part, whole, 100n)
  return `${units / 10_000n}.${String(units % 10_000n).padStart(4, '0')}`
}

function roundedShare(fen: Fen, part: number, whole: number, finer: bigint): bigint {
  if (![fen, part, whole].every((one) => Number.isSafeInteger(one) && one >= 0) || whole === 0)
    throw new RangeError(`no share of an amount: ${fen} × ${part} / ${whole}`)
  const [above, below] = [BigInt(fen) * BigInt(part) * finer, BigInt(whole)]
  return (above * 2n + below) / (below * 2n)
}

/** Yuan as typed, `3000`, `3000.01` or `3,000.01`, in fen; null where it is no amount or finer than a fen. */
export function fenOfYuan(text: string): Fen | null {
  const match = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(text.trim().replaceAll(',', ''))
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null
}

/** 7500 → `75.00`. */
export function yuanOfFen(fen: Fen): string {
  return `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`
}

/** Why two orders may be about the same thing; a person joins them, nobody else. */
export const nearReasons = ['same-phone', 'same-place', 'near-words'] as const
export type NearReason = (typeof nearReasons)[number]

export interface Told {
  readonly what: string
  readonly place: string | null
  /** Blind index of the telephone as text; null where none was left. */
  readonly phone: string | null
}

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}]/gu, '')

function pairs(text: string): Set<string> {
  const signs = [...plain(text)]
  return new Set(signs.slice(1).map((sign, index) => signs[index]! + sign))
}

/** Share of pairs of signs two texts have in common, in percent (Dice); word boundaries do not matter, so it serves Chinese too. */
export function likeness(one: string, other: string): number {
  const [a, b] = [pairs(one), pairs(other)]
  if (a.size === 0 || b.size === 0) return plain(one) === plain(other) && plain(one) !== '' ? 100 : 0
  const common = [...a].filter((pair) => b.has(pair)).length
  return Math.round((200 * common) / (a.size + b.size))
}

/** What speaks for two orders being one; nothing where nothing does. `percent` is the likeness of words from which they are near. */
export function reasonsNear(one: Told, other: Told, percent: number): NearReason[] {
  const place = plain(one.place ?? '')
  return [
    ...(one.phone !== null && one.phone === other.phone ? (['same-phone'] as const) : []),
    ...(place !== '' && place === plain(other.place ?? '') ? (['same-place'] as const) : []),
    ...(likeness(one.what, other.what) >= percent ? (['near-words'] as const) : []),
  ]
}

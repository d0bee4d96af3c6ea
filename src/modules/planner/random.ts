/** A stream of numbers in [0, 1): the same seed gives the same stream on every machine. */
export type Random = () => number

/** mulberry32: 32 bits of state, good enough for search and for made-up districts, never for secrets. */
export function mulberry32(seed: number): Random {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** An integer in [0, below). */
export const below = (random: Random, limit: number): number => Math.floor(random() * limit)

/** Puts the first `length` entries into random order, in place. */
export function shuffle(list: { [index: number]: number; length: number }, random: Random, length = list.length): void {
  for (let i = length - 1; i > 0; i -= 1) {
    const j = below(random, i + 1)
    const held = list[i]!
    list[i] = list[j]!
    list[j] = held
  }
}

/** Standard normal (Box and Muller). */
export const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

export const exponential = (random: Random, mean = 1): number => -mean * Math.log(1 - random())

/** exp of a normal with the given mean and deviation of the logarithm. */
export const logNormal = (random: Random, mu: number, sigma: number): number => Math.exp(mu + sigma * normal(random))

/** Index drawn with probability proportional to its weight. */
export function weighted(random: Random, weights: readonly number[]): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0)
  for (let index = 0; index < weights.length - 1; index += 1) {
    left -= weights[index]!
    if (left < 0) return index
  }
  return weights.length - 1
}

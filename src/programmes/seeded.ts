/** Numbers that look random and are the same on every machine and every day, for demo stories. */
export interface Seeded {
  /** From 0 up to, but not including, `end`. */
  below(end: number): number
  /** From `low` to `high`, both included. */
  between(low: number, high: number): number
  /** True in about `percent` of a hundred. */
  chance(percent: number): boolean
  pick<T>(items: readonly T[]): T
}

/** A linear congruential generator with the constants of Numerical Recipes; its high bits are even enough for stories. */
export function seeded(seed: number): Seeded {
  let state = seed >>> 0
  const below = (end: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * end)
  }
  return {
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (percent) => below(100) < percent,
    pick: (items) => items[below(items.length)]!,
  }
}

/** A share as two whole numbers, 1/5 or 4/5: a decimal would make 1.0000000000000002 of one and round it up to two. */
export type Share = readonly [number, number]

/** Whether a share has to be passed (超过) or reached (不少于). They part only where the share of a number is whole. */
export type Comparison = 'more' | 'at-least'

/** The smallest whole number that is enough. */
export function enough(of: number, [part, whole]: Share, comparison: Comparison): number {
  return comparison === 'more' ? Math.floor((of * part) / whole) + 1 : Math.ceil((of * part) / whole)
}

/** A number asked about, what was needed, and by how much it was missed; `short` is 0 when it was not. */
export interface Bar {
  readonly met: boolean
  readonly of: number
  readonly got: number
  readonly needed: number
  readonly short: number
}

export function barOf(of: number, got: number, share: Share, comparison: Comparison): Bar {
  const needed = enough(of, share, comparison)
  return { met: got >= needed, of, got, needed, short: Math.max(0, needed - got) }
}

/** Whether the number stands exactly on the share, where the two ways of comparing part. */
export function onEdge(of: number, got: number, [part, whole]: Share): boolean {
  return got * whole === of * part
}

const leafSize = 8

/**
 * Nearest neighbours in the plane. Holds positions into `x` and `y` (km), which it reads and never changes.
 * Among points at exactly the same place it prefers those beside the asker in the tree, so that a tower with a thousand
 * organisations falls into small neighbourhoods instead of everyone naming the same few.
 */
export class KdTree {
  /** Positions found by the last question, nearest first, and the squares of their distances. */
  found: Int32Array
  squares: Float64Array
  private readonly x: Float64Array
  private readonly y: Float64Array
  private readonly order: Int32Array
  /** Where each half begins: the coordinate of its first member when the half was cut off; its own cuts move that member on. */
  private readonly dividers: Float64Array
  private readonly slotOf: Int32Array
  private count = 0
  private wanted = 0
  private reach = 0
  private skipped = -1

  constructor(x: Float64Array, y: Float64Array, members: ArrayLike<number>) {
    this.x = x
    this.y = y
    this.order = Int32Array.from(members)
    this.dividers = new Float64Array(this.order.length)
    this.found = new Int32Array(32)
    this.squares = new Float64Array(32)
    this.split(0, this.order.length, 0)
    this.slotOf = new Int32Array(x.length)
    this.order.forEach((member, slot) => (this.slotOf[member] = slot))
  }

  /** Up to `k` members within `km` of a place; returns how many stand in `found`. */
  near(x: number, y: number, k: number, km = Infinity): number {
    return this.ask(x, y, k, km, -1)
  }

  /** Up to `k` members within `km` of member `member`, without itself. */
  nearMember(member: number, k: number, km = Infinity): number {
    return this.ask(this.x[member]!, this.y[member]!, k, km, member)
  }

  private ask(x: number, y: number, k: number, km: number, skipped: number): number {
    if (this.found.length < k) {
      this.found = new Int32Array(k)
      this.squares = new Float64Array(k)
    }
    this.count = 0
    this.wanted = k
    this.reach = km * km
    this.skipped = skipped
    if (k > 0) this.search(0, this.order.length, 0, x, y, skipped < 0 ? -1 : this.slotOf[skipped]!)
    return this.count
  }

  private search(low: number, high: number, axis: number, x: number, y: number, slot: number): void {
    if (high - low <= leafSize) {
      for (let i = low; i < high; i += 1) this.offer(this.order[i]!, x, y)
      return
    }
    const middle = (low + high) >> 1
    const off = (axis === 0 ? x : y) - this.dividers[middle]!
    const left = off === 0 ? slot < middle : off < 0
    if (left) this.search(low, middle, 1 - axis, x, y, slot)
    else this.search(middle, high, 1 - axis, x, y, slot)
    const square = off * off
    if (square > this.reach || (this.count === this.wanted && square >= this.squares[this.count - 1]!)) return
    if (left) this.search(middle, high, 1 - axis, x, y, slot)
    else this.search(low, middle, 1 - axis, x, y, slot)
  }

  private offer(member: number, x: number, y: number): void {
    if (member === this.skipped) return
    const dx = this.x[member]! - x
    const dy = this.y[member]! - y
    const square = dx * dx + dy * dy
    if (square > this.reach) return
    if (this.count === this.wanted) {
      if (square >= this.squares[this.count - 1]!) return
    } else this.count += 1
    let at = this.count - 1
    while (at > 0 && this.squares[at - 1]! > square) {
      this.squares[at] = this.squares[at - 1]!
      this.found[at] = this.found[at - 1]!
      at -= 1
    }
    this.squares[at] = square
    this.found[at] = member
  }

  /** Puts the members of [low, high) in tree order: the middle one divides. */
  private split(low: number, high: number, axis: number): void {
    if (high - low <= leafSize) return
    const middle = (low + high) >> 1
    const by = axis === 0 ? this.x : this.y
    this.select(low, high - 1, middle, by)
    this.dividers[middle] = by[this.order[middle]!]!
    this.split(low, middle, 1 - axis)
    this.split(middle, high, 1 - axis)
  }

  /** Quickselect by coordinate, ties by position, so that the tree depends on nothing but the points. */
  private select(low: number, high: number, target: number, by: Float64Array): void {
    const { order } = this
    while (low < high) {
      const pivot = order[(low + high) >> 1]!
      let i = low
      let j = high
      while (i <= j) {
        while (before(by, order[i]!, pivot)) i += 1
        while (before(by, pivot, order[j]!)) j -= 1
        if (i > j) continue
        const held = order[i]!
        order[i] = order[j]!
        order[j] = held
        i += 1
        j -= 1
      }
      if (target <= j) high = j
      else if (target >= i) low = i
      else return
    }
  }
}

function before(by: Float64Array, a: number, b: number): boolean {
  return by[a]! < by[b]! || (by[a] === by[b] && a < b)
}

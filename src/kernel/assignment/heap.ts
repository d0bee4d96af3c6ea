/** Binary heap of (key, item) pairs, least key first, equal keys by item; entries that were overtaken stay in and are skipped by the reader. */
export class Heap {
  size = 0
  private keys = new Float64Array(256)
  private items = new Int32Array(256)

  clear(): void {
    this.size = 0
  }

  /** Key of the least entry; the heap must not be empty. */
  least(): number {
    return this.keys[0]!
  }

  push(key: number, item: number): void {
    if (this.size === this.keys.length) this.grow()
    const { keys, items } = this
    let at = this.size
    this.size += 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      const above = keys[parent]!
      if (above < key || (above === key && items[parent]! <= item)) break
      keys[at] = above
      items[at] = items[parent]!
      at = parent
    }
    keys[at] = key
    items[at] = item
  }

  /** Takes the item of the least entry; read `least` first for its key. */
  pop(): number {
    const { keys, items } = this
    const taken = items[0]!
    this.size -= 1
    const { size } = this
    const key = keys[size]!
    const item = items[size]!
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= size) break
      const right = child + 1
      if (right < size && (keys[right]! < keys[child]! || (keys[right] === keys[child] && items[right]! < items[child]!)))
        child = right
      if (keys[child]! > key || (keys[child] === key && items[child]! >= item)) break
      keys[at] = keys[child]!
      items[at] = items[child]!
      at = child
    }
    keys[at] = key
    items[at] = item
    return taken
  }

  private grow(): void {
    const keys = new Float64Array(this.keys.length * 2)
    keys.set(this.keys)
    this.keys = keys
    const items = new Int32Array(keys.length)
    items.set(this.items)
    this.items = items
  }
}

import { Heap } from './heap.ts'

/** Nodes a search of shortest ways has reached; `next` gives each once, the nearest first, equals by number, and −1 at the end. */
export interface Frontier {
  reach(node: number, length: number): void
  next(): number
}

/** Looks through all nodes for the next: for few nodes with many ways between them. */
export class Scan implements Frontier {
  private readonly length: Float64Array
  /** The length again until the node was given out, then Infinity. */
  private readonly open: Float64Array

  constructor(length: Float64Array) {
    this.length = length
    this.open = length.slice()
  }

  reach(node: number, length: number): void {
    if (length < this.length[node]!) this.length[node] = this.open[node] = length
  }

  next(): number {
    const { open } = this
    let best = Infinity
    let node = -1
    for (let at = 0; at < open.length; at += 1)
      if (open[at]! < best) {
        best = open[at]!
        node = at
      }
    if (node >= 0) open[node] = Infinity
    return node
  }
}

/** Keeps a heap: for many nodes. */
export class Queue implements Frontier {
  private readonly length: Float64Array
  private readonly heap = new Heap()

  constructor(length: Float64Array) {
    this.length = length
  }

  reach(node: number, length: number): void {
    if (length >= this.length[node]!) return
    this.length[node] = length
    this.heap.push(length, node)
  }

  next(): number {
    const { heap, length } = this
    while (heap.size > 0) {
      const key = heap.least()
      const node = heap.pop()
      if (key <= length[node]!) return node
    }
    return -1
  }
}

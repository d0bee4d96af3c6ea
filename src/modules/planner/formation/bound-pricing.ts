import { surcharge, type StarModel } from './model.ts'

/**
 * What a host gains by opening at given prices. Exact: items fall into few classes of weight; of each class only the best few can
 * ever be chosen, and a small table over (items, members still missing) combines the classes.
 */
export class StarPricing {
  private readonly model: StarModel
  private readonly room: number
  /** Best reduced costs and their items, per class of weight, ascending. */
  private readonly gains: Float64Array
  private readonly names: Int32Array
  private readonly sizes: Int32Array
  private readonly classes: number
  /** Arcs of a host with what each costs there, prices aside; pins and changes of host are in it. */
  private readonly arcCost: Float64Array
  private readonly selfCost: Float64Array
  private readonly mustOpen: Uint8Array
  private readonly branchStart: Int32Array
  private readonly branchItem: Int32Array
  private readonly branchCost: Float64Array
  private readonly table: Float64Array
  private readonly choice: Int32Array

  constructor(model: StarModel) {
    const { n } = model
    this.model = model
    this.room = model.maxItems - 1
    this.classes = Math.max(1, model.minWeight - 1)
    this.gains = new Float64Array((this.classes + 1) * (this.room + 1))
    this.names = new Int32Array((this.classes + 1) * (this.room + 1))
    this.sizes = new Int32Array(this.classes + 1)
    this.arcCost = new Float64Array(model.to.length)
    this.selfCost = new Float64Array(n)
    this.mustOpen = new Uint8Array(n)
    const cells = (this.room + 1) * (model.minWeight + 1)
    this.table = new Float64Array((this.classes + 1) * cells)
    this.choice = new Int32Array((this.classes + 1) * cells)
    for (let host = 0; host < n; host += 1) {
      this.selfCost[host] = surcharge(model, host, host)
      this.mustOpen[host] = model.pins?.onlyHost[host] === host ? 1 : 0
      for (let arc = model.start[host]!; arc < model.start[host + 1]!; arc += 1)
        this.arcCost[arc] = model.pair(model.to[arc]!, host) + surcharge(model, model.to[arc]!, host)
    }
    const count = new Int32Array(model.branches + 1)
    for (const branch of model.branchTo) count[branch + 1]! += 1
    for (let b = 0; b < model.branches; b += 1) count[b + 1]! += count[b]!
    this.branchStart = count.slice()
    this.branchItem = new Int32Array(model.branchTo.length)
    this.branchCost = new Float64Array(model.branchTo.length)
    for (let i = 0; i < n; i += 1)
      for (let arc = model.branchStart[i]!; arc < model.branchStart[i + 1]!; arc += 1) {
        const at = count[model.branchTo[arc]!]!++
        this.branchItem[at] = i
        this.branchCost[at] = model.branchCost[arc]! + surcharge(model, i, n + model.branchTo[arc]!)
      }
  }

  /** The reduced cost of the best star led by `host`, 0 if it is better not to open; counts its items in `slope`. */
  item(host: number, prices: Float64Array, slope: Float64Array): number {
    const { model, sizes, gains, names, room } = this
    const own = model.opening + this.selfCost[host]! - prices[host]!
    if (own === Infinity) return 0
    const must = this.mustOpen[host] === 1
    sizes.fill(0)
    const width = room + 1
    let hoped = own
    for (let arc = model.start[host]!; arc < model.start[host + 1]!; arc += 1) {
      const item = model.to[arc]!
      const gain = this.arcCost[arc]! - prices[item]!
      // Somebody who costs more than all could gain is still wanted when members are missing.
      if (gain === Infinity) continue
      const kind = Math.min(model.weight[item]!, this.classes)
      this.offer(kind * width, kind, gain, item)
      if (gain < 0) hoped += gain
    }
    if (hoped >= 0 && !must) return 0
    const need = Math.max(0, model.minWeight - model.weight[host]!)
    const rest = this.combine(need)
    const reduced = own + rest.value
    if (!must && reduced >= 0) return 0
    if (reduced === Infinity) return 0
    slope[host]! -= 1
    let { left, missing } = rest
    for (let kind = this.classes; kind >= 1; kind -= 1) {
      const take = this.choice[this.cell(kind, left, missing)]!
      for (let k = 0; k < take; k += 1) slope[names[kind * width + k]!]! -= 1
      left -= take
      missing = Math.max(0, missing - take * kind)
    }
    void gains
    return reduced
  }

  /** The reduced cost of the best items to attach to a branch, within its number of items. */
  branch(branch: number, prices: Float64Array, slope: Float64Array): number {
    const gains: [number, number][] = []
    for (let at = this.branchStart[branch]!; at < this.branchStart[branch + 1]!; at += 1) {
      const item = this.branchItem[at]!
      const gain = this.branchCost[at]! - prices[item]!
      if (gain < 0) gains.push([gain, item])
    }
    gains.sort((a, b) => a[0] - b[0])
    let value = 0
    for (const [gain, item] of gains.slice(0, Math.max(0, this.model.branchItems[branch]!))) {
      value += gain
      slope[item]! -= 1
    }
    return value
  }

  private offer(base: number, kind: number, gain: number, item: number): void {
    const { gains, names, sizes, room } = this
    let at = sizes[kind]!
    if (at === room) {
      if (room === 0 || gain >= gains[base + room - 1]!) return
      at -= 1
    } else sizes[kind]! += 1
    for (; at > 0 && gains[base + at - 1]! > gain; at -= 1) {
      gains[base + at] = gains[base + at - 1]!
      names[base + at] = names[base + at - 1]!
    }
    gains[base + at] = gain
    names[base + at] = item
  }

  private cell(kind: number, left: number, missing: number): number {
    return (kind * (this.room + 1) + left) * (this.model.minWeight + 1) + missing
  }

  /** Cheapest choice of at most `room` items that brings at least `need` members. Table: cost with classes up to `kind`. */
  private combine(need: number): { value: number; left: number; missing: number } {
    const { table, choice, gains, sizes, room } = this
    for (let left = 0; left <= room; left += 1)
      for (let missing = 0; missing <= need; missing += 1) table[this.cell(0, left, missing)] = missing === 0 ? 0 : Infinity
    for (let kind = 1; kind <= this.classes; kind += 1)
      for (let left = 0; left <= room; left += 1)
        for (let missing = 0; missing <= need; missing += 1) {
          let best = table[this.cell(kind - 1, left, missing)]!
          let taken = 0
          let sum = 0
          const most = Math.min(left, sizes[kind]!)
          for (let take = 1; take <= most; take += 1) {
            sum += gains[kind * (room + 1) + take - 1]!
            const rest = table[this.cell(kind - 1, left - take, Math.max(0, missing - take * kind))]!
            if (sum + rest < best) {
              best = sum + rest
              taken = take
            }
          }
          table[this.cell(kind, left, missing)] = best
          choice[this.cell(kind, left, missing)] = taken
        }
    return { value: table[this.cell(this.classes, room, need)]!, left: room, missing: need }
  }
}

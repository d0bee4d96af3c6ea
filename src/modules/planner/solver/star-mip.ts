import { changeCost, nobody, surcharge, type StarModel } from '../formation/model.ts'
import type { Pin } from '../formation/types.ts'

/** What a row of the program stands for, so that a conflict can be told in the words of the problem. */
export type RowLabel =
  | { readonly pin: string }
  | { readonly limit: 'maxOrganisations' | 'branchMaxMembers' | 'maxAttached' | 'minFull' }
  | null

/** A mixed-integer program, minimised, every column at least 0; rows as compressed sparse rows. */
export interface Program {
  readonly cost: Float64Array
  readonly upper: Float64Array
  /** 1 where a column must be whole; all of them unless given. */
  readonly integer?: Uint8Array
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
  readonly starts: Int32Array
  readonly indices: Int32Array
  readonly values: Float64Array
}

export interface StarProgram {
  readonly program: Program
  readonly labels: readonly RowLabel[]
  /** Column of an item at a host; -1 where it may not go. The lead's own column says that the star is open. */
  readonly columnOf: (item: number, host: number) => number
  readonly leftOut: (item: number) => number
  /** Item and host of each column; host nobody for "left out". */
  readonly columns: readonly (readonly [number, number])[]
}

/** The star model of planner runs as a program over its candidates. Pins of the model hold; `pinRows` become rows of their own. */
export function starProgram(model: StarModel, pinRows: readonly PinRow[] = []): StarProgram {
  const { n } = model
  const columns: [number, number][] = []
  const cost: number[] = []
  const upper: number[] = []
  const column = new Map<number, number>()
  const width = n + model.branches + 1
  const key = (item: number, host: number) => item * width + host + 1
  const put = (item: number, host: number, price: number, limit = 1) => {
    if (price === Infinity) return
    column.set(key(item, host), columns.length)
    columns.push([item, host])
    cost.push(price)
    upper.push(limit)
  }
  for (let item = 0; item < n; item += 1) {
    put(item, item, model.opening + surcharge(model, item, item))
    for (let arc = model.start[item]!; arc < model.start[item + 1]!; arc += 1) {
      const host = model.to[arc]!
      if (surcharge(model, host, host) < Infinity) put(item, host, model.pair(item, host) + surcharge(model, item, host))
    }
    for (let arc = model.branchStart[item]!; arc < model.branchStart[item + 1]!; arc += 1) {
      const host = n + model.branchTo[arc]!
      put(item, host, model.branchCost[arc]! + surcharge(model, item, host))
    }
    const pinned = model.pins !== null && (model.pins.onlyHost[item] !== nobody || model.pins.groups.has(model.pins.head[item]!))
    put(item, nobody, model.uncovered + changeCost(model.stability, model.home[item]!, nobody), pinned ? 0 : 1)
  }
  const columnOf = (item: number, host: number) => column.get(key(item, host)) ?? -1
  const rows = new Rows()
  coverRows(model, rows, columnOf)
  hostRows(model, rows, columnOf)
  groupRows(model, rows, columnOf)
  for (const { pin, ...row } of pinRows) if (row.kind === 'together') togetherRows(model, rows, columnOf, row.a, row.b, { pin })
  for (const { pin, ...row } of pinRows) addPin(model, rows, columnOf, row, { pin })
  const { labels, ...rest } = rows.done()
  const program = { cost: Float64Array.from(cost), upper: Float64Array.from(upper), ...rest }
  return { program, labels, columnOf, leftOut: (item) => columnOf(item, nobody), columns }
}

/** A pin as rows: items and hosts in the numbers of the run. */
export interface PinRow {
  readonly pin: string
  readonly kind: Pin['kind']
  readonly a: number
  /** Host of `in` and `not-in`, the other item of `together` and `apart`. */
  readonly b: number
}

type ColumnOf = (item: number, host: number) => number

class Rows {
  private readonly lower: number[] = []
  private readonly upper: number[] = []
  private readonly starts: number[] = [0]
  private readonly indices: number[] = []
  private readonly values: number[] = []
  private readonly labels: RowLabel[] = []

  /** One row; entries on columns that do not exist are left out. */
  add(lower: number, upper: number, entries: readonly (readonly [number, number])[], label: RowLabel = null): void {
    const merged = new Map<number, number>()
    for (const [index, value] of entries) if (index >= 0) merged.set(index, (merged.get(index) ?? 0) + value)
    for (const [index, value] of merged) {
      this.indices.push(index)
      this.values.push(value)
    }
    this.starts.push(this.indices.length)
    this.lower.push(lower)
    this.upper.push(upper)
    this.labels.push(label)
  }

  done() {
    return {
      rowLower: Float64Array.from(this.lower),
      rowUpper: Float64Array.from(this.upper),
      starts: Int32Array.from(this.starts),
      indices: Int32Array.from(this.indices),
      values: Float64Array.from(this.values),
      labels: this.labels,
    }
  }
}

/** Hosts an item could have, itself first. */
function hostsOf(model: StarModel, item: number): number[] {
  return [
    item,
    ...model.to.subarray(model.start[item]!, model.start[item + 1]!),
    ...[...model.branchTo.subarray(model.branchStart[item]!, model.branchStart[item + 1]!)].map((branch) => model.n + branch),
  ]
}

function coverRows(model: StarModel, rows: Rows, columnOf: ColumnOf): void {
  for (let item = 0; item < model.n; item += 1)
    rows.add(
      1,
      1,
      [...hostsOf(model, item), nobody].map((host) => [columnOf(item, host), 1] as const),
    )
}

function hostRows(model: StarModel, rows: Rows, columnOf: ColumnOf): void {
  const { n, weight } = model
  const heaviest = weight.reduce((most, each) => Math.max(most, each), 0)
  for (let host = 0; host < n; host += 1) {
    const open = columnOf(host, host)
    if (open < 0) continue
    const guests = [...model.to.subarray(model.start[host]!, model.start[host + 1]!)].filter((item) => columnOf(item, host) >= 0)
    const sum = (of: (item: number) => number) => guests.map((item) => [columnOf(item, host), of(item)] as const)
    for (const item of guests)
      rows.add(-Infinity, 0, [
        [columnOf(item, host), 1],
        [open, -1],
      ])
    rows.add(0, Infinity, [...sum((item) => weight[item]!), [open, weight[host]! - model.minWeight]], { limit: 'minFull' })
    rows.add(-Infinity, 0, [...sum(() => 1), [open, 1 - model.maxItems]], { limit: 'maxOrganisations' })
    if (heaviest * model.maxItems > model.maxWeight)
      rows.add(-Infinity, 0, [...sum((item) => weight[item]!), [open, weight[host]! - model.maxWeight]], {
        limit: 'branchMaxMembers',
      })
  }
  const attached = new Map<number, number[]>()
  for (let item = 0; item < n; item += 1)
    for (const host of hostsOf(model, item)) if (host >= n) attached.set(host, [...(attached.get(host) ?? []), item])
  for (const [host, items] of attached) {
    const branch = host - n
    rows.add(
      -Infinity,
      model.branchItems[branch]!,
      items.map((item) => [columnOf(item, host), 1]),
      { limit: 'maxAttached' },
    )
    rows.add(
      -Infinity,
      model.branchWeight[branch]!,
      items.map((item) => [columnOf(item, host), weight[item]!]),
      { limit: 'branchMaxMembers' },
    )
  }
}

/** Groups and separations the model itself holds. */
function groupRows(model: StarModel, rows: Rows, columnOf: ColumnOf): void {
  if (model.pins === null) return
  for (const [head, items] of model.pins.groups)
    for (const item of items) if (item !== head) togetherRows(model, rows, columnOf, head, item, null)
  for (const [a, others] of model.pins.apart) for (const b of others) if (a < b) apartRows(model, rows, columnOf, a, b, null)
}

function togetherRows(model: StarModel, rows: Rows, columnOf: ColumnOf, a: number, b: number, label: RowLabel): void {
  for (const host of new Set([...hostsOf(model, a), ...hostsOf(model, b)]))
    rows.add(
      0,
      0,
      [
        [columnOf(a, host), 1],
        [columnOf(b, host), -1],
      ],
      label,
    )
}

function apartRows(model: StarModel, rows: Rows, columnOf: ColumnOf, a: number, b: number, label: RowLabel): void {
  const others = new Set(hostsOf(model, b))
  for (const host of hostsOf(model, a)) {
    if (!others.has(host)) continue
    const both: [number, number][] = [
      [columnOf(a, host), 1],
      [columnOf(b, host), 1],
    ]
    rows.add(-Infinity, 1, both, label)
  }
}

function addPin(model: StarModel, rows: Rows, columnOf: ColumnOf, { kind, a, b }: Omit<PinRow, 'pin'>, label: RowLabel): void {
  if (kind === 'in') rows.add(1, Infinity, [[columnOf(a, b), 1]], label)
  else if (kind === 'lead') rows.add(1, Infinity, [[columnOf(a, a), 1]], label)
  else if (kind === 'not-in') rows.add(-Infinity, 0, [[columnOf(a, b), 1]], label)
  else if (kind === 'not-lead') rows.add(-Infinity, 0, [[columnOf(a, a), 1]], label)
  else if (kind === 'apart') apartRows(model, rows, columnOf, a, b, label)
  else for (const item of [a, b]) rows.add(-Infinity, 0, [[columnOf(item, nobody), 1]], label)
}

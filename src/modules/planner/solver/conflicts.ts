import type { StarModel } from '../formation/model.ts'
import type { Prepared, Run } from '../formation/prepare.ts'
import type { Pin, PinConflict } from '../formation/types.ts'
import { runSolver } from './run-solver.ts'
import { starProgram, type PinRow, type RowLabel } from './star-mip.ts'

/**
 * Which pins cannot all be kept, each set a smallest one: dropping any of its pins would resolve it. Finds what shows only when
 * branches are actually formed (nobody left to join, a limit reached). Null when the solver is absent or did not finish.
 */
export async function solverConflicts(prepared: Prepared, seconds: number, signal?: AbortSignal): Promise<PinConflict[] | null> {
  const conflicts: PinConflict[] = [...prepared.conflicts]
  for (const run of prepared.runs) {
    let pins = run.pins
    for (;;) {
      const core = await smallestConflict(run, pins, seconds, signal)
      if (core === null) return null
      if (core.pins.length === 0) break
      conflicts.push(core)
      const last = core.pins.at(-1)
      pins = pins.filter((pin) => pin.id !== last)
    }
  }
  return conflicts
}

async function smallestConflict(
  run: Run,
  pins: readonly Pin[],
  seconds: number,
  signal?: AbortSignal,
): Promise<PinConflict | null> {
  const none = { pins: [], limit: null }
  if (pins.length === 0) return none
  const first = await ask(run, pins, seconds, signal, true)
  if (first === null) return null
  if (first === 'feasible') return none
  let core = pins
  const named = new Set(first.flatMap((label) => (label !== null && 'pin' in label ? [label.pin] : [])))
  const hinted = pins.filter((pin) => named.has(pin.id))
  // The solver's own answer comes from the program without whole numbers and may say too little or too much: it is only a hint.
  if (hinted.length > 0 && hinted.length < pins.length && (await isConflict(run, hinted, seconds, signal))) core = hinted
  for (const pin of core) {
    const without = core.filter((other) => other !== pin)
    if (without.length > 0 && (await isConflict(run, without, seconds, signal))) core = without
  }
  return { pins: core.map((pin) => pin.id), limit: await limitOf(run, core, seconds, signal) }
}

/** The first limit without which the pins could be kept. */
async function limitOf(run: Run, pins: readonly Pin[], seconds: number, signal?: AbortSignal): Promise<PinConflict['limit']> {
  const { model } = run
  const roomy = (part: Partial<StarModel>): Run => ({ ...run, model: { ...model, ...part } })
  const loose: Record<string, Partial<StarModel>> = {
    maxOrganisations: { maxItems: Math.max(model.n, 1) },
    minFull: { minWeight: 1 },
    maxAttached: { branchItems: model.branchItems.map(() => model.n) },
    branchMaxMembers: { maxWeight: 1_000_000, branchWeight: model.branchWeight.map(() => 1_000_000) },
  }
  const possible = async (part: Partial<StarModel>) => (await ask(roomy(part), pins, seconds, signal)) === 'feasible'
  // Without any limit still impossible: the pins contradict each other by themselves.
  if (!(await possible(Object.assign({}, ...Object.values(loose))))) return null
  for (const [limit, part] of Object.entries(loose)) if (await possible(part)) return limit
  return null
}

async function isConflict(run: Run, pins: readonly Pin[], seconds: number, signal?: AbortSignal): Promise<boolean> {
  const answer = await ask(run, pins, seconds, signal)
  return answer !== null && answer !== 'feasible'
}

/** Feasible, or the rows that stand against each other; null when nobody could say. */
async function ask(
  run: Run,
  pins: readonly Pin[],
  seconds: number,
  signal?: AbortSignal,
  conflict = false,
): Promise<'feasible' | RowLabel[] | null> {
  const { model, rows } = part(run, pins)
  const { program, labels } = starProgram(model, rows)
  program.cost.fill(0)
  const answer = await runSolver({ program, start: null, seconds, relativeGap: 1, conflict }, signal)
  if (answer.kind !== 'done') return null
  return answer.status === 'infeasible' ? answer.rows.map((row) => labels[row]!) : 'feasible'
}

/**
 * The part of a run that decides whether the pins can be kept: who is pinned, whom they could join, and whom those could take in.
 * Everybody else may be left out, which hinders nobody.
 */
function part(run: Run, pins: readonly Pin[]): { model: StarModel; rows: PinRow[] } {
  const { model, numberOf } = run
  const rows = pins.map((pin): PinRow => {
    if ('organisations' in pin) {
      const [a, b] = pin.organisations.map((id) => numberOf.get(id)!)
      return { pin: pin.id, kind: pin.kind, a: a!, b: b! }
    }
    const a = numberOf.get(pin.organisation)!
    return { pin: pin.id, kind: pin.kind, a, b: 'host' in pin ? (numberOf.get(pin.host) ?? a) : a }
  })
  const kept = new Set<number>(
    rows.flatMap(({ kind, a, b }) => (kind === 'lead' || kind === 'not-lead' ? [a] : [a, b])).filter((at) => at < model.n),
  )
  for (let hop = 0; hop < 2; hop += 1) {
    const reached = [...kept]
    for (const item of reached) for (const other of model.to.subarray(model.start[item]!, model.start[item + 1]!)) kept.add(other)
  }
  const items = [...kept].sort((a, b) => a - b)
  const numbers = new Map(items.map((item, at) => [item, at]))
  const n = items.length
  const lists = items.map((item) =>
    [...model.to.subarray(model.start[item]!, model.start[item + 1]!)].flatMap((other) => numbers.get(other) ?? []),
  )
  const branchLists = items.map((item) => [...model.branchTo.subarray(model.branchStart[item]!, model.branchStart[item + 1]!)])
  const small: StarModel = {
    ...model,
    n,
    weight: Int32Array.from(items, (item) => model.weight[item]!),
    pair: (i, j) => model.pair(items[i]!, items[j]!),
    home: Int32Array.from(items, (item) => model.home[item]!),
    stability: 0,
    pins: null,
    ...compressed(lists),
    branchStart: compressed(branchLists).start,
    branchTo: compressed(branchLists).to,
    branchCost: new Float64Array(branchLists.flat().length),
  }
  const numbered = (at: number) => (at < model.n ? numbers.get(at)! : at - model.n + n)
  return { model: small, rows: rows.map((row) => ({ ...row, a: numbered(row.a), b: numbered(row.b) })) }
}

function compressed(lists: readonly (readonly number[])[]): { start: Int32Array; to: Int32Array } {
  const start = new Int32Array(lists.length + 1)
  lists.forEach((list, at) => {
    start[at + 1] = start[at]! + list.length
  })
  return { start, to: Int32Array.from(lists.flat()) }
}

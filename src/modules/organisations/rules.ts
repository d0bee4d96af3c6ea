import type { Day } from '../../kernel/dates.ts'

/** A period of facts `[fromOn, untilOn)`; null while it lasts. */
export interface Period<F> {
  readonly fromOn: Day
  readonly untilOn: Day | null
  readonly facts: F
}

/**
 * The periods of a unit after `patch` holds from `day` on. What was true before `day` stays true. Later periods take the patch
 * over wherever they still carried the value that is being replaced; where a later act had set another value, that stays.
 *
 * Periods are ordered and apart. A day before the first period opens one that lasts until the first.
 */
export function changeFrom<F extends object>(periods: readonly Period<F>[], day: Day, patch: Partial<F>, blank: F): Period<F>[] {
  const at = periods.findIndex((period) => period.fromOn <= day && (period.untilOn === null || day < period.untilOn))
  if (at < 0) return insertMissing(periods, day, { ...blank, ...patch })
  const current = periods[at]!
  const before = current.fromOn < day ? [{ ...current, untilOn: day }] : []
  const changed: Period<F>[] = [{ fromOn: day, untilOn: current.untilOn, facts: { ...current.facts, ...patch } }]
  const open = new Map(Object.entries(patch).map(([key, value]) => [key, { replaced: current.facts[key as keyof F], value }]))
  for (const later of periods.slice(at + 1)) {
    const facts = { ...later.facts }
    for (const [key, { replaced, value }] of open) {
      if (same(facts[key as keyof F], replaced)) facts[key as keyof F] = value as F[keyof F]
      else open.delete(key)
    }
    changed.push({ ...later, facts })
  }
  return joinEqual([...periods.slice(0, at), ...before, ...changed])
}

function insertMissing<F extends object>(periods: readonly Period<F>[], day: Day, facts: F): Period<F>[] {
  const next = periods.find((period) => period.fromOn > day)
  return [...periods, { fromOn: day, untilOn: next?.fromOn ?? null, facts }].sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))
}

/** Two neighbouring periods with the same facts are one. */
function joinEqual<F extends object>(periods: readonly Period<F>[]): Period<F>[] {
  const joined: Period<F>[] = []
  for (const period of periods) {
    const last = joined.at(-1)
    if (last && last.untilOn === period.fromOn && sameFacts(last.facts, period.facts))
      joined[joined.length - 1] = { ...last, untilOn: period.untilOn }
    else joined.push(period)
  }
  return joined
}

export function sameFacts<F extends object>(a: F, b: F): boolean {
  return Object.keys({ ...a, ...b }).every((key) => same(a[key as keyof F], b[key as keyof F]))
}

function same(a: unknown, b: unknown): boolean {
  if (Buffer.isBuffer(a) && Buffer.isBuffer(b)) return a.equals(b)
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}

/** The periods after `from` gave way to `to` in one fact from `day` on, wherever it still stood; earlier days keep it. */
export function replaceFrom<F extends object, K extends keyof F>(
  periods: readonly Period<F>[],
  day: Day,
  key: K,
  from: F[K],
  to: F[K],
): Period<F>[] {
  const replaced = periods.flatMap((period): Period<F>[] => {
    if (!same(period.facts[key], from) || (period.untilOn !== null && period.untilOn <= day)) return [period]
    const facts = { ...period.facts, [key]: to }
    if (period.fromOn >= day) return [{ ...period, facts }]
    return [
      { ...period, untilOn: day },
      { fromOn: day, untilOn: period.untilOn, facts },
    ]
  })
  return joinEqual(replaced)
}

/** Which rows of the old periods go and which new ones come, so that untouched rows keep the act that recorded them. */
export function differenceOf<F extends object, R extends Period<F>>(
  old: readonly R[],
  wanted: readonly Period<F>[],
): { retract: R[]; record: Period<F>[] } {
  const equal = (a: Period<F>, b: Period<F>) => a.fromOn === b.fromOn && a.untilOn === b.untilOn && sameFacts(a.facts, b.facts)
  return {
    retract: old.filter((row) => !wanted.some((period) => equal(row, period))),
    record: wanted.filter((period) => !old.some((row) => equal(row, period))),
  }
}

/** May `fromNo` stand under `toNo`? Not when that would close a circle on a line that conveys rights. */
export function closesCircle(edges: readonly { fromNo: number; toNo: number }[], fromNo: number, toNo: number): boolean {
  const above = new Map<number, number[]>()
  for (const edge of edges) above.set(edge.fromNo, [...(above.get(edge.fromNo) ?? []), edge.toNo])
  const seen = new Set<number>()
  const walk = (no: number): boolean => {
    if (no === fromNo) return true
    if (seen.has(no)) return false
    seen.add(no)
    return (above.get(no) ?? []).some(walk)
  }
  return walk(toNo)
}

/** Sorts of sites temporary Party organisations are set up at (CN-47). */
export const deploymentSites = ['crossing', 'observation_point', 'village_team', 'other'] as const
export type DeploymentSite = (typeof deploymentSites)[number]

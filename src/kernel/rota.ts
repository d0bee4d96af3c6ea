import type { Day } from './dates.ts'

/** What is known when turns are given. `Id` is whatever names a member: a number of a unit, an identifier of a person. */
export interface Rota<Id> {
  /** In the order they agreed on; it decides where nothing else does. */
  readonly members: readonly Id[]
  readonly dates: readonly Day[]
  /** How often each has served so far. Whoever is not named is new and begins with the least of the others: nobody makes up for years before. */
  readonly served?: ReadonlyMap<Id, number>
  /** When each served last. Whoever never did has waited longest. */
  readonly lastOn?: ReadonlyMap<Id, Day>
  /** Dates on which a member does not serve: away, or skipped with a reason. */
  readonly away?: ReadonlyMap<Id, ReadonlySet<Day>>
  /** Dates that were settled by a person, by exchange or otherwise. They stand, whatever else is known, while their member belongs. */
  readonly settled?: ReadonlyMap<Day, Id>
}

export interface Turn<Id> {
  readonly day: Day
  /** Null: nobody is there that day. */
  readonly who: Id | null
  readonly settled: boolean
  /** Members who had served less or waited longer and are away that day. */
  readonly passed: readonly Id[]
}

/**
 * Who serves when. Counts at the end are as even as they can be: they differ by more than one only where absences, settled dates or the
 * counts before leave no other way. Among equals whoever waited longest comes first, then whoever stands first in the order.
 * The same input always gives the same turns.
 */
export function turnsOf<Id>(rota: Rota<Id>): Turn<Id>[] {
  const members = [...new Set(rota.members)]
  const dates = [...new Set(rota.dates)].sort()
  const counts = startingCounts(members, rota.served)
  const last = new Map(rota.lastOn)
  const settledOn = (day: Day) => settledFor(rota, members, day)
  for (const day of dates) {
    const who = settledOn(day)
    if (who !== undefined) counts.set(who, counts.get(who)! + 1)
  }
  const free = dates.filter((day) => settledOn(day) === undefined)
  const presentOn = (day: Day) => members.filter((id) => !rota.away?.get(id)?.has(day))
  const waiting = (a: Id, b: Id) =>
    counts.get(a)! - counts.get(b)! || compare(last.get(a) ?? '', last.get(b) ?? '') || members.indexOf(a) - members.indexOf(b)
  const best = evenness(counts, free.map(presentOn))
  let ahead = free.length
  return dates.map((day) => {
    const fixed = settledOn(day)
    if (fixed !== undefined) {
      last.set(fixed, day)
      return { day, who: fixed, settled: true, passed: [] }
    }
    ahead -= 1
    const present = presentOn(day).sort(waiting)
    const rest = free.slice(free.length - ahead).map(presentOn)
    const who = present.find((id) => evenness(plusOne(counts, id), rest) === best) ?? null
    if (who === null) return { day, who, settled: false, passed: [] }
    const passed = members.filter((id) => !present.includes(id) && waiting(id, who) < 0)
    counts.set(who, counts.get(who)! + 1)
    last.set(who, day)
    return { day, who, settled: false, passed }
  })
}

/** Two turns exchanged, as dates to settle; null where one of them has nobody to give or both are the same member's. */
export function exchanged<Id>(turns: readonly Turn<Id>[], one: Day, other: Day): ReadonlyMap<Day, Id> | null {
  const [first, second] = [one, other].map((day) => turns.find((turn) => turn.day === day)?.who ?? null)
  if (first == null || second == null || first === second) return null
  return new Map([
    [one, second],
    [other, first],
  ])
}

function settledFor<Id>(rota: Rota<Id>, members: readonly Id[], day: Day): Id | undefined {
  const who = rota.settled?.get(day)
  return who !== undefined && members.includes(who) ? who : undefined
}

function startingCounts<Id>(members: readonly Id[], served: Rota<Id>['served']): Map<Id, number> {
  const known = members.flatMap((id) => served?.get(id) ?? [])
  const least = known.length > 0 ? Math.min(...known) : 0
  return new Map(members.map((id) => [id, served?.get(id) ?? least]))
}

const plusOne = <Id>(counts: ReadonlyMap<Id, number>, id: Id) => new Map(counts).set(id, counts.get(id)! + 1)
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The least sum of squares the counts can come to when every date is taken by one of those present: the measure of even counts.
 * Dates are given one by one to the least burdened member that can be reached by handing given dates on; that keeps the sum least.
 */
function evenness<Id>(before: ReadonlyMap<Id, number>, presence: readonly (readonly Id[])[]): number {
  const counts = new Map(before)
  const everybody = counts.size
  const taken: (Id | null)[] = presence.map(() => null)
  presence.forEach((present, date) => {
    const path = present.length === everybody ? null : handOn(date, presence, taken, counts)
    if (path) return follow(path, taken, counts)
    const least = leastOf(present, counts)
    if (least === null) return
    taken[date] = least
    counts.set(least, counts.get(least)! + 1)
  })
  return [...counts.values()].reduce((sum, count) => sum + count * count, 0)
}

type Step<Id> = { readonly date: number; readonly to: Id; readonly from: Step<Id> | null }

/** Breadth first over members that can take the date, or take over from who gives one up for it. */
function handOn<Id>(
  date: number,
  presence: readonly (readonly Id[])[],
  taken: readonly (Id | null)[],
  counts: ReadonlyMap<Id, number>,
): Step<Id> | null {
  const seen = new Set<Id>()
  const queue: Step<Id>[] = []
  const enter = (of: number, from: Step<Id> | null) => {
    for (const to of presence[of]!) {
      if (seen.has(to)) continue
      seen.add(to)
      queue.push({ date: of, to, from })
    }
  }
  enter(date, null)
  for (let at = 0; at < queue.length; at += 1)
    taken.forEach((who, given) => {
      if (who === queue[at]!.to) enter(given, queue[at]!)
    })
  return queue.reduce<Step<Id> | null>((best, step) => (best && counts.get(best.to)! <= counts.get(step.to)! ? best : step), null)
}

function follow<Id>(path: Step<Id>, taken: (Id | null)[], counts: Map<Id, number>): void {
  counts.set(path.to, counts.get(path.to)! + 1)
  for (let step: Step<Id> | null = path; step; step = step.from) taken[step.date] = step.to
}

function leastOf<Id>(present: readonly Id[], counts: ReadonlyMap<Id, number>): Id | null {
  return present.reduce<Id | null>((best, id) => (best === null || counts.get(id)! < counts.get(best)! ? id : best), null)
}

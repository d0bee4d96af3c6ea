import type { Day } from '../../../kernel/dates.ts'
import { type Rota, type Turn, turnsOf } from '../../../kernel/rota.ts'

/** A day of a series as its record stands. */
export interface SeriesDay {
  readonly day: Day
  readonly state: 'planned' | 'held' | 'cancelled'
  readonly hostNos: readonly number[]
}

/** What a person said of a turn: later words take the place of earlier ones of the same day. */
export interface TurnChange {
  readonly what: 'skip' | 'settle'
  readonly day: Day
  readonly unitNo: number
}

export interface Rotation {
  /** Party organisations in the order they agreed on. */
  readonly memberNos: readonly number[]
  /** Turns counted for each from before it belonged, in the same order. */
  readonly servedBefore: readonly number[]
  readonly days: readonly SeriesDay[]
  /** Days before it stand as they were planned, whoever takes turns now. */
  readonly turnsFrom?: Day | null
  /** In the order they were said. */
  readonly changes: readonly TurnChange[]
}

/** A day that was held, or has passed and is still to be recorded, was its host's turn; one called off was nobody's. */
const isOver = ({ day, state }: SeriesDay, from: Day) => state === 'held' || (state === 'planned' && day < from)
const isOpen = ({ day, state }: SeriesDay, from: Day) => state === 'planned' && day >= from

/** Turns each member has had before a day. */
export function servedOf({ memberNos, servedBefore, days }: Rotation, from: Day): Map<number, number> {
  const over = days.filter((one) => isOver(one, from))
  return new Map(memberNos.map((no, at) => [no, servedBefore[at]! + over.filter((one) => one.hostNos.includes(no)).length]))
}

/** Who hosts the days still planned from a day on. */
export function turnsFrom(rotation: Rotation, from: Day): Turn<number>[] {
  const { turnsFrom: first = null } = rotation
  return turnsOf(rotaFrom(rotation, first !== null && first > from ? first : from))
}

function rotaFrom(rotation: Rotation, from: Day): Rota<number> {
  const { memberNos, days, changes } = rotation
  const lastOn = new Map<number, Day>()
  for (const one of days.filter((day) => isOver(day, from)).toSorted((a, b) => (a.day < b.day ? -1 : 1)))
    for (const no of one.hostNos) lastOn.set(no, one.day)
  const away = new Map<number, Set<Day>>(memberNos.map((no) => [no, new Set()]))
  const settled = new Map<Day, number>()
  for (const { what, day, unitNo } of changes) {
    if (what === 'settle') {
      settled.set(day, unitNo)
      away.get(unitNo)?.delete(day)
      continue
    }
    away.get(unitNo)?.add(day)
    if (settled.get(day) === unitNo) settled.delete(day)
  }
  const dates = days.filter((one) => isOpen(one, from)).map((one) => one.day)
  return { members: memberNos, dates, served: servedOf(rotation, from), lastOn, away, settled }
}

/**
 * Members from a day on, in the order given. Whoever stays keeps its turns; whoever comes begins with the least of them, and nobody makes up
 * for the time before it belonged. Turns it had in an earlier spell count.
 */
export function regrouped(
  rotation: Rotation,
  memberNos: readonly number[],
  day: Day,
): Pick<Rotation, 'memberNos' | 'servedBefore' | 'turnsFrom'> {
  const before = new Map(rotation.memberNos.map((no, at) => [no, rotation.servedBefore[at]!]))
  const served = servedOf(rotation, day)
  const least = Math.min(
    ...(memberNos.some((no) => served.has(no)) ? memberNos : rotation.memberNos).flatMap((no) => served.get(no) ?? []),
  )
  const hosted = (no: number) => rotation.days.filter((one) => isOver(one, day) && one.hostNos.includes(no)).length
  const begins = (no: number) => Math.max(0, least - hosted(no))
  return { memberNos, servedBefore: memberNos.map((no) => before.get(no) ?? begins(no)), turnsFrom: day }
}

/** Members after one is no more: its successor takes its place and goes on with its turns; who belongs already keeps its own. */
export function handedOn(
  rotation: Rotation,
  fromNo: number,
  toNo: number | null,
  day: Day,
): Pick<Rotation, 'memberNos' | 'servedBefore'> {
  const { memberNos, servedBefore } = rotation
  const stays = toNo !== null && !memberNos.includes(toNo)
  const before = new Map(memberNos.map((no, at) => [no, servedBefore[at]!]))
  const taken = servedOf(rotation, day).get(fromNo) ?? 0
  const left = memberNos.filter((no) => no !== fromNo || stays)
  return {
    memberNos: left.map((no) => (no === fromNo ? toNo! : no)),
    servedBefore: left.map((no) => (no === fromNo ? taken : before.get(no)!)),
  }
}

import type { Day } from '../../../kernel/dates.ts'
import { addMonths } from '../../../kernel/working-days.ts'
import { type Turn, turnsOf } from '../../../kernel/rota.ts'

export const turnRoles = ['convenor', 'host'] as const
export type TurnRole = (typeof turnRoles)[number]

export interface TurnNote {
  readonly day: Day
  readonly kind: 'kept' | 'away' | 'settled'
  readonly unitNo: number
  readonly reason: string | null
}

export interface TurnMember {
  readonly unitNo: number
  readonly fromOn: Day
}

/** First days of the terms from the founding on, before `until`; the 31st falls on the last of a shorter month. */
export function termStarts(establishedOn: Day, months: number, until: Day): Day[] {
  const starts: Day[] = []
  for (let n = 0; ; n += 1) {
    const day = addMonths(establishedOn, n * months)
    if (day >= until) return starts
    starts.push(day)
  }
}

export interface TurnOfTerm extends Turn<number> {
  readonly until: Day
  readonly kept: boolean
}

/**
 * Who convenes or hosts when (CN-20, CN-34). Turns written down before the membership changed stay as they were; from there on the
 * members of today take turns, counted from what each has had. Whoever joins later does not make up for the time before.
 */
export function turnsAt(
  members: readonly TurnMember[],
  establishedOn: Day,
  months: number,
  until: Day,
  notes: readonly TurnNote[],
): TurnOfTerm[] {
  const starts = termStarts(establishedOn, months, until)
  const kept = new Map(notes.filter((note) => note.kind === 'kept').map((note) => [note.day, note.unitNo]))
  const last = [...kept.keys()].toSorted().at(-1)
  const served = new Map(members.filter((one) => last !== undefined && one.fromOn <= last).map((one) => [one.unitNo, 0]))
  const lastOn = new Map<number, Day>()
  for (const [day, unitNo] of [...kept].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (served.has(unitNo)) served.set(unitNo, served.get(unitNo)! + 1)
    lastOn.set(unitNo, day)
  }
  const away = new Map<number, Set<Day>>()
  for (const note of notes)
    if (note.kind === 'away') away.set(note.unitNo, (away.get(note.unitNo) ?? new Set<Day>()).add(note.day))
  const settled = new Map(notes.filter((note) => note.kind === 'settled').map((note) => [note.day, note.unitNo]))
  const order = members.map((one) => one.unitNo)
  const ahead = turnsOf({ members: order, dates: starts.filter((day) => !kept.has(day)), served, lastOn, away, settled })
  const turns = new Map(ahead.map((turn) => [turn.day, turn]))
  return starts.map((day, index) => ({
    ...(turns.get(day) ?? { day, who: kept.get(day)!, settled: true, passed: [] }),
    kept: kept.has(day),
    until: starts[index + 1] ?? addMonths(establishedOn, (index + 1) * months),
  }))
}

import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import type { organisations } from '../../contract.ts'
import type { Act, Connection } from '../types.ts'

type History = AnswerOf<typeof organisations.getUnitHistory>
type Period = History['periods'][number]

export interface FactChange {
  readonly field: string
  /** null for the first record of the unit, or a blank before. */
  readonly from: string | null
  readonly to: string | null
}

export interface HistoryEntry {
  readonly act: Act
  readonly changes: readonly FactChange[]
  readonly connections: readonly Connection[]
}

const notFacts = new Set(['fromOn', 'untilOn', 'act'])

function shown(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  return typeof value === 'object' && 'name' in value ? String(value.name) : String(value)
}

/** What one period changed against the one before it; the very first only says what it was called. */
export function changesOf(period: Period, before: Period | undefined): FactChange[] {
  if (!before) return [{ field: 'name', from: null, to: period.name }]
  return Object.keys(period)
    .filter((field) => !notFacts.has(field))
    .map((field) => ({ field, from: shown(before[field as 'name']), to: shown(period[field as 'name']) }))
    .filter((change) => change.from !== change.to)
}

/** One entry an act, newest first, with the facts it changed and the connections it began. */
export function entriesOf(history: History): HistoryEntry[] {
  const byAct = new Map<number, { act: Act; changes: FactChange[]; connections: Connection[] }>()
  const entry = (act: Act) => byAct.get(act.id) ?? byAct.set(act.id, { act, changes: [], connections: [] }).get(act.id)!
  const periods = [...history.periods].sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))
  periods.forEach((period, index) => entry(period.act).changes.push(...changesOf(period, periods[index - 1])))
  for (const connection of history.connections) entry(connection.act).connections.push(connection)
  return [...byAct.values()].sort((a, b) => newestFirst(a.act, b.act))
}

function newestFirst(a: Act, b: Act): number {
  return (b.effectiveOn ?? b.recordedAt).localeCompare(a.effectiveOn ?? a.recordedAt) || b.id - a.id
}

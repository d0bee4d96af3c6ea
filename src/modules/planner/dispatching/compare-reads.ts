import { PassThrough } from 'node:stream'
import { type Call, download, query } from '../../../platform/commands/operation.ts'
import { writeCsv } from '../../../platform/exchange/csv-writer.ts'
import { writeXlsx } from '../../../platform/exchange/xlsx-writer.ts'
import { planner } from '../contract.ts'
import { dispatchWords as words } from '../document-words.ts'
import { countBy } from '../present.ts'
import { type ChangedHands, type ComparedPlan, listChangedHands } from './compare.ts'
import { presentCompared } from './present.ts'
import { getReadyDispatch, listDispatchPins, namesOfPeople } from './store.ts'

interface MovedFilter {
  readonly side?: ChangedHands['side'] | undefined
  readonly reason?: ChangedHands['reason'] | undefined
  readonly q?: string | undefined
}

async function readBoth({ tx }: Pick<Call, 'tx'>, id: string): Promise<ComparedPlan> {
  return { plan: await getReadyDispatch(tx, id), pins: await listDispatchPins(tx, id) }
}

/** Both plans, everything that changes hands with names, and what of it fits the filter. */
async function compare(call: Pick<Call, 'tx'> & { params: { id: string; other: string } }, filter: MovedFilter) {
  const here = await readBoth(call, call.params.id)
  const there = await readBoth(call, call.params.other)
  const people = [here, there].flatMap(({ plan }) => plan.facts.people.map((one) => one.id))
  const all = listChangedHands(here, there)
  const names = await namesOfPeople(call.tx, [...people, ...all.flatMap((one) => [one.from, one.to].filter((id) => id !== null))])
  const who = (id: string) => ({ id, name: names.get(id) ?? null })
  const units = new Map(here.plan.facts.units.map((unit) => [unit.no, unit.name]))
  const told = all.map(({ unitNo, from, to, ...rest }) => ({
    ...rest,
    unit: { no: unitNo, name: units.get(unitNo) ?? '' },
    from: from === null ? null : who(from),
    to: to === null ? null : who(to),
  }))
  const { side, reason, q } = filter
  const fits = (one: (typeof told)[number]) =>
    (!side || one.side === side) &&
    (!reason || one.reason === reason) &&
    (!q || [one.unit.name, one.from?.name, one.to?.name].some((name) => name?.includes(q)))
  return { here: here.plan, there: there.plan, all, moved: told.filter(fits), who }
}

export const compareDispatches = query(planner.compareDispatches, async (call) => {
  const { page, pageSize } = call.query
  const { here, there, all, moved, who } = await compare(call, call.query)
  const only = <T, K>(mine: readonly T[], other: readonly T[], key: (row: T) => K): T[] => {
    const known = new Set(other.map(key))
    return mine.filter((row) => !known.has(key(row)))
  }
  const units = [here, there].map(({ facts }) => facts.units.map(({ no, name }) => ({ no, name })))
  const people = [here, there].map(({ facts }) => facts.people.map(({ id }) => who(id)))
  return {
    items: moved.slice((page - 1) * pageSize, page * pageSize),
    total: moved.length,
    page,
    pageSize,
    here: presentCompared(here),
    there: presentCompared(there),
    reasons: countBy(all, (one) => one.reason),
    unitsOnlyHere: only(units[0]!, units[1]!, (unit) => unit.no),
    unitsOnlyThere: only(units[1]!, units[0]!, (unit) => unit.no),
    peopleOnlyHere: only(people[0]!, people[1]!, (one) => one.id),
    peopleOnlyThere: only(people[1]!, people[0]!, (one) => one.id),
  }
})

const { columns } = words
const movedHeader = [columns.unit, columns.side, columns.here, columns.there, columns.reason, columns.no]
const totalsHeader = [columns.figure, columns.side, columns.hereValue, columns.thereValue]
const figures = ['people', 'slots', 'units', 'assigned', 'unserved', 'dedicated', 'dedicatedMissing', 'within', 'below', 'idle'] as const // prettier-ignore

type Cell = string | number | null

/** Two sheets: what changes hands, and the totals of both plans; a text file holds the first. */
export const exportDispatchComparison = download(planner.exportDispatchComparison, async (call) => {
  const { format } = call.query
  const { here, there, moved } = await compare(call, call.query)
  const rows = moved.map((one): Cell[] => [
    one.unit.name,
    words.sides[one.side],
    one.from?.name ?? null,
    one.to?.name ?? null,
    words.reasons[one.reason],
    one.unit.no,
  ])
  const sheet = (name: string, header: readonly string[], lines: Iterable<Cell[]>) => ({
    name,
    columns: header.map((title) => ({ header: title, format: 'text' as const })),
    rows: lines,
    frozenColumns: 1,
  })
  const body = new PassThrough()
  const written =
    format === 'csv'
      ? writeCsv(body, movedHeader, rows)
      : writeXlsx(body, [
          sheet(words.changedHands, movedHeader, rows),
          sheet(words.totals, totalsHeader, totalRows(presentCompared(here), presentCompared(there))),
        ])
  written.then(
    () => body.end(),
    (error: Error) => body.destroy(error),
  )
  const fields = [...movedHeader, ...totalsHeader]
  call.note({ objectType: 'plan', objectId: here.id, fields, detail: { rows: rows.length, format, other: there.id } })
  return {
    fileName: `${here.title}-${words.changedHands}-${here.as_of}-${there.as_of}.${format}`,
    contentType:
      format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  }
})

type Compared = ReturnType<typeof presentCompared>

function* totalRows(here: Compared, there: Compared): Generator<Cell[]> {
  const names = [...new Set([...here.sides, ...there.sides].map((side) => side.side))]
  for (const name of names)
    for (const figure of figures) {
      const [ours, theirs] = [here, there].map(({ sides }) => sides.find((side) => side.side === name)?.[figure] ?? null)
      yield [words.figures[figure], words.sides[name], ours!, theirs!]
    }
}

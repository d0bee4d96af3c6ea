import { PassThrough } from 'node:stream'
import { download } from '../../../platform/commands/operation.ts'
import { writeCsv } from '../../../platform/exchange/csv-writer.ts'
import { writeXlsx } from '../../../platform/exchange/xlsx-writer.ts'
import { planner } from '../contract.ts'
import { dispatchWords as words } from '../document-words.ts'
import { peopleViews } from './reads.ts'
import { getReadyDispatch, namesOfPeople, type ReadyDispatch } from './store.ts'
import { DispatchLookup } from './view.ts'

type Cell = string | number | null
const { columns } = words
const unitHeader = [columns.unit, columns.street, columns.department, columns.size, columns.side, columns.person, columns.sender, columns.dedicated,
  columns.before, columns.change, columns.km, columns.liaison, columns.no] // prettier-ignore
const personHeader = [
  columns.person,
  columns.sender,
  columns.side,
  columns.load,
  columns.elsewhere,
  columns.upper,
  columns.state,
  columns.units,
]

const round = (km: number | null) => (km === null ? null : Math.round(km * 100) / 100)

/** One row an organisation and side. */
function* unitRows(plan: ReadyDispatch, lookup: DispatchLookup): Generator<Cell[]> {
  for (const unit of plan.facts.units)
    for (const side of unit.sides) {
      const line = lookup.line(unit, side)
      const liaison = lookup.liaison(unit)
      yield [
        unit.name,
        lookup.area(unit.streetNo),
        lookup.area(unit.departmentNo),
        unit.size,
        words.sides[side],
        line.person?.name ?? null,
        line.person ? (lookup.guide(line.person.id)?.sender ?? null) : null,
        line.dedicated ? words.yes : null,
        line.before?.name ?? null,
        line.change === null ? null : words.changes[line.change],
        round(line.km),
        liaison === null ? null : words.liaisons[liaison],
        unit.no,
      ]
    }
}

function* personRows(people: ReturnType<typeof peopleViews>): Generator<Cell[]> {
  for (const one of people)
    yield [one.name, one.sender, words.sides[one.side], one.load, one.elsewhere, one.upper, words.states[one.state], one.units.map((unit) => unit.name).join('；')] // prettier-ignore
}

/** Two sheets: by organisation and by instructor; a text file holds the first. */
export const exportDispatch = download(planner.exportDispatch, async (call) => {
  const plan = await getReadyDispatch(call.tx, call.params.id)
  const { format } = call.query
  const ids = [...plan.facts.people.map((one) => one.id), ...plan.facts.posts.map((one) => one.personId)]
  const names = await namesOfPeople(call.tx, ids)
  const lookup = new DispatchLookup(plan, names)
  const sheet = (name: string, header: readonly string[], rows: Generator<Cell[]>) => ({
    name,
    columns: header.map((title) => ({ header: title, format: 'text' as const })),
    rows,
    frozenColumns: 1,
  })
  const body = new PassThrough()
  const written =
    format === 'csv'
      ? writeCsv(body, unitHeader, unitRows(plan, lookup))
      : writeXlsx(body, [
          sheet(words.byUnit, unitHeader, unitRows(plan, lookup)),
          sheet(words.byPerson, personHeader, personRows(peopleViews(plan, names))),
        ])
  written.then(
    () => body.end(),
    (error: Error) => body.destroy(error),
  )
  call.note({
    objectType: 'plan',
    objectId: plan.id,
    fields: [...unitHeader, ...personHeader],
    detail: { rows: plan.facts.units.length, format },
  })
  return {
    fileName: `${plan.title}-${plan.as_of}.${format}`,
    contentType:
      format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  }
})

import { PassThrough } from 'node:stream'
import { download } from '../../platform/commands/operation.ts'
import { writeCsv } from '../../platform/exchange/csv-writer.ts'
import { writeXlsx } from '../../platform/exchange/xlsx-writer.ts'
import { planner } from './contract.ts'
import { Names } from './present.ts'
import { documentWords as words } from './document-words.ts'
import { getReadyPlan, type PlanRow } from './store.ts'
import type { StoredPlan } from './stored.ts'

type Cell = string | number | null
const { columns, outcomes } = words
const header = [columns.branch, columns.unit, columns.lead, columns.street, columns.industry, columns.fullMembers, columns.mobileMembers,
  columns.outcome, columns.clause, columns.km, columns.standIn, columns.no] // prettier-ignore

/** One row an organisation, those of a branch together with their lead first. */
function* rowsOf(plan: PlanRow & { result: StoredPlan }): Generator<Cell[]> {
  const names = new Names(plan.facts)
  const area = (no: number | null) => (no === null ? null : (plan.facts.areas[no] ?? null))
  const key = (one: StoredPlan['placements'][number]) =>
    `${one.host === null ? '9' : '0'}${(one.host ?? '').padStart(12, '0')}${one.host === one.organisation ? 0 : 1}`
  for (const one of [...plan.result.placements].sort((a, b) => (key(a) < key(b) ? -1 : 1))) {
    const unit = names.unit(one.organisation)!
    const away = one.host === null || one.host === one.organisation ? null : names.km(one.organisation, one.host)
    yield [
      one.host === null ? null : names.name(one.host),
      unit.name,
      one.host === one.organisation ? words.yes : null,
      area(unit.streetNo),
      area(unit.industryNo),
      unit.fullMembers,
      unit.mobileMembers,
      outcomes[one.outcome],
      one.clause,
      away === null ? null : Math.round(away * 100) / 100,
      one.standIn ? words.yes : null,
      unit.no,
    ]
  }
}

export const exportPlan = download(planner.exportPlan, async (call) => {
  const plan = await getReadyPlan(call.tx, call.params.id)
  const { format } = call.query
  const body = new PassThrough()
  const written =
    format === 'csv'
      ? writeCsv(body, header, rowsOf(plan))
      : writeXlsx(body, [
          {
            name: words.sheet,
            columns: header.map((title) => ({ header: title, format: 'text' as const })),
            rows: rowsOf(plan),
            frozenColumns: 2,
          },
        ])
  written.then(
    () => body.end(),
    (error: Error) => body.destroy(error),
  )
  call.note({ objectType: 'plan', objectId: plan.id, fields: header, detail: { rows: plan.facts.units.length, format } })
  return {
    fileName: `${plan.title}-${plan.as_of}.${format}`,
    contentType:
      format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  }
})

import { loadCalendar } from '../procedures/index.ts'
import type { CaseFilter } from './contract.ts'
import { type Due, dueOf, type Process, processOn } from './rules.ts'
import { processes } from './settings.ts'
import { type CaseRecord, courseOf, listCaseRows, type Reading, recordsOf } from './store.ts'

export interface Waiting {
  readonly row: CaseRecord
  readonly process: Process
  readonly first: Due
}

/** Cases of the reader's own organisations whose next day has come near or gone by, the first due first. */
export async function waitingCases(call: Reading, filter: Partial<CaseFilter>): Promise<Waiting[]> {
  const rows = (await listCaseRows(call, { ...filter, state: 'open' }, { limit: 5000, offset: 0 })).filter(({ own }) => own)
  const records = await recordsOf(
    call.tx,
    rows.map((row) => row.id),
  )
  const [versions, calendar] = [await processes(call.tx), await loadCalendar(call.tx)]
  const waiting = rows.flatMap((row) => {
    const course = courseOf(row, records.get(row.id)!)
    const process = processOn(versions(row.districtNo), course, call.today)
    const first = process && dueOf(process, course, call.today, calendar).find(({ state }) => state !== 'ahead')
    return process && first ? [{ row, process, first }] : []
  })
  return waiting.sort((a, b) => (a.first.dueOn < b.first.dueOn ? -1 : a.first.dueOn > b.first.dueOn ? 1 : a.row.no - b.row.no))
}

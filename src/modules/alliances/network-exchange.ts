import { download } from '../../platform/commands/operation.ts'
import { type TableColumn, tableFile } from '../../platform/exchange/table-file.ts'
import { dayCell } from '../../platform/exchange/output.ts'
import { activityKindNames } from '../activities/index.ts'
import { alliances } from './contract.ts'
import { fileWords } from './exchange.ts'
import { findTies } from './network.ts'
import { findCalls } from './network-calls.ts'
import { findResponsibilities, tiersOf } from './network-responsibilities.ts'
import { booksOf } from './settings.ts'

export const exportTies = download(alliances.exportTies, async (call) => {
  const { format, language, ...filter } = call.query
  const { heads, tieStages, ties } = fileWords(language)
  const columns: TableColumn<Awaited<ReturnType<typeof findTies>>[number]>[] = [
    { header: heads.attached, width: 36, value: (row) => row.unit.name },
    { header: heads.leadUnit, width: 36, value: (row) => row.lead.name },
    { header: heads.tieStage, width: 12, value: (row) => tieStages[row.stage] },
    { header: heads.tieFrom, width: 12, value: (row) => dayCell(row.fromOn) },
    { header: heads.tieUntil, width: 16, value: (row) => dayCell(row.untilOn) },
    { header: heads.note, width: 40, value: (row) => row.reason ?? row.note },
  ]
  return tableFile(call, { title: ties, format, columns, rows: await findTies(call, filter) })
})

type FoundCall = Awaited<ReturnType<typeof findCalls>>[number]

export const exportCalls = download(alliances.exportCalls, async (call) => {
  const { format, language, ...filter } = call.query
  const { heads, callStages, bases, calls, separator } = fileWords(language)
  const kinds = await activityKindNames(call, language)
  const named = (answer: string) => (row: FoundCall) =>
    row.view.answers
      .filter((one) => one.answer === answer)
      .map((one) => one.name)
      .join(separator) || null
  const columns: TableColumn<FoundCall>[] = [
    { header: heads.no, width: 8, value: ({ view }) => view.no },
    { header: heads.callTitle, width: 36, value: ({ view }) => view.title },
    { header: heads.callKind, width: 16, value: ({ view }) => kinds.get(view.kind) ?? view.kind },
    { header: heads.callStage, width: 12, value: ({ view }) => callStages[view.stage] },
    { header: heads.caller, width: 36, value: ({ view }) => view.caller.name },
    { header: heads.basis, width: 14, value: ({ view }) => bases[view.basis] },
    { header: heads.callDay, width: 12, value: ({ view }) => dayCell(view.onDay) },
    { header: heads.joining, width: 48, value: named('joins') },
    { header: heads.cannot, width: 36, value: named('cannot') },
    { header: heads.waitingFor, width: 36, value: named('asked') },
  ]
  return tableFile(call, { title: calls, format, columns, rows: await findCalls(call, filter) })
})

type FoundDuty = Awaited<ReturnType<typeof findResponsibilities>>[number]

export const exportResponsibilities = download(alliances.exportResponsibilities, async (call) => {
  const { format, language, ...filter } = call.query
  const { heads, responsibilities } = fileWords(language)
  const books = await booksOf(call.tx)
  const tierOf = ({ view, districtNo }: FoundDuty) =>
    tiersOf(books(districtNo), call.today).find((one) => one.code === view.tier)?.[language] ?? view.tier
  const columns: TableColumn<FoundDuty>[] = [
    { header: heads.no, width: 8, value: ({ view }) => view.no },
    { header: heads.tier, width: 8, value: tierOf },
    { header: heads.body, width: 36, value: ({ view }) => view.body.name },
    { header: heads.duty, width: 36, value: ({ view }) => view.title },
    { header: heads.dutyText, width: 60, value: ({ view }) => view.content },
    { header: heads.above, width: 36, value: ({ view }) => view.above?.body.name ?? null },
    { header: heads.dutyFrom, width: 12, value: ({ view }) => dayCell(view.fromOn) },
    { header: heads.acknowledged, width: 12, value: ({ view }) => dayCell(view.acknowledgedOn) },
    { header: heads.endedOn, width: 12, value: ({ view }) => dayCell(view.endedOn) },
  ]
  return tableFile(call, { title: responsibilities, format, columns, rows: await findResponsibilities(call, filter) })
})

import { yuanOfFen } from '../../kernel/money.ts'
import { download } from '../../platform/commands/operation.ts'
import { type SheetColumn, writeSheet } from '../../platform/exchange/list-file.ts'
import { places } from './contract.ts'
import { en } from './phrases.en.ts'
import { zh } from './phrases.zh.ts'
import { readRents } from './rents.ts'

type View = Awaited<ReturnType<typeof readRents>>[number]['view']

/** Agreements on rent; what is owed and left over is in hours of service or in sessions, as the column beside it says. */
export const exportRents = download(places.exportRents, async (call) => {
  const { format, language, ...filter } = call.query
  const words = { zh, en }[language].files
  const { heads, rent } = words
  const amount = (row: View, value: number | null) =>
    value === null ? null : row.measure === 'service' ? Math.round((value / 60) * 100) / 100 : value
  const columns: readonly SheetColumn<View>[] = [
    { header: heads.no, width: 8, value: (row) => row.no },
    { header: heads.venue, width: 32, value: (row) => row.venue.name },
    { header: heads.owner, width: 32, value: (row) => row.owner.name },
    { header: rent.tenant, width: 32, value: (row) => row.tenant.name },
    { header: heads.state, width: 12, value: (row) => rent.stages[row.stage] },
    { header: rent.fromOn, width: 12, value: (row) => ({ date: row.fromOn }) },
    { header: rent.untilOn, width: 12, value: (row) => (row.untilOn === null ? null : { date: row.untilOn }) },
    { header: rent.rent, width: 14, value: (row) => Number(yuanOfFen(row.rentFen)) },
    { header: rent.measure, width: 18, value: (row) => rent.measures[row.measure] },
    { header: rent.months, width: 12, value: (row) => row.months },
    { header: rent.owed, width: 14, value: (row) => amount(row, row.owed) },
    { header: rent.balance, width: 14, value: (row) => amount(row, row.balance) },
    { header: rent.standing, width: 12, value: (row) => rent.standings[row.standing] },
  ]
  const rows = (await readRents(call, filter)).map((one) => one.view)
  return writeSheet(call, rent.title, format, columns, rows)
})

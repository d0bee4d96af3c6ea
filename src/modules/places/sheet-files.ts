import { sql } from 'kysely'
import { download } from '../../platform/commands/operation.ts'
import { type SheetColumn, writeSheet } from '../../platform/exchange/list-file.ts'
import { places } from './contract.ts'
import { en } from './phrases.en.ts'
import { zh } from './phrases.zh.ts'
import { sheetHeads, type SheetCells, type SheetRefusal } from './rules/sheet-rows.ts'
import { sheets } from './sheets.ts'

/** Its heads are Chinese in either language: they are what a sheet is read by. */
const headColumns: readonly SheetColumn<SheetCells>[] = sheetHeads.map((header) => ({
  header,
  width: 18,
  value: (cells) => cells[header] || null,
}))

export const sheetTemplate = download(places.sheetTemplate, (call) =>
  writeSheet(call, zh.files.sheet.title, 'xlsx', headColumns, []),
)

interface Refused {
  readonly told: SheetCells
  readonly reason: SheetRefusal
}

/** Refused rows as they were read, with the reason in a column that is passed over when the file is handed in again. */
export const downloadRefused = download(places.downloadRefused, async (call) => {
  const { format, language } = call.query
  const words = { zh, en }[language].files.sheet
  const sheet = await sheets.require(call, call.params.id)
  const { rows } = await sql<Refused>`
    select told, reason from places.sheet_row where sheet_id = ${sheet.id} and verdict = 'refused' order by row`.execute(call.tx)
  const columns: readonly SheetColumn<Refused>[] = [
    ...headColumns.map((column) => ({ ...column, value: ({ told }: Refused) => column.value(told) })),
    { header: words.why, width: 40, value: ({ reason }) => words.reason[reason] },
  ]
  return writeSheet(call, words.refused, format, columns, rows)
})

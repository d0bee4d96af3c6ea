import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { download } from '../../platform/commands/operation.ts'
import type { CellToWrite } from '../../platform/exchange/output.ts'
import { writeXlsx } from '../../platform/exchange/xlsx-writer.ts'
import { campaigns } from './contract.ts'
import { getCampaignRow } from './store.ts'
import { sheetColumns, sheetHeads, sheetRows } from './unit-sheet.ts'
import { lastDay, listFitting } from './units.ts'

/** A list of a district's units has some thousand rows at most, so it is written in memory. */
export async function unitsWorkbook(title: string, cells: readonly CellToWrite[][]): Promise<Buffer> {
  const out = new PassThrough()
  const whole = buffer(out)
  await writeXlsx(out, [{ name: '名单', title, columns: sheetHeads, rows: cells, frozenColumns: 1 }])
  out.end()
  return whole
}

export const exportUnits = download(campaigns.exportUnits, async (call) => {
  const row = await getCampaignRow(call.tx, call.scope, call.params.id)
  const units = await listFitting(call, row, call.query)
  const fields = sheetColumns.map((column) => column.header)
  call.note({ objectType: 'campaign', objectId: row.id, fields, detail: { rows: units.length } })
  const title = `${row.name}（${lastDay(call, row)}）`
  return {
    fileName: `${row.name}-名单-${call.today}.xlsx`,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: await unitsWorkbook(title, await sheetRows(call.tx, units)),
  }
})

import type { SheetInfo, SheetRow } from './sheet.ts'
import type { CreateTransform } from './worker-protocol.ts'

/** What plain reading hands over: the beginning of each sheet, and its rows. */
export type SheetItem = { kind: 'sheet'; sheet: Omit<SheetInfo, 'merges'> } | { kind: 'row'; row: SheetRow }

export interface RowsResult {
  sheets: SheetInfo[]
  rows: number
}

/** Hands over every row as it is. */
export const createTransform: CreateTransform<undefined, SheetItem, RowsResult> = (_, emit) => {
  const sheets: SheetInfo[] = []
  let rows = 0
  return {
    startSheet(sheet) {
      sheets.push(sheet)
      const { index, name, hidden, typed } = sheet
      emit({ kind: 'sheet', sheet: { index, name, hidden, typed } })
    },
    row(row) {
      rows += 1
      emit({ kind: 'row', row })
    },
    endSheet() {},
    result: () => ({ sheets, rows }),
  }
}

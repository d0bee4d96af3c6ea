import { decodeRk, readRecord, readString, record } from './biff.ts'
import type { Cell, CellValue, Merge, SheetRow } from './sheet.ts'
import type { XlsBook } from './xls-reader.ts'

const errorNames: Record<number, string> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
}
const HIDDEN_ROW = 0x20

/** The cells of one sheet by row, sorted, and its merges. `offset` is where the sheet's records begin. */
export function readXlsSheet(stream: Buffer, offset: number, book: XlsBook): { rows: SheetRow[]; merges: Merge[] } {
  const rows = new Map<number, Cell[]>()
  const hidden = new Set<number>()
  const merges: Merge[] = []
  const put = (row: number, column: number, cell: Cell) => {
    if (cell === null || cell === '') return
    let cells = rows.get(row)
    if (!cells) rows.set(row, (cells = []))
    cells[column] = cell
  }
  let textFormula: { row: number; column: number } | null = null
  let depth = 0

  for (let next = readRecord(stream, offset); next; next = readRecord(stream, next.next)) {
    const { id, data } = next
    // A chart inside a sheet has a beginning and an end of its own.
    if (id === record.BOF) depth += 1
    else if (id === record.EOF) depth -= 1
    if (depth === 0) break
    if (depth > 1) continue
    if (id === record.STRING) {
      if (textFormula) put(textFormula.row, textFormula.column, formula(readString(data, 0, 2)))
      textFormula = null
    } else if (id === record.ROW) {
      if (data.readUInt16LE(12) & HIDDEN_ROW) hidden.add(data.readUInt16LE(0))
    } else if (id === record.MERGEDCELLS) readMerges(data, merges)
    else if (cellRecords.has(id)) {
      const row = data.readUInt16LE(0)
      const column = data.readUInt16LE(2)
      if (id === record.MULRK) {
        for (let at = 4; at + 6 <= data.length - 2; at += 6) {
          put(row, column + (at - 4) / 6, book.numberOrDate(decodeRk(data.readInt32LE(at + 2)), data.readUInt16LE(at)))
        }
      } else if (id === record.FORMULA) {
        const value = formulaValue(data, book)
        if (value === undefined) textFormula = { row, column }
        else put(row, column, formula(value))
      } else put(row, column, simpleCell(id, data, book))
    }
  }
  const sorted = [...rows].sort(([a], [b]) => a - b)
  return {
    rows: sorted.map(([row, cells]) => ({ row: row + 1, hidden: hidden.has(row), cells })),
    merges: merges.sort((a, b) => a.top - b.top),
  }
}

const cellRecords: ReadonlySet<number> = new Set([
  record.LABELSST,
  record.LABEL,
  record.RSTRING,
  record.RK,
  record.MULRK,
  record.NUMBER,
  record.FORMULA,
  record.BOOLERR,
])

const formula = (value: CellValue | null): Cell => ({
  kind: 'marked',
  value: value === '' ? null : value,
  formula: true,
  rich: false,
})

function simpleCell(id: number, data: Buffer, book: XlsBook): Cell {
  const style = data.readUInt16LE(4)
  switch (id) {
    case record.LABELSST: {
      const shared = book.strings[data.readUInt32LE(6)]
      // Runs are not reported from xls: programs split them between Latin and Chinese letters on their own.
      return shared === undefined || shared === '' ? null : shared
    }
    case record.RK:
      return book.numberOrDate(decodeRk(data.readInt32LE(6)), style)
    case record.NUMBER:
      return book.numberOrDate(data.readDoubleLE(6), style)
    case record.BOOLERR:
      return errorOrBoolean(data.readUInt8(6), data.readUInt8(7) === 1)
    default:
      return readString(data, 6, 2)
  }
}

/** The stored result; undefined when it is a text, which follows in a record of its own. */
function formulaValue(data: Buffer, book: XlsBook): CellValue | null | undefined {
  if (data.readUInt16LE(12) !== 0xffff) return book.numberOrDate(data.readDoubleLE(6), data.readUInt16LE(4))
  const type = data.readUInt8(6)
  if (type === 0) return undefined
  if (type === 3) return null
  return errorOrBoolean(data.readUInt8(8), type === 2)
}

function errorOrBoolean(byte: number, isError: boolean): CellValue {
  return isError ? { kind: 'error', code: errorNames[byte] ?? '#ERROR' } : byte === 1
}

function readMerges(data: Buffer, merges: Merge[]): void {
  const count = data.readUInt16LE(0)
  for (let i = 0, at = 2; i < count && at + 8 <= data.length; i += 1, at += 8) {
    merges.push({
      top: data.readUInt16LE(at) + 1,
      bottom: data.readUInt16LE(at + 2) + 1,
      left: data.readUInt16LE(at + 4),
      right: data.readUInt16LE(at + 6),
    })
  }
}

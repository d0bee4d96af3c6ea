import { readRecord, readSharedStringTable, readString, record } from './biff.ts'
import type { ByteSource } from './byte-source.ts'
import { openCompoundFile } from './compound-file.ts'
import type { ExchangeLimits } from './limits.ts'
import { ExchangeProblem } from './problems.ts'
import { RowBuilder } from './row-builder.ts'
import { isDateFormat, isoOfSerial } from './serial-date.ts'
import type { SheetSink } from './sheet.ts'
import { readXlsSheet } from './xls-sheet.ts'

const BIFF8 = 0x600
const WORKSHEET = 0

export interface XlsBook {
  strings: string[]
  /** A number under this cell style: a date, or the number itself. */
  numberOrDate(value: number, style: number): number | { kind: 'date'; iso: string }
}

interface XlsSheetPlace {
  name: string
  hidden: boolean
  offset: number
}

/** Reads a BIFF8 workbook. The format ends at 65,536 rows and 256 columns, so a sheet is held in memory. */
export async function readXls(source: ByteSource, sink: SheetSink, limits: ExchangeLimits): Promise<void> {
  const stream = openCompoundFile(source).stream('Workbook')
  if (!stream) throw new ExchangeProblem('exchange.not_a_spreadsheet')
  const { book, sheets } = readGlobals(stream)
  const builder = new RowBuilder(sink, limits)
  for (const [index, { name, hidden, offset }] of sheets.entries()) {
    const { merges, rows } = readXlsSheet(stream, offset, book)
    builder.startSheet({ index, name, hidden, typed: true, merges })
    for (const row of rows) {
      for (const [column, cell] of row.cells.entries()) builder.put(column, cell ?? null)
      builder.finishRow(row.row, row.hidden)
      if (row.row % 500 === 0) await sink.drain?.({ bytesRead: offset, bytesTotal: stream.length, rows: builder.rows })
    }
    builder.endSheet()
    await sink.drain?.({ bytesRead: offset, bytesTotal: stream.length, rows: builder.rows })
  }
}

function readGlobals(stream: Buffer): { book: XlsBook; sheets: XlsSheetPlace[] } {
  const sheets: XlsSheetPlace[] = []
  const formats = new Map<number, string>()
  const styleFormats: number[] = []
  let strings: string[] = []
  let date1904 = false
  for (let next = readRecord(stream, 0); next && next.id !== record.EOF; next = readRecord(stream, next.next)) {
    const { data } = next
    switch (next.id) {
      case record.BOF:
        if (data.readUInt16LE(0) !== BIFF8) throw new ExchangeProblem('exchange.format_unsupported', { found: 'xls95' })
        break
      case record.FILEPASS:
        throw new ExchangeProblem('exchange.encrypted')
      case record.DATEMODE:
        date1904 = data.readUInt16LE(0) === 1
        break
      case record.FORMAT:
        formats.set(data.readUInt16LE(0), readString(data, 2, 2))
        break
      case record.XF:
        styleFormats.push(data.readUInt16LE(2))
        break
      case record.BOUNDSHEET:
        if (data.readUInt8(5) !== WORKSHEET) break
        sheets.push({ offset: data.readUInt32LE(0), hidden: (data.readUInt8(4) & 3) !== 0, name: readString(data, 6, 1) })
        break
      case record.SST: {
        const blocks = [data]
        for (let more = readRecord(stream, next.next); more?.id === record.CONTINUE; more = readRecord(stream, more.next)) {
          blocks.push(more.data)
          next = more
        }
        strings = readSharedStringTable(blocks)
      }
    }
  }
  const isDate = styleFormats.map((id) => isDateFormat(id, formats.get(id)))
  const numberOrDate = (value: number, style: number) => {
    const iso = isDate[style] ? isoOfSerial(value, date1904) : null
    return iso === null ? value : { kind: 'date' as const, iso }
  }
  return { book: { strings, numberOrDate }, sheets }
}

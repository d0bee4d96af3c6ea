import type { ByteSource } from './byte-source.ts'
import { CsvParser, sniffDelimiter } from './csv-parser.ts'
import { unguardFormula } from './formula-guard.ts'
import type { ExchangeLimits } from './limits.ts'
import { ExchangeProblem } from './problems.ts'
import { RowBuilder } from './row-builder.ts'
import type { Cell, SheetSink } from './sheet.ts'
import { type FoundEncoding, StrictDecoder } from './text-encoding.ts'

const BLOCK = 128 * 1024
const APOSTROPHE = 39

/** Reads separated text as one sheet. A record is a row, whatever number of lines it takes; blank ones are counted, not delivered. */
export async function readCsv(
  source: ByteSource,
  sheetName: string,
  found: FoundEncoding,
  sink: SheetSink,
  limits: ExchangeLimits,
): Promise<{ delimiter: string }> {
  const builder = new RowBuilder(sink, limits)
  const decoder = new StrictDecoder(found.encoding)
  builder.startSheet({ index: 0, name: sheetName, hidden: false, typed: false, merges: [] })
  const bytesTotal = source.size - found.markLength
  let parser: CsvParser | null = null
  let delimiter = ','
  let bytesRead = 0
  do {
    const block = source.read(found.markLength + bytesRead, BLOCK)
    bytesRead += block.length
    const isLast = block.length === 0 || bytesRead >= bytesTotal
    const text = decoder.decode(block, isLast)
    if (!parser) {
      delimiter = sniffDelimiter(text, isLast)
      parser = new CsvParser(delimiter, (fields, record) => deliver(builder, fields, record, limits))
    }
    parser.push(text, isLast)
    await sink.drain?.({ bytesRead, bytesTotal, rows: builder.rows })
  } while (bytesRead < bytesTotal)
  builder.endSheet()
  return { delimiter }
}

function deliver(builder: RowBuilder, fields: string[], record: number, limits: ExchangeLimits): void {
  const cells = fields as Cell[]
  let last = -1
  for (let i = 0; i < fields.length; i += 1) {
    const field = fields[i] as string
    if (field === '') cells[i] = null
    else {
      if (field.length > limits.maxCellLength) throw new ExchangeProblem('exchange.cell_too_long', { max: limits.maxCellLength })
      if (field.charCodeAt(0) === APOSTROPHE) cells[i] = unguardFormula(field)
      last = i
    }
  }
  if (last < 0) return
  if (last >= limits.maxColumns) throw new ExchangeProblem('exchange.too_many_columns', { max: limits.maxColumns })
  cells.length = last + 1
  builder.deliver({ row: record, hidden: false, cells })
}

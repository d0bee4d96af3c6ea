import { openSource } from './byte-source.ts'
import { readCsv } from './csv-reader.ts'
import { type InspectedFile, inspectFile } from './inspect.ts'
import { type ExchangeLimits, withLimits } from './limits.ts'
import { readOds } from './ods-reader.ts'
import { asExchangeProblem } from './problems.ts'
import type { SheetSink } from './sheet.ts'
import type { TextEncoding } from './text-encoding.ts'
import { readXls } from './xls-reader.ts'
import { readXlsx } from './xlsx-reader.ts'

export interface WorkbookFacts {
  format: InspectedFile['format']
  /** Only of text files. */
  encoding?: TextEncoding
  delimiter?: string
}

/**
 * Inspects a file and hands its rows to `sink`. `from` is a path or the bytes; `name` is the name it was uploaded under and
 * serves only to call the sheet of a text file. Reads synchronously in blocks: meant for a worker thread, see `runInWorker`.
 * Throws `ExchangeProblem`.
 */
export async function readWorkbook(
  from: string | Uint8Array,
  name: string,
  sink: SheetSink,
  limits: Partial<ExchangeLimits> = {},
): Promise<WorkbookFacts> {
  const allowed = withLimits(limits)
  const source = openSource(from)
  try {
    const file = await inspectFile(source, allowed)
    switch (file.format) {
      case 'xlsx':
        await readXlsx(file.zip, sink, allowed)
        return { format: 'xlsx' }
      case 'ods':
        await readOds(file.zip, sink, allowed)
        return { format: 'ods' }
      case 'xls':
        await readXls(source, sink, allowed)
        return { format: 'xls' }
      case 'csv': {
        const { delimiter } = await readCsv(source, fileStem(name), file.encoding, sink, allowed)
        return { format: 'csv', encoding: file.encoding.encoding, delimiter }
      }
    }
  } catch (error) {
    throw asExchangeProblem(error)
  } finally {
    source.close()
  }
}

/** `C:\台账\龙华.csv` → `龙华`. */
export function fileStem(name: string): string {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
  const dot = base.lastIndexOf('.')
  return dot > 0 ? base.slice(0, dot) : base
}

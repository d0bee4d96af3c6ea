const MEBI = 1024 * 1024

/** What a file may be at most. Every number can be lowered or raised by the caller. */
export interface ExchangeLimits {
  /** Bytes of the file as uploaded. */
  maxFileBytes: number
  /** Files inside a zip. A workbook of a district has about twenty. */
  maxZipEntries: number
  /** Unpacked bytes of one file inside a zip, declared or real. */
  maxEntryBytes: number
  /** Unpacked bytes of all files inside a zip. */
  maxUnpackedBytes: number
  /** Unpacked : packed of one entry, looked at above `ratioFromBytes` unpacked. A sheet of real data stays below 60. */
  maxRatio: number
  ratioFromBytes: number
  maxSheets: number
  /** Rows of one sheet, by the number Excel shows. */
  maxRows: number
  /** The last column that may hold something. */
  maxColumns: number
  /** Filled cells of the whole file. */
  maxCells: number
  /** UTF-16 units of one cell. Excel itself stops at 32,767. */
  maxCellLength: number
  /** UTF-16 units of all shared strings together: they are held in memory while a workbook is read. */
  maxSharedText: number
}

export const defaultLimits: ExchangeLimits = {
  maxFileBytes: 100 * MEBI,
  maxZipEntries: 2000,
  maxEntryBytes: 1024 * MEBI,
  maxUnpackedBytes: 1536 * MEBI,
  maxRatio: 250,
  ratioFromBytes: 8 * MEBI,
  maxSheets: 200,
  maxRows: 1_048_576,
  maxColumns: 1000,
  maxCells: 30_000_000,
  maxCellLength: 32_767,
  maxSharedText: 128 * MEBI,
}

export function withLimits(limits: Partial<ExchangeLimits> = {}): ExchangeLimits {
  return { ...defaultLimits, ...limits }
}

import type { KeyBundle } from '../../../platform/crypto/crypto.ts'
import type { ColumnGuess } from '../reading/guess-columns.ts'
import type { RegisterReadingOptions } from '../reading/options.ts'
import type { RowCounts, SheetCounts, StatementDate } from '../reading/types.ts'

/** What crosses between the thread that reads a register and the one that stores it. */

export interface StageOptions extends RegisterReadingOptions {
  /** Telephones are sealed before they leave the reading thread. */
  keys: KeyBundle
}

/** Lines for COPY. All of `row` come before the first of `statement`. */
export interface StageItem {
  readonly table: 'row' | 'statement'
  readonly lines: Uint8Array
}

export interface StagedSheet extends SheetCounts {
  readonly hidden: boolean
  readonly columns: (ColumnGuess & { readonly samples: string[] })[]
}

export interface StagedReading {
  readonly rowCounts: RowCounts
  readonly sheets: StagedSheet[]
  readonly statementDate: StatementDate | undefined
  /** Notices by code. */
  readonly notices: Record<string, number>
}

export const ROWS_OF_A_SHEET = 2_000_000

/** The same number for a row however often the file is read. */
export const rowId = (sheetNo: number, row: number): number => sheetNo * ROWS_OF_A_SHEET + row

/** Between the cells of a row; no cell of a spreadsheet holds it. */
export const CELL_END = '\u001F'

export const rowColumns =
  'id, sheet_no, row_no, class, read_as, reason, name, uscc, key, into_id, merge, cells, notices, phone_masked, phone_index, phone_sealed'

export const statementColumns =
  'id, uscc, cert_no, name, status, type, registered_on, legal_rep, address, lon, lat, headcount, full_members, probationary_members, floating_members, ' +
  'remarks, street_code, community_code, industry, supervisor, extras, party_name, party_form, party_level, secretary, instructor, instructor_sender, ' +
  'instructor2, liaison, notices, phone_masked, phone_index, phone_sealed'

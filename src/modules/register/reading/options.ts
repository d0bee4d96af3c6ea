import type { RegisterDictionaries } from './dictionaries.ts'
import type { Divisions } from './divisions.ts'
import type { ColumnChoices, ColumnGuess } from './guess-columns.ts'
import type {
  Field,
  MergedRow,
  PartyOrgNotice,
  ReadPartyOrg,
  RejectedRow,
  RowCounts,
  SheetCounts,
  StatementDate,
} from './types.ts'

/** Full members a form and a level of Party organisation usually have, as the rules of the district state on the day of the reading. */
export interface UsualSizes {
  /** From so many an organisation of its own is due (`org.should-establish`). */
  minFull: number
  /** Most of a branch; from so many a general branch; from so many a committee (`org.usual-level`). */
  branchMost: number
  generalFrom: number
  committeeFrom: number
  /** Most units of a joint branch (`org.joint-branch-units`). */
  jointMost: number
}

/** Everything here is plain data: it crosses into a worker thread. */
export interface RegisterReadingOptions {
  divisions: Divisions
  usual: UsualSizes
  dictionaries?: RegisterDictionaries
  /** For guessing the date of the register. */
  fileName?: string
  /** Street code for rows of sheets that name none. */
  defaultStreet?: string
  columns?: ColumnChoices
  /** By sheet name: rows of the header, where the clerk says so. */
  headerRows?: Record<string, { first: number; last: number }>
  /** By sheet name and row number: cells corrected by hand. */
  corrections?: Record<string, Record<number, { field: Field; value: string }[]>>
}

export interface SheetSummary {
  counts: SheetCounts
  hidden: boolean
  /** Code of the street its name stands for. */
  street: string | null
  /** Null: no header was found, so the sheet holds notes only. */
  header: { firstRow: number; lastRow: number } | null
  columns: ColumnGuess[]
}

export interface RegisterSummary {
  rowCounts: RowCounts
  sheets: SheetSummary[]
  rejectedRows: RejectedRow[]
  mergedRows: MergedRow[]
  partyOrgs: ReadPartyOrg[]
  partyOrgNotices: PartyOrgNotice[]
  statementDate: StatementDate | undefined
}

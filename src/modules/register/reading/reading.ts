import type { RegisterSummary } from './options.ts'
import type {
  MergedRow,
  OrganisationItem,
  OrganisationNotice,
  OrganisationSupplement,
  PartyOrgNotice,
  ReadOrganisation,
  ReadPartyOrg,
  ReadRow,
  RejectedRow,
  RowCounts,
  RowNotice,
  SheetCounts,
  StatementDate,
} from './types.ts'

/** A whole register in memory, for registers of a district (some thousand rows). */
export interface RegisterReading {
  rowCounts: RowCounts
  sheets: SheetCounts[]
  rejectedRows: RejectedRow[]
  mergedRows: MergedRow[]
  organisations: ReadOrganisation[]
  rowNotices: RowNotice[]
  organisationNotices: OrganisationNotice[]
  partyOrgs: ReadPartyOrg[]
  partyOrgNotices: PartyOrgNotice[]
  /** By key of the organisation; only where there is something. */
  supplements: Record<string, OrganisationSupplement>
  rows: ReadRow[]
  statementDate: StatementDate | undefined
}

/** Puts the streamed pieces of a reading together. */
export function assembleReading(rows: ReadRow[], items: OrganisationItem[], summary: RegisterSummary): RegisterReading {
  const supplements: Record<string, OrganisationSupplement> = {}
  for (const { organisation, remark, extras } of items) {
    if (remark !== null || Object.keys(extras).length > 0) supplements[organisation.key] = { remark, extras }
  }
  return {
    rowCounts: summary.rowCounts,
    sheets: summary.sheets.map((sheet) => sheet.counts),
    rejectedRows: summary.rejectedRows,
    mergedRows: summary.mergedRows,
    organisations: items.map((item) => item.organisation),
    rowNotices: rows.flatMap(({ sheet, row, notices }) => notices.map(({ field, code }) => ({ sheet, row, field, code }))),
    organisationNotices: items.flatMap((item) => item.notices),
    partyOrgs: summary.partyOrgs,
    partyOrgNotices: summary.partyOrgNotices,
    supplements,
    rows,
    statementDate: summary.statementDate,
  }
}

/** What a register is read into. The field names are those of the stored organisation. */

/** Fields of one row as read, before blanks become defaults or are inferred. */
export interface RowFields {
  name: string | null
  uscc: string | null
  certNo: string | null
  type: string | null
  /** `2015-03-12`, or `2015-03` when only the month is known. */
  registered: string | null
  legalRep: string | null
  address: string | null
  street: string | null
  community: string | null
  supervisor: string | null
  industry: string | null
  headcount: number | null
  full: number | null
  probationary: number | null
  floating: number | null
  partyOrgName: string | null
  formation: string | null
  level: string | null
  secretary: string | null
  instructor: string | null
  instructorUnit: string | null
  instructor2: string | null
  liaison: string | null
  phone: string | null
  lon: number | null
  lat: number | null
  status: string | null
  remark: string | null
}

export type Field = keyof RowFields
/** A column holds a field, the serial number, or something the register does not know. */
export type ColumnMeaning = Field | 'serial' | 'ignore'

export type RowClass =
  | 'title'
  | 'header'
  | 'blank'
  | 'numbered_blank'
  | 'total'
  | 'footnote'
  | 'repeated_header'
  | 'notes'
  | 'data'

export type RejectReason = 'code_format' | 'code_check_digit' | 'no_identifier'

export interface FieldNotice {
  field: Field
  code: string
}

export interface RowPlace {
  sheet: string
  row: number
}

export interface RowNotice extends RowPlace, FieldNotice {}

export interface RejectedRow extends RowPlace {
  name: string | null
  codeAsRead: string | null
  reason: RejectReason
}

export interface FieldChange {
  field: Field
  from: string | number | null
  to: string | number | null
}

export interface MergedRow extends RowPlace {
  key: string
  into: RowPlace
  changed: FieldChange[]
  keptBecauseBlank: Field[]
}

/** One row for the clerk's screen. Blank rows have no entry of their own. */
export interface ReadRow extends RowPlace {
  class: RowClass
  hidden: boolean
  /** The cells as a clerk would read them, by column. */
  cells: string[]
  fields: RowFields | null
  /** Cells of columns the register does not know, by their header. */
  extras: Record<string, string> | null
  notices: FieldNotice[]
  verdict: 'accepted' | 'merged' | 'rejected' | null
  reason: RejectReason | null
  /** The unified code, or `cert:` and the old registration number. */
  key: string | null
  /** The first row of the same organisation, for a merged row. */
  into: RowPlace | null
}

/** An accepted organisation as it should be stored. */
export interface ReadOrganisation {
  key: string
  uscc: string | null
  certNo: string | null
  name: string | null
  type: string | null
  registered: string | null
  legalRep: string | null
  address: string | null
  street: string | null
  community: string | null
  supervisor: string | null
  industry: string | null
  headcount: number | null
  full: number
  probationary: number
  floating: number
  partyOrg: string | null
  formation: string | null
  level: string | null
  secretary: string | null
  instructor: string | null
  instructorUnit: string | null
  instructor2: string | null
  liaison: string | null
  phone: string | null
  lon: number | null
  lat: number | null
  status: string
  /** `sheet!row` of each row it was read from. */
  rows: string[]
}

export interface OrganisationNotice {
  key: string
  code: string
  field?: Field
}

/** What is kept beside the organisation: its remark, and cells of columns the register does not know. */
export interface OrganisationSupplement {
  remark: string | null
  extras: Record<string, string>
}

export interface OrganisationItem extends OrganisationSupplement {
  organisation: ReadOrganisation
  notices: OrganisationNotice[]
}

export interface ReadPartyOrg {
  name: string
  formation: string
  level: string | null
  activeUnits: number
  inactiveUnits: number
  /** Of the active units. */
  fullMembers: number
  streets: string[]
  units: string[]
}

export interface PartyOrgNotice {
  partyOrg: string
  code: string
}

export interface RowCounts {
  dataRows: number
  accepted: number
  merged: number
  rejected: number
  rejectedByReason: Partial<Record<RejectReason, number>>
  ignoredRows: Record<Exclude<RowClass, 'data'>, number>
}

export interface SheetCounts {
  sheet: string
  dataRows: number
  rejected: number
  merged: number
  firstDataRow: number | null
  lastDataRow: number | null
}

export interface StatementDate {
  /** `2018-12-31`. */
  date: string
  source: { kind: 'title'; sheet: string; row: number; text: string } | { kind: 'fileName'; text: string }
}

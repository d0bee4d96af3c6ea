import { type Cell, cellText, isFormula, isRichText } from '../../../platform/exchange/sheet.ts'
import type { RegisterDictionaries } from './dictionaries.ts'
import type { DivisionIndex } from './divisions.ts'
import type { ColumnGuess } from './guess-columns.ts'
import type { Field, FieldNotice, RowFields } from './types.ts'
import { type CodeReading, readCode } from './value-code.ts'
import { readDate } from './value-date.ts'
import { isInChina, readCoordinate, readCount } from './value-number.ts'
import { wordReader } from './value-word.ts'
import {
  type CellContext,
  nothing,
  type Reading,
  readName,
  readPartyName,
  readPhone,
  readRemark,
  readText,
  tidyCell,
} from './values.ts'

/** A row read cell by cell; whether it is accepted is decided elsewhere. */
export interface RowReading {
  fields: RowFields
  code: CodeReading
  notices: FieldNotice[]
  extras: Record<string, string> | null
}

/** Dictionaries and divisions made ready for reading many rows. One for each reading. */
export type FieldReaders = Record<
  Exclude<Field, 'uscc' | 'street' | 'community'>,
  (cell: Cell | undefined, context: CellContext) => Reading<string | number>
>

export function fieldReaders(words: RegisterDictionaries): FieldReaders {
  const headcount = { approximate: true, unreadable: 'headcount_unreadable' }
  const members = { approximate: false, unreadable: 'number_unreadable' }
  return {
    name: readName,
    certNo: readText,
    type: wordReader(words.type),
    registered: readDate,
    legalRep: readText,
    address: readText,
    supervisor: readText,
    industry: wordReader(words.industry),
    headcount: count(headcount),
    full: count(members),
    probationary: count(members),
    floating: count(members),
    partyOrgName: (cell, context) => readPartyName(cell, context, words.partyNamePrefixes),
    formation: wordReader(words.formation),
    level: wordReader(words.level),
    secretary: readText,
    instructor: readText,
    instructorUnit: readText,
    instructor2: readText,
    liaison: readText,
    phone: readPhone,
    lon: readCoordinate,
    lat: readCoordinate,
    status: wordReader(words.status),
    remark: readRemark,
  }
}

const count = (options: { approximate: boolean; unreadable: string }) => (cell: Cell | undefined, context: CellContext) =>
  readCount(cell, context, options)

interface ColumnReader {
  column: number
  field: Exclude<Field, 'uscc' | 'street' | 'community'>
  read: (cell: Cell | undefined, context: CellContext) => Reading<string | number>
}

/** Notices for cells left blank that a register should have filled. */
const blankNotices: Partial<Record<Field, string>> = {
  type: 'type_blank',
  registered: 'date_blank',
  industry: 'industry_blank',
  headcount: 'headcount_blank',
}

export class RowReader {
  private readonly context: CellContext
  private readonly divisions: DivisionIndex
  private readonly columns: ColumnReader[] = []
  private readonly extras: ColumnGuess[] = []
  private readonly place: Partial<Record<'uscc' | 'street' | 'community', number>> = {}
  private readonly defaultStreet: string | null

  constructor(
    guesses: ColumnGuess[],
    options: { readers: FieldReaders; divisions: DivisionIndex; context: CellContext; defaultStreet: string | null },
  ) {
    this.context = options.context
    this.divisions = options.divisions
    this.defaultStreet = options.defaultStreet
    for (const guess of guesses) {
      const { meaning, column } = guess
      if (meaning === null) this.extras.push(guess)
      else if (meaning === 'uscc' || meaning === 'street' || meaning === 'community') this.place[meaning] = column
      else if (meaning !== 'serial' && meaning !== 'ignore')
        this.columns.push({ column, field: meaning, read: options.readers[meaning] })
    }
  }

  /** `mergedDown`: columns of this row whose value stands in a merged cell above. */
  read(cells: Cell[], mergedDown: number[] | null): RowReading {
    const fields = emptyFields()
    const notices: FieldNotice[] = []
    for (const { column, field, read } of this.columns) {
      const cell = cells[column]
      const reading = cell === undefined || cell === null ? nothing : read(cell, this.context)
      if (reading.value !== null) (fields as unknown as Record<string, unknown>)[field] = reading.value
      if (mergedDown?.includes(column)) notices.push({ field, code: 'merged_cell' })
      else {
        const code = reading.notice ?? (typeof cell === 'object' && cell !== null ? markNotice(cell) : null)
        if (code !== null) notices.push({ field, code })
        else if (reading.value === null && blankNotices[field] !== undefined) notices.push({ field, code: blankNotices[field] })
      }
    }
    const code = this.place.uscc === undefined ? readCode(null, this.context) : readCode(cells[this.place.uscc], this.context)
    fields.uscc = code.code
    if (code.notice !== null) notices.push({ field: 'uscc', code: code.notice })
    this.readPlace(cells, fields, notices)
    checkTogether(fields, notices)
    return { fields, code, notices, extras: this.readExtras(cells) }
  }

  private readPlace(cells: Cell[], fields: RowFields, notices: FieldNotice[]): void {
    const { street, community } = this.place
    fields.street = this.defaultStreet
    const streetText = street === undefined ? null : tidyCell(cells[street], this.context)
    if (streetText !== null) {
      const code = this.divisions.street(streetText)
      if (code === null) notices.push({ field: 'street', code: 'street_unknown' })
      else fields.street = code
    } else if (this.defaultStreet === null) notices.push({ field: 'street', code: 'street_missing' })
    if (community === undefined) return
    const text = tidyCell(cells[community], this.context)
    if (text === null) {
      notices.push({ field: 'community', code: 'community_blank' })
      return
    }
    const found = this.divisions.community(text, fields.street)
    if (!found) {
      notices.push({ field: 'community', code: 'community_unknown' })
      return
    }
    fields.community = found.code
    if (fields.street !== null && found.street !== fields.street)
      notices.push({ field: 'community', code: 'community_of_other_street' })
    else if (!found.exact) notices.push({ field: 'community', code: 'community_variant' })
  }

  private readExtras(cells: Cell[]): Record<string, string> | null {
    let extras: Record<string, string> | null = null
    for (const { column, header, letters } of this.extras) {
      const text = cellText(cells[column] ?? null)
      if (text === '') continue
      extras ??= {}
      extras[header === '' ? letters : header] = text
    }
    return extras
  }
}

function markNotice(cell: Cell): string | null {
  if (isFormula(cell)) return 'formula'
  return isRichText(cell) ? 'rich_text' : null
}

/** What only shows when several cells of a row are looked at. */
function checkTogether(fields: RowFields, notices: FieldNotice[]): void {
  const { lon, lat } = fields
  if (lon !== null || lat !== null) {
    if (!isInChina(lon ?? 100, lat ?? 30)) {
      fields.lon = null
      fields.lat = null
      notices.push({ field: 'lon', code: 'coordinates_out_of_range' }, { field: 'lat', code: 'coordinates_out_of_range' })
    }
  }
  if (fields.partyOrgName !== null) {
    if (fields.formation === null) notices.push({ field: 'formation', code: 'formation_blank' })
    if (fields.level === null) notices.push({ field: 'level', code: 'level_blank' })
  }
  if (fields.uscc !== null && fields.type !== null && isTypePrefix(fields.uscc) && !fields.uscc.startsWith(fields.type)) {
    notices.push({ field: 'type', code: 'type_differs_from_code' })
  }
  if (fields.remark !== null && (fields.status ?? 'active') === 'active' && /(注销|撤销|吊销)/.test(fields.remark)) {
    notices.push({ field: 'remark', code: 'remark_contradicts_status' })
  }
}

/** Civil affairs gives 51, 52, 53 and 59; the first two characters of another department's code say nothing of the type. */
export const isTypePrefix = (code: string) => /^5[1239]/.test(code)

function emptyFields(): RowFields {
  return {
    name: null,
    uscc: null,
    certNo: null,
    type: null,
    registered: null,
    legalRep: null,
    address: null,
    street: null,
    community: null,
    supervisor: null,
    industry: null,
    headcount: null,
    full: null,
    probationary: null,
    floating: null,
    partyOrgName: null,
    formation: null,
    level: null,
    secretary: null,
    instructor: null,
    instructorUnit: null,
    instructor2: null,
    liaison: null,
    phone: null,
    lon: null,
    lat: null,
    status: null,
    remark: null,
  }
}

import type { Writable } from 'node:stream'
import { type CellToWrite, type RowsToWrite } from './output.ts'
import { ExchangeProblem } from './problems.ts'
import { serialOfIso } from './serial-date.ts'
import { columnLetters } from './sheet.ts'
import {
  cellStyle,
  contentTypes,
  escapeXml,
  rootRelations,
  styles,
  workbook,
  workbookRelations,
  worksheetStart,
} from './xlsx-template.ts'
import { ZipWriter } from './zip-writer.ts'

export interface ColumnToWrite {
  header: string
  /** In characters; 14 unless told otherwise. */
  width?: number
  /** How cells are stored and shown. Codes and telephone numbers are `text`: what is typed there later stays text too. */
  format?: 'text' | 'integer' | 'decimal' | 'date'
  /** Words to choose from in a list. */
  choices?: string[]
}

export interface SheetToWrite {
  name: string
  /** One line above the header, merged across. */
  title?: string
  columns: ColumnToWrite[]
  rows: RowsToWrite
  /** Columns that stay in sight; the header always does. */
  frozenColumns?: number
  hidden?: boolean
}

const MAX_ROWS = 1_048_576
const MAX_TEXT = 32_767
/** XML handed to the packer at once. */
const PIECE = 64 * 1024
/** An inline list of choices may have this many characters; a longer one goes to a hidden sheet. */
const MAX_INLINE_LIST = 255
/** Rows that offer a list. Some programs unfold a rule cell by cell, so it does not go to the end of the sheet. */
const LIST_ROWS = 10_000
const LISTS = '_lists'

/**
 * Writes a workbook with flat memory. Text is stored as text, so nothing that looks like a formula is ever one.
 * The output is left open; throws `ExchangeProblem` for text or rows beyond what a workbook can hold.
 */
export async function writeXlsx(out: Writable, sheets: SheetToWrite[]): Promise<void> {
  const lists = longLists(sheets)
  const all = lists.length === 0 ? sheets : [...sheets, listSheet(lists)]
  const names = sheetNames(all)
  const zip = new ZipWriter(out)
  await zip.add('[Content_Types].xml', [contentTypes(all.length)])
  await zip.add('_rels/.rels', [rootRelations])
  await zip.add('xl/workbook.xml', [workbook(all.map(({ hidden = false }, i) => ({ name: names[i] as string, hidden })))])
  await zip.add('xl/_rels/workbook.xml.rels', [workbookRelations(all.length)])
  await zip.add('xl/styles.xml', [styles])
  for (const [i, sheet] of all.entries()) await zip.add(`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet, lists))
  await zip.finish()
}

async function* sheetXml(sheet: SheetToWrite, lists: string[][]): AsyncGenerator<string> {
  const { columns, title } = sheet
  const headerRow = title === undefined ? 1 : 2
  const last = columnLetters(columns.length - 1)
  yield worksheetStart + view(headerRow, sheet.frozenColumns ?? 0) + columnXml(columns) + '<sheetData>'
  if (title !== undefined) yield `<row r="1" ht="30" customHeight="1">${cellXml('A1', title, cellStyle.title)}</row>`
  const header = columns.map((column, i) => cellXml(`${columnLetters(i)}${headerRow}`, column.header, cellStyle.header))
  yield `<row r="${headerRow}">${header.join('')}</row>`
  const letters = columns.map((_, i) => columnLetters(i))
  let row = headerRow
  let piece = ''
  for await (const cells of sheet.rows) {
    row += 1
    if (row > MAX_ROWS) throw new ExchangeProblem('exchange.too_many_rows', { max: MAX_ROWS })
    piece += `<row r="${row}">`
    for (let i = 0; i < columns.length; i += 1)
      piece += cellXml(`${letters[i]}${row}`, cells[i], styleOf(columns[i] as ColumnToWrite))
    piece += '</row>'
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  yield `${piece}</sheetData>`
  if (title !== undefined && columns.length > 1) yield `<mergeCells count="1"><mergeCell ref="A1:${last}1"/></mergeCells>`
  yield validations(columns, headerRow + 1, lists) + '</worksheet>'
}

function view(headerRow: number, frozenColumns: number): string {
  const corner = `${columnLetters(frozenColumns)}${headerRow + 1}`
  const across = frozenColumns > 0 ? `xSplit="${frozenColumns}" ` : ''
  const pane = frozenColumns > 0 ? 'bottomRight' : 'bottomLeft'
  return `<sheetViews><sheetView workbookViewId="0"><pane ${across}ySplit="${headerRow}" topLeftCell="${corner}" activePane="${pane}" state="frozen"/></sheetView></sheetViews>`
}

function columnXml(columns: ColumnToWrite[]): string {
  const parts = columns.map((column, i) => {
    const style = styleOf(column)
    return `<col min="${i + 1}" max="${i + 1}" width="${column.width ?? 14}" style="${style}" customWidth="1"/>`
  })
  return `<cols>${parts.join('')}</cols>`
}

const styleOf = ({ format }: ColumnToWrite) => (format === undefined ? cellStyle.plain : cellStyle[format])

function cellXml(ref: string, cell: CellToWrite, style: number): string {
  if (cell === null || cell === undefined || cell === '') return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${ref}" s="${style}"><v>${cell}</v></c>` : ''
  if (typeof cell === 'boolean') return `<c r="${ref}" s="${style}" t="b"><v>${cell ? 1 : 0}</v></c>`
  if (typeof cell === 'object') {
    const serial = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?$/.test(cell.date) ? serialOfIso(cell.date) : Number.NaN
    // Before 1900-03-01 the two calendars differ; a month has no number at all. Both stay text.
    if (serial >= 61) return `<c r="${ref}" s="${cellStyle.date}"><v>${serial}</v></c>`
    return cellXml(ref, cell.date, cellStyle.text)
  }
  if (cell.length > MAX_TEXT) throw new ExchangeProblem('exchange.cell_too_long', { max: MAX_TEXT })
  return `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`
}

const isInline = (choices: string[]) => {
  const list = choices.join(',')
  return list.length <= MAX_INLINE_LIST && choices.every((choice) => !/[,"]/.test(choice) && choice.trim() === choice)
}

function longLists(sheets: SheetToWrite[]): string[][] {
  return sheets.flatMap(({ columns }) => columns.flatMap(({ choices }) => (choices && !isInline(choices) ? [choices] : [])))
}

function listSheet(lists: string[][]): SheetToWrite {
  const longest = Math.max(...lists.map((list) => list.length))
  const rows = Array.from({ length: longest }, (_, i) => lists.map((list) => list[i] ?? null))
  return { name: LISTS, hidden: true, columns: lists.map((_, i) => ({ header: columnLetters(i), format: 'text' })), rows }
}

function validations(columns: ColumnToWrite[], firstRow: number, lists: string[][]): string {
  const parts = columns.flatMap(({ choices }, i) => {
    if (!choices || choices.length === 0) return []
    const letters = columnLetters(i)
    const listColumn = columnLetters(lists.indexOf(choices))
    const source = isInline(choices) ? `"${choices.join(',')}"` : `${LISTS}!$${listColumn}$2:$${listColumn}$${choices.length + 1}`
    return [
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorStyle="warning" sqref="${letters}${firstRow}:${letters}${firstRow + LIST_ROWS - 1}">` +
        `<formula1>${escapeXml(source)}</formula1></dataValidation>`,
    ]
  })
  return parts.length === 0 ? '' : `<dataValidations count="${parts.length}">${parts.join('')}</dataValidations>`
}

/** At most 31 characters, none of []:*?/\, no apostrophe at the ends, no two alike. */
function sheetNames(sheets: SheetToWrite[]): string[] {
  const used = new Set<string>()
  return sheets.map(({ name }, i) => {
    const plain = name.replace(/[[\]:*?/\\]/g, ' ').replace(/^'+|'+$/g, '') || `Sheet${i + 1}`
    let candidate = plain.slice(0, 31)
    for (let n = 2; used.has(candidate.toLowerCase()); n += 1) candidate = `${plain.slice(0, 26)} (${n})`
    used.add(candidate.toLowerCase())
    return candidate
  })
}

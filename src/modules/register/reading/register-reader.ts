import { cellText, type SheetInfo, type SheetRow } from '../../../platform/exchange/sheet.ts'
import { decideAcceptance } from './accept.ts'
import { conclude } from './conclude.ts'
import { type DivisionIndex, indexDivisions } from './divisions.ts'
import { defaultDictionaries } from './dictionaries.ts'
import { GatheredInMemory, type Gathering } from './gathered.ts'
import type { ColumnGuess } from './guess-columns.ts'
import type { FoundHeader } from './header.ts'
import { mergeInto } from './merge-rows.ts'
import type { RegisterReadingOptions, RegisterSummary, SheetSummary } from './options.ts'
import { PartyOrgGatherer } from './party-orgs.ts'
import { fieldReaders, type FieldReaders, RowReader, type RowReading } from './row-reader.ts'
import { SheetReader } from './sheet-reader.ts'
import { guessStatementDate, type TitleText } from './statement-date.ts'
import type { FieldNotice, OrganisationItem, ReadRow, RowClass, RowCounts } from './types.ts'
import type { CellContext } from './values.ts'

const MAX_TITLES = 200

/**
 * Reads a register row by row. Feed it the sheets of a workbook (it is a `SheetSink`); rows go to `onRow` as they are read.
 * When all are in, take `organisations()` once, then `summary()`. Each accepted organisation waits in the `gathering` until then,
 * because a later row may change it and because an inference needs to know how often a name occurs.
 */
export class RegisterReader {
  private readonly options: RegisterReadingOptions
  private readonly onRow: ((row: ReadRow) => void) | null
  private readonly readers: FieldReaders
  private readonly divisions: DivisionIndex
  private readonly blank: ReadonlySet<string>
  private readonly gathering: Gathering
  private readonly names = new Occurrences()
  private readonly partyOrgNames = new Occurrences()
  private readonly partyOrgs: PartyOrgGatherer
  private readonly titles: TitleText[] = []
  private readonly sheets: SheetSummary[] = []
  private readonly results: Pick<RegisterSummary, 'rejectedRows' | 'mergedRows'> = { rejectedRows: [], mergedRows: [] }
  private readonly counts: RowCounts = emptyCounts()
  private current: SheetReader | null = null

  constructor(
    options: RegisterReadingOptions,
    onRow: ((row: ReadRow) => void) | null = null,
    gathering: Gathering = new GatheredInMemory(),
  ) {
    const words = options.dictionaries ?? defaultDictionaries
    this.options = options
    this.onRow = onRow
    this.gathering = gathering
    this.partyOrgs = new PartyOrgGatherer(options.usual)
    this.readers = fieldReaders(words)
    this.divisions = indexDivisions(options.divisions, words)
    this.blank = new Set(words.blankWords)
  }

  startSheet(sheet: SheetInfo): void {
    const street = this.divisions.street(sheet.name) ?? this.options.defaultStreet ?? null
    const counts = { sheet: sheet.name, dataRows: 0, rejected: 0, merged: 0, firstDataRow: null, lastDataRow: null }
    const summary: SheetSummary = { counts, hidden: sheet.hidden, street, header: null, columns: [] }
    this.sheets.push(summary)
    const context: CellContext = { blank: this.blank, typed: sheet.typed }
    this.current = new SheetReader(sheet, {
      context,
      choices: this.options.columns ?? {},
      headerRows: this.options.headerRows?.[sheet.name] ?? null,
      createRowReader: (guesses) =>
        new RowReader(guesses, { readers: this.readers, divisions: this.divisions, context, defaultStreet: street }),
      onHeader: (header: FoundHeader, guesses: ColumnGuess[]) => {
        summary.header = { firstRow: header.firstRow, lastRow: header.lastRow }
        summary.columns = guesses
      },
      onBlank: (count) => {
        this.counts.ignoredRows.blank += count
      },
      onRow: (rowClass, row, reader, mergedDown) => {
        if (reader) this.dataRow(summary, row, reader, mergedDown)
        else this.ignoredRow(sheet.name, rowClass as Exclude<RowClass, 'data'>, row)
      },
    })
  }

  row(row: SheetRow): void {
    this.current?.row(row)
  }

  endSheet(): void {
    this.current?.end()
    this.current = null
  }

  /** The accepted organisations in the order of their first rows. Each is let go as it is taken. */
  *organisations(): Generator<OrganisationItem> {
    const counts = { organisations: this.names.counts, partyOrgs: this.partyOrgNames.counts }
    for (const gathered of this.gathering.take()) {
      const item = conclude(gathered, counts, this.options.usual)
      this.partyOrgs.add(item.organisation)
      yield item
    }
  }

  /** What concerns the register as a whole. Party organisations are complete once `organisations()` has been taken. */
  summary(): RegisterSummary {
    return {
      rowCounts: this.counts,
      sheets: this.sheets,
      ...this.results,
      partyOrgs: this.partyOrgs.partyOrgs(),
      partyOrgNotices: this.partyOrgs.notices(),
      statementDate: guessStatementDate(this.titles, this.options.fileName ?? ''),
    }
  }

  private ignoredRow(sheet: string, rowClass: Exclude<RowClass, 'data'>, row: SheetRow): void {
    this.counts.ignoredRows[rowClass] += 1
    if (rowClass === 'title' && this.titles.length < MAX_TITLES) {
      this.titles.push({ sheet, row: row.row, text: row.cells.map(cellText).join(' ').trim() })
    }
    this.onRow?.({ ...describe(sheet, row), class: rowClass })
  }

  private dataRow(summary: SheetSummary, row: SheetRow, reader: RowReader, mergedDown: number[] | null): void {
    const { counts } = summary
    this.counts.dataRows += 1
    counts.dataRows += 1
    counts.firstDataRow ??= row.row
    counts.lastDataRow = row.row
    this.correct(summary, row)
    const reading = reader.read(row.cells, mergedDown)
    const verdict = this.judge(summary, row, reading)
    this.onRow?.({
      ...describe(counts.sheet, row),
      class: 'data',
      fields: reading.fields,
      extras: reading.extras,
      notices: reading.notices,
      ...verdict,
    })
  }

  /** Puts in what a clerk corrected by hand, before the row is read. */
  private correct({ counts, columns }: SheetSummary, row: SheetRow): void {
    for (const { field, value } of this.options.corrections?.[counts.sheet]?.[row.row] ?? []) {
      const column = columns.find((guess) => guess.meaning === field)?.column
      if (column === undefined) continue
      while (row.cells.length < column) row.cells.push(null)
      row.cells[column] = value
    }
  }

  private judge(summary: SheetSummary, row: SheetRow, reading: RowReading): Pick<ReadRow, 'verdict' | 'reason' | 'key' | 'into'> {
    const { counts } = summary
    const place = { sheet: counts.sheet, row: row.row }
    const decision = decideAcceptance(reading)
    if (!decision.ok) {
      const { reason } = decision
      this.counts.rejected += 1
      counts.rejected += 1
      this.counts.rejectedByReason[reason] = (this.counts.rejectedByReason[reason] ?? 0) + 1
      this.results.rejectedRows.push({ ...place, name: reading.fields.name, codeAsRead: reading.code.code, reason })
      return { verdict: 'rejected', reason, key: null, into: null }
    }
    const { key } = decision
    const known = this.gathering.find(key)
    if (!known) {
      this.counts.accepted += 1
      // The row on its way to the screen keeps what was read; the gathered one may be changed by later rows.
      const fields = this.onRow ? { ...reading.fields } : reading.fields
      this.gathering.keep({ key, fields, extras: reading.extras, rows: [`${place.sheet}!${place.row}`], first: place })
      this.names.change(null, fields.name)
      this.partyOrgNames.change(null, fields.partyOrgName)
      return { verdict: 'accepted', reason: null, key, into: null }
    }
    this.counts.merged += 1
    counts.merged += 1
    const before = { name: known.fields.name, partyOrgName: known.fields.partyOrgName }
    const merge = mergeInto(known.fields, reading.fields)
    this.names.change(before.name, known.fields.name)
    this.partyOrgNames.change(before.partyOrgName, known.fields.partyOrgName)
    if (reading.extras) known.extras = { ...known.extras, ...reading.extras }
    known.rows.push(`${place.sheet}!${place.row}`)
    this.gathering.keep(known)
    this.results.mergedRows.push({ ...place, key, into: known.first, ...merge })
    return { verdict: 'merged', reason: null, key, into: known.first }
  }
}

/** How often a name occurs among the accepted organisations, as later rows change it. */
class Occurrences {
  readonly counts = new Map<string, number>()

  change(from: string | null, to: string | null): void {
    if (from === to) return
    if (from !== null) this.add(from, -1)
    if (to !== null) this.add(to, 1)
  }

  private add(name: string, by: number): void {
    const before = this.counts.get(name)
    // A name cut from the text of the file would hold that text; its own copy does not.
    this.counts.set(before === undefined ? Buffer.from(name).toString() : name, (before ?? 0) + by)
  }
}

function describe(sheet: string, row: SheetRow): ReadRow {
  return {
    sheet,
    row: row.row,
    class: 'data',
    hidden: row.hidden,
    cells: row.cells.map(cellText),
    fields: null,
    extras: null,
    notices: noNotices,
    verdict: null,
    reason: null,
    key: null,
    into: null,
  }
}

const noNotices: FieldNotice[] = []

function emptyCounts(): RowCounts {
  return {
    dataRows: 0,
    accepted: 0,
    merged: 0,
    rejected: 0,
    rejectedByReason: {},
    ignoredRows: { title: 0, header: 0, blank: 0, numbered_blank: 0, total: 0, footnote: 0, repeated_header: 0, notes: 0 },
  }
}

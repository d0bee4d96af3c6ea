import { scanEntry } from './decode-stream.ts'
import type { ExchangeLimits } from './limits.ts'
import { ExchangeProblem } from './problems.ts'
import { RowBuilder } from './row-builder.ts'
import { isoOfSerial } from './serial-date.ts'
import type { Cell, CellValue, Merge, SheetSink } from './sheet.ts'
import {
  isTrue,
  readDateStyles,
  readSharedStrings,
  readWorkbookPart,
  type SharedStrings,
  TextCollector,
  unescapeControl,
} from './xlsx-parts.ts'
import { attribute, localName, XmlScanner } from './xml.ts'
import type { Zip, ZipEntry } from './zip.ts'

interface Book {
  shared: SharedStrings
  isDateStyle: boolean[]
  date1904: boolean
}

/** Reads the sheets of an xlsx one after another; only the shared strings are held in memory. */
export async function readXlsx(zip: Zip, sink: SheetSink, limits: ExchangeLimits): Promise<void> {
  const part = await readWorkbookPart(zip)
  const book: Book = {
    shared: await readSharedStrings(zip, part.sharedStringsPath, limits),
    isDateStyle: await readDateStyles(zip, part.stylesPath),
    date1904: part.date1904,
  }
  const builder = new RowBuilder(sink, limits)
  const entries = part.sheets.map(({ name, hidden, path }) => ({ name, hidden, entry: zip.entries.get(path) }))
  const bytesTotal = entries.reduce((sum, { entry }) => sum + (entry?.packed ?? 0), 0)
  let bytesRead = 0
  for (const [index, { name, hidden, entry }] of entries.entries()) {
    if (!entry) throw new ExchangeProblem('exchange.damaged')
    const merges = await readMerges(zip, entry)
    builder.startSheet({ index, name, hidden, typed: true, merges })
    const scanner = new XmlScanner(new SheetHandler(book, builder))
    await scanEntry(zip, entry, scanner, {
      onBytesIn: (count) => (bytesRead += count),
      afterBlock: () => sink.drain?.({ bytesRead, bytesTotal, rows: builder.rows }),
    })
    builder.endSheet()
  }
}

/** Merged cells stand behind the rows they concern, so the end of the sheet is looked at before its beginning is read. */
async function readMerges(zip: Zip, entry: ZipEntry): Promise<Merge[]> {
  const mark = 'sheetData>'
  const merges: Merge[] = []
  const scanner = new XmlScanner({
    open(name, raw) {
      if (localName(name) === 'mergeCell') addMerge(merges, attribute(raw, 'ref') ?? '')
    },
    close() {},
  })
  let found = false
  let carry = Buffer.alloc(0)
  for await (const block of zip.stream(entry)) {
    if (found) {
      scanner.push(block.toString('latin1'))
      continue
    }
    const joined = Buffer.concat([carry, block])
    const at = joined.lastIndexOf(mark)
    if (at > 0 && (joined[at - 1] === 47 || joined[at - 1] === 58)) {
      found = true
      scanner.push(joined.toString('latin1', at + mark.length))
    }
    carry = Buffer.from(joined.subarray(Math.max(0, joined.length - mark.length)))
  }
  return merges.sort((a, b) => a.top - b.top)
}

function addMerge(merges: Merge[], ref: string): void {
  const [from, to = from] = ref.split(':') as [string, string | undefined]
  const a = parseReference(from)
  const b = parseReference(to as string)
  if (a && b) merges.push({ top: a.row, bottom: b.row, left: a.column, right: b.column })
}

function parseReference(ref: string): { row: number; column: number } | null {
  const parts = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(ref)
  return parts ? { row: Number(parts[2]), column: columnOf(parts[1] as string) } : null
}

/** Column of `AB12` or `AB`, from 0; -1 when there are no letters. */
function columnOf(ref: string): number {
  let column = 0
  for (let i = 0; i < ref.length; i += 1) {
    const c = ref.charCodeAt(i)
    if (c < 65 || c > 90) break
    column = column * 26 + c - 64
  }
  return column - 1
}

class SheetHandler {
  private row = 0
  private hidden = false
  private column = -1
  private type: string | undefined
  private style = 0
  private value = ''
  private inValue = false
  private hasFormula = false
  private readonly inline = new TextCollector()
  private readonly book: Book
  private readonly builder: RowBuilder

  constructor(book: Book, builder: RowBuilder) {
    this.book = book
    this.builder = builder
  }

  open(qualified: string, raw: string): void {
    switch (localName(qualified)) {
      case 'c': {
        const ref = attribute(raw, 'r')
        this.column = ref === undefined ? this.column + 1 : columnOf(ref)
        this.type = attribute(raw, 't')
        this.style = Number(attribute(raw, 's') ?? 0)
        this.value = ''
        this.hasFormula = false
        break
      }
      case 'v':
        this.inValue = true
        break
      case 'f':
        this.hasFormula = true
        break
      case 'row':
        this.row = Number(attribute(raw, 'r') ?? this.row + 1)
        this.hidden = isTrue(attribute(raw, 'hidden'))
        this.column = -1
        break
      case 't':
      case 'r':
      case 'rPh':
        this.inline.open(localName(qualified))
        break
    }
  }

  text(text: string): void {
    if (this.inValue) this.value += text
    else if (this.type === 'inlineStr') this.inline.text(text)
  }

  close(qualified: string): void {
    switch (localName(qualified)) {
      case 'v':
        this.inValue = false
        break
      case 't':
      case 'rPh':
        this.inline.close(localName(qualified))
        break
      case 'c':
        this.builder.put(this.column, this.cell())
        break
      case 'row':
        this.builder.finishRow(this.row, this.hidden)
        break
    }
  }

  private cell(): Cell {
    const { value, type } = this
    if (type === 's') {
      const index = Number(value)
      const text = this.book.shared.texts[index]
      if (text === undefined || text === '' || value === '') return null
      return this.book.shared.rich.has(index) ? { kind: 'marked', value: text, formula: false, rich: true } : text
    }
    if (type === 'inlineStr') {
      const { text, runs } = this.inline.take()
      if (text === '') return null
      return runs > 0 ? { kind: 'marked', value: text, formula: false, rich: true } : text
    }
    const plain = this.plain(value, type)
    if (!this.hasFormula) return plain
    return { kind: 'marked', value: plain, formula: true, rich: false }
  }

  private plain(value: string, type: string | undefined): CellValue | null {
    if (value === '') return null
    if (type === 'str') return unescapeControl(value)
    if (type === 'b') return value === '1' || value === 'true'
    if (type === 'e') return { kind: 'error', code: value }
    if (type === 'd') return { kind: 'date', iso: value.replace(/T00:00:00(\.0+)?Z?$|Z$/, '') }
    const number = Number(value)
    if (!Number.isFinite(number)) throw new ExchangeProblem('exchange.damaged')
    if (!this.book.isDateStyle[this.style]) return number
    const iso = isoOfSerial(number, this.book.date1904)
    return iso === null ? number : { kind: 'date', iso }
  }
}

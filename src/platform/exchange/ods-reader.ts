import { scanEntry } from './decode-stream.ts'
import type { ExchangeLimits } from './limits.ts'
import { ExchangeProblem } from './problems.ts'
import { OdsCellReader } from './ods-cell.ts'
import { RowBuilder } from './row-builder.ts'
import type { Merge, SheetSink } from './sheet.ts'
import { attribute, XmlScanner } from './xml.ts'
import type { Zip } from './zip.ts'

/** Reads the sheets of an OpenDocument spreadsheet (ODF 1.3 part 3, §9) from its one stream of content. */
export async function readOds(zip: Zip, sink: SheetSink, limits: ExchangeLimits): Promise<void> {
  const entry = zip.entries.get('content.xml')
  if (!entry) throw new ExchangeProblem('exchange.not_a_spreadsheet')
  const builder = new RowBuilder(sink, limits)
  let bytesRead = 0
  await scanEntry(zip, entry, new XmlScanner(new ContentHandler(builder)), {
    onBytesIn: (count) => (bytesRead += count),
    afterBlock: () => sink.drain?.({ bytesRead, bytesTotal: entry.packed, rows: builder.rows }),
  })
}

class ContentHandler {
  private readonly builder: RowBuilder
  /** Table styles with `table:display="false"`: this, and no mark on the sheet itself, hides a sheet. */
  private readonly hiddenStyles = new Set<string>()
  private tableStyle = ''
  private sheetIndex = -1
  /** Tables inside tables and inside shapes are not sheets. */
  private tableDepth = 0
  private merges: Merge[] = []
  private row = 0
  private rowTimes = 1
  private rowHidden = false
  private column = 0
  private readonly cell = new OdsCellReader()

  constructor(builder: RowBuilder) {
    this.builder = builder
  }

  open(name: string, raw: string): void {
    if (this.cell.isOpen) {
      this.cell.open(name, raw)
      return
    }
    switch (name) {
      case 'style:style':
        this.tableStyle = attribute(raw, 'style:family') === 'table' ? (attribute(raw, 'style:name') ?? '') : ''
        break
      case 'style:table-properties':
        if (this.tableStyle !== '' && attribute(raw, 'table:display') === 'false') this.hiddenStyles.add(this.tableStyle)
        break
      case 'table:table':
        this.tableDepth += 1
        if (this.tableDepth === 1) this.startSheet(raw)
        break
      case 'table:table-row':
        if (this.tableDepth === 1) this.startRow(raw)
        break
      case 'table:table-cell':
      case 'table:covered-table-cell':
        if (this.tableDepth === 1) this.cell.start(name, raw)
        break
    }
  }

  text(text: string): void {
    if (this.cell.isOpen) this.cell.text(text)
  }

  close(name: string): void {
    if (this.cell.isOpen) {
      if (this.cell.close(name)) this.finishCell()
    } else if (name === 'table:table-row' && this.tableDepth === 1) {
      this.builder.repeatRow(this.row, this.rowHidden, this.rowTimes)
      this.row += this.rowTimes
    } else if (name === 'table:table') {
      if (this.tableDepth === 1) this.builder.endSheet()
      this.tableDepth -= 1
    }
  }

  private startSheet(raw: string): void {
    this.sheetIndex += 1
    this.merges = []
    this.row = 1
    const hidden = this.hiddenStyles.has(attribute(raw, 'table:style-name') ?? '')
    this.builder.startSheet({
      index: this.sheetIndex,
      name: attribute(raw, 'table:name') ?? '',
      hidden,
      typed: true,
      merges: this.merges,
    })
  }

  private startRow(raw: string): void {
    this.rowTimes = times(attribute(raw, 'table:number-rows-repeated'))
    const visibility = attribute(raw, 'table:visibility')
    this.rowHidden = visibility === 'collapse' || visibility === 'filter'
    this.column = 0
  }

  private finishCell(): void {
    const { value, repeated, rowSpan, columnSpan } = this.cell.take()
    if (rowSpan > 1 || columnSpan > 1) {
      this.merges.push({ top: this.row, bottom: this.row + rowSpan - 1, left: this.column, right: this.column + columnSpan - 1 })
    }
    if (value !== null) for (let i = 0; i < repeated; i += 1) this.builder.put(this.column + i, value)
    this.column += repeated
  }
}

const times = (value: string | undefined) => Math.max(1, Number(value ?? 1) || 1)

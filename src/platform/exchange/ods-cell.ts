import type { Cell, CellValue } from './sheet.ts'
import { attribute } from './xml.ts'

/** Elements inside a cell whose text does not belong to it: comments, shapes, the reading above a character. */
const foreign = new Set(['office:annotation', 'text:ruby-text', 'table:table', 'text:note'])

export interface OdsCell {
  value: Cell
  repeated: number
  rowSpan: number
  columnSpan: number
}

/** Takes the elements of one cell and gives its value. */
export class OdsCellReader {
  isOpen = false
  private name = ''
  private attributes = ''
  private paragraphs: string[] = []
  private spans = 0
  private inParagraph = 0
  private foreignDepth = 0

  start(name: string, attributes: string): void {
    this.isOpen = true
    this.name = name
    this.attributes = attributes
    this.paragraphs = []
    this.spans = 0
    this.inParagraph = 0
    this.foreignDepth = 0
  }

  open(name: string, raw: string): void {
    if (this.foreignDepth > 0 || foreign.has(name) || name.startsWith('draw:')) {
      this.foreignDepth += 1
      return
    }
    if (name === 'text:p' || name === 'text:h') {
      this.inParagraph += 1
      this.paragraphs.push('')
    } else if (name === 'text:s') this.add(' '.repeat(Math.min(1000, Number(attribute(raw, 'text:c') ?? 1) || 1)))
    else if (name === 'text:tab') this.add('\t')
    else if (name === 'text:line-break') this.add('\n')
    else if (name === 'text:span') this.spans += 1
  }

  text(text: string): void {
    if (this.foreignDepth === 0 && this.inParagraph > 0) this.add(/[\t\n\r]/.test(text) ? text.replace(/[\t\n\r ]+/g, ' ') : text)
  }

  /** True when the cell itself ends. */
  close(name: string): boolean {
    if (this.foreignDepth > 0) this.foreignDepth -= 1
    else if (name === 'text:p' || name === 'text:h') this.inParagraph -= 1
    else if (name === this.name) {
      this.isOpen = false
      return true
    }
    return false
  }

  take(): OdsCell {
    const raw = this.attributes
    const plain = this.name === 'table:covered-table-cell' ? null : this.plain(raw)
    const formula = attribute(raw, 'table:formula') !== undefined
    const rich = this.spans > 1 && typeof plain === 'string'
    return {
      value: (formula || rich) && (plain !== null || formula) ? { kind: 'marked', value: plain, formula, rich } : plain,
      repeated: count(attribute(raw, 'table:number-columns-repeated')),
      rowSpan: count(attribute(raw, 'table:number-rows-spanned')),
      columnSpan: count(attribute(raw, 'table:number-columns-spanned')),
    }
  }

  private plain(raw: string): CellValue | null {
    const type = attribute(raw, 'office:value-type')
    const shown = this.paragraphs.join('\n')
    if (attribute(raw, 'calcext:value-type') === 'error') return { kind: 'error', code: shown || '#ERROR' }
    if (type === 'float' || type === 'percentage' || type === 'currency') {
      const number = Number(attribute(raw, 'office:value') ?? Number.NaN)
      return Number.isFinite(number) ? number : shown || null
    }
    if (type === 'date') {
      const iso = attribute(raw, 'office:date-value') ?? ''
      return iso === '' ? shown || null : { kind: 'date', iso: iso.replace(/T00:00:00(\.0+)?Z?$|\.\d+$|Z$/, '') }
    }
    if (type === 'boolean') return attribute(raw, 'office:boolean-value') === 'true'
    return shown || attribute(raw, 'office:string-value') || null
  }

  private add(text: string): void {
    if (this.inParagraph > 0) this.paragraphs[this.paragraphs.length - 1] += text
  }
}

const count = (value: string | undefined) => Math.max(1, Number(value ?? 1) || 1)

import { ExchangeProblem } from './problems.ts'

const LF = 10
const CR = 13
const QUOTE = '"'
/** A record longer than this began with a quote that was never closed. */
const MAX_RECORD = 2 * 1024 * 1024

/**
 * Records of separated text (RFC 4180, and what programs really write): CR LF, LF or CR; quotes doubled inside quotes; line
 * breaks inside quotes; a quote in the middle of an unquoted field is a plain character.
 */
export class CsvParser {
  private rest = ''
  private records = 0
  private readonly delimiter: string
  private readonly onRecord: (fields: string[], record: number) => void

  constructor(delimiter: string, onRecord: (fields: string[], record: number) => void) {
    this.delimiter = delimiter
    this.onRecord = onRecord
  }

  push(piece: string, isLast: boolean): void {
    const text = this.rest === '' ? piece : this.rest + piece
    let at = 0
    let quote = text.indexOf(QUOTE)
    while (at < text.length) {
      const end = lineEnd(text, at, isLast)
      if (quote >= 0 && quote < at) quote = text.indexOf(QUOTE, at)
      if (quote < 0 || (end >= 0 && quote > end)) {
        if (end < 0) break
        this.emit(text.slice(at, end).split(this.delimiter))
        at = afterBreak(text, end)
        continue
      }
      const next = this.quoted(text, at, isLast)
      if (next < 0) break
      at = next
    }
    this.rest = at === 0 ? text : text.slice(at)
    if (this.rest.length > MAX_RECORD) throw new ExchangeProblem('exchange.csv_quote_open', { row: this.records + 1 })
  }

  /** A record that holds a quote; returns where the next begins, or -1 when it is not all there yet. */
  private quoted(text: string, from: number, isLast: boolean): number {
    const fields: string[] = []
    let at = from
    for (;;) {
      let field: string
      if (text[at] === QUOTE) {
        const end = closingQuote(text, at + 1)
        if (end < 0 || (end + 1 >= text.length && !isLast)) {
          if (isLast) throw new ExchangeProblem('exchange.csv_quote_open', { row: this.records + 1 })
          return -1
        }
        field = text.slice(at + 1, end).replaceAll('""', QUOTE)
        at = end + 1
      } else field = ''
      // What stands between a closing quote and the delimiter belongs to the field, as in every spreadsheet program.
      const stop = fieldEnd(text, at, this.delimiter)
      if (stop < 0 && !isLast) return -1
      const tail = stop < 0 ? text.length : stop
      fields.push(field + text.slice(at, tail))
      if (tail < text.length && text[tail] === this.delimiter) {
        at = tail + 1
        continue
      }
      if (text.charCodeAt(tail) === CR && tail + 1 >= text.length && !isLast) return -1
      this.emit(fields)
      return tail >= text.length ? text.length : afterBreak(text, tail)
    }
  }

  private emit(fields: string[]): void {
    this.records += 1
    this.onRecord(fields, this.records)
  }
}

/** The place of the break that ends the line at `at`; the end of the text when it is the last line; -1 when more is needed. */
function lineEnd(text: string, at: number, isLast: boolean): number {
  const lf = text.indexOf('\n', at)
  if (lf > at && text.charCodeAt(lf - 1) === CR) return lineEndCr(text, at, lf - 1)
  const end = lineEndCr(text, at, lf)
  if (end < 0) return isLast ? text.length : -1
  return text.charCodeAt(end) === CR && end + 1 >= text.length && !isLast ? -1 : end
}

/** A lone CR before `limit` ends a line too. Looked for only within the line, so the cost stays linear. */
function lineEndCr(text: string, at: number, limit: number): number {
  const stop = limit < 0 ? text.length : limit
  for (let i = at; i < stop; i += 1) if (text.charCodeAt(i) === CR) return i
  return limit
}

function afterBreak(text: string, end: number): number {
  return text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === LF ? end + 2 : end + 1
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf(QUOTE, from); at >= 0; at = text.indexOf(QUOTE, at + 2)) {
    if (text[at + 1] !== QUOTE) return at
  }
  return -1
}

function fieldEnd(text: string, from: number, delimiter: string): number {
  const separator = delimiter.charCodeAt(0)
  for (let i = from; i < text.length; i += 1) {
    const c = text.charCodeAt(i)
    if (c === separator || c === LF || c === CR) return i
  }
  return -1
}

const candidates = [',', ';', '\t', '，']

/** The delimiter under which the first lines have the same number of fields, the more the better. A comma when nothing decides. */
export function sniffDelimiter(sample: string, isWhole: boolean): string {
  let best = ','
  let bestScore = 0
  for (const delimiter of candidates) {
    const widths: number[] = []
    const parser = new CsvParser(delimiter, (fields) => {
      if (fields.some((field) => field !== '')) widths.push(fields.length)
    })
    try {
      parser.push(sample, isWhole)
    } catch {
      continue
    }
    const score = agreement(widths.slice(0, 30))
    if (score > bestScore) [best, bestScore] = [delimiter, score]
  }
  return best
}

/** Fields of the commonest width, weighed by how many lines have it; titles above the table may be narrower. */
function agreement(widths: number[]): number {
  const counts = new Map<number, number>()
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1)
  let best = 0
  for (const [width, count] of counts) best = Math.max(best, (width - 1) * count)
  return best
}

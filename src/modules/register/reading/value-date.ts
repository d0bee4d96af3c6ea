import { type Cell, plainValue } from '../../../platform/exchange/sheet.ts'
import { isoOfSerial } from '../../../platform/exchange/serial-date.ts'
import { nothing, type CellContext, type Reading, tidyCell } from './values.ts'

/** Below this a bare number counts days since 1900; an eight-digit one is year, month and day. */
const SERIAL_LIMIT = 100_000
const DAY = /^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?$/
const MONTH = /^(\d{4})[年./-](\d{1,2})月?$/
const unreadable: Reading<string> = { value: null, notice: 'date_unreadable' }

/** A day, or a month where no day is given; never an invented day. */
export function readDate(cell: Cell | undefined, context: CellContext): Reading<string> {
  const raw = plainValue(cell)
  if (raw === null) return nothing
  if (typeof raw === 'object' && raw.kind === 'date') {
    return raw.iso.startsWith('T') ? unreadable : { value: raw.iso.slice(0, 10), notice: null }
  }
  if (typeof raw === 'number') return fromNumber(raw)
  if (typeof raw === 'string' && raw.length === 10) {
    const quick = isoDay(raw)
    if (quick !== null) return { value: quick, notice: context.typed ? 'date_text' : null }
  }
  const text = tidyCell(cell, context)
  if (text === null) return nothing
  if (text === 'error') return { value: null, notice: 'error_value' }
  return fromText(text)
}

function fromNumber(number: number): Reading<string> {
  if (!(number >= 1)) return unreadable
  if (number < SERIAL_LIMIT) {
    const iso = isoOfSerial(Math.floor(number))
    return iso === null ? unreadable : { value: iso, notice: 'date_bare_serial' }
  }
  return Number.isInteger(number) && number >= 10_000_000 && number <= 99_999_999 ? compact(String(number)) : unreadable
}

function fromText(text: string): Reading<string> {
  if (/^\d{8}$/.test(text)) return compact(text)
  if (/^\d{1,5}$/.test(text)) return fromNumber(Number(text))
  const plain = text.includes(':') ? text.replace(/T?\d{1,2}:\d{2}(:\d{2})?$/, '') : text
  const day = DAY.exec(plain)
  if (day) {
    const value = dayOrNull(Number(day[1]), Number(day[2]), Number(day[3]))
    return value === null ? unreadable : { value, notice: 'date_text' }
  }
  const month = MONTH.exec(plain)
  const first = month ? dayOrNull(Number(month[1]), Number(month[2]), 1) : null
  return first === null ? unreadable : { value: first.slice(0, 7), notice: 'date_month_only' }
}

function compact(digits: string): Reading<string> {
  const value = dayOrNull(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)))
  return value === null ? unreadable : { value, notice: 'date_compact' }
}

/** The text itself when it is `2018-12-31` and that day exists. */
function isoDay(text: string): string | null {
  if (text[4] !== '-' || text[7] !== '-') return null
  for (let i = 0; i < 10; i += 1) {
    const c = text.charCodeAt(i)
    if (i !== 4 && i !== 7 && (c < 48 || c > 57)) return null
  }
  const day = dayOrNull(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)))
  return day === null ? null : text
}

function dayOrNull(year: number, month: number, day: number): string | null {
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  return `${year}-${two(month)}-${two(day)}`
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

const two = (n: number) => (n < 10 ? `0${n}` : String(n))

import { type Cell, cellText, plainValue } from '../../../platform/exchange/sheet.ts'
import { errorWords } from './dictionaries.ts'
import { tidy, untidiness } from './tidy.ts'

/** What a cell gives: a value or null, and perhaps a notice that it was not typed plainly. */
export interface Reading<T> {
  value: T | null
  notice: string | null
}

/** `typed`: the file knows numbers and dates from text. In a text file "5" is how a 5 is written, and no notice. */
export interface CellContext {
  blank: ReadonlySet<string>
  typed: boolean
}

export const nothing: Reading<never> = { value: null, notice: null }
const errorNotice: Reading<never> = { value: null, notice: 'error_value' }

/** The tidy text of a cell; null when it is blank, `error` when it is an error value. */
export function tidyCell(cell: Cell | undefined, context: CellContext): string | null | 'error' {
  const value = plainValue(cell)
  if (value === null) return null
  if (typeof value === 'object' && value.kind === 'error') return 'error'
  const text = tidy(typeof value === 'string' ? value : cellText(value))
  if (context.blank.has(text)) return null
  if (text.charCodeAt(0) === 35 && errorWords.has(text)) return 'error'
  return text
}

const ok = <T>(value: T, notice: string | null = null): Reading<T> => ({ value, notice })

export function readText(cell: Cell | undefined, context: CellContext): Reading<string> {
  const text = tidyCell(cell, context)
  if (text === null) return nothing
  if (text === 'error') return errorNotice
  const raw = plainValue(cell)
  if (raw === text) return ok(text)
  return ok(text, typeof raw === 'string' ? untidyNotice(raw) : null)
}

export function untidyNotice(raw: string): string | null {
  const found = untidiness(raw)
  if (found.lineBreaks) return 'line_break'
  if (found.fullWidth) return 'full_width'
  if (found.zeroWidth) return 'zero_width'
  return found.spaces ? 'spaces' : null
}

/** Remarks stay as they are; only a word for "nothing" is blank. */
export function readRemark(cell: Cell | undefined, context: CellContext): Reading<string> {
  const text = tidyCell(cell, context)
  if (text === null) return nothing
  return text === 'error' ? errorNotice : ok(cellText(cell))
}

/** A trailing （筹), "being set up", is not part of the name. */
export function readName(cell: Cell | undefined, context: CellContext): Reading<string> {
  const reading = readText(cell, context)
  const name = reading.value
  if (name === null || !name.endsWith('(筹)')) return reading
  return ok(name.slice(0, -3), 'name_in_preparation')
}

export function readPartyName(cell: Cell | undefined, context: CellContext, prefixes: string[]): Reading<string> {
  const reading = readText(cell, context)
  const name = reading.value
  const prefix =
    name === null ? undefined : prefixes.find((candidate) => name.startsWith(candidate) && name.length > candidate.length)
  return prefix === undefined ? reading : ok((name as string).slice(prefix.length), 'party_name_prefix')
}

export function readPhone(cell: Cell | undefined, context: CellContext): Reading<string> {
  const text = tidyCell(cell, context)
  if (text === null) return nothing
  if (text === 'error') return errorNotice
  const raw = plainValue(cell)
  const parts = text.split(/[/、;,|]/).map((part) => part.replace(/\D/g, ''))
  const several = parts.length > 1 && parts.filter((part) => part.length >= 7).length > 1
  const digits = several ? (parts.find((part) => part.length >= 7) as string) : parts.join('')
  if (digits === '') return ok<string>(null as never, 'phone_unreadable')
  if (several) return ok(digits, 'phone_several')
  if (typeof raw === 'number') return ok(digits, 'phone_as_number')
  return ok(digits, digits === raw ? null : 'phone_spaced')
}

import { type Cell, plainValue } from '../../../platform/exchange/sheet.ts'
import { nothing, type CellContext, type Reading, tidyCell } from './values.ts'

const COUNT = /^(\d{1,9})([人名]?)$/
const APPROXIMATE = /^(?:约(\d{1,9})人?|(\d{1,9})(?:余人|多人|人左右))$/

/** N, N人, N名. Everything else is not a number. `approximate` also reads 约N, 约N人, N余人, N多人 and N人左右 as N. */
export function readCount(
  cell: Cell | undefined,
  context: CellContext,
  options: { approximate: boolean; unreadable: string },
): Reading<number> {
  const raw = plainValue(cell)
  if (raw === null) return nothing
  if (typeof raw === 'number') {
    return Number.isSafeInteger(raw) && raw >= 0 ? { value: raw, notice: null } : { value: null, notice: options.unreadable }
  }
  if (typeof raw === 'string') {
    const quick = plainDigits(raw)
    if (quick >= 0) return { value: quick, notice: context.typed ? 'number_as_text' : null }
  }
  const text = tidyCell(cell, context)
  if (text === null) return nothing
  if (text === 'error') return { value: null, notice: 'error_value' }
  const count = COUNT.exec(text)
  if (count) return { value: Number(count[1]), notice: countNotice(raw, text, count[2] !== '', context) }
  const about = options.approximate ? APPROXIMATE.exec(text) : null
  if (about) return { value: Number(about[1] ?? about[2]), notice: 'headcount_approx' }
  return { value: null, notice: options.unreadable }
}

function countNotice(raw: unknown, text: string, hasUnit: boolean, context: CellContext): string | null {
  if (typeof raw === 'string' && /[\uFF01-\uFF5E]/.test(raw)) return 'number_full_width'
  if (hasUnit) return 'number_with_unit'
  return context.typed || raw !== text ? 'number_as_text' : null
}

/** One to six plain digits as a number, or -1. The commonest cell of all, so it is read without an expression. */
function plainDigits(text: string): number {
  if (text.length === 0 || text.length > 6) return -1
  let value = 0
  for (let i = 0; i < text.length; i += 1) {
    const digit = text.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

/** Degrees; a trailing ° goes. Whether they lie in the country is looked at for both together. */
export function readCoordinate(cell: Cell | undefined, context: CellContext): Reading<number> {
  const raw = plainValue(cell)
  if (typeof raw === 'number') return { value: raw, notice: null }
  const text = tidyCell(cell, context)
  if (text === null) return nothing
  if (text === 'error') return { value: null, notice: 'error_value' }
  const hasSign = text.endsWith('°')
  const plain = hasSign ? text.slice(0, -1) : text
  if (!/^-?\d{1,3}(\.\d+)?$/.test(plain)) return { value: null, notice: 'coordinate_unreadable' }
  if (hasSign) return { value: Number(plain), notice: 'degree_sign' }
  return { value: Number(plain), notice: context.typed ? 'number_as_text' : null }
}

/** Mainland China and its seas, roughly; anything else was typed into the wrong column or with a wrong sign. */
export function isInChina(lon: number, lat: number): boolean {
  return lon >= 73 && lon <= 136 && lat >= 3 && lat <= 54
}

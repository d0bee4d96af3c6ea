import { checkUscc } from '../../../kernel/uscc.ts'
import { type Cell, cellText, plainValue } from '../../../platform/exchange/sheet.ts'
import { type CellContext, tidyCell } from './values.ts'
import { untidiness } from './tidy.ts'

/** The code as read (tidy, upper case, without an apostrophe), whether it can stand, and how it was untidy. */
export interface CodeReading {
  code: string | null
  verdict: 'ok' | 'code_format' | 'code_check_digit' | 'missing'
  notice: string | null
}

const missing: CodeReading = { code: null, verdict: 'missing', notice: 'code_missing' }

export function readCode(cell: Cell | undefined, context: CellContext): CodeReading {
  const raw = plainValue(cell)
  if (raw === null) return missing
  // Fast path: most codes are typed as they should be.
  if (typeof raw === 'string' && raw.length === 18 && checkUscc(raw) === 'ok') return { code: raw, verdict: 'ok', notice: null }
  const text = tidyCell(cell, context)
  if (text === null) return missing
  if (text === 'error') return { ...missing, notice: 'error_value' }
  // A number cell keeps fifteen digits; whatever it shows, the code is lost.
  if (typeof raw === 'number') return { code: cellText(raw), verdict: 'code_format', notice: 'code_number_cell' }
  const code = text.replace(/^['‘’`]+/, '').toUpperCase()
  const check = checkUscc(code)
  if (check === 'format') return { code, verdict: 'code_format', notice: code.length === 18 ? 'code_characters' : 'code_length' }
  if (check === 'check') return { code, verdict: 'code_check_digit', notice: 'code_check_digit' }
  return { code, verdict: 'ok', notice: untidyCodeNotice(typeof raw === 'string' ? raw : '', text) }
}

function untidyCodeNotice(raw: string, text: string): string | null {
  const found = untidiness(raw)
  const flaws: string[] = []
  if (found.fullWidth) flaws.push('code_full_width')
  if (found.spaces || found.lineBreaks) flaws.push('code_spaces')
  if (found.zeroWidth) flaws.push('code_zero_width')
  if (/^['‘’`]/.test(text)) flaws.push('code_apostrophe')
  if (/[a-z]/.test(text)) flaws.push('code_lower_case')
  return flaws.length > 1 ? 'code_untidy' : (flaws[0] ?? null)
}

import type { Cell } from '../../../platform/exchange/sheet.ts'
import type { Dictionary } from './dictionaries.ts'
import { simplify } from './tidy.ts'
import { nothing, type CellContext, type Reading, tidyCell } from './values.ts'

/** A dictionary turned into one look-up by word. */
export type WordReader = (cell: Cell | undefined, context: CellContext) => Reading<string>

export function wordReader(dictionary: Dictionary): WordReader {
  const known = new Map<string, Reading<string>>()
  for (const { code, names } of dictionary.entries) {
    for (const [i, name] of names.entries()) known.set(name, { value: code, notice: i === 0 ? null : dictionary.synonymNotice })
  }
  for (const { name, code, notice } of dictionary.withNotice ?? []) known.set(name, { value: code, notice })
  for (const { name, notice } of dictionary.unclear ?? []) known.set(name, { value: null, notice })
  const unknown: Reading<string> = { value: null, notice: dictionary.unknownNotice }
  const suffix = dictionary.droppedSuffix

  const find = (word: string): Reading<string> => {
    const direct = known.get(word)
    if (direct) return direct
    const shorter = suffix !== undefined && word.endsWith(suffix) ? known.get(word.slice(0, -suffix.length)) : undefined
    if (!shorter) return unknown
    return shorter.value === null ? shorter : { value: shorter.value, notice: shorter.notice ?? dictionary.synonymNotice }
  }
  return (cell, context) => {
    const direct = typeof cell === 'string' ? known.get(cell) : undefined
    if (direct) return direct
    const word = tidyCell(cell, context)
    if (word === null) return nothing
    if (word === 'error') return { value: null, notice: 'error_value' }
    const found = find(word)
    return found === unknown ? find(simplify(word)) : found
  }
}

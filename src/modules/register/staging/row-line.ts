import { maskPhone } from '../../../kernel/mask.ts'
import type { MergedRow, ReadRow } from '../reading/types.ts'
import { copyInteger, copyJson, copyNames, copyText } from './copy-lines.ts'
import { maskNumbers } from './personal-numbers.ts'
import { CELL_END, rowId } from './protocol.ts'
import { keepableCells, type SheetColumns } from './sheet-columns.ts'

export interface RowSurroundings {
  readonly sheetNo: number
  readonly sheetNos: ReadonlyMap<string, number>
  /** Null above the header and on sheets without one. */
  readonly columns: SheetColumns | null
  readonly merge: MergedRow | null
}

/** One row for the table of rows, up to the columns of the telephone. */
export function rowLine(row: ReadRow, { sheetNo, sheetNos, columns, merge }: RowSurroundings): string {
  const { fields } = row
  const isData = row.class === 'data' && fields !== null
  const kept = isData ? keepableCells(row.cells, columns!, maskedPhone(fields.phone)) : row.cells.map(maskNumbers)
  const name = isData ? fields.name : (kept.find((cell) => cell.trim() !== '')?.slice(0, 200) ?? null)
  const into = row.into === null ? null : rowId(sheetNos.get(row.into.sheet)!, row.into.row)
  return [
    rowId(sheetNo, row.row),
    sheetNo,
    row.row,
    row.class,
    row.verdict ?? 'ignored',
    row.reason ?? '\\N',
    copyText(name),
    copyText(isData ? fields.uscc : null),
    copyText(row.key),
    copyInteger(into),
    merge === null ? '\\N' : copyJson(withoutPhones(merge)),
    copyText(kept.join(CELL_END)),
    copyNames(row.notices.map((notice) => `${notice.field}:${notice.code}`)),
    '',
  ].join('\t')
}

const maskedPhone = (phone: string | null) => (phone === null ? '***' : maskPhone(phone))

function withoutPhones({ changed, keptBecauseBlank }: MergedRow) {
  const mask = (value: string | number | null) => (typeof value === 'string' ? maskPhone(value) : value)
  return {
    changed: changed.map((change) =>
      change.field === 'phone' ? { ...change, from: mask(change.from), to: mask(change.to) } : change,
    ),
    keptBecauseBlank,
  }
}

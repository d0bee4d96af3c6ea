import { cellText } from '../src/platform/exchange/sheet.ts'
import { copyText } from '../src/modules/register/staging/copy-lines.ts'
import type { CreateTransform } from '../src/platform/exchange/worker-protocol.ts'
import { registerHeader } from './register-rows.ts'

/** Cells as lines for COPY, nothing read into them. */
export const createTransform: CreateTransform<undefined, Uint8Array, number> = (_options, emit) => {
  let rows = 0
  let lines: string[] = []
  const flush = () => {
    if (lines.length > 0) emit(Buffer.from(lines.join('')))
    lines = []
  }
  return {
    startSheet() {},
    row(row) {
      rows += 1
      if (rows === 1) return
      lines.push(
        `${registerHeader.map((_, i) => copyText(row.cells[i] === undefined ? null : cellText(row.cells[i] ?? null))).join('\t')}\n`,
      )
      if (lines.length >= 400) flush()
    },
    endSheet: flush,
    result: () => rows,
  }
}

import { maskPhone } from '../../../kernel/mask.ts'
import type { Crypto } from '../../../platform/crypto/crypto.ts'
import { cryptoFrom } from '../../../platform/crypto/open.ts'
import type { SheetInfo } from '../../../platform/exchange/sheet.ts'
import type { CreateTransform } from '../../../platform/exchange/worker-protocol.ts'
import { RegisterReader } from '../reading/register-reader.ts'
import type { OrganisationItem, ReadRow } from '../reading/types.ts'
import { GatheredOnDisk } from '../reading/gathered-on-disk.ts'
import { copyBytes, copyText } from './copy-lines.ts'
import { type SheetColumns, sheetColumns } from './sheet-columns.ts'
import type { StagedReading, StageItem, StageOptions } from './protocol.ts'
import { rowLine } from './row-line.ts'
import { statedBits, statementLine } from './statement-line.ts'

/** Lines that are sealed and sent together. */
const LINES = 400

/** Collects lines; their telephones are sealed a batch at a time, which costs a fraction of one by one. */
class Lines {
  private texts: string[] = []
  private phones: (string | null)[] = []
  private readonly table: StageItem['table']
  private readonly crypto: Crypto

  constructor(table: StageItem['table'], crypto: Crypto) {
    this.table = table
    this.crypto = crypto
  }

  /** Those collected so far, once they are enough. */
  add(line: string, phone: string | null): StageItem[] {
    this.texts.push(line)
    this.phones.push(phone)
    return this.texts.length >= LINES ? this.flush() : []
  }

  flush(): StageItem[] {
    if (this.texts.length === 0) return []
    const sealed = this.crypto.sealMany(
      'unit.phone',
      this.phones.filter((phone) => phone !== null),
    )
    let next = 0
    let text = ''
    for (const [i, line] of this.texts.entries()) {
      const phone = this.phones[i] ?? null
      text += line
      if (phone === null) text += '\\N\t\\N\t\\N\n'
      else
        text += `${copyText(maskPhone(phone))}\t${copyBytes(this.crypto.blindIndex('unit.phone', phone))}\t${copyBytes(sealed[next++] as Buffer)}\n`
    }
    this.texts = []
    this.phones = []
    return [{ table: this.table, lines: Buffer.from(text) }]
  }
}

/** The reading of a register as a transform that runs in the worker and hands over lines for COPY. */
export const createTransform: CreateTransform<StageOptions, StageItem, StagedReading> = ({ keys, ...reading }, emit) => {
  const crypto = cryptoFrom(keys)
  const rows = new Lines('row', crypto)
  const statements = new Lines('statement', crypto)
  const sheetNos = new Map<string, number>()
  const columns: SheetColumns[] = []
  const stated = new Map<string, number>()
  const notices: Record<string, number> = {}
  const count = (code: string) => (notices[code] = (notices[code] ?? 0) + 1)
  let current = -1

  const onRow = (row: ReadRow) => {
    if (row.class === 'blank') return
    if (row.class === 'data') {
      columns[current] ??= sheetColumns(reader.summary().sheets[current]!.columns)
      for (const notice of row.notices) count(notice.code)
      if (row.key !== null) stated.set(row.key, (stated.get(row.key) ?? 0) | statedBits(row.fields!))
    }
    const merge = row.verdict === 'merged' ? reader.summary().mergedRows.at(-1)! : null
    const line = rowLine(row, { sheetNo: current, sheetNos, columns: columns[current] ?? null, merge })
    // Only a rejected row hands its telephone out again, in the file of the refused; the others go with their organisation.
    for (const item of rows.add(line, row.verdict === 'rejected' ? row.fields!.phone : null)) emit(item)
  }
  const reader = new RegisterReader(reading, onRow, new GatheredOnDisk())

  return {
    startSheet(sheet: SheetInfo) {
      current += 1
      sheetNos.set(sheet.name, current)
      reader.startSheet(sheet)
    },
    row: (row) => reader.row(row),
    endSheet: () => reader.endSheet(),
    *remaining() {
      yield* rows.flush()
      for (const item of reader.organisations()) yield* addStatement(item)
      yield* statements.flush()
    },
    result() {
      const { rowCounts, sheets, statementDate } = reader.summary()
      return {
        rowCounts,
        statementDate,
        notices,
        sheets: sheets.map(({ counts, hidden, columns: guesses }, i) => ({
          ...counts,
          hidden,
          columns: guesses.map((guess) => ({ ...guess, samples: columns[i]?.samples[guess.column] ?? [] })),
        })),
      }
    },
  }

  function addStatement(item: OrganisationItem): StageItem[] {
    const { key, phone } = item.organisation
    for (const notice of item.notices) if (notice.code !== 'type_differs_from_code') count(notice.code)
    const line = statementLine(item, stated.get(key) ?? 0, sheetNos)
    stated.delete(key)
    return statements.add(line, phone)
  }
}

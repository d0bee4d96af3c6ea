import type { CreateTransform } from '../../../platform/exchange/worker-protocol.ts'
import type { RegisterReadingOptions, RegisterSummary } from './options.ts'
import { GatheredOnDisk } from './gathered-on-disk.ts'
import { RegisterReader } from './register-reader.ts'
import type { OrganisationItem, ReadRow } from './types.ts'

/** What a reading hands over: rows as they are read, then the organisations. */
export type RegisterItem = { kind: 'row'; row: ReadRow } | ({ kind: 'organisation' } & OrganisationItem)

export interface RegisterTransformOptions extends RegisterReadingOptions {
  /** `all`: every row for the clerk's screen. `noticed`: data rows with a notice, merged or rejected. `none`: organisations only. */
  rows: 'all' | 'noticed' | 'none'
}

/** The reading of a register as a transform that runs in the worker. */
export const createTransform: CreateTransform<RegisterTransformOptions, RegisterItem, RegisterSummary> = (options, emit) => {
  const isWanted = (row: ReadRow) =>
    options.rows === 'all' || (row.class === 'data' && (row.notices.length > 0 || row.verdict !== 'accepted'))
  const onRow = (row: ReadRow) => {
    if (isWanted(row)) emit({ kind: 'row', row })
  }
  const reader = new RegisterReader(options, options.rows === 'none' ? null : onRow, new GatheredOnDisk())
  return {
    startSheet: (sheet) => reader.startSheet(sheet),
    row: (row) => reader.row(row),
    endSheet: () => reader.endSheet(),
    *remaining() {
      for (const item of reader.organisations()) yield { kind: 'organisation', ...item }
    },
    result: () => reader.summary(),
  }
}

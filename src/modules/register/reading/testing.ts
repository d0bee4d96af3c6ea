import { fileURLToPath } from 'node:url'
import { readFileSync } from 'node:fs'
import type { ReadOrganisation, ReadRow } from './types.ts'
import { readWorkbook } from '../../../platform/exchange/read-workbook.ts'
import type { Divisions } from './divisions.ts'
import type { RegisterReadingOptions, RegisterSummary, UsualSizes } from './options.ts'
import { assembleReading, type RegisterReading } from './reading.ts'
import { RegisterReader } from './register-reader.ts'

/** For tests: the sample register and its answers, and a reading in this thread. */

const samples = new URL('../../../../samples/', import.meta.url)
const json = (name: string) => JSON.parse(readFileSync(new URL(name, samples), 'utf8'))

export const sampleFile = (ending: string) => fileURLToPath(new URL(`longhua-2018.${ending}`, samples))
/** Usual sizes as the general rules state them. */
export const usual: UsualSizes = { minFull: 3, branchMost: 50, generalFrom: 50, committeeFrom: 100, jointMost: 5 }
export const divisions = json('longhua-divisions.json') as Divisions

type Answers = Omit<RegisterReading, 'organisations'> & {
  organisations: (ReadOrganisation & { cell: string })[]
  csvRowCounts: Record<string, number>
  correctedCodes: { sheet: string; row: number; codeAsRead: string; correctCode: string }[]
  results: Record<'workbook' | 'csv', Record<string, unknown>>
  rowNotices: { sheet: string; row: number; field: string; code: string }[]
}

export const answers = json('longhua-2018.expected.json') as Answers

export async function readHere(
  from: string | Uint8Array,
  name: string,
  options: Partial<RegisterReadingOptions> = {},
): Promise<{ reading: RegisterReading; summary: RegisterSummary }> {
  const rows: ReadRow[] = []
  const reader = new RegisterReader({ divisions, usual, fileName: name, ...options }, (row) => rows.push(row))
  await readWorkbook(from, name, reader)
  const items = [...reader.organisations()]
  const summary = reader.summary()
  return { reading: assembleReading(rows, items, summary), summary }
}

/** A register as text, read here. */
export async function readText(lines: string[], options: Partial<RegisterReadingOptions> & { name?: string } = {}) {
  const { name = 'register.csv', ...rest } = options
  return readHere(Buffer.from(lines.join('\n')), name, rest)
}

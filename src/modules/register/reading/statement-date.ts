import { tidy } from './tidy.ts'
import type { StatementDate } from './types.ts'

const DAY = /((?:19|20)\d{2})[年./-](\d{1,2})[月./-](\d{1,2})日?/
const MONTH = /((?:19|20)\d{2})[年./-](\d{1,2})月/
const YEAR = /((?:19|20)\d{2})年/
const FILE_DAY = /(?<!\d)((?:19|20)\d{2})[年._-]?(\d{2})[月._-]?(\d{2})日?(?!\d)/
const FILE_YEAR = /(?<!\d)((?:19|20)\d{2})(?!\d)/

/** The date a text states: a day, the last day of a month, or the last day of a year. */
function dateIn(text: string, patterns: RegExp[]): string | null {
  for (const pattern of patterns) {
    const parts = pattern.exec(text)
    if (!parts) continue
    const year = Number(parts[1])
    const month = parts[2] === undefined ? 12 : Number(parts[2])
    const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
    const day = parts[3] === undefined ? last : Number(parts[3])
    if (month < 1 || month > 12 || day < 1 || day > last) continue
    return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  }
  return null
}

export interface TitleText {
  sheet: string
  row: number
  text: string
}

/**
 * The day a register speaks of: a full date in a title row before a mere year there, and that before a date or year in the
 * name of the file. Undefined when nothing says it.
 */
export function guessStatementDate(titles: TitleText[], fileName: string): StatementDate | undefined {
  for (const patterns of [[DAY], [MONTH], [YEAR]]) {
    for (const { sheet, row, text } of titles) {
      const plain = tidy(text)
      const date = dateIn(plain, patterns)
      if (date !== null) return { date, source: { kind: 'title', sheet, row, text: plain } }
    }
  }
  const date = dateIn(fileName, [FILE_DAY, DAY, MONTH, FILE_YEAR])
  return date === null ? undefined : { date, source: { kind: 'fileName', text: fileName } }
}

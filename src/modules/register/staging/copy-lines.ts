/** Values as PostgreSQL's COPY reads them from text: columns end in a tab, rows in a line feed, null is \N. */

const special = /[\\\t\n\r\0]/
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '' }
const MAX_INTEGER = 2_147_483_647

export function copyText(value: string | null): string {
  if (value === null) return '\\N'
  return special.test(value) ? value.replace(/[\\\t\n\r\0]/g, (character) => escapes[character] as string) : value
}

/** A number a column of four bytes cannot hold is no head count. */
export function copyInteger(value: number | null): string {
  return value === null || value > MAX_INTEGER ? '\\N' : String(value)
}

export function copyNumber(value: number | null): string {
  return value === null ? '\\N' : String(value)
}

export function copyBytes(value: Buffer | null): string {
  return value === null ? '\\N' : `\\\\x${value.toString('hex')}`
}

export function copyJson(value: unknown): string {
  return value === null ? '\\N' : copyText(JSON.stringify(value))
}

/** Elements are names and codes of our own, which need no quoting. */
export function copyNames(names: readonly string[]): string {
  return `{${names.join(',')}}`
}

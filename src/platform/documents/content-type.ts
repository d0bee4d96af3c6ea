/** Bytes from the beginning of a file that are enough to know it by. */
export const headBytes = 4096

/**
 * What a paper is, by its content; its name and what the sender says are not believed. Null for everything an office does not attach:
 * programs, scripts, pages, archives. OFD, DOCX and XLSX are zips whose first entries name them.
 */
export function contentTypeOf(head: Buffer): string | null {
  const hex = head.toString('hex', 0, 8)
  if (hex.startsWith('25504446')) return 'application/pdf'
  if (hex.startsWith('ffd8ff')) return 'image/jpeg'
  if (hex === '89504e470d0a1a0a') return 'image/png'
  if (!hex.startsWith('504b0304')) return null
  const names = head.toString('latin1')
  if (names.includes('OFD.xml')) return 'application/ofd'
  if (names.includes('vbaProject')) return null
  if (names.includes('word/')) return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  if (names.includes('xl/')) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return null
}

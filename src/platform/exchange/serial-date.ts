/** Days of Excel's calendar: serial 1 is 1900-01-01, and the 29th of February 1900 that never was has number 60. */

const DAY_MS = 86_400_000
const EPOCH_1900 = Date.UTC(1899, 11, 30)
const EPOCH_1904 = Date.UTC(1904, 0, 1)
/** 9999-12-31. */
const LAST_SERIAL = 2_958_465

/** ISO form of a serial number, or null when it is no date. A fraction is a time of day, rounded to seconds. */
export function isoOfSerial(serial: number, date1904 = false): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > LAST_SERIAL + 1) return null
  let day = Math.floor(serial)
  let seconds = Math.round((serial - day) * 86_400)
  if (seconds === 86_400) {
    day += 1
    seconds = 0
  }
  const time =
    seconds === 0 ? '' : `T${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  if (day === 0 && !date1904) return time || null
  const shift = !date1904 && day < 60 ? 1 : 0
  const date = new Date((date1904 ? EPOCH_1904 : EPOCH_1900) + (day + shift) * DAY_MS)
  return date.toISOString().slice(0, 10) + time
}

/** The serial number (1900 system) of an ISO date or date with time, from 1900-03-01 on. */
export function serialOfIso(iso: string): number {
  const [date = '', time = ''] = iso.split('T')
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  return (Date.parse(`${date}T00:00:00Z`) - EPOCH_1900) / DAY_MS + (hours * 3600 + minutes * 60 + seconds) / 86_400
}

const two = (n: number) => String(n).padStart(2, '0')

/** Built-in formats that show a date or a time, the East Asian ones (27–36, 50–58) included. ECMA-376 §18.8.30. */
const dateFormatIds = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** Whether a number under this format is shown as a date or time. Colours, literals and conditions in a code are no letters of a date. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return dateFormatIds(id)
  let inQuote = false
  for (let i = 0; i < code.length; i += 1) {
    const c = code[i] as string
    if (c === '"') inQuote = !inQuote
    else if (inQuote) continue
    else if (c === '\\' || c === '_' || c === '*') i += 1
    else if (c === '[') {
      const end = code.indexOf(']', i)
      if (end < 0) return false
      if (/^\[(h+|m+|s+)$/i.test(code.slice(i, end))) return true
      i = end
    } else if ('yYmMdDhHsS'.includes(c)) return true
    else if (/^general/i.test(code.slice(i, i + 7))) i += 6
  }
  return false
}

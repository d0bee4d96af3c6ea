/** A field nobody touched, however the form holds it. */
const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0)

/**
 * How many fields a hand filled in: what differs from how the form first stood. Of several chosen at once each counts, of a list of rows
 * every field of every row. What stands filled in and is left as it is costs nothing.
 */
export function typedIn(now: unknown, start: unknown): number {
  if (Array.isArray(now) || Array.isArray(start)) return ofLists((now ?? []) as unknown[], (start ?? []) as unknown[])
  if (isRecord(now) || isRecord(start)) {
    const [one, other] = [isRecord(now) ? now : {}, isRecord(start) ? start : {}]
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].reduce((sum, key) => sum + typedIn(one[key], other[key]), 0)
  }
  if (isEmpty(now) && isEmpty(start)) return 0
  const text = (value: unknown) => (typeof value === 'string' ? value.trim() : value)
  return Number(text(now) !== text(start))
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.getPrototypeOf(value) === Object.prototype

function ofLists(now: readonly unknown[], start: readonly unknown[]): number {
  if (now.some(isRecord) || start.some(isRecord))
    return Array.from({ length: Math.max(now.length, start.length) }, (_, at) => typedIn(now[at] ?? {}, start[at] ?? {})).reduce(
      (sum, fields) => sum + fields,
      0,
    )
  return now.filter((one) => !start.includes(one)).length + start.filter((one) => !now.includes(one)).length
}

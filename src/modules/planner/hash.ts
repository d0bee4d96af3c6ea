/** `JSON.stringify` of lists, row by row. */
export function* textOfLists(lists: readonly (readonly unknown[])[]): Generator<string> {
  for (let list = 0; list < lists.length; list += 1) {
    yield list === 0 ? '[[' : ',['
    for (let at = 0; at < lists[list]!.length; at += 1) {
      if (at > 0) yield ','
      yield JSON.stringify(lists[list]![at])
    }
    yield ']'
  }
  yield ']'
}

/** A value as text that does not depend on the order in which keys were written, nor loses numbers that are none. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'number' && !Number.isFinite(part)) return String(part)
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}

/** Two FNV-1a streams over a text: 16 hex digits that tell inputs apart. Not a defence against anybody. */
export const digestOf = (text: string): string => digestOfParts([text])

/** The digest of the parts strung together, without ever holding the whole text. */
export function digestOfParts(parts: Iterable<string>): string {
  let a = 0x811c9dc5
  let b = 0x01000193
  let before = 0
  for (const part of parts) {
    for (let at = 0; at < part.length; at += 1) {
      const code = part.charCodeAt(at)
      a = Math.imul(a ^ code, 0x01000193)
      b = Math.imul(b ^ (code + before + at), 0x85ebca6b)
      b ^= b >>> 13
    }
    before += part.length
  }
  const hex = (value: number) => (value >>> 0).toString(16).padStart(8, '0')
  return hex(a) + hex(b)
}

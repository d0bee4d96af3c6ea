import { ExchangeProblem } from './problems.ts'

/**
 * A scanner for the XML of workbooks that takes text piece by piece. It knows elements, text and CDATA; comments and
 * instructions are skipped. A DOCTYPE, and any entity but the five of XML itself, is refused: nothing is ever expanded or fetched.
 */
export interface XmlHandler {
  /** `attributes` is the raw text between name and bracket; read it with `attribute`. An empty element is closed at once. */
  open(name: string, attributes: string): void
  close(name: string): void
  /** May come in several pieces. */
  text?(text: string): void
}

const LESS = 60
const GREATER = 62
const SLASH = 47
const QUOTE = 34
const APOSTROPHE = 39
/** A tag or comment longer than this is no tag of a workbook. */
const MAX_TAG = 4 * 1024 * 1024

export class XmlScanner {
  private rest = ''
  private readonly handler: XmlHandler

  constructor(handler: XmlHandler) {
    this.handler = handler
  }

  push(piece: string): void {
    const source = this.rest === '' ? piece : this.rest + piece
    let at = 0
    for (;;) {
      if (source.charCodeAt(at) !== LESS) {
        const next = source.indexOf('<', at)
        // Text is handed on only up to the next tag, so that an entity is never cut in two.
        if (next < 0) break
        if (this.handler.text && next > at) this.handler.text(decodeEntities(source.slice(at, next)))
        at = next
      }
      const end = this.tag(source, at)
      if (end < 0) break
      at = end
    }
    this.rest = at === 0 ? source : source.slice(at)
    if (this.rest.length > MAX_TAG) throw new ExchangeProblem('exchange.damaged')
  }

  end(): void {
    if (this.rest.trim() !== '') throw new ExchangeProblem('exchange.truncated')
  }

  /** Handles the tag that begins at `at`; returns where it ends, or -1 if more text is needed. */
  private tag(source: string, at: number): number {
    const second = source.charCodeAt(at + 1)
    if (second === 33) return this.declaration(source, at)
    if (second === 63) {
      const end = source.indexOf('?>', at)
      return end < 0 ? -1 : end + 2
    }
    const end = tagEnd(source, at + 1)
    if (end < 0) return -1
    if (second === SLASH) {
      this.handler.close(source.slice(at + 2, end).trimEnd())
      return end + 1
    }
    const empty = source.charCodeAt(end - 1) === SLASH
    const inner = empty ? end - 1 : end
    let nameEnd = at + 1
    while (nameEnd < inner && source.charCodeAt(nameEnd) > 32) nameEnd += 1
    const name = source.slice(at + 1, nameEnd)
    this.handler.open(name, nameEnd === inner ? '' : source.slice(nameEnd, inner))
    if (empty) this.handler.close(name)
    return end + 1
  }

  private declaration(source: string, at: number): number {
    if (source.startsWith('<!--', at)) {
      const end = source.indexOf('-->', at + 4)
      return end < 0 ? -1 : end + 3
    }
    if (source.startsWith('<![CDATA[', at)) {
      const end = source.indexOf(']]>', at)
      if (end < 0) return -1
      this.handler.text?.(source.slice(at + 9, end))
      return end + 3
    }
    if (source.length - at < 9) return -1
    throw new ExchangeProblem('exchange.xml_dtd')
  }
}

/** A bracket inside a quoted value does not end the tag. */
function tagEnd(source: string, from: number): number {
  let quote = 0
  for (let i = from; i < source.length; i += 1) {
    const c = source.charCodeAt(i)
    if (quote !== 0) {
      if (c === quote) quote = 0
    } else if (c === GREATER) return i
    else if (c === QUOTE || c === APOSTROPHE) quote = c
  }
  return -1
}

/** The decoded value of an attribute in the raw text of a tag, or undefined. */
export function attribute(raw: string, name: string): string | undefined {
  let at = 0
  for (;;) {
    while (raw.charCodeAt(at) <= 32) at += 1
    const equals = raw.indexOf('=', at)
    if (equals < 0) return undefined
    let open = equals + 1
    while (raw.charCodeAt(open) <= 32) open += 1
    const end = raw.indexOf(raw[open] as string, open + 1)
    if (end < 0) return undefined
    const matches = raw.startsWith(name, at) && (equals === at + name.length || raw.slice(at, equals).trimEnd() === name)
    if (matches) return decodeEntities(raw.slice(open + 1, end))
    at = end + 1
  }
}

const namedEntities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&([^;&]{0,32};?)/g, (_, body: string) => {
    const name = body.slice(0, -1)
    const known = Object.hasOwn(namedEntities, name) ? namedEntities[name] : undefined
    if (known !== undefined && body.endsWith(';')) return known
    const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name)
    const point = number ? parseInt(number[1] ?? (number[2] as string), number[1] ? 16 : 10) : -1
    if (!body.endsWith(';') || point < 0 || point > 0x10ffff)
      throw new ExchangeProblem('exchange.xml_entity', { entity: name.slice(0, 20) })
    return String.fromCodePoint(point)
  })
}

/** The name without its namespace prefix. */
export function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** Scans a whole small document. */
export function scanXml(text: string, handler: XmlHandler): void {
  const scanner = new XmlScanner(handler)
  scanner.push(text)
  scanner.end()
}

import { isUtf8 } from 'node:buffer'
import type { ByteSource } from './byte-source.ts'
import { ExchangeProblem } from './problems.ts'

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

export interface FoundEncoding {
  encoding: TextEncoding
  /** Bytes of the mark before the text. */
  markLength: number
}

const BLOCK = 1024 * 1024

/**
 * The encoding of a text file: by its mark, else UTF-8 if every byte of the file fits, else GB18030.
 * Reads the file once without decoding it. A zero byte outside UTF-16 means that it is no text.
 */
export function findEncoding(source: ByteSource): FoundEncoding {
  const head = source.read(0, 4)
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', markLength: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', markLength: 2 }
  const markLength = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
  let allUtf8 = true
  for (let at = 0; at < source.size;) {
    const block = source.read(at, BLOCK)
    if (block.length === 0) break
    const nul = block.indexOf(0)
    if (nul >= 0) throw new ExchangeProblem('exchange.text_nul_bytes', { offset: at + nul })
    const whole = at + block.length >= source.size ? block.length : lastCharacterStart(block)
    if (allUtf8) allUtf8 = isUtf8(block.subarray(0, whole))
    at += allUtf8 ? whole : block.length
  }
  if (!allUtf8 && markLength > 0) throw new ExchangeProblem('exchange.text_encoding')
  return { encoding: allUtf8 ? 'utf-8' : 'gb18030', markLength }
}

/** Where the last, perhaps cut, character of a UTF-8 block begins; the whole block when it is not UTF-8. */
function lastCharacterStart(block: Buffer): number {
  for (let i = block.length - 1; i >= Math.max(1, block.length - 4); i -= 1) {
    if (((block[i] as number) & 0xc0) !== 0x80) return i
  }
  return block.length
}

/** Decodes piece by piece; a byte that does not belong is a problem, not a question mark. */
export class StrictDecoder {
  private readonly decoder: TextDecoder

  constructor(encoding: TextEncoding) {
    this.decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  }

  decode(block: Buffer, isLast: boolean): string {
    try {
      return this.decoder.decode(block, { stream: !isLast })
    } catch (error) {
      throw new ExchangeProblem('exchange.text_encoding', {}, { cause: error })
    }
  }
}

/** Text in GB18030. Node decodes it but does not encode it, so the table is turned round once. */
export function encodeGb18030(text: string): Buffer {
  const bytes = Buffer.allocUnsafe(text.length * 4)
  let length = 0
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) {
      bytes[length] = unit
      length += 1
      continue
    }
    const point = text.codePointAt(i) as number
    if (point > 0xffff) i += 1
    const code = point > 0xffff ? fourBytes(point - 0x10000 + SUPPLEMENTARY_START) : (bmpTable()[unit] as number)
    if (code === 0) throw new ExchangeProblem('exchange.cannot_encode', { character: `U+${point.toString(16).toUpperCase()}` })
    length = code > 0xffff ? bytes.writeUInt32BE(code >>> 0, length) : bytes.writeUInt16BE(code, length)
  }
  return bytes.subarray(0, length)
}

/** Four-byte codes in a row, counted from 81 30 81 30. 90 30 81 30 is U+10000. */
const SUPPLEMENTARY_START = (0x90 - 0x81) * 12_600
const BMP_FOUR_BYTES = 39_420

function fourBytes(linear: number): number {
  const b4 = 0x30 + (linear % 10)
  const b3 = 0x81 + (Math.floor(linear / 10) % 126)
  const b2 = 0x30 + (Math.floor(linear / 1260) % 10)
  const b1 = 0x81 + Math.floor(linear / 12_600)
  return b1 * 0x1000000 + b2 * 0x10000 + b3 * 0x100 + b4
}

let table: Uint32Array | null = null

function bmpTable(): Uint32Array {
  if (table) return table
  table = new Uint32Array(0x10000)
  const decoder = new TextDecoder('gb18030')
  const learn = (bytes: Buffer, code: number) => {
    const text = decoder.decode(bytes)
    const unit = text.charCodeAt(0)
    if (text.length === 1 && unit !== 0xfffd && (table as Uint32Array)[unit] === 0) (table as Uint32Array)[unit] = code
  }
  for (let b1 = 0x81; b1 <= 0xfe; b1 += 1) {
    for (let b2 = 0x40; b2 <= 0xfe; b2 += 1) if (b2 !== 0x7f) learn(Buffer.from([b1, b2]), b1 * 256 + b2)
  }
  const four = Buffer.alloc(4)
  for (let linear = 0; linear < BMP_FOUR_BYTES; linear += 1) {
    const code = fourBytes(linear)
    four.writeUInt32BE(code)
    learn(four, code)
  }
  // The replacement character is what damage decodes to, so it could not be learnt.
  table[0xfffd] = 0x8431a437
  return table
}

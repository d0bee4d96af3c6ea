import { ExchangeProblem } from './problems.ts'

/** Records and strings of BIFF8, the stream inside an xls file (MS-XLS §2.1, §2.5). */

export const record = {
  BOF: 0x809,
  EOF: 0x0a,
  FILEPASS: 0x2f,
  BOUNDSHEET: 0x85,
  DATEMODE: 0x22,
  FORMAT: 0x41e,
  XF: 0xe0,
  SST: 0xfc,
  CONTINUE: 0x3c,
  ROW: 0x208,
  LABELSST: 0xfd,
  LABEL: 0x204,
  RSTRING: 0xd6,
  RK: 0x27e,
  MULRK: 0xbd,
  NUMBER: 0x203,
  FORMULA: 0x06,
  STRING: 0x207,
  BOOLERR: 0x205,
  MERGEDCELLS: 0xe5,
} as const

export interface BiffRecord {
  id: number
  data: Buffer
  /** Where the next record begins. */
  next: number
}

export function readRecord(stream: Buffer, at: number): BiffRecord | null {
  if (at + 4 > stream.length) return null
  const next = at + 4 + stream.readUInt16LE(at + 2)
  if (next > stream.length) throw new ExchangeProblem('exchange.truncated')
  return { id: stream.readUInt16LE(at), data: stream.subarray(at + 4, next), next }
}

const rkBytes = new DataView(new ArrayBuffer(8))

/** 30 bits of an integer or of a double, perhaps times 100. */
export function decodeRk(rk: number): number {
  const hundredth = rk & 1
  let value: number
  if (rk & 2) value = rk >> 2
  else {
    rkBytes.setUint32(0, (rk & 0xfffffffc) >>> 0)
    value = rkBytes.getFloat64(0)
  }
  return hundredth ? value / 100 : value
}

/** A string with a length of one or two bytes before its flags, as in sheet names, formats and labels. */
export function readString(data: Buffer, at: number, lengthBytes: 1 | 2): string {
  const length = lengthBytes === 1 ? data.readUInt8(at) : data.readUInt16LE(at)
  const wide = (data.readUInt8(at + lengthBytes) & 1) === 1
  const from = at + lengthBytes + 1
  return wide ? data.toString('utf16le', from, from + length * 2) : data.toString('latin1', from, from + length)
}

/** The shared strings: one record and its continuations. A string may be cut anywhere; each piece then repeats its width. */
export function readSharedStringTable(blocks: Buffer[]): string[] {
  const reader = new ContinuedReader(blocks)
  reader.skip(4)
  const count = reader.uint32()
  const strings: string[] = []
  for (let i = 0; i < count && !reader.atEnd(); i += 1) {
    const length = reader.uint16()
    const flags = reader.uint8()
    const runs = flags & 8 ? reader.uint16() : 0
    const phonetic = flags & 4 ? reader.uint32() : 0
    const text = reader.characters(length, (flags & 1) === 1)
    reader.skip(runs * 4 + phonetic)
    strings.push(text)
  }
  return strings
}

class ContinuedReader {
  private block = 0
  private at = 0
  private readonly blocks: Buffer[]

  constructor(blocks: Buffer[]) {
    this.blocks = blocks
  }

  atEnd(): boolean {
    this.advance()
    return this.block >= this.blocks.length
  }

  uint8(): number {
    const [byte] = this.bytes(1)
    return byte as number
  }

  uint16(): number {
    return this.bytes(2).readUInt16LE(0)
  }

  uint32(): number {
    return this.bytes(4).readUInt32LE(0)
  }

  skip(count: number): void {
    for (let left = count; left > 0;) {
      const step = Math.min(left, this.current().length - this.at)
      this.at += step
      left -= step
    }
  }

  characters(length: number, startsWide: boolean): string {
    let text = ''
    let wide = startsWide
    for (let left = length; left > 0;) {
      if (this.at >= (this.blocks[this.block]?.length ?? 0)) {
        this.advance()
        wide = (this.uint8() & 1) === 1
      }
      const block = this.current()
      const size = wide ? 2 : 1
      const take = Math.min(left, Math.floor((block.length - this.at) / size))
      if (take === 0) throw new ExchangeProblem('exchange.damaged')
      text += block.toString(wide ? 'utf16le' : 'latin1', this.at, this.at + take * size)
      this.at += take * size
      left -= take
    }
    return text
  }

  private bytes(count: number): Buffer {
    const block = this.current()
    if (this.at + count <= block.length) {
      this.at += count
      return block.subarray(this.at - count, this.at)
    }
    const out = Buffer.alloc(count)
    for (let i = 0; i < count; i += 1) {
      out[i] = this.current()[this.at] as number
      this.at += 1
    }
    return out
  }

  private current(): Buffer {
    this.advance()
    const block = this.blocks[this.block]
    if (!block) throw new ExchangeProblem('exchange.truncated')
    return block
  }

  private advance(): void {
    while (this.block < this.blocks.length && this.at >= (this.blocks[this.block] as Buffer).length) {
      this.block += 1
      this.at = 0
    }
  }
}

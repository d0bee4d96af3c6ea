import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'
import { ExchangeProblem } from './problems.ts'
import { writeOut } from './output.ts'

/** 1980-01-01, so that the same content gives the same bytes. */
const DOS_DATE = 0x21
const FLAGS = 0x0808 // sizes follow the data; names are UTF-8
const DEFLATED = 8
const MAX_SIZE = 0xffffffff

interface Written {
  name: Buffer
  crc: number
  packed: number
  unpacked: number
  offset: number
}

/** A zip written entry by entry, with flat memory. Sizes stand behind the data, as a stream does not know them before. */
export class ZipWriter {
  private readonly out: Writable
  private readonly written: Written[] = []
  private offset = 0

  constructor(out: Writable) {
    this.out = out
  }

  async add(name: string, pieces: Iterable<string> | AsyncIterable<string>): Promise<void> {
    const entry: Written = { name: Buffer.from(name), crc: 0, packed: 0, unpacked: 0, offset: this.offset }
    await this.write(localHeader(entry))
    const deflate = createDeflateRaw({ level: 6 })
    const feeding = feed(pieces, deflate, entry).catch((error: unknown) => deflate.destroy(error as Error))
    for await (const block of deflate) {
      entry.packed += (block as Buffer).length
      await this.write(block as Buffer)
    }
    await feeding
    if (Math.max(entry.packed, entry.unpacked, this.offset) > MAX_SIZE)
      throw new ExchangeProblem('exchange.file_too_large', { max: MAX_SIZE })
    const descriptor = Buffer.alloc(16)
    descriptor.writeUInt32LE(0x08074b50, 0)
    writeSizes(descriptor, 4, entry)
    await this.write(descriptor)
    this.written.push(entry)
  }

  /** Writes the directory. The output is left open. */
  async finish(): Promise<void> {
    const start = this.offset
    for (const entry of this.written) await this.write(centralHeader(entry))
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(this.written.length, 8)
    end.writeUInt16LE(this.written.length, 10)
    end.writeUInt32LE(this.offset - start, 12)
    end.writeUInt32LE(start, 16)
    await this.write(end)
  }

  private async write(bytes: Buffer): Promise<void> {
    this.offset += bytes.length
    await writeOut(this.out, bytes)
  }
}

async function feed(
  pieces: Iterable<string> | AsyncIterable<string>,
  deflate: ReturnType<typeof createDeflateRaw>,
  entry: Written,
): Promise<void> {
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece)
    entry.crc = crc32(bytes, entry.crc)
    entry.unpacked += bytes.length
    if (!deflate.write(bytes)) await once(deflate, 'drain')
  }
  deflate.end()
}

function localHeader({ name }: Written): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(FLAGS, 6)
  header.writeUInt16LE(DEFLATED, 8)
  header.writeUInt16LE(DOS_DATE, 12)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, name])
}

function centralHeader(entry: Written): Buffer {
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(20, 6)
  header.writeUInt16LE(FLAGS, 8)
  header.writeUInt16LE(DEFLATED, 10)
  header.writeUInt16LE(DOS_DATE, 14)
  writeSizes(header, 16, entry)
  header.writeUInt16LE(entry.name.length, 28)
  header.writeUInt32LE(entry.offset, 42)
  return Buffer.concat([header, entry.name])
}

function writeSizes(buffer: Buffer, at: number, { crc, packed, unpacked }: Written): void {
  buffer.writeUInt32LE(crc >>> 0, at)
  buffer.writeUInt32LE(packed, at + 4)
  buffer.writeUInt32LE(unpacked, at + 8)
}

import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { type ByteSource, readExactly } from './byte-source.ts'
import type { ExchangeLimits } from './limits.ts'
import { ExchangeProblem } from './problems.ts'

/** A zip read from its central directory (APPNOTE 6.3), refusing whatever a workbook does not need. */

const END_SIGNATURE = 0x06054b50
const END64_LOCATOR_SIGNATURE = 0x07064b50
const CENTRAL_SIGNATURE = 0x02014b50
const LOCAL_SIGNATURE = 0x04034b50
const END_LENGTH = 22
const MAX_COMMENT = 0xffff
const STORED = 0
const DEFLATED = 8
const READ_BLOCK = 256 * 1024

export interface ZipEntry {
  name: string
  method: number
  packed: number
  unpacked: number
  offset: number
}

export interface Zip {
  entries: Map<string, ZipEntry>
  /** Unpacked blocks; stops with a problem as soon as more comes out than was declared. */
  stream(entry: ZipEntry, onBytesIn?: (count: number) => void): AsyncGenerator<Buffer>
  /** The whole of a small entry as text (UTF-8); null when there is none. */
  text(name: string, maxBytes?: number): Promise<string | null>
}

export function openZip(source: ByteSource, limits: ExchangeLimits): Zip {
  const entries = readDirectory(source, limits)
  const stream = (entry: ZipEntry, onBytesIn?: (count: number) => void) => unpack(source, entry, onBytesIn)
  return {
    entries,
    stream,
    async text(name, maxBytes = 64 * 1024 * 1024) {
      const entry = entries.get(name)
      if (!entry) return null
      if (entry.unpacked > maxBytes)
        throw new ExchangeProblem('exchange.zip_bomb', { entry: shortName(name), bytes: entry.unpacked })
      const blocks: Buffer[] = []
      for await (const block of stream(entry)) blocks.push(block)
      return Buffer.concat(blocks)
        .toString('utf8')
        .replace(/^\uFEFF/, '')
    },
  }
}

function readDirectory(source: ByteSource, limits: ExchangeLimits): Map<string, ZipEntry> {
  const { count, size, offset } = findEnd(source)
  if (count > limits.maxZipEntries)
    throw new ExchangeProblem('exchange.zip_too_many_entries', { count, max: limits.maxZipEntries })
  if (size > count * (46 + 3 * 0xffff)) throw new ExchangeProblem('exchange.damaged')
  const directory = readExactly(source, offset, size)
  const entries = new Map<string, ZipEntry>()
  let at = 0
  let packedTotal = 0
  let unpackedTotal = 0
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== CENTRAL_SIGNATURE)
      throw new ExchangeProblem('exchange.truncated')
    const { entry, length } = readEntry(directory, at)
    at += length
    checkEntry(entry, limits)
    if (entries.has(entry.name)) throw new ExchangeProblem('exchange.damaged')
    entries.set(entry.name, entry)
    packedTotal += entry.packed
    unpackedTotal += entry.unpacked
    if (entry.offset + 30 + entry.packed > source.size) throw new ExchangeProblem('exchange.truncated')
  }
  // Entries that overlap use the same packed bytes many times; honest ones fit side by side.
  if (packedTotal > source.size || unpackedTotal > limits.maxUnpackedBytes) {
    throw new ExchangeProblem('exchange.zip_bomb', { bytes: unpackedTotal, max: limits.maxUnpackedBytes })
  }
  return entries
}

function findEnd(source: ByteSource): { count: number; size: number; offset: number } {
  const length = Math.min(source.size, END_LENGTH + MAX_COMMENT)
  const tail = source.read(source.size - length, length)
  for (let i = tail.length - END_LENGTH; i >= 0; i -= 1) {
    if (tail.readUInt32LE(i) !== END_SIGNATURE) continue
    if (i + END_LENGTH + tail.readUInt16LE(i + 20) > tail.length) continue
    const end = { count: tail.readUInt16LE(i + 10), size: tail.readUInt32LE(i + 12), offset: tail.readUInt32LE(i + 16) }
    const hasEnd64 = i >= 20 && tail.readUInt32LE(i - 20) === END64_LOCATOR_SIGNATURE
    if (!hasEnd64) return end
    const end64 = readExactly(source, Number(tail.readBigUInt64LE(i - 12)), 56)
    return { count: toNumber(end64, 32), size: toNumber(end64, 40), offset: toNumber(end64, 48) }
  }
  throw new ExchangeProblem('exchange.truncated')
}

function readEntry(directory: Buffer, at: number): { entry: ZipEntry; length: number } {
  const nameLength = directory.readUInt16LE(at + 28)
  const extraLength = directory.readUInt16LE(at + 30)
  const length = 46 + nameLength + extraLength + directory.readUInt16LE(at + 32)
  if (at + length > directory.length) throw new ExchangeProblem('exchange.truncated')
  if (directory.readUInt16LE(at + 8) & 1) throw new ExchangeProblem('exchange.encrypted')
  const entry: ZipEntry = {
    name: directory.toString('utf8', at + 46, at + 46 + nameLength),
    method: directory.readUInt16LE(at + 10),
    packed: directory.readUInt32LE(at + 20),
    unpacked: directory.readUInt32LE(at + 24),
    offset: directory.readUInt32LE(at + 42),
  }
  readZip64Extra(directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength), entry)
  return { entry, length }
}

/** Sizes of 0xFFFFFFFF stand in the extra field 0x0001, in the order unpacked, packed, offset. */
function readZip64Extra(extra: Buffer, entry: ZipEntry): void {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2))
    let place = 0
    for (const key of ['unpacked', 'packed', 'offset'] as const) {
      if (entry[key] !== 0xffffffff || place + 8 > field.length) continue
      entry[key] = toNumber(field, place)
      place += 8
    }
  }
}

function checkEntry(entry: ZipEntry, limits: ExchangeLimits): void {
  const { name, packed, unpacked, method } = entry
  if (isUnsafeName(name)) throw new ExchangeProblem('exchange.zip_unsafe_name', { entry: shortName(name) })
  if (method !== STORED && method !== DEFLATED) throw new ExchangeProblem('exchange.zip_method', { method })
  const ratioTooHigh = unpacked > limits.ratioFromBytes && unpacked > packed * limits.maxRatio
  if (unpacked > limits.maxEntryBytes || ratioTooHigh) {
    throw new ExchangeProblem('exchange.zip_bomb', { entry: shortName(name), bytes: unpacked, max: limits.maxEntryBytes })
  }
}

/** A name that would leave the folder it is unpacked into. Nothing is ever unpacked here; such a file is simply not a workbook. */
function isUnsafeName(name: string): boolean {
  if (name === '' || name.includes('\0') || name.includes('\\') || name.startsWith('/') || /^[a-z]:/i.test(name)) return true
  return name.split('/').includes('..')
}

async function* unpack(source: ByteSource, entry: ZipEntry, onBytesIn?: (count: number) => void): AsyncGenerator<Buffer> {
  const local = readExactly(source, entry.offset, 30)
  if (local.readUInt32LE(0) !== LOCAL_SIGNATURE) throw new ExchangeProblem('exchange.damaged')
  const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
  function* packedBlocks() {
    for (let done = 0; done < entry.packed; done += READ_BLOCK) {
      const block = readExactly(source, start + done, Math.min(READ_BLOCK, entry.packed - done))
      onBytesIn?.(block.length)
      yield block
    }
  }
  const blocks = entry.method === STORED ? packedBlocks() : inflate(packedBlocks())
  let total = 0
  for await (const block of blocks) {
    total += block.length
    if (total > entry.unpacked) throw new ExchangeProblem('exchange.zip_bomb', { entry: shortName(entry.name), bytes: total })
    yield block
  }
  if (total < entry.unpacked) throw new ExchangeProblem('exchange.truncated')
}

async function* inflate(blocks: Iterable<Buffer>): AsyncGenerator<Buffer> {
  const input = Readable.from(blocks, { objectMode: true, highWaterMark: 2 })
  const output = createInflateRaw({ chunkSize: READ_BLOCK })
  input.on('error', (error) => output.destroy(error))
  try {
    for await (const block of input.pipe(output)) yield block as Buffer
  } catch (error) {
    if (error instanceof ExchangeProblem) throw error
    const cut = (error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR'
    throw new ExchangeProblem(cut ? 'exchange.truncated' : 'exchange.damaged', {}, { cause: error })
  } finally {
    input.destroy()
    output.destroy()
  }
}

const toNumber = (buffer: Buffer, at: number) => Number(buffer.readBigUInt64LE(at))

const shortName = (name: string) => name.slice(0, 80)

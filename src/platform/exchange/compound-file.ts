import { type ByteSource, readExactly } from './byte-source.ts'
import { ExchangeProblem } from './problems.ts'

/** Streams of an OLE2 compound file (MS-CFB): the container of xls, and of any encrypted Office file. */

const HEADER_LENGTH = 512
const LAST_REGULAR_SECTOR = 0xfffffffa
const MINI_CUTOFF = 4096
const DIRECTORY_ENTRY = 128
const STREAM = 2
const ROOT = 5

interface DirectoryEntry {
  name: string
  type: number
  start: number
  size: number
}

export interface CompoundFile {
  names: string[]
  stream(name: string): Buffer | null
}

export function openCompoundFile(source: ByteSource): CompoundFile {
  const header = readExactly(source, 0, HEADER_LENGTH)
  const shift = header.readUInt16LE(30)
  if (shift !== 9 && shift !== 12) throw new ExchangeProblem('exchange.damaged')
  const sectorSize = 1 << shift
  const body = source.read(sectorSize, source.size)
  const sector = (n: number): Buffer => {
    const at = n * sectorSize
    if (n > LAST_REGULAR_SECTOR || at >= body.length) throw new ExchangeProblem('exchange.truncated')
    return body.subarray(at, at + sectorSize)
  }
  const fat = readFat(header, sector, sectorSize)
  const chain = (start: number): Buffer => Buffer.concat(follow(start, fat).map(sector))
  const entries = readEntries(chain(header.readUInt32LE(48)))
  const root = entries.find((entry) => entry.type === ROOT)
  const miniFat = numbers(header.readUInt32LE(64) === 0 ? Buffer.alloc(0) : chain(header.readUInt32LE(60)))
  const mini = root && root.size > 0 ? chain(root.start) : Buffer.alloc(0)

  return {
    names: entries.map((entry) => entry.name),
    stream(name) {
      const entry = entries.find((candidate) => candidate.type === STREAM && candidate.name.toLowerCase() === name.toLowerCase())
      if (!entry) return null
      const bytes =
        entry.size < MINI_CUTOFF
          ? Buffer.concat(follow(entry.start, miniFat).map((n) => mini.subarray(n * 64, n * 64 + 64)))
          : chain(entry.start)
      if (bytes.length < entry.size) throw new ExchangeProblem('exchange.truncated')
      return bytes.subarray(0, entry.size)
    },
  }
}

function readFat(header: Buffer, sector: (n: number) => Buffer, sectorSize: number): Uint32Array {
  const places: number[] = []
  for (let at = 76; at < HEADER_LENGTH; at += 4) places.push(header.readUInt32LE(at))
  let next = header.readUInt32LE(68)
  for (let left = header.readUInt32LE(72); left > 0 && next <= LAST_REGULAR_SECTOR; left -= 1) {
    const difat = numbers(sector(next))
    for (let i = 0; i < sectorSize / 4 - 1; i += 1) places.push(difat[i] as number)
    next = difat[sectorSize / 4 - 1] as number
    if (places.length > 1_000_000) throw new ExchangeProblem('exchange.damaged')
  }
  return numbers(Buffer.concat(places.filter((n) => n <= LAST_REGULAR_SECTOR).map(sector)))
}

/** The sectors of a chain; one that runs in a circle or out of the table is damage. */
function follow(start: number, table: Uint32Array): number[] {
  const sectors: number[] = []
  for (let n = start; n <= LAST_REGULAR_SECTOR; n = table[n] as number) {
    if (n >= table.length) throw new ExchangeProblem('exchange.truncated')
    if (sectors.length >= table.length) throw new ExchangeProblem('exchange.damaged')
    sectors.push(n)
  }
  return sectors
}

function readEntries(directory: Buffer): DirectoryEntry[] {
  const entries: DirectoryEntry[] = []
  for (let at = 0; at + DIRECTORY_ENTRY <= directory.length; at += DIRECTORY_ENTRY) {
    const nameBytes = Math.min(64, directory.readUInt16LE(at + 64))
    const type = directory[at + 66] as number
    if (type === 0 || nameBytes < 2) continue
    const name = directory.toString('utf16le', at, at + nameBytes - 2)
    entries.push({ name, type, start: directory.readUInt32LE(at + 116), size: directory.readUInt32LE(at + 120) })
  }
  return entries
}

/** A copy, so that it is aligned. */
function numbers(bytes: Buffer): Uint32Array {
  const copy = new Uint8Array(bytes.length - (bytes.length % 4))
  copy.set(bytes.subarray(0, copy.length))
  return new Uint32Array(copy.buffer)
}

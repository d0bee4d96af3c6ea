import { Writable } from 'node:stream'
import { crc32, deflateRawSync } from 'node:zlib'
import type { ExchangeLimits } from './limits.ts'
import { ExchangeProblem } from './problems.ts'
import { readWorkbook, type WorkbookFacts } from './read-workbook.ts'
import type { SheetInfo, SheetRow } from './sheet.ts'
import { rootRelations, workbook, workbookRelations, worksheetStart } from './xlsx-template.ts'

/** For tests: files made by hand, honest and not, and a reader that collects everything. */

export interface CollectedSheet extends SheetInfo {
  rows: SheetRow[]
}

export async function collect(
  from: string | Uint8Array,
  name = 'file',
  limits: Partial<ExchangeLimits> = {},
): Promise<{ facts: WorkbookFacts; sheets: CollectedSheet[] }> {
  const sheets: CollectedSheet[] = []
  const sink = {
    startSheet: (sheet: SheetInfo) => void sheets.push(Object.assign(sheet, { rows: [] as SheetRow[] })),
    row: (row: SheetRow) => void sheets.at(-1)?.rows.push(row),
    endSheet: () => {},
  }
  return { facts: await readWorkbook(from, name, sink, limits), sheets }
}

/** The problem code reading ends with, or `read` when there is none. */
export async function problemOf(from: string | Uint8Array, limits: Partial<ExchangeLimits> = {}): Promise<string> {
  try {
    await collect(from, 'file', limits)
    return 'read'
  } catch (error) {
    if (error instanceof ExchangeProblem) return error.code
    throw error
  }
}

export interface ZipPart {
  name: string
  data: string | Buffer
  /** Lies about the unpacked size. */
  declared?: number
  flags?: number
  method?: number
  stored?: boolean
}

export function zipOf(parts: ZipPart[]): Buffer {
  const blocks: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const data = Buffer.from(part.data)
    const packed = part.stored ? data : deflateRawSync(data)
    const name = Buffer.from(part.name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(part.flags ?? 0x800, 2)
    common.writeUInt16LE(part.method ?? (part.stored ? 0 : 8), 4)
    common.writeUInt32LE(crc32(data), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(part.declared ?? data.length, 18)
    common.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, name, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), common, tail, name]))
    blocks.push(local)
    offset += local.length
  }
  const end = Buffer.alloc(22)
  const central = Buffer.concat(directory)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Math.min(parts.length, 0xfffe), 8)
  end.writeUInt16LE(Math.min(parts.length, 0xfffe), 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...blocks, central, end])
}

/** The parts of a workbook with the given sheets (XML from `<sheetData>` on). */
export function xlsxParts(sheets: string[], more: ZipPart[] = []): ZipPart[] {
  return [
    { name: '[Content_Types].xml', data: '<Types/>' },
    { name: '_rels/.rels', data: rootRelations },
    { name: 'xl/workbook.xml', data: workbook(sheets.map((_, i) => ({ name: `表${i + 1}`, hidden: false }))) },
    { name: 'xl/_rels/workbook.xml.rels', data: workbookRelations(sheets.length) },
    ...sheets.map((xml, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, data: `${worksheetStart}${xml}</worksheet>` })),
    ...more,
  ]
}

export const xlsxOf = (...sheets: string[]): Buffer => zipOf(xlsxParts(sheets))

export function odsOf(content: string, manifest = '<manifest:manifest/>'): Buffer {
  return zipOf([
    { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
    { name: 'META-INF/manifest.xml', data: manifest },
    { name: 'content.xml', data: content },
  ])
}

/** A compound file with one FAT sector, of streams of at least 4,096 bytes. */
export function compoundFileOf(streams: { name: string; data: Buffer }[]): Buffer {
  const sector = 512
  const fat: number[] = []
  const body: Buffer[] = []
  const entries: Buffer[] = [directoryEntry('Root Entry', 5, 0xfffffffe, 0)]
  for (const { name, data } of streams) {
    const padded = Buffer.alloc(Math.max(4096, Math.ceil(data.length / sector) * sector))
    data.copy(padded)
    entries.push(directoryEntry(name, 2, fat.length, padded.length))
    const count = padded.length / sector
    for (let i = 0; i < count; i += 1) fat.push(i === count - 1 ? 0xfffffffe : fat.length + 1)
    body.push(padded)
  }
  const directoryStart = fat.length
  const directory = Buffer.alloc(Math.ceil((entries.length * 128) / sector) * sector)
  Buffer.concat(entries).copy(directory)
  const directorySectors = directory.length / sector
  for (let i = 0; i < directorySectors; i += 1) fat.push(i === directorySectors - 1 ? 0xfffffffe : fat.length + 1)
  const fatStart = fat.length
  fat.push(0xfffffffd)
  const table = Buffer.alloc(sector, 0xff)
  for (const [i, next] of fat.entries()) table.writeUInt32LE(next, i * 4)
  const header = Buffer.alloc(sector, 0xff)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  header.writeUInt16LE(9, 30)
  header.writeUInt16LE(6, 32)
  header.writeUInt32LE(1, 44)
  header.writeUInt32LE(directoryStart, 48)
  header.writeUInt32LE(0xfffffffe, 60)
  header.writeUInt32LE(0, 64)
  header.writeUInt32LE(0xfffffffe, 68)
  header.writeUInt32LE(0, 72)
  header.writeUInt32LE(fatStart, 76)
  return Buffer.concat([header, ...body, directory, table])
}

function directoryEntry(name: string, type: number, start: number, size: number): Buffer {
  const entry = Buffer.alloc(128)
  entry.write(name, 'utf16le')
  entry.writeUInt16LE((name.length + 1) * 2, 64)
  entry[66] = type
  entry.writeUInt32LE(start, 116)
  entry.writeUInt32LE(size, 120)
  return entry
}

/** A record of BIFF8. */
export function biffRecord(id: number, data: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(id, 0)
  head.writeUInt16LE(data.length, 2)
  return Buffer.concat([head, data])
}

/** Everything written to it. */
export class Collector extends Writable {
  private readonly blocks: Buffer[] = []

  override _write(block: Buffer, _: BufferEncoding, done: () => void): void {
    this.blocks.push(block)
    done()
  }

  bytes(): Buffer {
    return Buffer.concat(this.blocks)
  }
}

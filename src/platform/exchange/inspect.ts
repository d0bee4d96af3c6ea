import type { ByteSource } from './byte-source.ts'
import { openCompoundFile } from './compound-file.ts'
import { readRecord, record } from './biff.ts'
import type { ExchangeLimits } from './limits.ts'
import { asExchangeProblem, ExchangeProblem } from './problems.ts'
import { type FoundEncoding, findEncoding } from './text-encoding.ts'
import { openZip, type Zip, type ZipEntry } from './zip.ts'

/** What an uploaded file turned out to be, by its content; its name is not believed. */
export type InspectedFile = { format: 'xlsx' | 'ods'; zip: Zip } | { format: 'xls' } | { format: 'csv'; encoding: FoundEncoding }

/** Parts that are looked into before anything is parsed. */
const XML_PART = /\.(xml|rels|vml)$/i
/** Bytes in which the root element of a part must have begun. */
const PROLOG = 64 * 1024

const signatures: [string, string][] = [
  ['25504446', 'pdf'],
  ['7b5c727466', 'rtf'],
  ['89504e47', 'png'],
  ['ffd8ff', 'jpeg'],
  ['47494638', 'gif'],
  ['52617221', 'rar'],
  ['377abcaf271c', '7z'],
  ['1f8b', 'gzip'],
  ['7f454c46', 'program'],
  ['4d5a', 'program'],
]

/** Refuses, before parsing, whatever is not a harmless workbook or table of text. Throws `ExchangeProblem`. */
export async function inspectFile(source: ByteSource, limits: ExchangeLimits): Promise<InspectedFile> {
  if (source.size === 0) throw new ExchangeProblem('exchange.file_empty')
  if (source.size > limits.maxFileBytes) {
    throw new ExchangeProblem('exchange.file_too_large', { bytes: source.size, max: limits.maxFileBytes })
  }
  try {
    const head = source.read(0, 512)
    const hex = head.toString('hex', 0, 8)
    if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return await inspectZip(source, limits)
    if (hex === 'd0cf11e0a1b11ae1') return inspectCompoundFile(source)
    const other = signatures.find(([signature]) => hex.startsWith(signature))
    if (other) throw new ExchangeProblem('exchange.format_unsupported', { found: other[1] })
    return inspectText(source, head)
  } catch (error) {
    throw asExchangeProblem(error)
  }
}

async function inspectZip(source: ByteSource, limits: ExchangeLimits): Promise<InspectedFile> {
  const zip = openZip(source, limits)
  const names = [...zip.entries.keys()]
  const mimetype = await zip.text('mimetype', 200)
  const isOds = mimetype?.startsWith('application/vnd.oasis.opendocument.spreadsheet') ?? false
  const isXlsx = zip.entries.has('[Content_Types].xml') && names.some((name) => /(^|\/)workbook\d*\.xml$/i.test(name))
  if (!isOds && !isXlsx) {
    if (names.some((name) => name.endsWith('.bin') && name.includes('workbook'))) {
      throw new ExchangeProblem('exchange.format_unsupported', { found: 'xlsb' })
    }
    throw new ExchangeProblem('exchange.not_a_spreadsheet')
  }
  for (const entry of zip.entries.values()) if (XML_PART.test(entry.name)) await checkProlog(zip, entry)
  if (isOds && (await zip.text('META-INF/manifest.xml'))?.includes('encryption-data'))
    throw new ExchangeProblem('exchange.encrypted')
  return { format: isOds ? 'ods' : 'xlsx', zip }
}

/** No document type may stand before the root element: that is where entities and outside files are declared. */
async function checkProlog(zip: Zip, entry: ZipEntry): Promise<void> {
  let text = ''
  for await (const block of zip.stream(entry)) {
    text += block.toString('latin1', 0, PROLOG)
    if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new ExchangeProblem('exchange.xml_dtd', { entry: entry.name.slice(0, 80) })
    if (/<[A-Za-z_]/.test(text)) return
    if (text.length > PROLOG) throw new ExchangeProblem('exchange.damaged')
  }
}

function inspectCompoundFile(source: ByteSource): InspectedFile {
  const file = openCompoundFile(source)
  if (file.names.includes('EncryptedPackage') || file.names.includes('EncryptionInfo'))
    throw new ExchangeProblem('exchange.encrypted')
  const workbook = file.stream('Workbook')
  if (!workbook) {
    if (file.names.includes('Book')) throw new ExchangeProblem('exchange.format_unsupported', { found: 'xls95' })
    throw new ExchangeProblem('exchange.not_a_spreadsheet')
  }
  // A password is announced among the first records of the workbook.
  for (
    let next = readRecord(workbook, 0), i = 0;
    next && next.id !== record.EOF && i < 50;
    next = readRecord(workbook, next.next), i += 1
  ) {
    if (next.id === record.FILEPASS) throw new ExchangeProblem('exchange.encrypted')
  }
  return { format: 'xls' }
}

function inspectText(source: ByteSource, head: Buffer): InspectedFile {
  const encoding = findEncoding(source)
  const start = new TextDecoder(encoding.encoding).decode(head).trimStart().toLowerCase()
  if (/^<(\?xml|!doctype|html|table|meta|workbook)/.test(start)) {
    throw new ExchangeProblem('exchange.format_unsupported', {
      found: start.includes('<html') || start.startsWith('<table') ? 'html' : 'xml',
    })
  }
  return { format: 'csv', encoding }
}

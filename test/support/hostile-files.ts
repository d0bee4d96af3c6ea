import { record } from '../../src/platform/exchange/biff.ts'
import { biffRecord, compoundFileOf, odsOf, xlsxOf, xlsxParts, zipOf } from '../../src/platform/exchange/testing.ts'

/** Files made to hurt, or broken on the way: their test and the measurement of what refusing them costs share this list. */

export interface HostileFile {
  readonly name: string
  readonly make: () => Buffer
  /** The problem it is refused with. */
  readonly code: string
}

export const goodSheet = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>名称</t></is></c></row></sheetData>'
export const good = () => xlsxOf(goodSheet)
const doctype = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(10)}">]>`
export const bofOf = (version: number) => {
  const bof = Buffer.alloc(16)
  bof.writeUInt16LE(version, 0)
  return biffRecord(record.BOF, bof)
}
export const eof = biffRecord(record.EOF, Buffer.alloc(0))
const withPart = (name: string, data: string) => zipOf(xlsxParts([goodSheet], [{ name, data }]))
const replaced = (name: string, data: string) =>
  zipOf(xlsxParts([goodSheet]).map((part) => (part.name === name ? { name, data } : part)))
export const contentStart = '<office:document-content><office:body><office:spreadsheet><table:table table:name="a">'
export const contentEnd = '</table:table></office:spreadsheet></office:body></office:document-content>'

/** More entries than a workbook can have; nothing is in them. */
function manyEntries(): Buffer {
  return zipOf(Array.from({ length: 65_000 }, (_, i) => ({ name: `a${i}.xml`, data: '', stored: true })))
}

const files: [string, () => Buffer, string][] = [
  ['65,000 entries', manyEntries, 'exchange.zip_too_many_entries'],
  ['an empty file', () => Buffer.alloc(0), 'exchange.file_empty'],
  ['a picture called a workbook', () => Buffer.from('89504e470d0a1a0a00000000', 'hex'), 'exchange.format_unsupported'],
  ['a PDF', () => Buffer.from('%PDF-1.7\n'), 'exchange.format_unsupported'],
  ['a web page called xls', () => Buffer.from('<html><table><tr><td>1</td></tr></table></html>'), 'exchange.format_unsupported'],
  ['XML of 2003 called xls', () => Buffer.from('<?xml version="1.0"?><Workbook/>'), 'exchange.format_unsupported'],
  ['a zip of anything', () => zipOf([{ name: 'a.txt', data: 'a' }]), 'exchange.not_a_spreadsheet'],
  [
    'a text document',
    () =>
      zipOf([
        { name: '[Content_Types].xml', data: '<Types/>' },
        { name: 'word/document.xml', data: '<d/>' },
      ]),
    'exchange.not_a_spreadsheet',
  ],
  [
    'a binary workbook',
    () =>
      zipOf([
        { name: '[Content_Types].xml', data: '<Types/>' },
        { name: 'xl/workbook.bin', data: 'x' },
      ]),
    'exchange.format_unsupported',
  ],
  ['a workbook cut in the middle', () => good().subarray(0, 700), 'exchange.truncated'],
  ['a workbook without its last byte', () => good().subarray(0, -1), 'exchange.truncated'],
  ['50 MB of zeros in 50 kB', () => withPart('xl/media/a.bin', '0'.repeat(50_000_000)), 'exchange.zip_bomb'],
  [
    '2 GB declared',
    () => zipOf(xlsxParts([]).concat([{ name: 'xl/styles.xml', data: '<a/>', declared: 2_000_000_000 }])),
    'exchange.zip_bomb',
  ],
  [
    'a size that lies',
    () => zipOf(xlsxParts([]).concat([{ name: 'xl/styles.xml', data: `<a>${' '.repeat(3e6)}</a>`, declared: 10 }])),
    'exchange.zip_bomb',
  ],
  [
    'a part that is shorter than declared',
    () => zipOf(xlsxParts([]).concat([{ name: 'xl/a.xml', data: ' ', declared: 999 }])),
    'exchange.truncated',
  ],
  ['an outside entity in the strings', () => withPart('xl/sharedStrings.xml', `${doctype}<sst>&a;</sst>`), 'exchange.xml_dtd'],
  [
    'a billion laughs in a sheet',
    () => withPart('xl/worksheets/sheet9.xml', `${laughs}<worksheet>&b;</worksheet>`),
    'exchange.xml_dtd',
  ],
  [
    'a DOCTYPE behind the root element',
    () => replaced('xl/worksheets/sheet1.xml', '<worksheet><!DOCTYPE a></worksheet>'),
    'exchange.xml_dtd',
  ],
  [
    'an entity nobody declared',
    () => xlsxOf('<sheetData><row><c t="str"><v>&secret;</v></c></row></sheetData>'),
    'exchange.xml_entity',
  ],
  ['a name that climbs out', () => withPart('xl/../../evil.xml', '<a/>'), 'exchange.zip_unsafe_name'],
  ['a name from the root', () => withPart('/etc/passwd', 'x'), 'exchange.zip_unsafe_name'],
  ['a name with backslashes', () => withPart('..\\evil.xml', 'x'), 'exchange.zip_unsafe_name'],
  ['an encrypted entry', () => zipOf([{ name: 'xl/workbook.xml', data: 'x', flags: 1 }]), 'exchange.encrypted'],
  [
    'a packing method of other programs',
    () => zipOf([{ name: 'xl/workbook.xml', data: 'x', method: 14 }]),
    'exchange.zip_method',
  ],
  [
    'a workbook with a password',
    () => compoundFileOf([{ name: 'EncryptedPackage', data: Buffer.alloc(10) }]),
    'exchange.encrypted',
  ],
  [
    'an xls with a password',
    () =>
      compoundFileOf([
        { name: 'Workbook', data: Buffer.concat([bofOf(0x600), biffRecord(record.FILEPASS, Buffer.alloc(6)), eof]) },
      ]),
    'exchange.encrypted',
  ],
  ['an ods with a password', () => odsOf('<a/>', '<m:manifest><m:encryption-data/></m:manifest>'), 'exchange.encrypted'],
  ['an xls of 1995', () => compoundFileOf([{ name: 'Book', data: Buffer.alloc(10) }]), 'exchange.format_unsupported'],
  [
    'a text document of 2003',
    () => compoundFileOf([{ name: 'WordDocument', data: Buffer.alloc(10) }]),
    'exchange.not_a_spreadsheet',
  ],
  [
    'a compound file cut short',
    () => compoundFileOf([{ name: 'Workbook', data: Buffer.alloc(10) }]).subarray(0, 600),
    'exchange.truncated',
  ],
  ['zero bytes in text', () => Buffer.from('名称,代码\na\0b,c\n'), 'exchange.text_nul_bytes'],
  ['bytes of no encoding', () => Buffer.from([0x61, 0x2c, 0xff, 0xff, 0x0a]), 'exchange.text_encoding'],
  ['a quote never closed', () => Buffer.from('a,b\n"c,d\n1,2\n'), 'exchange.csv_quote_open'],
  [
    'a row beyond the last',
    () => xlsxOf('<sheetData><row r="1048577"><c r="A1048577"><v>1</v></c></row></sheetData>'),
    'exchange.too_many_rows',
  ],
  [
    '16,384 filled columns',
    () => xlsxOf('<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>'),
    'exchange.too_many_columns',
  ],
  ['16,384 columns of text', () => Buffer.from(`${'a,'.repeat(16_383)}a\n`), 'exchange.too_many_columns'],
  [
    'one cell repeated a million times',
    () =>
      odsOf(
        `${contentStart}<table:table-row><table:table-cell table:number-columns-repeated="1000000000" office:value-type="float" office:value="1"/></table:table-row>${contentEnd}`,
      ),
    'exchange.too_many_columns',
  ],
  [
    'one row repeated a billion times',
    () =>
      odsOf(
        `${contentStart}<table:table-row table:number-rows-repeated="1000000000"><table:table-cell office:value-type="float" office:value="1"/></table:table-row>${contentEnd}`,
      ),
    'exchange.too_many_rows',
  ],
  [
    'a cell of 40,000 characters',
    () => xlsxOf(`<sheetData><row><c t="str"><v>${'a'.repeat(40_000)}</v></c></row></sheetData>`),
    'exchange.cell_too_long',
  ],
  ['a tag that never ends', () => xlsxOf(`<sheetData><row a="${'x'.repeat(6_000_000)}`), 'exchange.damaged'],
  ['XML cut off', () => replaced('xl/worksheets/sheet1.xml', '<worksheet><sheetData><row r="1"'), 'exchange.truncated'],
]

export const hostileFiles: readonly HostileFile[] = files.map(([name, make, code]) => ({ name, make, code }))

import { describe, expect, it } from 'vitest'
import { biffRecord, collect, compoundFileOf, odsOf, problemOf, xlsxOf, xlsxParts, zipOf } from './testing.ts'
import { record } from './biff.ts'

const goodSheet = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>名称</t></is></c></row></sheetData>'
const good = () => xlsxOf(goodSheet)
const doctype = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(10)}">]>`
const bofOf = (version: number) => {
  const bof = Buffer.alloc(16)
  bof.writeUInt16LE(version, 0)
  return biffRecord(record.BOF, bof)
}
const eof = biffRecord(record.EOF, Buffer.alloc(0))
const withPart = (name: string, data: string) => zipOf(xlsxParts([goodSheet], [{ name, data }]))
const replaced = (name: string, data: string) =>
  zipOf(xlsxParts([goodSheet]).map((part) => (part.name === name ? { name, data } : part)))
const contentStart = '<office:document-content><office:body><office:spreadsheet><table:table table:name="a">'
const contentEnd = '</table:table></office:spreadsheet></office:body></office:document-content>'

const hostile: [string, () => Buffer, string][] = [
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

describe('a hostile or broken file is refused', () => {
  it.each(hostile)('%s', async (_, make, code) => {
    const file = make()
    const before = process.memoryUsage.rss()
    const started = performance.now()
    expect(await problemOf(file)).toBe(code)
    expect(performance.now() - started).toBeLessThan(1000)
    expect(process.memoryUsage.rss() - before).toBeLessThan(120 * 1024 * 1024)
  })

  it('65,000 entries are refused before any is looked at', async () => {
    const file = zipOf(Array.from({ length: 65_000 }, (_, i) => ({ name: `a${i}.xml`, data: '', stored: true })))
    const started = performance.now()
    expect(await problemOf(file)).toBe('exchange.zip_too_many_entries')
    expect(performance.now() - started).toBeLessThan(200)
  })

  it('the limits are the caller’s', async () => {
    const three = Buffer.from('a\nb\nc\n')
    expect(await problemOf(three, { maxRows: 2 })).toBe('exchange.too_many_rows')
    expect(await problemOf(three, { maxFileBytes: 3 })).toBe('exchange.file_too_large')
    expect(await problemOf(three, { maxCells: 2 })).toBe('exchange.too_many_cells')
    expect(await problemOf(xlsxOf(goodSheet, goodSheet), { maxSheets: 1 })).toBe('exchange.too_many_sheets')
  })

  it('every cut of a good workbook is a problem, never a crash', async () => {
    const file = good()
    for (let length = 1; length < file.length; length += 37) {
      expect(await problemOf(file.subarray(0, length))).toMatch(/^exchange\.|^read$/)
    }
  })

  it('every wrong byte of a good xls is a problem or another value, never a crash', async () => {
    const sheet = Buffer.concat([bofOf(0x600), biffRecord(record.NUMBER, Buffer.alloc(14)), eof])
    const place = Buffer.from('000000000000016141', 'hex')
    const bound = biffRecord(record.BOUNDSHEET, place)
    place.writeUInt32LE(20 + bound.length + 4, 0)
    const file = compoundFileOf([
      { name: 'Workbook', data: Buffer.concat([bofOf(0x600), biffRecord(record.BOUNDSHEET, place), eof, sheet]) },
    ])
    for (let at = 0; at < file.length; at += 11) {
      const copy = Buffer.from(file)
      copy[at] = (copy[at] as number) ^ 0xff
      expect(await problemOf(copy)).toMatch(/^exchange\.|^read$/)
    }
  })
})

describe('what is harmless stays allowed', () => {
  it('macros and links outside are ignored, not run and not followed', async () => {
    const relations =
      '<Relationships><Relationship Id="rId9" Type="x/externalLink" Target="http://example.invalid/a.xlsx" TargetMode="External"/></Relationships>'
    const file = zipOf(
      xlsxParts(
        [goodSheet],
        [
          { name: 'xl/vbaProject.bin', data: 'macro' },
          { name: 'xl/worksheets/_rels/sheet1.xml.rels', data: relations },
        ],
      ),
    )
    const { sheets } = await collect(file)
    expect(sheets[0]?.rows[0]?.cells).toEqual(['名称'])
  })

  it('blank columns to the edge of the sheet are not columns', async () => {
    const row =
      '<table:table-row><table:table-cell office:value-type="float" office:value="7"/><table:table-cell table:number-columns-repeated="16383"/></table:table-row>'
    const rest =
      '<table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    const { sheets } = await collect(odsOf(contentStart + row + rest + contentEnd))
    expect(sheets[0]?.rows).toEqual([{ row: 1, hidden: false, cells: [7] }])
  })
})

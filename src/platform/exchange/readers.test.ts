import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { isDateFormat, isoOfSerial, serialOfIso } from './serial-date.ts'
import { cellText, columnLetters } from './sheet.ts'
import { collect, odsOf, xlsxOf, xlsxParts, zipOf } from './testing.ts'

const sample = (ending: string) => fileURLToPath(new URL(`../../../samples/longhua-2018.${ending}`, import.meta.url))
const text = (value: string, encoding: BufferEncoding = 'utf8') => Buffer.from(value, encoding)
const rowsOf = async (file: Buffer) => (await collect(file)).sheets[0]?.rows.map((row) => row.cells)

const formula = (value: string | number | null) => ({ kind: 'marked', value, formula: true, rich: false })
const line = (i: number) => `第${i}行,"引号 ""${i}"" 和\r\n换行",${i}\r\n`

describe('one workbook in three formats', () => {
  it('gives the same sheets, merges, hidden rows and cells', async () => {
    const [xlsx, xls, ods] = await Promise.all(['xlsx', 'xls', 'ods'].map((ending) => collect(sample(ending))))
    const plain = (book: typeof xlsx) =>
      book?.sheets.map(({ name, hidden, merges, rows }) => ({
        name,
        hidden,
        merges: merges.map((merge) => JSON.stringify(merge)).sort(),
        rows: rows.map(({ row, hidden: rowHidden, cells }) => ({
          row,
          rowHidden,
          cells: cells.map((cell) => cellText(cell).replace(/\r\n/g, '\n')),
        })),
      }))
    expect(plain(xls)).toEqual(plain(xlsx))
    expect(plain(ods)).toEqual(plain(xlsx))
    expect(xlsx?.sheets.map((sheet) => sheet.hidden)).toEqual([false, false, false, false, false, false, true])
    expect(xlsx?.sheets[4]?.rows.filter((row) => row.hidden)).toHaveLength(3)
  })

  it('tells numbers, dates, errors, formulas and runs from plain text', async () => {
    const { sheets } = await collect(sample('xlsx'))
    const cells = sheets.flatMap((sheet) => sheet.rows.flatMap((row) => row.cells))
    const kinds = new Set(cells.map((cell) => (cell === null || typeof cell !== 'object' ? typeof cell : cell.kind)))
    expect([...kinds].sort()).toEqual(['date', 'error', 'marked', 'number', 'object', 'string'])
  })
})

describe('xlsx', () => {
  it('reads cells without references, inline text, booleans, errors, ISO dates and cached results', async () => {
    const file = xlsxOf(
      '<sheetData><row><c t="inlineStr"><is><t>甲</t></is></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c t="d"><v>2018-12-31T00:00:00</v></c>' +
        '<c><f>1+1</f><v>2</v></c><c t="str"><f>A1</f><v>甲</v></c><c><f>1/0</f></c></row><row r="5" hidden="1"><c r="C5"><v>3.50</v></c></row></sheetData>',
    )
    const { sheets } = await collect(file)
    expect(sheets[0]?.rows).toEqual([
      {
        row: 1,
        hidden: false,
        cells: [
          '甲',
          true,
          { kind: 'error', code: '#REF!' },
          { kind: 'date', iso: '2018-12-31' },
          formula(2),
          formula('甲'),
          formula(null),
        ],
      },
      { row: 5, hidden: true, cells: [null, null, 3.5] },
    ])
  })

  it('puts runs together, leaves phonetic readings out and decodes escaped characters', async () => {
    const strings =
      '<sst><si><r><t>龙华</t></r><r><t xml:space="preserve"> 区</t></r><rPh sb="0"><t>longhua</t></rPh></si><si><t>a_x000D_b &amp; &#x4e2d;</t></si></sst>'
    const parts = xlsxParts(
      ['<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row></sheetData>'],
      [{ name: 'xl/sharedStrings.xml', data: strings }],
    )
    const relations = parts.find((part) => part.name.endsWith('workbook.xml.rels'))
    if (relations)
      relations.data = String(relations.data).replace(
        '</Rel',
        '<Relationship Id="s" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/></Rel',
      )
    expect(await rowsOf(zipOf(parts))).toEqual([[{ kind: 'marked', value: '龙华 区', formula: false, rich: true }, 'a\rb & 中']])
  })

  it('reads element names with a prefix', async () => {
    const parts = xlsxParts(['']).map((part) =>
      part.name.includes('sheet1')
        ? {
            name: part.name,
            data: '<x:worksheet><x:sheetData><x:row r="2"><x:c r="B2"><x:v>4</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="B2:B3"/></x:mergeCells></x:worksheet>',
          }
        : part,
    )
    const { sheets } = await collect(zipOf(parts))
    expect(sheets[0]).toMatchObject({ merges: [{ top: 2, bottom: 3, left: 1, right: 1 }], rows: [{ row: 2, cells: [null, 4] }] })
  })
})

describe('ods', () => {
  it('repeats cells and rows, keeps line breaks and spaces, and leaves comments and shapes out', async () => {
    const cell =
      '<table:table-cell office:value-type="string" table:number-columns-repeated="2"><office:annotation><text:p>批注</text:p></office:annotation><text:p>甲<text:s text:c="2"/>乙</text:p><text:p>丙<draw:frame><text:p>图</text:p></draw:frame></text:p></table:table-cell>'
    const body = `<table:table table:name="a"><table:table-row table:number-rows-repeated="2">${cell}</table:table-row></table:table>`
    const { sheets } = await collect(odsOf(`<o><office:spreadsheet>${body}</office:spreadsheet></o>`))
    expect(sheets[0]?.rows.map((row) => [row.row, ...row.cells])).toEqual([
      [1, '甲  乙\n丙', '甲  乙\n丙'],
      [2, '甲  乙\n丙', '甲  乙\n丙'],
    ])
  })
})

describe('text', () => {
  it.each([
    ['UTF-8', text('名称,人数\r\n甲,3\r\n'), 'utf-8'],
    ['UTF-8 with a mark', text('\uFEFF名称,人数\n甲,3'), 'utf-8'],
    ['UTF-16 little-endian', text('\uFEFF名称,人数\n甲,3\n', 'utf16le'), 'utf-16le'],
    ['UTF-16 big-endian', text('\uFEFF名称,人数\n甲,3\n', 'utf16le').swap16(), 'utf-16be'],
    ['GB18030', Buffer.from('c3fbb3c62cc8cbcafd0abcd72c330a', 'hex'), 'gb18030'],
  ])('%s', async (_, file, encoding) => {
    const { facts, sheets } = await collect(file, '目录/台账.csv')
    expect(facts).toMatchObject({ format: 'csv', encoding, delimiter: ',' })
    expect(sheets[0]).toMatchObject({ name: '台账', typed: false, rows: [{ cells: ['名称', '人数'] }, { cells: ['甲', '3'] }] })
  })

  it.each([
    [';', 'a;b,c;d\n1;2;3\n'],
    ['\t', 'a\tb,c\td\n1\t2\t3\n'],
    [',', '某区台账\na,"b;x",d\n1,2;3,3\n'],
  ])('finds the delimiter %j', async (delimiter, content) => {
    expect((await collect(text(content))).facts.delimiter).toBe(delimiter)
  })

  it('knows quotes, line breaks in cells, lone carriage returns and blank records', async () => {
    const content = 'a,b\r\n"甲\r\n乙","say ""hi"""\r\n\r\n,,\n"x"y,z"q\r1,2'
    const { sheets } = await collect(text(content))
    expect(sheets[0]?.rows.map((row) => [row.row, ...row.cells])).toEqual([
      [1, 'a', 'b'],
      [2, '甲\r\n乙', 'say "hi"'],
      [5, 'xy', 'z"q'],
      [6, '1', '2'],
    ])
  })

  it('gives the same records wherever the blocks end', async () => {
    const content = Array.from({ length: 12_000 }, (_, i) => line(i)).join('')
    const rows = await rowsOf(text(content))
    expect(rows).toHaveLength(12_000)
    rows?.forEach((cells, i) => expect(cells).toEqual([`第${i}行`, `引号 "${i}" 和\r\n换行`, String(i)]))
  })
})

describe('dates by number', () => {
  it.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [61, false, '1900-03-01'],
    [42131, false, '2015-05-07'],
    [43465.5, false, '2018-12-31T12:00:00'],
    [0.25, false, 'T06:00:00'],
    [0, true, '1904-01-01'],
    [-1, false, null],
    [3e6, false, null],
  ])('%s is %s %s', (serial, date1904, iso) => {
    expect(isoOfSerial(serial, date1904)).toBe(iso)
  })

  it('comes back from its ISO form', () => {
    for (const serial of [61, 36_525, 43_465, 43_465.75, 73_050]) expect(serialOfIso(isoOfSerial(serial) as string)).toBe(serial)
  })

  it.each([
    [14, undefined, true],
    [31, undefined, true],
    [0, undefined, false],
    [176, 'yyyy"年"m"月"d"日"', true],
    [177, '[$-804]yyyy\\-mm', true],
    [178, '0.00_);[Red]\\(0.00\\)', false],
    [179, '"日期"0', false],
    [180, '[h]:mm', true],
    [181, 'General"人"', false],
  ])('format %s %s', (id, code, expected) => {
    expect(isDateFormat(id, code)).toBe(expected)
  })

  it('columns have letters', () => {
    expect([0, 25, 26, 701, 702, 16_383].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD'])
  })
})

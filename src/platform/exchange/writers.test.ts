import ExcelJS from 'exceljs'
import { array, assert, asyncProperty, constantFrom, double, integer, oneof, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeCsv } from './csv-writer.ts'
import { CsvParser } from './csv-parser.ts'
import { guardFormula, unguardFormula } from './formula-guard.ts'
import { Collector, collect } from './testing.ts'
import { encodeGb18030 } from './text-encoding.ts'
import type { CellToWrite } from './output.ts'
import { type SheetToWrite, writeXlsx } from './xlsx-writer.ts'

const dangerous = [
  '=1+1',
  '+86 755',
  '-5',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1+1',
  '＋1',
  '－1',
  '＠a',
  "'=1",
  "''-2",
  ' =1',
  '　=1',
  "'514403099999425962",
  '_x000D_',
]
const texts = oneof(
  constantFrom(...dangerous, '514403099999425962', '14000001654', '㛃 𬍛 䶮', 'a"b,c;d', '甲\n乙', '甲\r\n乙'),
  string({ unit: 'grapheme' }),
)
const safe = texts.filter((text) => text !== '' && !/[\0\ufffe\uffff]/.test(text) && text.isWellFormed())
const tables = array(array(safe, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 })

async function xlsxOf(...sheets: SheetToWrite[]): Promise<Buffer> {
  const out = new Collector()
  await writeXlsx(out, sheets)
  return out.bytes()
}

async function csvOf(rows: CellToWrite[][], options = {}): Promise<Buffer> {
  const out = new Collector()
  await writeCsv(out, ['甲', '乙', '丙'], rows, options)
  return out.bytes()
}

const columns = [
  { header: '甲', format: 'text' as const },
  { header: '乙', format: 'text' as const },
  { header: '丙', format: 'text' as const },
]

describe('what is written comes back as it was', () => {
  it('in xlsx, any text', () =>
    assert(
      asyncProperty(tables, async (rows) => {
        const { sheets } = await collect(await xlsxOf({ name: '表', columns, rows }))
        expect(sheets[0]?.rows.slice(1).map((row) => row.cells)).toEqual(rows)
      }),
      { numRuns: 60 },
    ))

  it.each([{ encoding: 'utf-8' }, { encoding: 'gb18030' }, { delimiter: ';' }, { delimiter: '\t' }])(
    'in csv, any text: %j',
    (options) =>
      assert(
        asyncProperty(tables, async (rows) => {
          const { sheets } = await collect(await csvOf(rows, options))
          expect(sheets[0]?.rows.slice(1).map((row) => row.cells)).toEqual(rows)
        }),
        { numRuns: 60 },
      ),
  )

  it('numbers, booleans and dates keep their kind in xlsx', async () => {
    const row: CellToWrite[] = [12.5, true, { date: '2018-12-31' }, { date: '2015-03' }, { date: '1899-12-31' }, null, 0]
    const file = await xlsxOf({ name: '表', columns: row.map((_, i) => ({ header: `列${i}` })), rows: [row] })
    const { sheets } = await collect(file)
    expect(sheets[0]?.rows[1]?.cells).toEqual([12.5, true, { kind: 'date', iso: '2018-12-31' }, '2015-03', '1899-12-31', null, 0])
  })
})

describe('another program reads our workbook', () => {
  it('with header, title, widths, frozen rows, text format and lists of choices', async () => {
    const long = Array.from({ length: 80 }, (_, i) => `第${i}社区, 有逗号`)
    const sheet: SheetToWrite = {
      name: '民治/街道',
      title: '登记台账',
      frozenColumns: 1,
      columns: [
        { header: '代码', format: 'text', width: 22 },
        { header: '状态', choices: ['正常', '注销'] },
        { header: '社区', choices: long },
        { header: '人数', format: 'integer' },
      ],
      rows: [['514403099999425962', '正常', long[3], 7]],
    }
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await xlsxOf(sheet, { ...sheet, title: undefined })) as unknown as ArrayBuffer)
    expect(book.worksheets.map((s) => [s.name, s.state])).toEqual([
      ['民治 街道', 'visible'],
      ['民治 街道 (2)', 'visible'],
      ['_lists', 'hidden'],
    ])
    const first = book.worksheets[0] as ExcelJS.Worksheet
    expect(first.getCell('A1').value).toBe('登记台账')
    expect(first.getCell('D1').isMerged).toBe(true)
    expect(first.getCell('A2')).toMatchObject({ value: '代码', font: { bold: true } })
    expect(first.getCell('A3')).toMatchObject({ value: '514403099999425962', numFmt: '@' })
    expect(first.getCell('D3').value).toBe(7)
    expect(first.getColumn(1).width).toBe(22)
    expect(first.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 2 })
    expect(first.getCell('B9').dataValidation).toMatchObject({ type: 'list', formulae: ['"正常,注销"'] })
    expect(first.getCell('C3').dataValidation?.formulae?.[0]).toMatch(/^_lists!\$A\$2:\$A\$81$/)
    expect(book.worksheets[2]?.getCell('A81').value).toBe(long[79])
  })

  it('and finds text where a formula could be', async () => {
    const rows = dangerous.filter((text) => !text.includes('\r')).map((text) => [text, text, text])
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await xlsxOf({ name: '表', columns, rows })) as unknown as ArrayBuffer)
    const sheet = book.worksheets[0] as ExcelJS.Worksheet
    rows.forEach(([text], i) => {
      const cell = sheet.getCell(i + 2, 1)
      expect(cell.type).toBe(ExcelJS.ValueType.String)
      if (!text?.startsWith('_x')) expect(cell.value).toBe(text)
    })
  })

  it('we read its workbook as it reads it itself', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('甲', { state: 'veryHidden' })
    sheet.addRow(['文字', 3.25, new Date(Date.UTC(2018, 11, 31)), true, { richText: [{ text: '甲' }, { text: '乙' }] }])
    sheet.addRow([{ formula: 'B1*2', result: 6.5 }, { error: '#N/A' }])
    sheet.getRow(2).hidden = true
    sheet.mergeCells('A3:B4')
    const { sheets } = await collect(Buffer.from(await book.xlsx.writeBuffer()))
    expect(sheets[0]).toMatchObject({
      hidden: true,
      merges: [{ top: 3, bottom: 4, left: 0, right: 1 }],
      rows: [
        { cells: ['文字', 3.25, { kind: 'date', iso: '2018-12-31' }, true, { kind: 'marked', value: '甲乙', rich: true }] },
        {
          hidden: true,
          cells: [
            { kind: 'marked', value: 6.5, formula: true },
            { kind: 'error', code: '#N/A' },
          ],
        },
      ],
    })
  })
})

describe('formulas in text files', () => {
  it('no field begins with a sign that is evaluated', async () => {
    const content = (await csvOf(dangerous.map((text) => [text, -5, text]))).toString('utf8')
    const fields: string[] = []
    new CsvParser(',', (record) => fields.push(...record)).push(content.slice(1), true)
    expect(fields).toHaveLength(3 + dangerous.length * 3)
    for (const field of fields) if (field !== '-5') expect(field).not.toMatch(/^\s*[=+@＝＋－＠-]/)
  })

  it('guard and unguard are exact inverses', () => {
    assert(property(texts, (text) => unguardFormula(guardFormula(text)) === text))
    assert(
      property(
        array(constantFrom("'", '=', ' ', '\t', 'a', '－'), { maxLength: 6 }),
        (signs) => unguardFormula(guardFormula(signs.join(''))) === signs.join(''),
      ),
    )
  })

  it('leaves the apostrophe of a code alone', () => {
    expect(unguardFormula("'514403099999425962")).toBe("'514403099999425962")
  })
})

describe('GB18030', () => {
  it('every character outside the private area comes back', () => {
    const decoder = new TextDecoder('gb18030', { fatal: true })
    let all = ''
    for (let point = 0x20; point < 0x30000; point += point < 0x10000 ? 1 : 61) {
      if (point < 0xd800 || point > 0xf8ff) all += String.fromCodePoint(point)
    }
    const back = decoder.decode(encodeGb18030(all))
    expect(back).toBe(all)
  })

  it('a half character is refused', () => {
    expect(() => encodeGb18030('\ud800')).toThrow('exchange.cannot_encode')
  })
})

describe('limits of a workbook', () => {
  it('text that no cell can hold is refused', async () => {
    await expect(xlsxOf({ name: 'a', columns, rows: [['a'.repeat(32_768)]] })).rejects.toThrow('exchange.cell_too_long')
  })

  it('an output that was closed ends the writing', async () => {
    const out = new Collector()
    out.destroy()
    await expect(writeXlsx(out, [{ name: 'a', columns, rows: [] }])).rejects.toThrow()
  })

  it('numbers of any size come back', () =>
    assert(
      asyncProperty(
        array(oneof(integer(), double({ noNaN: true, noDefaultInfinity: true })), { minLength: 1, maxLength: 5 }),
        async (numbers) => {
          const { sheets } = await collect(
            await xlsxOf({ name: 'a', columns: numbers.map((_, i) => ({ header: `列${i}` })), rows: [numbers] }),
          )
          expect(sheets[0]?.rows[1]?.cells).toEqual(numbers.map((number) => (Object.is(number, -0) ? 0 : number)))
        },
      ),
      { numRuns: 40 },
    ))
})

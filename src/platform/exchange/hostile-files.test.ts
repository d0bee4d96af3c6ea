import { describe, expect, it } from 'vitest'
import { bofOf, contentEnd, contentStart, eof, good, goodSheet, hostileFiles } from '../../../test/support/hostile-files.ts'
import { record } from './biff.ts'
import { openBytes } from './byte-source.ts'
import { defaultLimits } from './limits.ts'
import { ExchangeProblem } from './problems.ts'
import { biffRecord, collect, compoundFileOf, odsOf, problemOf, xlsxOf, xlsxParts, zipOf } from './testing.ts'
import { openZip } from './zip.ts'

const named = (name: string) => hostileFiles.find((file) => file.name === name)!
const fromDirectory = [
  '50 MB of zeros in 50 kB',
  '2 GB declared',
  'a name that climbs out',
  'a name from the root',
  'a name with backslashes',
  'an encrypted entry',
  'a packing method of other programs',
].map(named)

/** How a zip is refused of which only the bytes from `from` on are left as they were; `opened` when it is not refused. */
function refusalOf(file: Buffer, from: number): string {
  try {
    openZip(openBytes(Buffer.concat([Buffer.alloc(from, 'x'), file.subarray(from)])), defaultLimits)
    return 'opened'
  } catch (error) {
    if (error instanceof ExchangeProblem) return error.code
    throw error
  }
}

describe('a hostile or broken file is refused', () => {
  it.each(hostileFiles)('$name', async ({ make, code }) => {
    expect(await problemOf(make())).toBe(code)
  })

  it.each(fromDirectory)('$name: from the directory alone, before an entry is read', ({ make, code }) => {
    const file = make()
    const directory = file.indexOf(Buffer.from('504b0102', 'hex'))
    expect(directory).toBeGreaterThan(0)
    expect(refusalOf(file, directory)).toBe(code)
  })

  it('65,000 entries are refused before any is looked at: only the end of the file says how many there are', () => {
    const { make, code } = named('65,000 entries')
    const file = make()
    expect(refusalOf(file, file.length - 22)).toBe(code)
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

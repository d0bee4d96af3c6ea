import { beforeAll, describe, expect, it } from 'vitest'
import { readRegister } from '../exchange.ts'
import { resultsOf } from './counts-for-test.ts'
import type { RegisterReading } from './reading.ts'
import { answers, divisions, readHere, sampleFile, usual } from './testing.ts'
import type { RegisterReadingOptions } from './options.ts'

const organisations = answers.organisations.map(({ cell: _cell, ...organisation }) => organisation)
const sorted = (items: object[]) => items.map((item) => JSON.stringify(item, Object.keys(item).sort())).sort()
const results = (reading: RegisterReading) => resultsOf(reading.organisations, divisions)

describe.each(['xlsx', 'xls', 'ods'])('the register of Longhua as %s', (ending) => {
  let reading: RegisterReading
  beforeAll(async () => {
    ;({ reading } = await readHere(sampleFile(ending), `longhua-2018.${ending}`))
  })

  it.each(['rowCounts', 'sheets', 'rejectedRows', 'mergedRows', 'partyOrgs'] as const)('%s are the answers', (part) => {
    expect(reading[part]).toStrictEqual(answers[part])
  })

  it('each accepted organisation is stored as it should be', () => {
    expect(reading.organisations).toStrictEqual(organisations)
  })

  it('the notices on organisations and party organisations are the answers', () => {
    expect(sorted(reading.organisationNotices)).toEqual(sorted(answers.organisationNotices))
    expect(sorted(reading.partyOrgNotices)).toEqual(sorted(answers.partyOrgNotices))
  })

  it('every count comes out: the district, streets, industries and types', () => {
    expect(results(reading)).toEqual(answers.results.workbook)
  })

  it('speaks of the last day of 2018, because a title says so', () => {
    expect(reading.statementDate).toMatchObject({ date: '2018-12-31', source: { kind: 'title', sheet: '民治街道', row: 2 } })
  })
})

describe('notices on cells', () => {
  /** xls does not tell which text is made of runs; the others do. */
  it.each([
    ['xlsx', 1],
    ['ods', 1],
    ['xls', 5],
  ])('%s: all but those where wording is free', async (ending, missing) => {
    const { reading } = await readHere(sampleFile(ending), 'a')
    const mine = new Set(sorted(reading.rowNotices))
    const theirs = new Set(sorted(answers.rowNotices))
    // A code without letters cannot be in lower case; blank cells of a rejected or merged row are noticed here too.
    expect([...theirs].filter((notice) => !mine.has(notice))).toHaveLength(missing)
    const more = [...mine].filter((notice) => !theirs.has(notice)).map((notice) => JSON.parse(notice).code)
    expect(more.sort()).toEqual(['community_blank', 'date_blank', 'headcount_blank', 'headcount_blank', 'type_blank'])
  })
})

describe('the cleaned register as text', () => {
  it('loses nothing and gives its own counts', async () => {
    const { reading } = await readHere(sampleFile('csv'), 'longhua-2018.csv')
    const { dataRows, accepted, merged, rejected } = reading.rowCounts
    expect({ dataRows, accepted, merged, rejected }).toEqual(answers.csvRowCounts)
    expect(results(reading)).toEqual(answers.results.csv)
    expect(reading.organisationNotices.filter((notice) => notice.code.endsWith('inferred'))).toEqual([])
    expect(reading.statementDate).toMatchObject({ date: '2018-12-31', source: { kind: 'fileName' } })
  })

  it('holds the organisations of the workbook, and the ten with corrected codes', async () => {
    const { reading } = await readHere(sampleFile('csv'), 'longhua-2018.csv')
    const codes = new Set(reading.organisations.map((organisation) => organisation.key))
    expect(organisations.filter(({ key }) => !codes.has(key))).toEqual([])
    expect(answers.correctedCodes.filter(({ correctCode }) => !codes.has(correctCode))).toEqual([])
    expect(codes.size).toBe(928)
  })
})

describe('a clerk corrects the wrong codes by hand', () => {
  const corrections: NonNullable<RegisterReadingOptions['corrections']> = {}
  for (const { sheet, row, correctCode } of answers.correctedCodes) {
    corrections[sheet] = { ...corrections[sheet], [row]: [{ field: 'uscc', value: correctCode }] }
  }

  it('the ten rows come in, and the workbook counts as the cleaned text does', async () => {
    const { reading } = await readHere(sampleFile('xlsx'), 'a', { corrections })
    expect(reading.rowCounts).toMatchObject({ dataRows: 935, accepted: 928, merged: 6, rejected: 1 })
    expect(reading.rejectedRows.map((row) => row.reason)).toEqual(['no_identifier'])
    const { overall } = results(reading) as { overall: Record<string, unknown> }
    const csv = answers.results.csv['overall'] as Record<string, unknown>
    for (const part of ['registered', 'inactive', 'active', 'own', 'joint', 'notBuilt', 'orgCoverage', 'workCoverage']) {
      expect([part, overall[part]]).toEqual([part, csv[part]])
    }
  })
})

describe('rows for the clerk’s screen', () => {
  it('every filled row is there with its class, cells, fields and verdict', async () => {
    const { reading } = await readRegister(sampleFile('xlsx'), 'longhua-2018.xlsx', { divisions, usual })
    const { rows } = reading
    expect(rows.filter((row) => row.class === 'data')).toHaveLength(935)
    expect(rows.filter((row) => row.hidden && row.verdict === 'accepted')).toHaveLength(3)
    expect(rows.find((row) => row.sheet === '福城' && row.row === 44)).toMatchObject({
      class: 'data',
      verdict: 'merged',
      key: '52440309992476676E',
      into: { sheet: '龙华街道', row: 112 },
      fields: { status: 'cancelled', street: '440309005' },
    })
    expect(rows.find((row) => row.sheet === '龙华街道' && row.row === 68)).toMatchObject({
      verdict: 'rejected',
      reason: 'code_format',
      notices: expect.arrayContaining([{ field: 'uscc', code: 'code_number_cell' }]),
    })
    expect(rows.find((row) => row.class === 'title')?.cells[0]).toBe('深圳市龙华区社会组织登记台账（2018年度）—民治街道')
    expect(reading.organisations).toEqual(organisations)
    expect(reading.supplements['52440309992476676E']).toEqual({ remark: '2018年2月注销', extras: {} })
  })
})

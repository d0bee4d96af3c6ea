import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, person, type TestPlatform } from '../../../test/support/platform.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { register } from './contract.ts'
import { answers, factsInForce, figures, openDistrict, registerDesk, sample } from './testing.ts'

let platform: TestPlatform
let nodes: Record<string, number>
let officer: Actor
let desk: ReturnType<typeof registerDesk>
const today = '2026-11-22'

async function open() {
  platform = await openTestPlatform()
  nodes = await openDistrict(platform)
  officer = person('罗', { role: 'district_officer', nodeNo: nodes['龙华区']! })
  desk = registerDesk(platform, officer)
}

/** The return of the district, without what the sample's answers leave out. */
async function returned() {
  const all = await figures(platform, nodes['龙华区']!, '2018-12-31')
  const { receipt: _receipt, asOf: _asOf, district: _district, ...rest } = all
  return rest
}

const expected = (which: 'workbook' | 'csv') => answers.results[which]

describe.each(['xlsx', 'xls', 'ods'])('the workbook as %s', (ending) => {
  beforeAll(open)
  afterAll(() => platform.close())
  let id: string

  it('is read into the rows the answers tell, and nothing is written', async () => {
    const before = await factsInForce(platform, today)
    id = await desk.upload(sample(ending))
    const report = await desk.report(id)
    for (const part of ['rowCounts', 'sheets', 'rejectedRows', 'mergedRows'] as const)
      expect(report[part]).toStrictEqual(answers[part])
    expect(report).toMatchObject({ state: 'read', asOf: '2018-12-31', problem: null })
    expect((await desk.view(id)).verdicts).toEqual({ new: 918, duplicate: 6, refused: 11, ignored: report.verdicts['ignored'] })
    expect(await factsInForce(platform, today)).toEqual(before)
  })

  it('applied it gives every figure of the answers, as of its day and today', async () => {
    await desk.apply(id)
    expect(await returned()).toEqual(expected('workbook'))
    expect(await desk.view(id)).toMatchObject({ state: 'applied', problem: null, jobId: null, can: { apply: false, undo: true } })
  })

  it('put in again it changes nothing', async () => {
    const before = await factsInForce(platform, today)
    const again = await desk.upload(sample(ending))
    expect((await desk.view(again)).verdicts).toMatchObject({ unchanged: 918, refused: 11, duplicate: 6 })
    await expect(desk.apply(again)).rejects.toMatchObject({ code: 'import-nothing-to-apply' })
    expect(await factsInForce(platform, today)).toEqual(before)
  })

  it('followed by the cleaned text it ends in the figures of the text', async () => {
    const next = await desk.upload(sample('csv'))
    expect((await desk.view(next)).verdicts['new']).toBe(10)
    await desk.apply(next)
    expect(await returned()).toEqual(expected('csv'))
    expect((await desk.view(await desk.upload(sample('csv')))).verdicts).toEqual({ unchanged: 928, ignored: 1 })
  })
})

describe('the cleaned text alone', () => {
  beforeAll(open)
  afterAll(() => platform.close())

  it('gives every figure, and undone leaves the facts as they were', async () => {
    const before = await factsInForce(platform, today)
    const id = await desk.upload(sample('csv'))
    expect((await desk.report(id)).rowCounts).toMatchObject(answers.csvRowCounts)
    await desk.apply(id)
    expect(await returned()).toEqual(expected('csv'))
    await desk.undo(id)
    expect(await factsInForce(platform, today)).toEqual(before)
    expect(await desk.view(id)).toMatchObject({ state: 'undone', kept: [] })
    await expect(desk.undo(id)).rejects.toMatchObject({ code: 'import-already-undone' })
  })

  it('keeps no telephone in plain anywhere in the database', async () => {
    const id = await desk.upload(sample('xlsx'))
    const phones: string[] = answers.organisations.map((one: { phone: string | null }) => one.phone).filter(Boolean)
    const { rows } = await platform.services.database.read(systemContext, (tx) =>
      sql<{
        found: number
      }>`select count(*) as found from register.row r, register.import i where r::text || i::text ~ '1400000[0-9]{4}'`.execute(
        tx,
      ),
    )
    expect(phones.length).toBeGreaterThan(100)
    expect(rows[0]!.found).toBe(0)
    expect((await desk.rows(id, { verdict: 'refused' }))[0]!.cells['phone']).toMatch(/^140\*{4}\d{4}$/)
  })
})

describe('the ten wrong codes', () => {
  beforeAll(open)
  afterAll(() => platform.close())

  it('corrected row by row bring the workbook to 928 organisations', async () => {
    const id = await desk.upload(sample('xlsx'))
    const refused = await desk.rows(id, { verdict: 'refused' })
    for (const { sheet, row, correctCode } of answers.correctedCodes) {
      const found = refused.find((one) => one.sheet === sheet && one.row === row)!
      const corrected = await platform.call(officer, register.correctRow, {
        params: { id, rowId: found.id },
        body: { cells: { uscc: correctCode } },
      })
      expect(corrected).toMatchObject({ verdict: 'new', code: correctCode, reason: null })
    }
    expect((await desk.view(id)).rowCounts).toMatchObject({ accepted: 928, rejected: 1 })
    await desk.apply(id)
    const { overall } = await returned()
    const { people: _people, headcountUnknown: _unknown, ...rest } = expected('csv').overall
    expect(overall).toMatchObject(rest)
  })
})

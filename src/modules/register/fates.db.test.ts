import { fileURLToPath } from 'node:url'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, person, type TestPlatform } from '../../../test/support/platform.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { jobs } from '../../platform/jobs/contract.ts'
import { organisations } from '../organisations/contract.ts'
import { register } from './contract.ts'
import { applyNow, readAndStage, undoNow } from './now.ts'
import { readHere } from './reading/testing.ts'
import { answers, factsInForce, figures, openDistrict, registerDesk, sample } from './testing.ts'

/** What befalls an import on its way: kills, cancellation, other people's work, other people's streets. */

let platform: TestPlatform
let nodes: Record<string, number>
let officer: Actor
let desk: ReturnType<typeof registerDesk>
const today = '2026-11-22'
const header = '社会组织名称,统一社会信用代码,登记证号,所在街道,正式党员数,联系电话'

async function open() {
  platform = await openTestPlatform()
  nodes = await openDistrict(platform)
  officer = person('罗', { role: 'district_officer', nodeNo: nodes['龙华区']! })
  desk = registerDesk(platform, officer)
}

async function file(name: string, lines: readonly string[], head = header): Promise<string> {
  const path = join(platform.dataDir, name)
  await writeFile(path, [head, ...lines].join('\r\n'))
  return path
}

const count = async (table: string) => {
  const { rows } = await platform.services.database.read(systemContext, (tx) =>
    sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(tx),
  )
  return rows[0]!.n
}

const uscc = (index: number): string => answers.organisations[index].uscc

describe('an apply that is killed', () => {
  beforeAll(open)
  afterAll(() => platform.close())

  it('goes on where it stopped and writes every row exactly once', async () => {
    const id = await readAndStage(platform.services, { path: sample('csv'), name: 'longhua-2018.csv' })
    const child = spawn(
      process.execPath,
      [fileURLToPath(new URL('./killed.fixture.ts', import.meta.url)), platform.url, platform.dataDir, id, '3'],
      { stdio: 'inherit' },
    )
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
    expect(signal).toBe('SIGKILL')
    const half = await count('coverage.verdict')
    expect(half).toBeGreaterThan(0)
    expect(half).toBeLessThan(928)
    const applied = await applyNow(platform.services, id)
    expect(applied.written).toEqual({ new: 928, changed: 0 })
    const { overall } = await figures(platform, nodes['龙华区']!, '2018-12-31')
    expect(overall).toEqual(answers.results.csv.overall)
    const { rows } = await platform.services.database.read(systemContext, (tx) =>
      sql<{ acts: number; units: number }>`select (select count(*) from organisations.act where kind = 'import') as acts,
        (select count(*) from organisations.unit where kind = 'social_org') as units`.execute(tx),
    )
    expect(rows[0]).toEqual({ acts: 1, units: 928 })
  })
})

describe('an apply that is cancelled', () => {
  beforeAll(open)
  afterAll(() => platform.close())

  it('stands as read, can go on, and can be undone', async () => {
    const before = await factsInForce(platform, today)
    const id = await desk.upload(sample('csv'))
    const { jobId } = await platform.call(officer, register.apply, { params: { id } })
    await platform.call(officer, jobs.cancelJob, { params: { id: jobId } })
    await desk.run(jobId)
    expect(await platform.call(officer, jobs.getJob, { params: { id: jobId } })).toMatchObject({ state: 'cancelled' })
    expect(await desk.view(id)).toMatchObject({ state: 'read', jobId: null, can: { apply: true } })
    await desk.apply(id)
    expect(await count('coverage.verdict')).toBe(928)
    await desk.undo(id)
    expect(await factsInForce(platform, today)).toEqual(before)
  })
})

describe('an undo', () => {
  beforeAll(open)
  afterAll(() => platform.close())

  it('leaves units that have changed since as they are and names them', async () => {
    const id = await desk.upload(sample('csv'))
    await desk.apply(id)
    const found = await platform.call(officer, organisations.listUnits, { query: { q: uscc(0) } })
    const unit = await platform.call(officer, organisations.getUnit, { params: { no: found.items[0]!.no } })
    await platform.call(
      officer,
      organisations.changeUnit,
      {
        params: { no: unit.no },
        body: { kind: 'rename', reason: '更名', effectiveOn: today, facts: { name: '改名后的协会' } } as never,
      },
      { ifMatch: unit.revision },
    )
    await desk.undo(id)
    const view = await desk.view(id)
    expect(view.kept).toEqual([{ no: unit.no, name: '改名后的协会' }])
    const { overall } = await figures(platform, nodes['龙华区']!, today)
    expect(overall.registered).toBe(1)
  })

  it('of the second of two imports brings the figures of the first back', async () => {
    await open()
    const first = await readAndStage(platform.services, { path: sample('xlsx'), name: 'longhua-2018.xlsx' })
    await applyNow(platform.services, first)
    const before = await factsInForce(platform, today)
    const second = await readAndStage(platform.services, { path: sample('csv'), name: 'longhua-2018.csv' })
    await applyNow(platform.services, second)
    await undoNow(platform.services, second, 'wrong year')
    expect(await factsInForce(platform, today)).toEqual(before)
    expect((await figures(platform, nodes['龙华区']!, '2018-12-31')).overall).toEqual(answers.results.workbook.overall)
  })
})

describe('the officer of a street', () => {
  beforeAll(open)
  afterAll(() => platform.close())

  it('puts in the rows of that street and no others', async () => {
    const street = person('苏', { role: 'street_officer', nodeNo: nodes['民治街道']! })
    const mine = registerDesk(platform, street)
    const id = await mine.upload(sample('csv'))
    const view = await mine.view(id)
    expect(view.verdicts['new']).toBe(answers.results.csv.byStreet['440309002'].registered)
    expect(view.rowCounts.rejectedByReason).toEqual({ 'outside-scope': 928 - view.verdicts['new']! })
    await mine.apply(id)
    expect(await count('coverage.verdict')).toBe(view.verdicts['new'])
    expect((await figures(platform, nodes['龙华区']!, '2018-12-31')).byStreet['440309002']).toEqual(
      answers.results.csv.byStreet['440309002'],
    )
  })

  it('sees a unit of another street only as a conflict, with nothing told of it', async () => {
    const elsewhere = answers.organisations.find(
      (one: { street: string; uscc: string | null }) => one.street === '440309003' && one.uscc,
    )
    await desk.apply(await desk.upload(await file('longhua.csv', [`甲协会,${elsewhere.uscc},,龙华街道,5,`])))
    const mine = registerDesk(platform, person('苏', { role: 'street_officer', nodeNo: nodes['民治街道']! }))
    const id = await mine.upload(await file('minzhi.csv', [`乙协会,${elsewhere.uscc},,民治街道,9,`]))
    const [row] = await mine.rows(id, { verdict: 'conflict' })
    expect(row).toMatchObject({ reason: 'unit-outside-scope', unitNo: null, changes: [] })
  })

  it('does not see the imports of others', async () => {
    const id = await desk.upload(sample('csv'))
    const other = person('苏', { role: 'street_officer', nodeNo: nodes['民治街道']! })
    await expect(platform.call(other, register.getImport, { params: { id } })).rejects.toMatchObject({ code: 'import-not-found' })
    await expect(platform.call(other, register.apply, { params: { id } })).rejects.toMatchObject({ code: 'import-not-found' })
    await expect(platform.call(person('谁'), register.listImports)).rejects.toMatchObject({ code: 'not-allowed' })
  })
})

describe('two registers for one district', () => {
  beforeAll(open)
  afterAll(() => platform.close())

  it('read at the same time: the second is marked overtaken, compared anew and doubles nothing', async () => {
    const lines = (members: number) => [0, 1, 2].map((i) => `${answers.organisations[i].name},${uscc(i)},,民治街道,${members},`)
    const one = await desk.upload(await file('one-2018.csv', lines(3)))
    const two = await desk.upload(await file('two-2018.csv', lines(4)))
    expect((await desk.view(two)).verdicts['new']).toBe(3)
    await desk.apply(one)
    expect(await desk.view(two)).toMatchObject({ overtaken: true, verdicts: { new: 3 } })
    await desk.apply(two)
    expect(await desk.view(two)).toMatchObject({
      state: 'applied',
      verdicts: { changed: 3 },
      problem: { code: 'import-overtaken', params: { rows: 3 } },
    })
    expect(await count('coverage.verdict')).toBe(3)
  })

  it('written between two batches of the other: the next batch sees it', async () => {
    const lines = [4, 5].map((i) => `${answers.organisations[i].name},${uscc(i)},,民治街道,3,`)
    const slow = await desk.upload(await file('slow-2018.csv', lines))
    const quick = await desk.upload(await file('quick-2018.csv', [lines[1]!]))
    const applied = await applyNow(platform.services, slow, {
      batchRows: 1,
      onProgress: async (done) => {
        if (done === 1) await applyNow(platform.services, quick)
      },
    })
    expect(applied).toMatchObject({ written: { new: 1, changed: 0 }, unchanged: 1 })
    expect((await desk.view(slow)).problem).toMatchObject({ code: 'import-overtaken', params: { rows: 1 } })
    expect(await count('coverage.verdict')).toBe(5)
  })

  it('applied by somebody who may write less than the one who read it: every batch is compared for that person', async () => {
    const lines = [6, 7].map((i, at) => `${answers.organisations[i].name},${uscc(i)},,${['民治街道', '龙华街道'][at]},3,`)
    const id = await desk.upload(await file('both-2018.csv', lines))
    const scope = { everything: false as const, nodes: [nodes['民治街道']!] }
    expect((await applyNow(platform.services, id, { actor: officer, scope })).written.new).toBe(1)
    expect((await desk.rows(id, { verdict: 'refused' }))[0]).toMatchObject({ reason: 'outside-scope' })
  })

  it('applied at the same time they take turns', async () => {
    const ids = await Promise.all(
      ['csv', 'xlsx'].map((ending) => readAndStage(platform.services, { path: sample(ending), name: `longhua-2018.${ending}` })),
    )
    await Promise.all(ids.map((id) => applyNow(platform.services, id, { batchRows: 150 })))
    const { overall } = await figures(platform, nodes['龙华区']!, '2018-12-31')
    expect(overall.registered).toBe(928)
    expect(await count('organisations.unit_search')).toBeGreaterThan(928)
  })
})

describe('what is known already', () => {
  beforeAll(open)
  afterAll(() => platform.close())

  it('is changed field by field, and a blank states nothing', async () => {
    await desk.apply(await desk.upload(await file('a-2018.csv', [`甲协会,${uscc(0)},民证字1号,民治街道,5,13800138000`])))
    const id = await desk.upload(
      await file('b-2019.csv', [`甲协会,${uscc(0)},,民治街道,,13900139000`, `乙中心,,民证字1号,民治街道,7,`]),
    )
    const rows = await desk.rows(id, { verdict: 'changed,conflict' })
    expect(rows[0]).toMatchObject({ verdict: 'changed', changes: [{ field: 'phone', from: '***', to: '139****9000' }] })
    expect(rows[1]).toMatchObject({ verdict: 'conflict', reason: 'unit-named-twice' })
    await desk.apply(id)
    const found = await platform.call(officer, organisations.listUnits, { query: { q: uscc(0) } })
    expect(await platform.call(officer, organisations.getUnit, { params: { no: found.items[0]!.no } })).toMatchObject({
      facts: { fullMembers: 5, phone: '139****9000' },
    })
  })

  it('gives its registration number to no other code', async () => {
    const id = await desk.upload(await file('c-2020.csv', [`丙协会,${uscc(1)},民证字1号,民治街道,1,`]))
    expect((await desk.rows(id, { verdict: 'conflict' }))[0]).toMatchObject({ reason: 'certificate-of-other-unit' })
    await expect(desk.apply(id)).rejects.toMatchObject({ code: 'import-nothing-to-apply' })
  })

  it('includes what an earlier batch of the same file has written', async () => {
    const id = await desk.upload(
      await file('g-2018.csv', ['戊协会,,民证字7号,民治街道,1,', `戊协会,${uscc(3)},民证字7号,民治街道,2,`]),
    )
    expect((await desk.view(id)).verdicts['new']).toBe(2)
    const applied = await applyNow(platform.services, id, { batchRows: 1 })
    expect(applied.written).toEqual({ new: 1, changed: 1 })
  })

  it('learns the code of a unit known by its registration number', async () => {
    await desk.apply(await desk.upload(await file('d-2018.csv', ['丁协会,,民证字9号,民治街道,1,'])))
    const id = await desk.upload(await file('e-2019.csv', [`丁协会,${uscc(2)},民证字9号,民治街道,1,`]))
    expect((await desk.rows(id, { verdict: 'changed' }))[0]!.changes).toContainEqual({ field: 'uscc', from: null, to: uscc(2) })
    await desk.apply(id)
    expect(
      (await desk.view(await desk.upload(await file('f-2019.csv', [`丁协会,${uscc(2)},,民治街道,1,`])))).verdicts['unchanged'],
    ).toBe(1)
  })
})

describe('columns and cells', () => {
  beforeAll(open)
  afterAll(() => platform.close())
  const odd = '社会组织名称,统一社会信用代码,所在街道,怪栏,正式党员数,联系电话'

  it('corrected are read again and remembered for the next register', async () => {
    const path = await file('odd.csv', [`甲协会,${uscc(0)},民治街道,张三,5,13800138000`], odd)
    const id = await desk.upload(path)
    expect((await desk.view(id)).columns[3]).toMatchObject({ field: null, basis: 'none', samples: ['张三'] })
    expect((await desk.view(id)).columns[5]!.samples).toEqual(['138****8000'])
    const { jobId } = await platform.call(officer, register.correctColumns, {
      params: { id },
      body: { statementOn: '2019-06-30', columns: [{ sheet: 'odd', column: 3, field: 'liaison' }] },
    })
    await desk.run(jobId)
    expect(await desk.view(id)).toMatchObject({ statementOn: '2019-06-30', statementBasis: 'given', state: 'read' })
    expect((await desk.view(id)).columns[3]).toMatchObject({ field: 'liaison', basis: 'corrected' })
    const next = await desk.upload(path)
    expect((await desk.view(next)).columns[3]).toMatchObject({ field: 'liaison', basis: 'remembered' })
  })

  it('a corrected telephone is kept sealed', async () => {
    const id = await desk.upload(await file('phone.csv', [`乙协会,${uscc(1)},民治街道,,5,不详`], odd))
    const [row] = await desk.rows(id, { verdict: 'new' })
    const corrected = await platform.call(officer, register.correctRow, {
      params: { id, rowId: row!.id },
      body: { cells: { phone: '13700137000' } },
    })
    expect(corrected.cells['phone']).toBe('137****7000')
    const { rows } = await platform.services.database.read(systemContext, (tx) =>
      sql<{
        found: number
      }>`select count(*) as found from register.row r, register.import i where r::text || i::text like '%13700137000%'`.execute(
        tx,
      ),
    )
    expect(rows[0]!.found).toBe(0)
    await expect(
      platform.call(officer, register.correctRow, { params: { id, rowId: row!.id }, body: { cells: { lat: '22' } } }),
    ).rejects.toMatchObject({
      code: 'import-field-unknown',
    })
  })

  it('discarded nothing is left', async () => {
    const id = await desk.upload(sample('csv'))
    await platform.call(officer, register.discard, { params: { id } })
    expect((await desk.view(id)).state).toBe('discarded')
    expect(await desk.rows(id)).toEqual([])
  })
})

describe('the refused rows', () => {
  beforeAll(open)
  afterAll(() => platform.close())

  it.each(['xlsx', 'csv'] as const)('leave as %s with their reasons and telephones, and can be put in again', async (format) => {
    const id = await desk.upload(sample('xlsx'))
    const download = (await platform.call(officer, register.downloadRefused, {
      params: { id },
      query: { format },
    })) as unknown as {
      body: AsyncIterable<Uint8Array>
      fileName: string
    }
    const parts: Uint8Array[] = []
    for await (const part of download.body) parts.push(part)
    const bytes = Buffer.concat(parts)
    const path = join(platform.dataDir, `refused.${format}`)
    await writeFile(path, bytes)
    const { reading } = await readHere(bytes, `refused.${format}`, { columns: { remembered: { 原因: 'ignore' } } })
    const named = (rows: typeof reading.rejectedRows) => rows.map(({ name }) => name)
    expect(named(reading.rejectedRows)).toEqual(named(answers.rejectedRows))
    const again = await desk.upload(path)
    expect((await desk.report(again)).rowCounts).toMatchObject({ dataRows: 11, rejected: 11 })
    const rows = await desk.rows(again, { verdict: 'refused' })
    expect(rows.map((row) => row.cells['phone'])).toEqual(
      (await desk.rows(id, { verdict: 'refused' })).map((row) => row.cells['phone']),
    )
    expect((await desk.view(again)).columns.find((column) => column.header === '原因')).toMatchObject({ field: 'ignore' })
    if (format === 'csv') expect(bytes.toString('utf8')).toContain('校验不符')
  })
})

describe('a file that cannot be read', () => {
  beforeAll(open)
  afterAll(() => platform.close())

  it('ends the import with the reason and the job without a fault', async () => {
    const path = join(platform.dataDir, 'broken.xlsx')
    await writeFile(path, (await readFile(sample('xlsx'))).subarray(0, 4_000))
    const id = await desk.upload(path)
    const view = await desk.view(id)
    expect(view).toMatchObject({ state: 'refused', jobId: null, can: { apply: false, discard: true } })
    expect(view.problem!.code).toMatch(/^exchange\./)
    await expect(desk.apply(id)).rejects.toMatchObject({ code: 'import-file-refused' })
  })
})

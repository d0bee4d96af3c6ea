import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csv } from '../../../test/support/pages.ts'
import { person } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { lists } from './contract.ts'
import { listsForTests } from './testing.ts'

let place: SmallDistrict
let [writer, checker]: [Actor, Actor] = [{}, {}] as [Actor, Actor]
let branch: { no: number; secretary: Actor }
let folder: string
const name = '清单第1党支部'
const call: SmallDistrict['platform']['call'] = (...one) => place.platform.call(...one)

beforeAll(async () => {
  place = await openSmallDistrict(2)
  branch = await listsForTests(place).branch()
  ;[writer, checker] = ['写的人', '审的人'].map((one) =>
    person(one, { role: 'district_officer', nodeNo: place.node['示例区']! }),
  ) as [Actor, Actor]
  folder = await mkdtemp(join(tmpdir(), 'lists-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await place.platform.close()
})

const hand = async (rows: readonly (readonly string[])[], by = writer) => {
  const bytes = csv(rows)
  const path = join(folder, `${Math.random()}`.slice(2))
  await writeFile(path, bytes)
  return call(by, lists.uploadSheet, { body: {} }, { upload: { path, name: '清单.csv', bytes: bytes.length } })
}
const heads = [
  '类型',
  '单位',
  '标题',
  '资源类别',
  '数量',
  '可以分开认领',
  '价值（元）',
  '开始日',
  '截止日（不含）',
  '可见范围',
  '谁能认领',
]
const row = (title: string, more: Partial<Record<number, string>> = {}) =>
  ['需求', name, title, '场地', '', '', '', '', '', '', ''].map((cell, index) => more[index] ?? cell)
const get = (id: string, by = writer) => call(by, lists.getSheet, { params: { id }, query: { pageSize: 200 } })
const apply = (id: string) => call(writer, lists.applySheet, { params: { id } })
const found = async (q: string, by = writer) => (await call(by, lists.listEntries, { query: { q } })).items

describe('a spreadsheet of entries', () => {
  it('tells of each row what would become of it; one bad row never loses the others', async () => {
    const { id } = await hand([
      heads,
      row('借会议室'),
      row('借会议室'),
      row(''),
      row('某事', { 0: '愿望' }),
      row('某事', { 1: '别处党支部' }),
      row('某事', { 3: '星星' }),
      row('某事', { 4: '半个' }),
      row('某事', { 5: '也许' }),
      row('某事', { 6: '-3' }),
      row('某事', { 7: '明天' }),
      row('某事', { 7: '2026-12-01', 8: '2026/11/20' }),
      row('某事', { 9: '全世界' }),
      row('某事', { 10: '路人' }),
      row('某事', { 10: '居民个人' }),
      row('联系 139 0000 0001'),
      row('长者义诊', {
        0: 'Micro-wish',
        3: 'People',
        4: '6',
        5: '是',
        6: '1200.5',
        7: '2026年12月1日',
        9: '公开',
        10: '居民个人、组织',
      }),
    ])
    const { rows, counts } = await get(id)
    expect(rows.items.map((one) => one.reason)).toEqual([
      null, 'twice', 'title-missing', 'kind-unknown', 'owner-unknown', 'category-unknown', 'quantity-unreadable', 'yes-unreadable', 'amount-unreadable',
      'day-unreadable', 'days-unfit', 'visibility-unknown', 'open-to-unknown', 'open-to-unfit', 'personal', null,
    ]) // prettier-ignore
    expect(counts).toEqual({ new: 2, refused: 14 })
    expect(await found('借会议室')).toEqual([])
    await apply(id)
    expect(await found('长者义诊')).toMatchObject([
      { kind: 'wish', category: 'people', quantity: 6, divisible: true, amountFen: 120_050, fromOn: '2026-12-01', visibility: 'everybody', standing: 'submitted' },
    ]) // prettier-ignore
    expect(await refusalOf(apply(id))).toBe('list-sheet-closed')
    expect(await refusalOf(get(id, checker))).toBe('list-sheet-not-found')
  })

  it('is handed in by a secretary without naming the own organisation; what stands on the list already is not written twice', async () => {
    const rows = [heads, row('自己的事', { 1: '' }), row('借会议室', { 1: '' })]
    const { id } = await hand(rows, branch.secretary)
    expect((await get(id, branch.secretary)).rows.items.map((one) => one.reason)).toEqual([null, 'known'])
    const elsewhere = await hand([heads, row('没有单位', { 1: '' })])
    expect((await get(elsewhere.id)).rows.items[0]!.reason).toBe('owner-unknown')
  })

  it('applied later writes what still fits and refuses the rest with its reason', async () => {
    const rows = [heads, row('甲事'), row('乙事')]
    const [first, second] = [await hand(rows), await hand([heads, row('乙事'), row('丙事')])]
    await apply(first.id)
    await apply(second.id)
    expect((await get(second.id)).rows.items.map((one) => [one.title, one.reason, one.entryId !== null])).toEqual([
      ['乙事', 'known', false],
      ['丙事', null, true],
    ])
  })

  it('waits for the check of somebody else, many at once; the own ones are left', async () => {
    const { id } = await hand([heads, row('丁事'), row('戊事')])
    await apply(id)
    const ids = (await get(id)).rows.items.map((one) => one.entryId!)
    expect(await call(writer, lists.checkEntries, { body: { ids, outcome: 'publish' } })).toEqual({
      checked: 0,
      own: 2,
      already: 0,
    })
    const check = (by: Actor, outcome: 'publish' | 'return') => call(by, lists.checkEntries, { body: { ids, outcome } })
    expect(await refusalOf(check(checker, 'return'))).toBe('claim-line-missing')
    expect(await refusalOf(check(branch.secretary, 'publish'))).toBe('not-allowed')
    expect(await check(checker, 'publish')).toEqual({ checked: 2, own: 0, already: 0 })
    expect(await check(checker, 'publish')).toEqual({ checked: 0, own: 0, already: 2 })
    expect(await found('丁事', branch.secretary)).toMatchObject([{ standing: 'open' }])
    expect(await refusalOf(call(writer, lists.undoSheet, { params: { id } }))).toBe('list-sheet-followed')
  })

  it('is taken back as a whole while nobody has looked at it, and can be handed in again', async () => {
    const { id } = await hand([heads, row('己事')])
    await apply(id)
    await call(writer, lists.undoSheet, { params: { id } })
    expect(await found('己事')).toEqual([])
    expect((await get(id)).rows.items).toMatchObject([{ title: null, entryId: null }])
    const again = await hand([heads, row('己事')])
    expect((await get(again.id)).counts.new).toBe(1)
  })

  it('with a formula in a cell is text: refused rows and the list leave it inert', async () => {
    const { id } = await hand([heads, row('=HYPERLINK("http://x")'), row('@SUM(1)', { 3: '星星' })])
    await apply(id)
    const file = async (of: typeof lists.downloadRefused | typeof lists.exportEntries, request: object) => {
      const { body } = (await call(writer, of as never, request as never)) as unknown as { body: NodeJS.ReadableStream }
      return text(body as never)
    }
    const query = { format: 'csv', language: 'en' }
    const refused = await file(lists.downloadRefused, { params: { id }, query })
    expect(refused).toContain('Why it was not imported')
    expect(refused).toMatch(/'@SUM/)
    const list = await file(lists.exportEntries, { query: { ...query, q: 'HYPERLINK' } })
    expect(list).toContain('Who may take it on')
    expect(list).toMatch(/'=HYPERLINK/)
  })

  it('of another kind, an empty one and one without heads are refused as a whole; the template has heads in both languages', async () => {
    expect(await refusalOf(hand([['内容', '日期']]))).toBe('list-sheet-unreadable')
    expect(await refusalOf(hand([heads]))).toBe('list-sheet-unreadable')
    const head = async (language: 'zh' | 'en') => {
      const { body } = (await call(writer, lists.downloadTemplate, { query: { format: 'csv', language } })) as { body: never }
      return (await text(body)).split('\n')[0]
    }
    expect([await head('zh'), await head('en')]).toEqual([
      expect.stringContaining('资源类别'),
      expect.stringContaining('Category'),
    ])
  })
})

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csv } from '../../../test/support/pages.ts'
import { person } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { demands } from './contract.ts'

let place: SmallDistrict
let district: Actor
let folder: string

beforeAll(async () => {
  place = await openSmallDistrict(2)
  district = person('区', { role: 'district_officer', nodeNo: place.node['示例区']! })
  folder = await mkdtemp(join(tmpdir(), 'orders-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await place.platform.close()
})

const hand = async (rows: readonly (readonly string[])[]) => {
  const bytes = csv(rows)
  const path = join(folder, `${Math.random()}`.slice(2))
  await writeFile(path, bytes)
  return place.platform.call(
    district,
    demands.uploadSheet,
    { body: {} },
    { upload: { path, name: '来电.csv', bytes: bytes.length } },
  )
}
const heads = ['内容', '事项类别', '联系电话', '街道', '接单日期', '外部编号']
const get = (id: string) => place.platform.call(district, demands.getSheet, { params: { id } })
const orders = async () => (await place.platform.call(district, demands.listOrders, { query: { view: 'all' } })).total

describe('a spreadsheet of orders', () => {
  it('tells of each row what would become of it, and is taken in as a whole', async () => {
    const { id } = await hand([
      heads,
      ['路面坑洼', '公共设施', '13900000001', '东街道', '2026-11-20', 'H1'],
      ['路面坑洼', '公共设施', '', '东街道', '2026/11/20', 'H1'],
      ['', '公共设施', '', '', '', ''],
      ['某事', '没有的类别', '', '', '', ''],
      ['某事', '其他', '12', '', '', ''],
      ['某事', '其他', '', '北街道', '', ''],
      ['某事', '其他', '', '', '2026-12-01', ''],
      ['某事', '其他', '139****0001', '', '', ''],
      ['=cmd', '其他', '', '', '', ''],
    ])
    const { rows, counts } = await get(id)
    expect(counts).toEqual({ new: 2, refused: 7 })
    expect(rows.items.map((row) => row.reason)).toEqual([
      null, 'twice', 'what-missing', 'category-unknown', 'phone-unreadable', 'street-unknown', 'day-unreadable', 'masked', null,
    ]) // prettier-ignore
    expect(await orders()).toBe(0)
    await place.platform.call(district, demands.applySheet, { params: { id } })
    expect(await orders()).toBe(2)
    expect(await refusalOf(place.platform.call(district, demands.applySheet, { params: { id } }))).toBe('demand-sheet-closed')
    const again = await hand([heads, ['路面坑洼', '公共设施', '', '', '', 'H1']])
    expect((await get(again.id)).rows.items[0]).toMatchObject({ reason: 'known' })
  })

  it('gives back what was refused in either language, to be put right and handed in again', async () => {
    const { id } = await hand([heads, ['某事', '没有的类别', '', '', '', '']])
    const refusedRows = async (language: 'zh' | 'en') => {
      const file = await place.platform.call(district, demands.downloadRefused, {
        params: { id },
        query: { format: 'csv', language },
      })
      return text((file as { body: Readable }).body)
    }
    expect(await refusedRows('zh')).toMatch(/内容,事项类别[\s\S]*未导入原因[\s\S]*事项类别不在可选范围/)
    const english = await refusedRows('en')
    expect(english).toMatch(/Matter,Category[\s\S]*Why not imported[\s\S]*The category is none of the choices/)
    const [first] = english.replace('\uFEFF', '').split('\r\n')
    const again = await hand([first!.split(','), ['Some matter', 'Other', 'Opinion', 'Party member', '', '', '', '', '', '', '']])
    expect((await get(again.id)).counts).toEqual({ new: 1, refused: 0 })
  })

  it('is taken back as a whole until somebody begins with one of its orders', async () => {
    const before = await orders()
    const { id } = await hand([heads, ['甲事', '其他', '', '', '', ''], ['乙事', '其他', '', '', '', '']])
    const apply = () => place.platform.call(district, demands.applySheet, { params: { id } })
    const undo = (of: string) => place.platform.call(district, demands.undoSheet, { params: { id: of } })
    await apply()
    await undo(id)
    expect(await orders()).toBe(before)
    const { id: second } = await hand([heads, ['丙事', '其他', '', '', '', '']])
    await place.platform.call(district, demands.applySheet, { params: { id: second } })
    const { orderId } = (await get(second)).rows.items[0]!
    await place.platform.call(district, demands.actOnOrder, { params: { id: orderId! }, body: { act: 'handle' } }, { ifMatch: 1 })
    expect(await refusalOf(undo(second))).toBe('demand-sheet-followed')
    expect(await orders()).toBe(before + 1)
  })
})

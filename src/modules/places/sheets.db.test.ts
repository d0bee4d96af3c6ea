import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csv } from '../../../test/support/pages.ts'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { organisations } from '../organisations/contract.ts'
import { places } from './contract.ts'

let place: SmallDistrict
let east: Actor
let folder: string
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)

const branch = (name: string, street: string) =>
  call(systemActor, organisations.establishUnit, {
    body: { reason: '组建', effectiveOn: '2026-01-05', kind: 'party_org', name, districtNo: place.node['示例区']!, streetNo: place.node[street]!, level: 'branch', form: 'own' }, // prettier-ignore
  })

beforeAll(async () => {
  place = await openSmallDistrict(2)
  east = person('东街干事', { role: 'street_officer', nodeNo: place.node['东街道']! })
  folder = await mkdtemp(join(tmpdir(), 'venues-'))
  await branch('东一党支部', '东街道')
  await branch('西一党支部', '西街道')
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await place.platform.close()
})

const hand = async (rows: readonly (readonly string[])[]) => {
  const bytes = csv(rows)
  const path = join(folder, `${Math.random()}`.slice(2))
  await writeFile(path, bytes)
  return call(east, places.uploadSheet, {}, { upload: { path, name: '阵地.csv', bytes: bytes.length } })
}
const heads = ['名称', '类型', '级别', '面积', '管理单位', '开放时间', '是否共享', '联系电话']
const row = (name: string, owner = '东一党支部', hours = '每天9:00-18:00') => [
  name,
  '党员活动室',
  '镇街级',
  '80',
  owner,
  hours,
  '是',
  '1',
]
const get = (id: string) => call(east, places.getSheet, { params: { id } })
const apply = (id: string) => call(east, places.applySheet, { params: { id } })
const undo = (id: string) => call(east, places.undoSheet, { params: { id } })
const venues = async (q: string) => (await call(east, places.listVenues, { query: { q } })).items

describe('a spreadsheet of venues', () => {
  it('loses only the rows that cannot be read, and enters the others as they say', async () => {
    const { id } = await hand([
      ['某街道阵地一览'],
      heads,
      row('活动室一'),
      row('活动室二', '西一党支部'),
      row('活动室三', undefined, '随时'),
      row('活动室一'),
    ])
    const { rows, counts } = await get(id)
    expect(counts).toEqual({ new: 1, refused: 3 })
    expect(rows.items.map((one) => [one.row, one.reason])).toEqual([[3, null], [4, 'owner-unknown'], [5, 'hours-unreadable'], [6, 'twice']]) // prettier-ignore
    expect(await venues('活动室')).toEqual([])
    await apply(id)
    const [made] = await venues('活动室')
    expect(made).toMatchObject({ name: '活动室一', kind: 'activity-room', tier: 'street', areaM2: 80, shared: true, state: 'open', owner: { name: '东一党支部' } }) // prettier-ignore
    expect((await call(east, places.getVenue, { params: { no: made!.no } })).hours).toHaveLength(7)
    expect((await get(id)).rows.items[0]!.venueNo).toBe(made!.no)
    expect(await refusalOf(apply(id))).toBe('place-sheet-closed')
  })

  it('refuses a row whose venue was entered between reading and applying, and enters the rest', async () => {
    const [first, second] = [await hand([heads, row('讲堂')]), await hand([heads, row('讲堂'), row('书屋')])]
    await apply(first.id)
    await apply(second.id)
    expect((await get(second.id)).rows.items.map((one) => one.reason)).toEqual(['known', null])
    expect((await venues('讲堂')).length + (await venues('书屋')).length).toBe(2)
  })

  it('is taken back as a whole until somebody has gone on with one of its venues', async () => {
    const { id } = await hand([heads, row('甲室'), row('乙室')])
    await apply(id)
    await undo(id)
    expect([...(await venues('甲室')), ...(await venues('乙室'))]).toEqual([])
    const again = await hand([heads, row('甲室'), row('乙室')])
    await apply(again.id)
    await call(east, places.addRoom, { params: { no: (await venues('甲室'))[0]!.no }, body: { name: '一号厅' } })
    expect(await refusalOf(undo(again.id))).toBe('place-sheet-followed')
    expect(await venues('乙室')).toHaveLength(1)
  })

  it('without the heads it is read by is refused, and is seen by nobody else', async () => {
    expect(await refusalOf(hand([['甲', '乙'], ['一', '二']]))).toBe('place-sheet-unreadable') // prettier-ignore
    const { id } = await hand([heads, row('丙室')])
    const other = person('另一干事', { role: 'street_officer', nodeNo: place.node['东街道']! })
    expect(await refusalOf(call(other, places.getSheet, { params: { id } }))).toBe('place-sheet-not-found')
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person } from '../../../test/support/platform.ts'
import { findingsOf, openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { coverage } from '../coverage/contract.ts'
import { workforce } from './contract.ts'

let place: SmallDistrict
let east: Actor
let west: Actor
let unit: number
let units: number[]

beforeAll(async () => {
  place = await openSmallDistrict(30)
  east = person('东街道干事', { role: 'street_officer', nodeNo: place.node['东街道']! })
  west = person('西街道干事', { role: 'street_officer', nodeNo: place.node['西街道']! })
  const { items } = await place.platform.call(east, coverage.listUnits, { query: { cell: 'not-built', pageSize: 50 } })
  units = items.map((item) => item.no)
  unit = units[0]!
})
afterAll(() => place.platform.close())

const assign = (personName: string, extra: object = {}, actor = east, unitNo = unit) =>
  place.platform.call(actor, workforce.assignPost, {
    body: { role: 'instructor', unitNo, personName, fromOn: '2026-03-01', ...extra },
  })
const end = (id: string, untilOn: string, actor = east) =>
  place.platform.call(actor, workforce.endPost, { params: { id }, body: { untilOn } })
const inPost = async (asOf?: string, unitNo = unit) =>
  (await place.platform.call(east, workforce.listUnitPosts, { params: { no: unitNo }, query: asOf ? { asOf } : {} })).items.map(
    (post) => `${post.role} ${post.person.name}`,
  )
const verdict = async (asOf?: string, unitNo = unit) =>
  (await place.platform.call(east, coverage.getVerdict, { params: { no: unitNo }, query: asOf ? { asOf } : {} })).workCovered

describe('a post', () => {
  it('covers its unit by work from its first day to its last, and not by organisation', async () => {
    expect(await verdict()).toBe(false)
    const { id } = await assign('周一')
    expect([await verdict(), await verdict('2026-02-28'), await verdict('2026-03-01')]).toEqual([true, false, true])
    await end(id, '2026-06-01')
    expect([await verdict(), await verdict('2026-05-31'), await verdict('2026-06-01')]).toEqual([false, true, false])
    expect(await refusalOf(end(id, '2026-06-02'))).toBe('post-not-found')
  })

  it('of an instructor is held by two together; a liaison named anew follows the one before', async () => {
    const no = units[1]!
    await assign('周一', { senderName: '某局' }, east, no)
    await assign('周二', { senderName: '某街道', fromOn: '2026-04-01' }, east, no)
    expect(await inPost(undefined, no)).toEqual(['instructor 周一', 'instructor 周二'])
    expect(await refusalOf(assign('周一', { senderName: '某局', fromOn: '2026-05-01' }, east, no))).toBe('post-exists')
    await assign('李一', { role: 'liaison' }, east, no)
    await assign('李二', { role: 'liaison', fromOn: '2026-07-01' }, east, no)
    expect((await inPost(undefined, no)).filter((one) => one.startsWith('liaison'))).toEqual(['liaison 李二'])
    expect((await inPost('2026-06-30', no)).filter((one) => one.startsWith('liaison'))).toEqual(['liaison 李一'])
  })

  it('of a liaison given to five at once is held by one', async () => {
    const no = units[2]!
    await Promise.all([1, 2, 3, 4, 5].map((n) => refusalOf(assign(`李${n}`, { role: 'liaison' }, east, no))))
    expect((await inPost(undefined, no)).length).toBe(1)
    expect(await findingsOf(place.platform)).toEqual([])
  })

  it('is given and ended by officers who reach the unit, and by nobody else', async () => {
    const { id } = await assign('周三')
    expect(await refusalOf(assign('周四', {}, west))).toBe('post-unit-not-found')
    expect(await refusalOf(end(id, '2026-09-01', west))).toBe('post-not-found')
    expect(await refusalOf(end(id, '2026-02-01'))).toBe('post-ended-before')
    const instructor = person('周三', { role: 'instructor', nodeNo: unit })
    expect(await refusalOf(end(id, '2026-09-01', instructor))).toBe('not-allowed')
    expect((await place.platform.call(instructor, workforce.listUnitPosts, { params: { no: unit } })).can.change).toBe(false)
  })

  it('ended on its first day was never held', async () => {
    const no = units[3]!
    const { id } = await assign('周五', {}, east, no)
    await end(id, '2026-03-01')
    const { items } = await place.platform.call(east, workforce.listUnitPosts, { params: { no }, query: { all: true } })
    expect(items).toEqual([])
    expect(await verdict('2026-03-01', no)).toBe(false)
  })

  it('that is over is recorded after the fact; one in the way is named with its time', async () => {
    const no = units[4]!
    await assign('李三', { role: 'liaison', fromOn: '2026-06-01' }, east, no)
    await expect(assign('李四', { role: 'liaison', fromOn: '2026-01-01' }, east, no)).rejects.toMatchObject({
      code: 'post-overlaps',
      params: { period: '2026-06-01 –' },
    })
    await assign('李四', { role: 'liaison', fromOn: '2026-01-01', untilOn: '2026-06-01' }, east, no)
    expect([await inPost('2026-05-31', no), await inPost('2026-06-01', no)]).toEqual([['liaison 李四'], ['liaison 李三']])
    await expect(assign('李四', { role: 'liaison', fromOn: '2026-02-01' }, east, no)).rejects.toMatchObject({
      code: 'post-exists',
      params: { period: '2026-01-01 – 2026-06-01' },
    })
    await assign('周六', { fromOn: '2026-06-01' }, east, no)
    expect(await refusalOf(assign('周六', { fromOn: '2026-01-01' }, east, no))).toBe('post-exists')
    await assign('周六', { fromOn: '2026-01-01', untilOn: '2026-03-01' }, east, no)
    expect(await inPost('2026-02-28', no)).toEqual(['instructor 周六', 'liaison 李四'])
    expect(await inPost('2026-03-01', no)).toEqual(['liaison 李四'])
    expect(await refusalOf(assign('周七', { fromOn: '2026-03-01', untilOn: '2026-03-01' }, east, no))).toBe('post-ended-before')
    expect(await findingsOf(place.platform)).toEqual([])
  })
})

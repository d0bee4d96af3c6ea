import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor, testDay } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { addDays } from '../../kernel/dates.ts'
import type { Actor } from '../../kernel/policy.ts'
import { workforce } from '../workforce/contract.ts'
import { notices } from './contract.ts'

let small: SmallDistrict
let east: Actor
let west: Actor
let instructor: Actor
let unitNo: number

const call: SmallDistrict['platform']['call'] = (...args) => small.platform.call(...args)
const officer = (street: string) => person(`${street}干事`, { role: 'street_officer', nodeNo: small.node[street]! })
const openTask = (what: string, inDays: number) =>
  call(systemActor, workforce.openTask, { body: { unitNo, what, responsible: '张三', dueOn: addDays(testDay, inDays) } })
const digest = async (actor: Actor) => call(actor, notices.getDigest, {})
const tasksOf = async (actor: Actor) => (await digest(actor)).groups.find(({ source }) => source === 'workforce.task')
const wishes = { weekday: 1, mutedUntilOn: null, mutedSources: [] as string[] }

beforeAll(async () => {
  small = await openSmallDistrict(30)
  east = officer('东街道')
  west = officer('西街道')
  const { items } = await call(east, workforce.listUnitDuties, { query: { page: 1, pageSize: 1 } as never })
  unitNo = items[0]!.no
  instructor = person('指导员', { role: 'instructor', nodeNo: unitNo })
  await openTask('补交名册', 3)
  await openTask('换发标牌', 7)
  await openTask('下月再议', 30)
})

afterAll(() => small.platform.close())

describe('the weekly digest', () => {
  it('tells those in reach what is due before the next one comes, the nearest day first', async () => {
    const tasks = await tasksOf(east)
    expect(tasks).toMatchObject({ total: 2, muted: false })
    expect(tasks!.items.map((item) => item.title)).toEqual(['补交名册', '换发标牌'])
    expect((await tasksOf(instructor))!.total).toBe(2)
  })

  it('counts what its list shows', async () => {
    const { list, total } = (await tasksOf(east))!
    expect(list).toBe('/workforce/tasks?view=week')
    const shown = await call(east, workforce.listTasks, {
      query: { open: 'true', dueBefore: addDays(testDay, 8), page: 1, pageSize: 50 } as never,
    })
    expect(shown.total).toBe(total)
  })

  it('tells the officer of another street nothing of it', async () => {
    expect((await tasksOf(west))!.total).toBe(0)
    expect(JSON.stringify(await digest(west))).not.toContain('名册')
  })

  it('is marked until it is opened, and not again in the same week', async () => {
    expect(await call(east, notices.getMark, {})).toEqual({ fresh: true, total: 2 })
    await call(east, notices.openDigest, {})
    expect(await call(east, notices.getMark, {})).toEqual({ fresh: false, total: 0 })
    expect((await digest(east)).fresh).toBe(false)
    expect(await call(instructor, notices.getMark, {})).toMatchObject({ fresh: true })
  })

  it('opened twice at the same moment is opened once', async () => {
    const both = await Promise.all([call(instructor, notices.openDigest, {}), call(instructor, notices.openDigest, {})])
    expect(both.map(({ openedOn }) => openedOn)).toEqual([testDay, testDay])
  })
})

describe('a preference', () => {
  it('mutes a kind, which then tells nothing but its name', async () => {
    await call(west, notices.prefer, { body: { ...wishes, mutedSources: ['workforce.task', 'workforce.task'] } })
    expect(await tasksOf(west)).toMatchObject({ muted: true, total: 0, items: [] })
    expect((await digest(west)).preference.mutedSources).toEqual(['workforce.task'])
    expect((await tasksOf(east))!.muted).toBe(false)
  })

  it('keeps quiet until a day and leaves the digest readable', async () => {
    const other = person('东街道二', { role: 'street_officer', nodeNo: small.node['东街道']! })
    await call(other, notices.prefer, { body: { ...wishes, mutedUntilOn: addDays(testDay, 5) } })
    expect(await call(other, notices.getMark, {})).toEqual({ fresh: false, total: 0 })
    expect((await tasksOf(other))!.total).toBe(2)
  })

  it('names no kind that does not exist', async () => {
    const unknown = call(east, notices.prefer, { body: { ...wishes, mutedSources: ['weather.rain'] } })
    expect(await refusalOf(unknown)).toBe('notice-source-unknown')
  })
})

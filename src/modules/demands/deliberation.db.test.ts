import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { demands } from './contract.ts'
import { indicators } from './indicators.ts'

let place: SmallDistrict
let district: Actor
let street: Actor
let other: Actor
let east: number

beforeAll(async () => {
  place = await openSmallDistrict(2)
  east = place.node['东街道']!
  district = person('区', { role: 'district_officer', nodeNo: place.node['示例区']! })
  street = person('东街道', { role: 'street_officer', nodeNo: east })
  other = person('西街道', { role: 'street_officer', nodeNo: place.node['西街道']! })
})
afterAll(() => place.platform.close())

const raise = (who: Actor, more: object = {}) =>
  place.platform.call(who, demands.raiseIssue, { body: { hostNo: east, category: 'safety', title: '电动车停放', ...more } })
const get = (who: Actor, id: string) => place.platform.call(who, demands.getIssue, { params: { id } })
const act = async (who: Actor, id: string, body: object) =>
  place.platform.call(
    who,
    demands.actOnIssue,
    { params: { id }, body: body as never },
    { ifMatch: (await get(district, id)).revision },
  )
const meet = (issueIds: string[], more: object = {}) =>
  place.platform.call(street, demands.recordSession, {
    body: {
      hostNo: east,
      mode: 'offline',
      onDay: '2026-11-20',
      residents: 25,
      members: 6,
      minutes: '议定设置充电棚',
      issueIds,
      ...more,
    },
  })
const valueOf = (key: string) =>
  place.platform.services.database.read(systemContext, (tx) =>
    indicators
      .find((one) => one.key === key)!
      .compute({ tx, scope: { everything: true }, asOf: '2026-11-22', districtNo: place.node['示例区']!, params: {} }),
  )

describe('an issue', () => {
  it('is raised, discussed, decided, assigned, solved and told back', async () => {
    const { id } = await raise(street)
    expect(await refusalOf(act(street, id, { act: 'decide', words: '议定' }))).toBe('issue-not-now')
    await meet([id])
    await act(street, id, { act: 'decide', words: '设置充电棚' })
    await act(street, id, { act: 'assign', toNo: east })
    await act(street, id, { act: 'solve', words: '充电棚已建成' })
    expect(await get(street, id)).toMatchObject({ state: 'solved', can: { acts: ['tell'] }, sessions: [{ residents: 25 }] })
    expect(await refusalOf(act(street, id, { act: 'tell', words: '' }))).toBe('input-invalid')
    await act(street, id, { act: 'tell', words: '已在公告栏反馈' })
    expect(await get(district, id)).toMatchObject({ state: 'told', feedback: '已在公告栏反馈', toldOn: '2026-11-22' })
  })

  it('that is not taken up is told back as well', async () => {
    const { id } = await raise(street)
    await meet([id])
    await act(street, id, { act: 'decline', words: '产权不清' })
    expect(await refusalOf(act(street, id, { act: 'assign', toNo: east }))).toBe('issue-not-now')
    await act(street, id, { act: 'tell', words: '已向居民说明' })
    expect((await get(street, id)).state).toBe('told')
  })

  it('of one street is no business of another', async () => {
    const { id } = await raise(street)
    expect(await refusalOf(get(other, id))).toBe('issue-not-found')
    expect(await refusalOf(raise(other))).toBe('demand-unit-not-found')
    expect(
      await refusalOf(
        place.platform.call(other, demands.actOnIssue, { params: { id }, body: { act: 'tell', words: '好' } }, { ifMatch: 1 }),
      ),
    ).toBe('issue-not-found')
  })

  it('comes from an order once, and the order keeps its own reply', async () => {
    const order = await place.platform.call(district, demands.takeOrder, {
      body: { category: 'neighbours', kind: 'topic', what: '空地怎么用，想请大家商量' },
    })
    const { id } = await raise(district, { orderId: order.id, title: '空地怎么用', category: 'neighbours' })
    expect((await get(district, id)).order).toMatchObject({ no: order.no })
    expect(await refusalOf(raise(district, { orderId: order.id }))).toBe('issue-not-now')
  })
})

describe('the figures of deliberation', () => {
  it('are the numbers of the lists they open', async () => {
    const sessions = await place.platform.call(district, demands.listSessions, { query: {} })
    expect(await valueOf('demands.deliberation-participants')).toMatchObject({
      value: sessions.participants,
      records: sessions.total,
    })
    const solved = await place.platform.call(district, demands.listIssues, { query: { view: 'solved' } })
    expect(await valueOf('demands.issues-solved')).toMatchObject({ value: solved.total })
    expect(solved.total).toBe(1)
    expect(await valueOf('demands.orders-solved')).toMatchObject({ value: 0 })
  })
})

describe('what was raised most', () => {
  it('is counted by topic over orders and issues, one from an order once', async () => {
    const { items } = await place.platform.call(district, demands.listTopics, { query: {} })
    expect(items).toEqual([
      { category: 'safety', orders: 0, issues: 3, total: 3 },
      { category: 'neighbours', orders: 1, issues: 0, total: 1 },
    ])
  })
})

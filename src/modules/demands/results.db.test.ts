import { buffer } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, visitor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { demands } from './contract.ts'

let place: SmallDistrict
let district: Actor

beforeAll(async () => {
  place = await openSmallDistrict(2)
  district = person('区', { role: 'district_officer', nodeNo: place.node['示例区']! })
})
afterAll(() => place.platform.close())

/** Taken in, handled and finished; the reply is still owed. */
async function finished(kind: 'demand' | 'suggestion', outcome: 'solved' | 'explained' = 'solved') {
  const { id, code } = await place.platform.call(district, demands.takeOrder, {
    body: { category: 'business', kind, requester: 'organisation', what: '公开经费收支', name: '王某', phone: '13900001234' },
  })
  await move(id, { act: 'handle' }, 1)
  await move(id, { act: 'finish', outcome, words: '已讨论' }, 2)
  return { id, code: code! }
}
const move = (id: string, body: object, revision: number) =>
  place.platform.call(district, demands.actOnOrder, { params: { id }, body: body as never }, { ifMatch: revision })
const reply = (id: string, more: object = {}) =>
  move(id, { act: 'reply', words: '已经办好', how: 'phone', by: '陈某', ...more }, 3)
const figures = (query = {}) => place.platform.call(district, demands.getOrderFigures, { query })
const listed = async (query: object) => (await place.platform.call(district, demands.listOrders, { query: query as never })).total

describe('the results of orders', () => {
  it('have no rate where nothing was replied to', async () => {
    await finished('demand')
    expect((await figures()).total).toMatchObject({ replied: 0, solvedRate: null, satisfiedRate: null })
  })
})

describe('a suggestion', () => {
  it('is replied to with what became of it, and why where it is not adopted as it stands', async () => {
    const { id, code } = await finished('suggestion')
    expect(await refusalOf(reply(id))).toBe('order-adoption-missing')
    expect(await refusalOf(reply(id, { adoption: 'partly' }))).toBe('order-adoption-why-missing')
    await reply(id, { adoption: 'partly', adoptionWhy: '先从半年一次做起' })
    expect(await place.platform.call(visitor, demands.follow, { body: { code, digits: '1234' } })).toMatchObject({
      adoption: 'partly',
      adoptionWhy: '先从半年一次做起',
    })
  })

  it('alone is adopted or not', async () => {
    const { id } = await finished('demand')
    expect(await refusalOf(reply(id, { adoption: 'adopted' }))).toBe('order-adoption-unfit')
  })

  it('joined to an order of another kind hears with its reply what became of it', async () => {
    const { id: mainId } = await finished('demand')
    const { id, code } = await place.platform.call(district, demands.takeOrder, {
      body: { category: 'business', kind: 'suggestion', what: '建议公开经费收支', name: '李某', phone: '13900005678' },
    })
    await move(id, { act: 'join', mainId }, 1)
    const get = (of: string) => place.platform.call(district, demands.getOrder, { params: { id: of } })
    expect((await get(mainId)).asksAdoption).toBe(true)
    expect(await refusalOf(reply(mainId))).toBe('order-adoption-missing')
    await reply(mainId, { adoption: 'declined', adoptionWhy: '先公开半年一次' })
    expect(await get(mainId)).toMatchObject({ state: 'replied', adoption: null })
    expect(await place.platform.call(visitor, demands.follow, { body: { code: code!, digits: '5678' } })).toMatchObject({
      state: 'replied',
      reply: '已经办好',
      adoption: 'declined',
      adoptionWhy: '先公开半年一次',
      can: { rate: true },
    })
  })

  it('opened again loses what became of it', async () => {
    const { id, code } = await finished('suggestion')
    await reply(id, { adoption: 'declined', adoptionWhy: '已有安排' })
    const again = await place.platform.call(visitor, demands.reopen, { body: { code, digits: '1234', words: '没有说清' } })
    expect(again).toMatchObject({ state: 'received', adoption: null })
  })
})

describe('the results by month', () => {
  it('are the numbers of the lists they open', async () => {
    const [good, bad] = [await finished('demand'), await finished('demand', 'explained')]
    await reply(good.id)
    await reply(bad.id)
    const rate = (code: string, rating: string) =>
      place.platform.call(visitor, demands.rate, { body: { code, digits: '1234', rating } })
    await rate(good.code, 'mostly')
    await rate(bad.code, 'not')
    const { total, months, ratings } = await figures()
    expect(total).toEqual({
      replied: 5,
      solved: 4,
      rated: 2,
      satisfied: 1,
      adopted: 0,
      partly: 1,
      declined: 1,
      solvedRate: 80,
      satisfiedRate: 50,
    })
    expect(months).toMatchObject([{ fromOn: '2026-11-01', untilOn: '2026-12-01', replied: 5 }])
    const { fromOn, untilOn } = months[0]!
    const days = { fromOn, untilOn }
    expect(await listed({ view: 'closed', ...days })).toBe(total.replied)
    expect(await listed({ view: 'solved', ...days })).toBe(total.solved)
    expect(await listed({ view: 'rated', ...days })).toBe(total.rated)
    expect(await listed({ view: 'rated', rating: ratings.join(','), ...days })).toBe(total.satisfied)
    expect(await listed({ view: 'closed', adoption: 'partly', ...days })).toBe(total.partly)
  })

  it('leave as a spreadsheet in the language asked for', async () => {
    const file = await place.platform.call(district, demands.exportOrderFigures, { query: { format: 'csv', language: 'en' } })
    const text = (await buffer((file as { body: Readable }).body)).toString()
    expect(text).toContain('Satisfied, %')
    expect(text).toContain('2026-11')
  })
})

describe('topics proposed', () => {
  it('look back over the days of the programme and are as many as it says', async () => {
    const lately = await place.platform.call(district, demands.listTopics, { query: { lately: 'true' } })
    expect(lately).toMatchObject({ fromOn: '2026-08-24', days: 90, items: [{ category: 'business' }] })
  })

  it('are numbers of the lists they open', async () => {
    const hostNo = place.node['示例区']!
    const { id: orderId } = await finished('demand')
    for (const more of [{}, { orderId }])
      await place.platform.call(district, demands.raiseIssue, {
        body: { hostNo, category: 'business', title: '某议题', ...more },
      })
    const { fromOn, items } = await place.platform.call(district, demands.listTopics, { query: { lately: 'true' } })
    const query = { view: 'all' as const, category: 'business', fromOn: fromOn! }
    const issues = await place.platform.call(district, demands.listIssues, { query: { ...query, byThemselves: 'true' } })
    expect(items[0]).toMatchObject({ category: 'business', orders: await listed(query), issues: issues.total })
    expect(issues.total).toBe(1)
  })
})

describe('orders of members and residents', () => {
  it('are counted apart from those of enterprises and organisations, and the list shows the same (CD-F30)', async () => {
    const solve = async (requester: 'resident' | 'member' | 'enterprise') => {
      const body = { category: 'business', kind: 'demand' as const, requester, what: `${requester}的诉求` }
      const { id } = await place.platform.call(district, demands.takeOrder, { body })
      await move(id, { act: 'handle' }, 1)
      await move(id, { act: 'finish', outcome: 'solved', words: '已解决' }, 2)
      await reply(id)
    }
    const { services } = place.platform
    const indicator = services.contributions.indicators.find(({ key }) => key === 'demands.orders-solved')!
    const input = { scope: { everything: true }, asOf: services.clock.today(), districtNo: place.node['示例区']! }
    const counted = (requester: string) =>
      services.database.read(systemContext, (tx) => indicator.compute({ ...input, params: { requester }, tx } as never))
    const before = await counted('resident,member')
    for (const requester of ['resident', 'member', 'enterprise'] as const) await solve(requester)
    const figure = await counted('resident,member')
    expect(figure.value! - before.value!).toBe(2)
    expect(await listed(Object.fromEntries(new URL(figure.list, 'http://x').searchParams))).toBe(figure.value)
    expect((await counted('enterprise')).value).toBe(1)
    expect(await refusalOf(listed({ requester: 'resident,stranger' }))).toBe('input-invalid')
  })
})

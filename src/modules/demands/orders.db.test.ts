import { buffer } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor, visitor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { BodyOf } from '../../kernel/endpoint.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { organisations } from '../organisations/contract.ts'
import { consentVersion } from './ask.ts'
import { demands } from './contract.ts'
import { escalate, forgetOld } from './daily.ts'
import { orderReminders } from './reminders.ts'

let place: SmallDistrict
let district: Actor
let street: Actor
let otherStreet: Actor
let at: Record<'district' | 'east' | 'west', number>

beforeAll(async () => {
  place = await openSmallDistrict(12)
  at = { district: place.node['示例区']!, east: place.node['东街道']!, west: place.node['西街道']! }
  district = person('区', { role: 'district_officer', nodeNo: at.district })
  street = person('东街道', { role: 'street_officer', nodeNo: at.east })
  otherStreet = person('西街道', { role: 'street_officer', nodeNo: at.west })
})
afterAll(() => place.platform.close())

const take = (who: Actor, body: Partial<BodyOf<typeof demands.takeOrder>> = {}) =>
  place.platform.call(who, demands.takeOrder, {
    body: { category: 'facilities', channel: 'phone', what: '楼道灯坏了', name: '王某某', phone: '13900001234', ...body },
  })
const get = (who: Actor, id: string) => place.platform.call(who, demands.getOrder, { params: { id } })
type Act = { act: string; [field: string]: unknown }
const act = async (who: Actor, id: string, body: Act) => {
  const { revision } = await get(systemActor, id)
  return place.platform.call(who, demands.actOnOrder, { params: { id }, body: body as never }, { ifMatch: revision })
}
const ask = (phone: string, what = '小区门口垃圾没人清') =>
  place.platform.call(visitor, demands.ask, {
    body: { category: 'environment', what, place: '东门', streetNo: at.east, name: '李某', phone, consent: true, consentVersion },
  })
const follow = (code: string, digits: string) => place.platform.call(visitor, demands.follow, { body: { code, digits } })
const settle = async (who: Actor, id: string) => {
  await act(who, id, { act: 'finish', outcome: 'solved', words: '已更换' })
  await act(who, id, { act: 'reply', words: '灯已经换好', how: 'phone', by: '陈某' })
}

describe('a call', () => {
  it('goes desk, committee, street, reply, rating; each side does its own part', async () => {
    const { id, code } = await take(district)
    expect(await refusalOf(get(street, id))).toBe('order-not-found')
    await act(district, id, { act: 'offer', toNo: at.east, words: '在你街道' })
    expect((await get(district, id)).waitsFor).toMatchObject({ name: '东街道' })
    expect(await refusalOf(act(district, id, { act: 'accept' }))).toBe('order-not-yours')
    expect(await refusalOf(get(otherStreet, id))).toBe('order-not-found')
    await act(street, id, { act: 'accept' })
    expect(await refusalOf(act(district, id, { act: 'finish', outcome: 'solved', words: '好' }))).toBe('order-not-yours')
    expect(await refusalOf(act(street, id, { act: 'reply', words: '好了', how: 'phone', by: '陈某' }))).toBe('order-not-now')
    await settle(street, id)
    const told = await follow(code!, '1234')
    expect(told).toMatchObject({ state: 'replied', reply: '灯已经换好', holder: '东街道', can: { rate: true, reopen: true } })
    const rated = await place.platform.call(visitor, demands.rate, { body: { code: code!, digits: '1234', rating: 'satisfied' } })
    expect(rated).toMatchObject({ state: 'rated', rating: 'satisfied', can: { rate: false } })
    expect((await get(district, id)).steps.map((step) => step.kind)).toEqual([
      'receive',
      'offer',
      'accept',
      'finish',
      'reply',
      'rate',
    ])
  })

  it('is due in working days: Sunday and one working day is Monday', async () => {
    const { id } = await take(district)
    expect(await get(district, id)).toMatchObject({ dueWhat: 'accept', dueOn: '2026-11-23', provisional: false })
    await act(district, id, { act: 'handle' })
    expect(await get(district, id)).toMatchObject({ dueWhat: 'handle', dueOn: '2026-12-01', clock: { handle: 7 } })
  })

  it('does not go back to a street that refused it unless something is new', async () => {
    const { id } = await take(district)
    await act(district, id, { act: 'offer', toNo: at.east, words: '在你街道' })
    await act(street, id, { act: 'refuse', words: '在西街道' })
    expect(await refusalOf(act(district, id, { act: 'offer', toNo: at.east, words: '再看' }))).toBe('order-was-there')
    await act(district, id, { act: 'offer', toNo: at.east, words: '再看', news: '现场核实属东街道' })
    expect(await get(street, id)).toMatchObject({ state: 'offered', can: { acts: ['accept', 'refuse'] } })
  })

  it('moves once when two act at once, and once when a button is pressed twice', async () => {
    const { id } = await take(district)
    const body = { act: 'handle' as const }
    const both = [1, 2].map(() => place.platform.call(district, demands.actOnOrder, { params: { id }, body }, { ifMatch: 1 }))
    expect((await Promise.all(both.map((one) => refusalOf(one)))).sort()).toEqual(['done', 'revision-stale'])
    const twice = [1, 2].map(() =>
      place.platform.call(
        district,
        demands.actOnOrder,
        { params: { id }, body: { act: 'note', words: '已联系' } },
        { ifMatch: 2, key: 'the-same-key-twice' },
      ),
    )
    expect(new Set((await Promise.all(twice)).map((one) => one.revision)).size).toBe(1)
    expect((await get(district, id)).steps.filter((step) => step.kind === 'note')).toHaveLength(1)
  })

  it('is taken once under a number of another platform, and never goes to a unit of another district', async () => {
    await take(district, { channel: 'api', externalNo: 'W-1' })
    expect(await refusalOf(take(district, { channel: 'api', externalNo: 'W-1' }))).toBe('order-known')
    const { id } = await take(district)
    expect(await refusalOf(act(district, id, { act: 'offer', toNo: 999_999, words: '转' }))).toBe('order-target-unknown')
  })

  it('stands still while it is paused, with the working days it had', async () => {
    const { id } = await take(district)
    await act(district, id, { act: 'handle' })
    await act(district, id, { act: 'pause', words: '等产权单位答复' })
    expect(await get(district, id)).toMatchObject({ paused: true, pausedLeft: 7, late: false })
    expect(await refusalOf(act(district, id, { act: 'finish', outcome: 'solved', words: '好' }))).toBe('order-paused')
    await act(district, id, { act: 'resume' })
    expect(await get(district, id)).toMatchObject({ paused: false, dueOn: '2026-12-01' })
  })
})

describe('who asks without an account', () => {
  it('follows by code and digits, and a wrong try says nothing about either', async () => {
    const { code } = await ask('13800005678')
    expect(await follow(code, '5678')).toMatchObject({ state: 'received', holder: '示例区' })
    expect(await refusalOf(follow(code, '0000'))).toBe('order-code-unknown')
    expect(await refusalOf(follow('ZZZZZ-ZZZZZ', '5678'))).toBe('order-code-unknown')
    for (let n = 0; n < 4; n += 1) await refusalOf(follow(code, '0000'))
    expect(await refusalOf(follow(code, '5678'))).toBe('order-code-locked')
  })

  it('opens it again once, with the first reply left in the chain', async () => {
    const { code, no } = await ask('13800005555')
    const { items } = await place.platform.call(district, demands.listOrders, { query: { q: String(no), view: 'all' } })
    const { id } = items[0]!
    await act(district, id, { act: 'handle' })
    await settle(district, id)
    const key = { code, digits: '5555' }
    const again = await place.platform.call(visitor, demands.reopen, { body: { ...key, words: '又坏了' } })
    expect(again).toMatchObject({ state: 'received', reply: null })
    await act(district, id, { act: 'handle' })
    await settle(district, id)
    expect(await refusalOf(place.platform.call(visitor, demands.reopen, { body: { ...key, words: '还是坏' } }))).toBe(
      'order-reopened-already',
    )
    expect((await get(district, id)).steps.filter((step) => step.kind === 'reply')).toHaveLength(2)
    await place.platform.call(visitor, demands.forget, { body: key })
    expect(await get(district, id)).toMatchObject({ name: null, phone: null, forgottenOn: '2026-11-22' })
    expect(await refusalOf(follow(code, '5555'))).toBe('order-code-unknown')
  })

  it('asks so many times a day from one telephone', async () => {
    for (let n = 0; n < 5; n += 1) await ask('13800007777', `第${n}件事`)
    expect(await refusalOf(ask('13800007777', '第六件事'))).toBe('order-too-many-today')
  })
})

describe('orders about the same thing', () => {
  it('are suggested, joined by a person, and answered by one reply', async () => {
    const main = await take(district, { what: '地铁口共享单车乱停', place: '民治地铁站A口', phone: '13911110001' })
    const other = await take(district, { what: '地铁口的共享单车乱停放', place: '民治地铁站A口', phone: '13911110002' })
    expect((await get(district, other.id)).near[0]).toMatchObject({ id: main.id, reasons: ['same-place', 'near-words'] })
    await act(district, other.id, { act: 'join', mainId: main.id })
    await act(district, main.id, { act: 'offer', toNo: at.west, words: '在你街道' })
    await act(otherStreet, main.id, { act: 'accept' })
    expect(await get(otherStreet, other.id)).toMatchObject({
      state: 'joined',
      holder: { no: at.west },
      joinedTo: { id: main.id },
    })
    await settle(otherStreet, main.id)
    expect(await follow(other.code!, '0002')).toMatchObject({ state: 'replied', reply: '灯已经换好' })
  })

  it('can be separated again, saying why', async () => {
    const main = await take(district, { what: '甲事' })
    const other = await take(district, { what: '乙事' })
    await act(district, other.id, { act: 'join', mainId: main.id })
    await act(district, other.id, { act: 'separate', words: '不是一件事' })
    expect(await get(district, other.id)).toMatchObject({ state: 'received', joinedTo: null, dueWhat: 'accept' })
  })
})

describe('a clock that has run out', () => {
  const later = (today: string) => ({ today, note: () => {} })
  it('is told to the next level once, as a reminder', async () => {
    const { id } = await take(street)
    const run = () =>
      place.platform.services.database.transaction(systemContext, (tx) => escalate({ tx, ...later('2026-11-25') }))
    expect(await run()).toBeGreaterThan(0)
    expect(await run()).toBe(0)
    expect(await get(district, id)).toMatchObject({ escalated: true, escalatedTo: { no: at.district } })
    const { total } = await place.platform.call(district, demands.listOrders, { query: { view: 'escalated', pageSize: 200 } })
    const told = await place.platform.services.database.read(
      { scope: { everything: false, nodes: [at.district] }, accountId: null },
      (tx) => {
        const scope = { everything: false as const, nodes: [at.district] }
        return orderReminders[1]!.find({ tx, actor: district, scope, today: '2026-11-25', can: () => scope }, 5)
      },
    )
    expect(told.total).toBe(total)
    await act(district, id, { act: 'take-over', words: '由区里协调' })
    expect(await get(district, id)).toMatchObject({ holder: { no: at.district }, escalated: false, state: 'handling' })
  })

  it('leaves no name behind after so many days', async () => {
    const { id } = await take(district, { name: '赵某', phone: '13700001111' })
    await act(district, id, { act: 'handle' })
    await settle(district, id)
    const run = (day: string) =>
      place.platform.services.database.transaction(systemContext, (tx) => forgetOld({ tx, ...later(day) }))
    expect(await run('2027-05-20')).toBe(0)
    expect(await run('2027-05-21')).toBeGreaterThan(0)
    expect(await get(district, id)).toMatchObject({ name: null, phone: null, reply: '灯已经换好' })
  })
})

describe('what is told of the requester', () => {
  it('is masked, and shown for a purpose to the side that holds it', async () => {
    const { id } = await take(district, { name: '欧阳小三', phone: '13900004321' })
    expect(await get(district, id)).toMatchObject({ name: '欧**三', phone: '139****4321' })
    await act(district, id, { act: 'offer', toNo: at.east, words: '转' })
    const reveal = (who: Actor) =>
      place.platform.call(who, demands.revealOrder, { params: { id }, body: { purpose: 'work-contact' } })
    expect(await refusalOf(reveal(street))).toBe('order-not-yours')
    expect(await reveal(district)).toEqual({ name: '欧阳小三', phone: '13900004321' })
  })

  it('stands sealed in the database', async () => {
    const { id } = await take(district, { name: '封某某', phone: '13600002222' })
    const { rows } = await place.platform.services.database.read(systemContext, (tx) =>
      sql<{ row: string }>`select row_to_json(o)::text as row from demands.order o where o.id = ${id}`.execute(tx),
    )
    expect(rows[0]!.row).not.toContain('封某某')
    expect(rows[0]!.row).not.toContain('13600002222')
  })

  it('leaves neither in the spreadsheet nor without a reply in a letter', async () => {
    const { id } = await take(district, { name: '信某某', phone: '13600003333', what: '=1+1 路灯不亮' })
    const file = await place.platform.call(district, demands.exportOrders, { query: { view: 'all' } })
    const sheet = Object.values(unzipSync(await buffer((file as { body: Readable }).body)))
      .map((part) => strFromU8(part))
      .join('\n')
    expect(sheet).toContain('路灯不亮')
    expect(sheet).not.toContain('信某某')
    const letter = () => place.platform.call(district, demands.getReplyLetter, { params: { id } })
    expect(await refusalOf(letter())).toBe('order-not-replied')
    await act(district, id, { act: 'handle' })
    await settle(district, id)
    const { body } = (await letter()) as { body: Buffer }
    const words = strFromU8(unzipSync(body)['word/document.xml']!)
    expect(words).toContain('灯已经换好')
    expect(words).toContain('信某某')
  })
})

describe('a unit that is merged', () => {
  it('hands its open orders to its successor', async () => {
    const [from, to] = [place.units[0]!, place.units[1]!]
    const { id } = await take(district)
    await act(district, id, { act: 'offer', toNo: from, words: '请协助' })
    await act(district, id, { act: 'accept' })
    const { revision } = await place.platform.call(district, organisations.getUnit, { params: { no: to } })
    const merged = await place.platform.call(
      district,
      organisations.mergeUnits,
      { params: { no: to }, body: { mergedNos: [from], reason: '合并', effectiveOn: '2026-11-22' } },
      { ifMatch: revision },
    )
    expect(merged.handedOver).toContainEqual({ what: 'order', moved: 1, ended: 0 })
    expect(await get(district, id)).toMatchObject({ holder: { no: to }, state: 'handling' })
    const { rows } = await place.platform.services.database.read(systemContext, (tx) =>
      sql<{ id: number }>`select max(id) as id from organisations.act`.execute(tx),
    )
    await place.platform.call(district, organisations.undoAct, { params: { id: rows[0]!.id }, body: { reason: '记错' } })
    expect(await get(district, id)).toMatchObject({ holder: { no: from }, state: 'handling' })
  })
})

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor, visitor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { addDays } from '../../kernel/dates.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { organisations } from '../organisations/contract.ts'
import { procedures } from '../procedures/contract.ts'
import { places } from './contract.ts'
import { forgetOld } from './daily.ts'
import { consentVersion } from './public-venues.ts'
import { makeVenue } from './testing.ts'

let place: SmallDistrict
let district: Actor
let east: Actor
let west: Actor
let ownerNo: number
let phones = 0
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)
const audience = ['residents', 'public']
const open = (more: object = {}) => makeVenue(place, ownerNo, { audience, ...more })
const phone = () => `1390000${String((phones += 1)).padStart(4, '0')}`
const wish = (roomNo: number, more: object = {}) => ({
  roomNo,
  group: '晨曦合唱团',
  phone: phone(),
  purpose: 'culture',
  title: '合唱排练',
  people: 24,
  fromOn: '2026-12-01',
  from: 840,
  until: 960,
  consent: true as const,
  consentVersion,
  ...more,
})
const apply = (roomNo: number, more: object = {}) => call(visitor, places.applyPublic, { body: wish(roomNo, more) })
const follow = (code: string, digits: string) => call(visitor, places.followPublic, { body: { code, digits } })
const found = async (actor: Actor, query: object = {}) =>
  (await call(actor, places.listBookings, { query: { fromPublic: 'true', pageSize: 100, ...query } as never })).items

beforeAll(async () => {
  place = await openSmallDistrict(12)
  const node = (name: string) => place.node[name]!
  district = person('区干事', { role: 'district_officer', nodeNo: node('示例区') })
  east = person('东街干事', { role: 'street_officer', nodeNo: node('东街道') })
  west = person('西街干事', { role: 'street_officer', nodeNo: node('西街道') })
  const body = {
    reason: '组建',
    effectiveOn: '2026-01-05',
    kind: 'party_org' as const,
    name: '东街中心党支部',
    districtNo: node('示例区'),
    streetNo: node('东街道'),
    level: 'branch' as const,
    form: 'own' as const,
  }
  ownerNo = (await call(systemActor, organisations.establishUnit, { body })).no
})
afterAll(() => place.platform.close())

describe('a venue for everybody', () => {
  it('is found by word, street, kind, service and whether it is open, where its owner opened it to the public', async () => {
    const { no } = await open({ name: '东街会堂', address: '东街一号' })
    await call(east, places.addService, { params: { no }, body: { service: '法律咨询', name: '示例服务社' } })
    await makeVenue(place, ownerNo, { name: '居民小屋', audience: ['residents'] })
    await open({ name: '自用房', shared: false })
    await open({ name: '未开放', state: 'planned' })
    const list = async (query: object = {}) =>
      (await call(visitor, places.listPublic, { query: { districtNo: place.node['示例区']!, ...query } as never })).items.map(
        (one) => one.name,
      )
    expect(await list()).toEqual(['东街会堂'])
    expect(await list({ q: '一号' })).toEqual(['东街会堂'])
    expect(await list({ q: '法律' })).toEqual(['东街会堂'])
    expect(await list({ service: '法律咨询', streetNo: place.node['东街道'], kind: 'service-centre', free: 'true' })).toEqual([
      '东街会堂',
    ])
    expect(await list({ streetNo: place.node['西街道'] })).toEqual([])
    expect([...(await list({ openNow: 'true' })), ...(await list({ openNow: 'false' }))]).toEqual(['东街会堂'])
    const { items } = await call(visitor, places.listPublic, { query: { districtNo: place.node['示例区']! } as never })
    expect(items[0]).not.toHaveProperty('owner')
  })

  it('shows what is free of its week and never who holds it, and one that is not opened is not there', async () => {
    const { no, roomNo } = await open({ name: '有约的会堂' })
    await call(systemActor, places.book, {
      body: { roomNo, unitNo: ownerNo, day: '2026-12-02', from: 600, until: 660, purpose: 'meeting', title: '内部会' },
    })
    const shown = await call(visitor, places.getPublic, { params: { no }, query: { fromOn: '2026-12-02' } })
    expect(shown.days[0]).toBe('2026-11-30')
    expect(shown.roomList[0]!.free[2]).toEqual([
      { from: 480, until: 600 },
      { from: 660, until: 1320 },
    ])
    expect(JSON.stringify(shown)).not.toMatch(/内部会|东街中心党支部/)
    const own = await makeVenue(place, ownerNo, { name: '不公开的' })
    expect(await refusalOf(call(visitor, places.getPublic, { params: { no: own.no }, query: {} }))).toBe('venue-not-found')
    expect(await refusalOf(apply(own.roomNo))).toBe('booking-not-shared')
  })
})

describe('a group without an account', () => {
  it('applies for ten Tuesdays, one a holiday; the owner says yes to all of them; the group reads it by its code', async () => {
    const { roomNo } = await open({ name: '排练的会堂' })
    await call(systemActor, procedures.recordYear, {
      params: { year: 2026 },
      body: { source: '示例通知', days: [{ day: '2026-12-29', kind: 'holiday', name: '放假' }] },
    })
    const tel = phone()
    const { code, days } = await apply(roomNo, { phone: tel, times: 10 })
    expect(days.filter((one) => one.outcome === 'applied')).toHaveLength(9)
    expect(days[4]).toMatchObject({ day: '2026-12-29', outcome: 'skipped', reason: 'holiday' })
    expect(await refusalOf(apply(roomNo, { from: 900, until: 960 }))).toBe('booking-taken')

    const [row] = await found(east, { q: '晨曦' })
    expect(row).toMatchObject({ unit: null, group: { name: '晨曦合唱团' }, state: 'applied', people: 24 })
    expect(await found(west)).toEqual([])
    const series = { params: { id: row!.seriesId! } }
    expect(await refusalOf(call(west, places.answerSeries, { ...series, body: { act: 'approve' } }))).toBe(
      'booking-series-not-found',
    )
    expect(await refusalOf(call(east, places.answerSeries, { ...series, body: { act: 'refuse' } }))).toBe(
      'booking-reason-missing',
    )
    expect(await call(east, places.answerSeries, { ...series, body: { act: 'approve' } })).toMatchObject({ answered: 9 })

    const told = await follow(code, tel.slice(-4))
    expect(told.days.map((one) => one.state)).toEqual([
      ...Array<string>(4).fill('booked'),
      null,
      ...Array<string>(5).fill('booked'),
    ])
    expect(told).toMatchObject({ group: '晨曦合唱团', venue: { name: '排练的会堂' }, can: { cancel: true, forget: false } })
    const { text } = await call(visitor, places.writePublicCalendar, { body: { code, digits: tel.slice(-4) } })
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(9)
  })

  it('is refused a single day that cannot be had, and told which', async () => {
    const { roomNo } = await open({ name: '夜里的会堂' })
    expect(await refusalOf(apply(roomNo, { from: 1380, until: 1400 }))).toBe('booking-closed')
    expect(await refusalOf(apply(roomNo, { from: 900, until: 840 }))).toBe('booking-times-unfit')
    expect(await refusalOf(apply(roomNo, { fromOn: '2026-10-12' }))).toBe('booking-past')
    expect(await refusalOf(apply(roomNo, { purpose: 'castle' }))).toBe('venue-word-unknown')
    expect(await refusalOf(apply(roomNo, { times: 40 }))).toBe('application-too-long')
    expect(await refusalOf(apply(roomNo, { consentVersion: '1999' }))).toBe('application-consent-outdated')
    for (const wrong of [{ phone: '12' }, { group: '' }, { people: 0 }, { consent: false }])
      expect(await refusalOf(apply(roomNo, wrong))).toBe('input-invalid')
  })

  it('sends an application once, however often the button is pressed', async () => {
    const { roomNo } = await open({ name: '双击的会堂' })
    const body = wish(roomNo)
    const send = () => call(visitor, places.applyPublic, { body }, { key: 'double-click-0001' })
    await send()
    expect(await refusalOf(send())).toBe('answer-not-kept')
    expect(await found(east, { roomNo })).toHaveLength(1)
  })

  it('applies so many times a day from one telephone, and holds so many days ahead', async () => {
    const { roomNo } = await open({ name: '抢手的会堂' })
    const tel = phone()
    for (let n = 0; n < 3; n += 1) await apply(roomNo, { phone: tel, from: 480 + n * 120, until: 540 + n * 120 })
    expect(await refusalOf(apply(roomNo, { phone: tel, from: 1200, until: 1260 }))).toBe('application-too-many-today')
    const other = phone()
    for (let n = 0; n < 2; n += 1)
      await apply(roomNo, { phone: other, times: 12, fromOn: `2026-12-0${3 + n}`, from: 600, until: 660 })
    expect(await refusalOf(apply(roomNo, { phone: other, fromOn: '2026-12-05' }))).toBe('application-too-many-ahead')
  })

  it('has used up the month of a venue as an organisation has', async () => {
    const { roomNo } = await open({ name: '限次的会堂', quotaMonth: 1 })
    const tel = phone()
    await apply(roomNo, { phone: tel })
    expect(await refusalOf(apply(roomNo, { phone: tel, fromOn: '2026-12-08' }))).toBe('booking-quota')
    await apply(roomNo, { fromOn: '2026-12-08' })
  })

  it('keeps the room once: of many who apply for one hour one has it', async () => {
    const { roomNo } = await open({ name: '争抢的会堂' })
    const answers = await Promise.all(Array.from({ length: 8 }, () => refusalOf(apply(roomNo))))
    expect(answers.filter((one) => one === 'done')).toHaveLength(1)
    expect(answers.filter((one) => one === 'booking-taken')).toHaveLength(7)
  })

  it('gives back one day or all, and an organisation that waits is offered it', async () => {
    const { roomNo } = await open({ name: '退还的会堂' })
    const tel = phone()
    const { code } = await apply(roomNo, { phone: tel, times: 3 })
    const waits = await call(systemActor, places.book, {
      body: { roomNo, unitNo: ownerNo, day: '2026-12-01', from: 840, until: 960, purpose: 'meeting', wait: true },
    })
    expect(waits.state).toBe('waiting')
    const key = { code, digits: tel.slice(-4) }
    const after = await call(visitor, places.cancelPublic, { body: { ...key, day: '2026-12-01' } })
    expect(after.days.map((one) => one.state)).toEqual(['cancelled', 'applied', 'applied'])
    expect((await call(systemActor, places.getBooking, { params: { id: waits.id } })).state).toBe('offered')
    expect(await refusalOf(call(visitor, places.cancelPublic, { body: { ...key, day: '2026-12-01' } }))).toBe(
      'booking-cannot-move',
    )
    expect(await refusalOf(call(visitor, places.forgetPublic, { body: key }))).toBe('application-still-ahead')
    await call(visitor, places.cancelPublic, { body: key })
    await call(visitor, places.forgetPublic, { body: key })
    expect(await refusalOf(follow(code, key.digits))).toBe('application-code-unknown')
  })

  it('is told why it was refused', async () => {
    const { roomNo } = await open({ name: '谢绝的会堂' })
    const tel = phone()
    const { code } = await apply(roomNo, { phone: tel })
    const [row] = await found(east, { roomNo })
    const move = { params: { id: row!.id }, body: { act: 'refuse' as const, reason: '当天检修' } }
    expect(await refusalOf(call(west, places.moveBooking, move, { ifMatch: 1 }))).toBe('booking-not-found')
    await call(east, places.moveBooking, move, { ifMatch: 1 })
    expect((await follow(code, tel.slice(-4))).days[0]).toMatchObject({ state: 'refused', reason: '当天检修' })
  })
})

describe('the code of an application', () => {
  it('says nothing on a wrong try, and is locked after some', async () => {
    const { roomNo } = await open({ name: '试码的会堂' })
    const tel = phone()
    const { code } = await apply(roomNo, { phone: tel })
    expect(await refusalOf(follow('ZZZZZ-ZZZZZ', tel.slice(-4)))).toBe('application-code-unknown')
    for (let n = 0; n < 5; n += 1) expect(await refusalOf(follow(code, '9900'))).toBe('application-code-unknown')
    expect(await refusalOf(follow(code, tel.slice(-4)))).toBe('application-code-locked')
  })
})

describe('the telephone of a group', () => {
  it('is masked, and shown for a purpose to those who answer for the venue; in the database it stands sealed', async () => {
    const { roomNo } = await open({ name: '保密的会堂' })
    await apply(roomNo, { phone: '13911112222' })
    const [row] = await found(east, { roomNo })
    const params = { id: row!.id }
    expect((await call(district, places.getBooking, { params })).contact).toBe('139****2222')
    const reveal = (who: Actor) => call(who, places.revealApplicant, { params, body: { purpose: 'work-contact' } })
    expect(await refusalOf(reveal(west))).toBe('booking-not-found')
    expect(await reveal(east)).toEqual({ phone: '13911112222' })
    const text = await place.platform.services.database.transaction(systemContext, async (tx) => {
      const { rows } = await sql<{ text: string }>`select row_to_json(a)::text as text from places.application a`.execute(tx)
      return rows.map((one) => one.text).join('\n')
    })
    expect(text).not.toContain('13911112222')
  })

  it('is forgotten some time after the last day, and the booking stays', async () => {
    const { roomNo } = await open({ name: '旧事的会堂' })
    const tel = phone()
    const { code } = await apply(roomNo, { phone: tel })
    const forget = (today: string) =>
      place.platform.services.database.transaction(systemContext, (tx) => forgetOld({ tx, today }))
    await forget(addDays('2026-12-01', 180))
    expect((await follow(code, tel.slice(-4))).group).toBe('晨曦合唱团')
    expect(await forget(addDays('2026-12-01', 181))).toBeGreaterThan(0)
    expect(await refusalOf(follow(code, tel.slice(-4)))).toBe('application-code-unknown')
    const [row] = await found(east, { roomNo })
    expect(await call(east, places.getBooking, { params: { id: row!.id } })).toMatchObject({
      contact: null,
      forgottenOn: '2027-05-31',
    })
    expect(
      await refusalOf(call(east, places.revealApplicant, { params: { id: row!.id }, body: { purpose: 'work-contact' } })),
    ).toBe('application-contact-gone')
  })
})

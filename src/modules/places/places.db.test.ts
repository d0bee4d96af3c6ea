import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor, visitor } from '../../../test/support/platform.ts'
import { openSmallDistrict, partyOrgsOf, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { procedures } from '../procedures/contract.ts'
import { places } from './contract.ts'
import { everyDay, makeVenue } from './testing.ts'

let place: SmallDistrict
let district: Actor
let east: Actor
let west: Actor
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)

/** A Party organisation of a street: it may own a venue, and its secretary books for it. */
const organisation = partyOrgsOf(() => place, '阵地')
const wish = (roomNo: number, unitNo: number, day = '2026-12-01', from = 600, until = 660) => ({
  roomNo,
  unitNo,
  day,
  from,
  until,
  purpose: 'exchange',
})
const book = (actor: Actor, roomNo: number, unitNo: number, more: object = {}) =>
  call(actor, places.book, { body: { ...wish(roomNo, unitNo), ...more } })
const get = (id: string, actor: Actor = systemActor) => call(actor, places.getBooking, { params: { id } })
const move = async (
  actor: Actor,
  id: string,
  act: 'approve' | 'refuse' | 'accept' | 'begin' | 'close' | 'not-come' | 'cancel',
  reason?: string,
) => call(actor, places.moveBooking, { params: { id }, body: { act, reason } }, { ifMatch: (await get(id)).revision })
const sqlOf = <T>(text: string) =>
  place.platform.services.database.transaction(systemContext, async (tx) => (await sql.raw<T>(text).execute(tx)).rows)

beforeAll(async () => {
  place = await openSmallDistrict(30)
  const node = (name: string) => place.node[name]!
  district = person('区干事', { role: 'district_officer', nodeNo: node('示例区') })
  east = person('东街干事', { role: 'street_officer', nodeNo: node('东街道') })
  west = person('西街干事', { role: 'street_officer', nodeNo: node('西街道') })
})
afterAll(() => place.platform.close())

describe('a venue', () => {
  it('is entered by those who answer for its owner, and seen by everybody of the district', async () => {
    const owner = await organisation()
    const body = {
      ownerNo: owner.no,
      fromOn: '2026-03-01',
      name: '东街枢纽',
      kind: 'hub',
      state: 'planned' as const,
      areaM2: 320,
    }
    expect(await refusalOf(call(west, places.enterVenue, { body }))).toBe('venue-owner-not-found')
    const { no } = await call(east, places.enterVenue, { body })
    const seen = await call(west, places.getVenue, { params: { no } })
    expect(seen).toMatchObject({ name: '东街枢纽', state: 'planned', areaM2: 320, owner: { no: owner.no }, can: { keep: false } })
    expect(seen.street?.no).toBe(place.node['东街道'])
    expect((await call(owner.secretary, places.getVenue, { params: { no } })).can.keep).toBe(true)
  })

  it('changes from a day on, and is told as it is on each day', async () => {
    const owner = await organisation()
    const { no } = await makeVenue(place, owner.no, { name: '旧名', state: 'planned' })
    const { revision } = await call(east, places.getVenue, { params: { no } })
    const body = {
      fromOn: '2026-11-01',
      name: '新名',
      kind: 'service-centre',
      state: 'open' as const,
      hours: everyDay,
      reason: '开放',
    }
    await call(east, places.changeVenue, { params: { no }, body }, { ifMatch: revision })
    expect(await call(east, places.getVenue, { params: { no } })).toMatchObject({
      name: '新名',
      state: 'open',
      history: [{ fromOn: '2026-11-01' }, { name: '旧名', untilOn: '2026-11-01' }],
    })
    expect(await refusalOf(call(east, places.changeVenue, { params: { no }, body }, { ifMatch: revision }))).toBe(
      'revision-stale',
    )
    expect(
      await refusalOf(
        call(east, places.changeVenue, { params: { no }, body: { ...body, fromOn: '2026-10-01' } }, { ifMatch: revision + 1 }),
      ),
    ).toBe('venue-day-unfit')
    expect(await refusalOf(call(west, places.changeVenue, { params: { no }, body }, { ifMatch: revision + 1 }))).toBe(
      'venue-not-found',
    )
  })

  it('speaks the words of the programme and has hours that fit', async () => {
    const owner = await organisation()
    expect(await refusalOf(makeVenue(place, owner.no, { kind: 'castle' }))).toBe('venue-word-unknown')
    const overlapping = [
      { weekday: 1, from: 540, until: 720 },
      { weekday: 1, from: 700, until: 800 },
    ]
    expect(await refusalOf(makeVenue(place, owner.no, { hours: overlapping }))).toBe('venue-hours-unfit')
  })

  it('has stations down to the doorstep, and none stands in itself', async () => {
    const owner = await organisation()
    const centre = await makeVenue(place, owner.no, { name: '中心' })
    const station = await makeVenue(place, owner.no, { name: '楼宇站', kind: 'station', tier: 'building', withinNo: centre.no })
    const door = await makeVenue(place, owner.no, { name: '楼门站', kind: 'station', tier: 'doorstep', withinNo: station.no })
    expect((await call(east, places.getVenue, { params: { no: station.no } })).stationsList).toMatchObject([
      { no: door.no, name: '楼门站' },
    ])
    const { revision } = await call(east, places.getVenue, { params: { no: centre.no } })
    const body = { fromOn: '2026-11-01', name: '中心', kind: 'service-centre', withinNo: door.no, reason: '误填' }
    expect(await refusalOf(call(east, places.changeVenue, { params: { no: centre.no }, body }, { ifMatch: revision }))).toBe(
      'venue-within-unfit',
    )
  })

  it('is looked at against the standard by those who keep it, each item once, and nobody else is told', async () => {
    const owner = await organisation()
    const { no } = await makeVenue(place, owner.no)
    const { standard } = await call(east, places.getWords)
    const items = standard!.items.map(({ code }, at) => ({
      code,
      answer: at === 0 ? ('not-applicable' as const) : at === 1 ? ('no' as const) : ('yes' as const),
    }))
    expect(
      await refusalOf(
        call(owner.secretary, places.checkVenue, { params: { no }, body: { onDay: '2026-11-20', items: items.slice(1) } }),
      ),
    ).toBe('self-check-incomplete')
    const answer = await call(owner.secretary, places.checkVenue, { params: { no }, body: { onDay: '2026-11-20', items } })
    expect(answer).toMatchObject({ met: items.length - 2, apply: items.length - 1 })
    expect((await call(owner.secretary, places.getVenue, { params: { no } })).checks).toHaveLength(1)
    expect((await call(west, places.getVenue, { params: { no } })).checks).toEqual([])
  })

  it('tells who runs it, what is offered and when it is closed', async () => {
    const owner = await organisation()
    const { no, roomNo } = await makeVenue(place, owner.no)
    const about = { params: { no } }
    await call(east, places.addOperator, {
      ...about,
      body: { name: '某社区文化发展中心', fromOn: '2026-01-01', untilOn: '2027-01-01', documentNo: '合同1号' },
    })
    await call(east, places.addService, { ...about, body: { service: '党务咨询', audience: ['members'], unitNo: owner.no } })
    await book(owner.secretary, roomNo, owner.no)
    const { id, bookings } = await call(east, places.addException, {
      ...about,
      body: { fromOn: '2026-12-01', untilOn: '2026-12-03', reason: '检修' },
    })
    expect(bookings).toBe(1)
    expect(await refusalOf(book(owner.secretary, roomNo, owner.no, { from: 900, until: 960 }))).toBe('booking-closed')
    expect(await call(west, places.getVenue, about)).toMatchObject({
      operators: [{ name: '某社区文化发展中心' }],
      services: [{ name: '党务咨询' }],
      exceptions: [{ reason: '检修', span: null }],
    })
    expect(await refusalOf(call(west, places.retractException, { params: { id } }))).toBe('exception-not-found')
    await call(east, places.retractException, { params: { id } })
    expect((await book(owner.secretary, roomNo, owner.no, { from: 900, until: 960 })).state).toBe('booked')
    expect(
      await refusalOf(
        call(east, places.changeRoom, { params: { no: roomNo }, body: { name: '一号厅', bookable: true, retired: true } }),
      ),
    ).toBe('room-booked')
  })
})

describe('booking', () => {
  it('is for an organisation in reach at a venue that shares; the owner needs no sharing', async () => {
    const [owner, guest] = [await organisation(), await organisation('西街道')]
    const shared = await makeVenue(place, owner.no)
    const own = await makeVenue(place, owner.no, { name: '自用室', shared: false })
    expect((await book(guest.secretary, shared.roomNo, guest.no)).state).toBe('booked')
    expect(await refusalOf(book(guest.secretary, shared.roomNo, owner.no))).toBe('booking-unit-not-found')
    expect(await refusalOf(book(guest.secretary, own.roomNo, guest.no))).toBe('booking-not-shared')
    expect((await book(owner.secretary, own.roomNo, owner.no)).state).toBe('booked')
    expect(await refusalOf(book(guest.secretary, shared.roomNo, guest.no, { from: 300, until: 360 }))).toBe('booking-closed')
    expect(await refusalOf(book(guest.secretary, shared.roomNo, guest.no, { day: '2026-11-20' }))).toBe('booking-past')
    expect(await refusalOf(book(guest.secretary, shared.roomNo, guest.no, { day: '2028-11-20' }))).toBe('booking-too-far')
    expect(await refusalOf(book(guest.secretary, shared.roomNo, guest.no, { purpose: 'feast' }))).toBe('venue-word-unknown')
  })

  it('of one hour by two hundred at once goes to exactly one', async () => {
    const owner = await organisation()
    const { roomNo } = await makeVenue(place, owner.no)
    const units = place.units.slice(0, 20)
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, (_, at) => refusalOf(book(district, roomNo, units[at % units.length]!))),
    )
    expect(outcomes.filter((one) => one === 'done')).toHaveLength(1)
    expect(new Set(outcomes)).toEqual(new Set(['done', 'booking-taken']))
  })

  it('cannot overlap in the database itself, whatever wrote it, on connections of their own', async () => {
    const owner = await organisation()
    const { no, roomNo } = await makeVenue(place, owner.no)
    const insert = (from: string, until: string) =>
      place.platform.services.database.pool.query(
        `insert into places.booking (id, venue_no, room_no, unit_no, state, starts_at, ends_at, during, purpose)
         values (gen_random_uuid(), ${no}, ${roomNo}, ${owner.no}, 'booked', '${from}', '${until}', tstzrange('${from}', '${until}'), 'other')`,
      )
    const many = await Promise.allSettled(
      Array.from({ length: 8 }, (_, at) => insert('2027-01-05 10:00+08', `2027-01-05 1${1 + (at % 4)}:00+08`)),
    )
    expect(many.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    // Rows that wait for each other are told apart by the server's deadlock detector; each refusal is one of the two.
    const refusals = many.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []))
    expect(refusals.filter((code) => code !== '23P01' && code !== '40P01')).toEqual([])
    const stands = `select count(*)::int as n from places.booking where room_no = ${roomNo} and state = 'booked'`
    expect((await place.platform.services.database.pool.query(stands)).rows).toEqual([{ n: 1 }])
    // One that begins where another ends is beside it.
    await insert('2027-01-05 14:00+08', '2027-01-05 15:00+08')
  })

  it('pressed twice with one key is one booking', async () => {
    const owner = await organisation()
    const { roomNo } = await makeVenue(place, owner.no)
    const press = () => call(owner.secretary, places.book, { body: wish(roomNo, owner.no) }, { key: 'pressed-twice-at-one-slot' })
    const answers = await Promise.all([press(), press(), press()])
    expect(new Set(answers.map((one) => one.id)).size).toBe(1)
  })

  it('keeps the margins of the venue free', async () => {
    const owner = await organisation()
    const { roomNo } = await makeVenue(place, owner.no, { setupMinutes: 15, cleanupMinutes: 30 })
    await book(owner.secretary, roomNo, owner.no)
    expect(await refusalOf(book(owner.secretary, roomNo, owner.no, { from: 700, until: 760 }))).toBe('booking-taken')
    const { rooms } = await call(district, places.listFree, { query: { fromOn: '2026-12-01', days: 1 } })
    const free = rooms.find((room) => room.roomNo === roomNo)!.free[0]!
    expect(free).toEqual([
      { from: 480, until: 555 },
      { from: 705, until: 1320 },
    ])
    expect((await book(owner.secretary, roomNo, owner.no, { from: 705, until: 760 })).state).toBe('booked')
    expect((await book(owner.secretary, roomNo, owner.no, { from: 500, until: 555 })).state).toBe('booked')
  })

  it('is applied for where the owner wants to say yes, and answered by its side alone', async () => {
    const [owner, guest] = [await organisation(), await organisation('西街道')]
    const { roomNo } = await makeVenue(place, owner.no, { approval: true, feeFen: 5000 })
    const { id, state, feeFen } = await book(guest.secretary, roomNo, guest.no, { from: 600, until: 690 })
    expect([state, feeFen]).toEqual(['applied', 7500])
    expect(await refusalOf(book(guest.secretary, roomNo, guest.no))).toBe('booking-taken')
    expect((await get(id, guest.secretary)).can.acts).toEqual(['cancel'])
    expect((await get(id, owner.secretary)).can.acts).toEqual(['approve', 'refuse', 'cancel'])
    expect(await refusalOf(move(guest.secretary, id, 'approve'))).toBe('booking-not-yours')
    expect(await refusalOf(move(owner.secretary, id, 'refuse'))).toBe('booking-reason-missing')
    expect(await move(owner.secretary, id, 'approve')).toMatchObject({ state: 'booked' })
    expect(await refusalOf(move(owner.secretary, id, 'begin'))).toBe('booking-not-begun')
    expect((await get(id)).course.map((step) => step.state)).toEqual(['applied', 'booked'])
  })

  it('is limited by the quota of the month, not for the owner, and a cancelled one does not count', async () => {
    const [owner, guest] = [await organisation(), await organisation()]
    const { roomNo } = await makeVenue(place, owner.no, { quotaMonth: 2 })
    const at = (hour: number, day = '2026-12-02') =>
      book(guest.secretary, roomNo, guest.no, { day, from: hour * 60, until: hour * 60 + 60 })
    const first = await at(9)
    await at(10)
    expect(await refusalOf(at(11))).toBe('booking-quota')
    expect((await at(11, '2027-01-04')).state).toBe('booked')
    expect((await book(owner.secretary, roomNo, owner.no, { day: '2026-12-02', from: 780, until: 840 })).state).toBe('booked')
    await move(guest.secretary, first.id, 'cancel')
    expect((await at(11)).state).toBe('booked')
  })

  it('is cancelled once: the second time it has already happened', async () => {
    const owner = await organisation()
    const { roomNo } = await makeVenue(place, owner.no)
    const { id } = await book(owner.secretary, roomNo, owner.no)
    const { revision } = await get(id)
    const press = () =>
      refusalOf(call(owner.secretary, places.moveBooking, { params: { id }, body: { act: 'cancel' } }, { ifMatch: revision }))
    expect((await Promise.all([press(), press()])).toSorted()).toEqual(['done', 'revision-stale'])
    expect(await refusalOf(move(owner.secretary, id, 'cancel'))).toBe('booking-cannot-move')
    expect((await book(owner.secretary, roomNo, owner.no)).state).toBe('booked')
  })

  it('of another street is nobody’s business there: the hour is seen as held and nothing else', async () => {
    const [owner, guest] = [await organisation(), await organisation()]
    const { no, roomNo } = await makeVenue(place, owner.no)
    const { id } = await book(guest.secretary, roomNo, guest.no, { title: '读书会' })
    expect(await refusalOf(get(id, west))).toBe('booking-not-found')
    expect((await call(west, places.listBookings, { query: { venueNo: no } })).total).toBe(0)
    const week = { params: { no }, query: { fromOn: '2026-11-30' } }
    expect((await call(west, places.getWeek, week)).rooms[0]!.held).toEqual([
      { day: '2026-12-01', from: 600, until: 660, booking: null },
    ])
    expect((await call(east, places.getWeek, week)).rooms[0]!.held).toMatchObject([{ booking: { id, title: '读书会' } }])
    expect((await get(id, guest.secretary)).can.acts).toEqual(['cancel'])
    expect(await refusalOf(call(west, places.moveBooking, { params: { id }, body: { act: 'cancel' } }, { ifMatch: 1 }))).toBe(
      'booking-not-found',
    )
  })

  it('is closed by itself when it is over; that nobody came is noted without any consequence', async () => {
    const [owner, guest] = [await organisation(), await organisation('西街道')]
    const { no, roomNo } = await makeVenue(place, owner.no)
    const { id } = await book(guest.secretary, roomNo, guest.no)
    const other = await book(guest.secretary, roomNo, guest.no, { from: 720, until: 780 })
    await sqlOf(`update places.booking set starts_at = starts_at - interval '20 days', ends_at = ends_at - interval '20 days',
      during = tstzrange(lower(during) - interval '20 days', upper(during) - interval '20 days') where id in ('${id}', '${other.id}')`)
    await runDaily()
    expect((await get(id)).state).toBe('closed')
    await move(owner.secretary, other.id, 'not-come')
    expect(await get(other.id)).toMatchObject({ state: 'closed', noShow: true })
    const list = (query: object) => call(owner.secretary, places.listBookings, { query: { venueNo: no, ...query } })
    expect([(await list({ state: 'held' })).total, (await list({})).held, (await list({ noShow: 'true' })).total]).toEqual([
      1, 1, 1,
    ])
    expect((await book(guest.secretary, roomNo, guest.no)).state).toBe('booked')
  })
})

async function runDaily(): Promise<void> {
  const { services } = place.platform
  const job = services.contributions.jobs.find((one) => one.name === 'places.daily')!
  await job.run({
    id: 'daily',
    name: 'places.daily',
    services,
    actor: systemActor,
    context: systemContext,
    input: {},
    progress: async () => undefined,
  } as never)
}

describe('the waiting list', () => {
  it('offers what became free to whoever waited longest, and goes on when the offer runs out', async () => {
    const [owner, holder, first, second] = [
      await organisation(),
      await organisation(),
      await organisation('西街道'),
      await organisation('西街道'),
    ]
    const { roomNo } = await makeVenue(place, owner.no)
    const { id } = await book(holder.secretary, roomNo, holder.no)
    const early = await book(first.secretary, roomNo, first.no, { wait: true, until: 640 })
    const late = await book(second.secretary, roomNo, second.no, { wait: true })
    expect([early.state, late.state, (await get(late.id)).waitingBefore]).toEqual(['waiting', 'waiting', 1])
    await move(holder.secretary, id, 'cancel')
    expect([(await get(early.id)).state, (await get(late.id)).state]).toEqual(['offered', 'waiting'])
    expect(await refusalOf(book(holder.secretary, roomNo, holder.no))).toBe('booking-taken')
    await sqlOf(`update places.booking set offer_until = '2026-11-22T01:00:00Z' where id = '${early.id}'`)
    expect(await refusalOf(move(first.secretary, early.id, 'accept'))).toBe('booking-offer-over')
    await runDaily()
    expect([(await get(early.id)).state, (await get(late.id)).state]).toEqual(['cancelled', 'offered'])
    expect(await refusalOf(move(owner.secretary, late.id, 'accept'))).toBe('booking-not-yours')
    await move(second.secretary, late.id, 'accept')
    expect((await get(late.id)).state).toBe('booked')
  })

  it('gives two who wait for different halves a half each', async () => {
    const [owner, one, two] = [await organisation(), await organisation(), await organisation()]
    const { roomNo } = await makeVenue(place, owner.no)
    const { id } = await book(owner.secretary, roomNo, owner.no, { from: 600, until: 720 })
    const left = await book(one.secretary, roomNo, one.no, { from: 600, until: 660, wait: true })
    const right = await book(two.secretary, roomNo, two.no, { from: 660, until: 720, wait: true })
    await move(owner.secretary, id, 'cancel')
    expect([(await get(left.id)).state, (await get(right.id)).state]).toEqual(['offered', 'offered'])
  })
})

describe('a series', () => {
  const series = (roomNo: number, unitNo: number, more: object = {}) => ({
    body: {
      roomNo,
      unitNo,
      purpose: 'culture',
      title: '合唱排练',
      fromOn: '2026-12-01',
      times: 10,
      from: 1140,
      until: 1260,
      ...more,
    },
  })

  it('of ten Tuesdays skips the holiday and the one that is taken, and says so', async () => {
    await call(systemActor, procedures.recordYear, {
      params: { year: 2027 },
      body: { source: '国办发明电〔2026〕7号', days: [{ day: '2027-01-05', kind: 'holiday', name: '调休' }] },
    })
    const [owner, ensemble] = [await organisation(), await organisation('西街道')]
    const { roomNo } = await makeVenue(place, owner.no)
    await book(owner.secretary, roomNo, owner.no, { day: '2026-12-15', from: 1200, until: 1260 })
    const { days: shown } = await call(ensemble.secretary, places.previewSeries, series(roomNo, ensemble.no))
    const { id, days } = await call(ensemble.secretary, places.bookSeries, series(roomNo, ensemble.no))
    const told = days.map(({ day, reason }) => [day, reason])
    expect(shown.map(({ day, reason }) => [day, reason])).toEqual(told)
    expect(told.filter(([, reason]) => reason !== null)).toEqual([
      ['2026-12-15', 'taken'],
      ['2027-01-05', 'holiday'],
    ])
    expect((await call(ensemble.secretary, places.listBookings, { query: { seriesId: id } })).total).toBe(8)
    const report = await call(owner.secretary, places.getSeries, { params: { id } })
    expect(report.days.filter((one) => one.outcome === 'skipped').map((one) => one.reason)).toEqual(['taken', 'holiday'])
    expect(await call(ensemble.secretary, places.endSeries, { params: { id }, body: { reason: '换了场地' } })).toMatchObject({
      cancelled: 8,
    })
    expect(await refusalOf(call(west, places.getSeries, { params: { id } }))).toBe('done')
    expect(
      await refusalOf(
        call(person('无关', { role: 'party_org_secretary', nodeNo: (await organisation()).no }), places.getSeries, {
          params: { id },
        }),
      ),
    ).toBe('booking-series-not-found')
  })

  it('counts its own days in the quota and is refused only where nothing is left of it', async () => {
    const [owner, guest] = [await organisation(), await organisation()]
    const { roomNo } = await makeVenue(place, owner.no, { quotaMonth: 3 })
    const { days } = await call(guest.secretary, places.bookSeries, series(roomNo, guest.no, { times: 5 }))
    expect(days.map(({ reason }) => reason)).toEqual([null, null, null, 'quota', 'quota'])
    const night = series(roomNo, guest.no, { from: 60, until: 120 })
    expect(await refusalOf(call(guest.secretary, places.bookSeries, night))).toBe('booking-series-empty')
  })

  it('of two organisations at once leaves no hour held twice', async () => {
    const [owner, one, two] = [await organisation(), await organisation(), await organisation()]
    const { no, roomNo } = await makeVenue(place, owner.no)
    const answers = await Promise.allSettled(
      [one, two].map(({ no: unitNo, secretary }) => call(secretary, places.bookSeries, series(roomNo, unitNo))),
    )
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1)
    const [{ most }] = (await sqlOf<{ most: number }>(
      `select max(n) as most from (select count(*)::integer as n from places.booking where venue_no = ${no} group by starts_at) s`,
    )) as [{ most: number }]
    expect(most).toBe(1)
  })
})

describe('calendars', () => {
  it('are read by their secret address and hold no name of a person; a new address ends the one before', async () => {
    const [owner, guest] = [await organisation(), await organisation('西街道')]
    const { roomNo } = await makeVenue(place, owner.no)
    await book(guest.secretary, roomNo, guest.no, { day: '2026-11-23', title: '读书会' })
    const room = { body: { subject: 'room' as const, no: roomNo } }
    expect(await refusalOf(call(guest.secretary, places.renewCalendar, room))).toBe('room-not-found')
    const { path, door } = await call(owner.secretary, places.renewCalendar, room)
    const secret = path.split('/').at(-1)!
    const ics = (await call(visitor, places.readCalendar, { params: { secret } })) as unknown as { body: Buffer }
    expect(ics.body.toString()).toContain('读书会')
    expect(ics.body.toString()).not.toContain('书记')
    expect(door).toBe(`/m/door/${secret}`)
    const shown = await call(visitor, places.getDoor, { params: { secret } })
    expect(shown).toMatchObject({
      room: '一号厅',
      days: [
        { day: '2026-11-22', held: [] },
        { day: '2026-11-23', held: [{ from: 600, title: '读书会' }] },
      ],
    })
    await call(owner.secretary, places.renewCalendar, room)
    expect(await refusalOf(call(visitor, places.getDoor, { params: { secret } }))).toBe('place-calendar-not-found')
    const own = await call(guest.secretary, places.renewCalendar, { body: { subject: 'unit', no: guest.no } })
    expect(own.door).toBeNull()
  })
})

describe('for organisations without a room', () => {
  it('the nearest comes first, and who has none near is told on list and map alike', async () => {
    const owner = await organisation()
    const unit = { no: place.units[0]!, lon: 114.03, lat: 22.65 }
    await sqlOf(`update organisations.unit_state set lon = ${unit.lon}, lat = ${unit.lat} where unit_no = ${unit.no}`)
    const near = await makeVenue(place, owner.no, { name: '近处', lon: unit.lon + 0.001, lat: unit.lat })
    const far = await makeVenue(place, owner.no, { name: '远处', lon: unit.lon + 0.2, lat: unit.lat })
    const { items } = await call(district, places.listVenues, { query: { nearNo: unit.no } })
    expect(items.slice(0, 2).map((one) => one.no)).toEqual([near.no, far.no])
    expect(items[0]!.metres).toBeLessThan(120)
    const reach = await call(district, places.listReach, { query: { districtNo: place.node['示例区']! } })
    const { near: close, far: blank, unplaced } = reach.counts
    expect(close + blank + unplaced).toBe(reach.total)
    const layer = place.platform.services.contributions.mapLayers.find((one) => one.key === 'venue-reach')!
    const points = await place.platform.services.database.read(systemContext, (tx) =>
      layer.points({
        tx,
        scope: { everything: true },
        asOf: '2026-11-22',
        districtNo: place.node['示例区']!,
        filter: { group: 'far' },
      }),
    )
    expect(points).toHaveLength(blank)
    const whole = await call(district, places.listReach, { query: { districtNo: place.node['示例区']!, metres: 50_000 } })
    expect(whole.counts.far).toBeLessThanOrEqual(blank)
  })
})

describe('figures', () => {
  it('count venues, square metres and sessions, each the number of its list', async () => {
    const { services } = place.platform
    const of = (key: string, params: object) =>
      services.database.read(systemContext, (tx) =>
        services.contributions.indicators
          .find((one) => one.key === key)!
          .compute({
            tx,
            scope: { everything: true },
            asOf: '2026-11-22',
            districtNo: place.node['示例区']!,
            params: params as never,
          }),
      )
    const query = async (list: string) => Object.fromEntries(new URL(list, 'http://x').searchParams)
    const venues = await of('places.venues', { kind: ['service-centre'], state: 'open' })
    const listed = await call(district, places.listVenues, { query: (await query(venues.list)) as never })
    expect(venues.value).toBe(listed.total)
    const area = await of('places.area', { kind: ['hub'] })
    expect([area.value, area.records]).toEqual([320, 1])
    const sessions = await of('places.sessions', { purpose: ['exchange', 'training'] })
    const held = await call(district, places.listBookings, { query: (await query(sessions.list)) as never })
    expect(sessions.value).toBe(held.total)
    expect(sessions.value).toBe(1)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person } from '../../../test/support/platform.ts'
import { openSmallDistrict, partyOrgsOf, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { notices } from '../notices/contract.ts'
import { places } from './contract.ts'
import { everyDay, makeVenue } from './testing.ts'

let place: SmallDistrict
let district: Actor
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)
const organisation = partyOrgsOf(() => place, '运营')
const secretaryOf = (no: number) => person('书记', { role: 'party_org_secretary', nodeNo: no })

beforeAll(async () => {
  place = await openSmallDistrict(12)
  district = person('区干事', { role: 'district_officer', nodeNo: place.node['示例区']! })
})
afterAll(() => place.platform.close())

/** A venue that wants its bookings approved, an operator whose contract runs from and until a day, and a booking that waits. */
async function run(untilOn: string | null) {
  const [owner, operator, guest] = [await organisation(), await organisation(), await organisation()]
  const { no, roomNo } = await makeVenue(place, owner.no, { approval: true, name: `运营阵地${owner.no}` })
  await call(district, places.addOperator, { params: { no }, body: { unitNo: operator.no, fromOn: '2020-01-01', untilOn } })
  const booked = await call(secretaryOf(guest.no), places.book, {
    body: { roomNo, unitNo: guest.no, day: '2026-12-01', from: 540, until: 600, purpose: 'meeting' },
  })
  return { no, roomNo, booked, hand: secretaryOf(operator.no), owner: secretaryOf(owner.no) }
}

const because = { reason: '换班' }
const hoursOf = (who: Actor, no: number, revision: number) =>
  call(
    who,
    places.setHours,
    { params: { no }, body: { fromOn: '2026-12-20', hours: everyDay.slice(0, 5), onHolidays: 'usual', ...because } },
    { ifMatch: revision },
  )
const exceptionBy = (who: Actor, no: number) =>
  call(who, places.addException, { params: { no }, body: { fromOn: '2026-12-24', untilOn: '2026-12-25', ...because } })
const approve = (who: Actor, { id }: { id: string }) =>
  call(who, places.moveBooking, { params: { id }, body: { act: 'approve' } }, { ifMatch: 1 })

describe('who runs a venue under a contract', () => {
  it('sets its hours and exceptions and answers its bookings while the contract runs', async () => {
    const { no, booked, hand } = await run('2099-01-01')
    const venue = await call(hand, places.getVenue, { params: { no } })
    expect(venue.can).toMatchObject({ keep: false, run: true })
    const { id } = await exceptionBy(hand, no)
    await call(hand, places.retractException, { params: { id } })
    const { revision } = await call(hand, places.getVenue, { params: { no } })
    await hoursOf(hand, no, revision)
    const { history } = await call(hand, places.getVenue, { params: { no } })
    expect(history).toHaveLength(2)
    const listed = await call(hand, places.listBookings, { query: { venueNo: no } })
    expect(listed.items.map((one) => [one.id, one.can.acts.includes('approve')])).toEqual([[booked.id, true]])
    expect(await approve(hand, booked)).toMatchObject({ state: 'booked' })
  })

  it('is reminded of bookings that wait, in the list the reminder opens', async () => {
    const { no, booked, hand, owner } = await run(null)
    const waiting = async (who: Actor) => {
      const { groups } = await call(who, notices.getDigest)
      return groups.find((one) => one.source === 'places.applied')
    }
    for (const who of [hand, owner]) {
      const told = (await waiting(who))!
      expect([told.total, told.items[0]!.link]).toEqual([1, `/places/bookings/${booked.id}`])
      const { searchParams } = new URL(told.list, 'http://lianjian')
      const { items } = await call(who, places.listBookings, { query: Object.fromEntries(searchParams) as never })
      expect(items.map((one) => one.id)).toEqual([booked.id])
    }
    const { revision } = await call(hand, places.getVenue, { params: { no } })
    expect(revision).toBeGreaterThan(0)
    await approve(hand, booked)
    expect((await waiting(hand))!.total).toBe(0)
  })

  it('answers for nothing else: what the venue is, its rooms, its operators and its calendar stay with the owner', async () => {
    const { no, roomNo, hand, owner } = await run(null)
    const { revision } = await call(hand, places.getVenue, { params: { no } })
    const facts = { fromOn: '2026-12-01', name: '改名', kind: 'service-centre', hours: everyDay, reason: '改' }
    const refused = (asked: Promise<unknown>) => refusalOf(asked)
    expect(await refused(call(hand, places.changeVenue, { params: { no }, body: facts }, { ifMatch: revision }))).toBe(
      'venue-not-found',
    )
    expect(await refused(call(hand, places.addRoom, { params: { no }, body: { name: '新厅' } }))).toBe('venue-not-found')
    const again = { unitNo: roomNo, fromOn: '2026-12-01' }
    expect(await refused(call(hand, places.addOperator, { params: { no }, body: again }))).toBe('venue-not-found')
    expect(await refused(call(hand, places.renewCalendar, { body: { subject: 'room', no: roomNo } }))).toBe('room-not-found')
    await call(owner, places.addRoom, { params: { no }, body: { name: '新厅' } })
  })

  it('has none of it on the day after the contract, nor before it', async () => {
    const today = place.platform.services.clock.today()
    const { no, booked, hand, owner } = await run(today)
    const { can, revision } = await call(hand, places.getVenue, { params: { no } })
    expect(can).toMatchObject({ keep: false, run: false })
    expect(await refusalOf(exceptionBy(hand, no))).toBe('venue-not-found')
    expect(await refusalOf(hoursOf(hand, no, revision))).toBe('venue-not-found')
    expect((await call(hand, places.listBookings, { query: { venueNo: no } })).total).toBe(0)
    expect(await refusalOf(approve(hand, booked))).toBe('booking-not-found')
    expect(await approve(owner, booked)).toMatchObject({ state: 'booked' })
  })
})

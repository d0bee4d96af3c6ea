import { addDays } from '../../../../src/kernel/dates.ts'
import type { Request } from '../attempts.ts'
import { judgeOverlaps, judgeRace } from '../judge.ts'
import type { Town } from '../office.ts'
import type { Contest } from '../races.ts'
import type { Workload } from '../workload.ts'

interface Room {
  readonly venueNo: number
  readonly roomNo: number
}

const from = 480
const until = 1320

/** A shared venue with one room, open every day from eight to ten in the evening. */
async function makeRoom({ office, branchNos }: Town): Promise<Room> {
  const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from, until }))
  const { no: venueNo } = await office.make<{ no: number }>('/api/places/venues', {
    ownerNo: branchNos[0],
    fromOn: '2026-01-01',
    name: '党群服务中心',
    kind: 'service-centre',
    shared: true,
    onHolidays: 'usual',
    hours,
    rooms: [{ name: '一号厅', seats: 40 }],
  })
  const { roomList } = await office.read<{ roomList: { no: number }[] }>(`/api/places/venues/${venueNo}`)
  return { venueNo, roomNo: roomList[0]!.no }
}

interface Booking {
  readonly title: string
  readonly state: string
  readonly startsAt: string
  readonly endsAt: string
}

const holding = new Set(['applied', 'offered', 'booked', 'used', 'closed'])
const bookingsOf = async ({ office }: Town, { venueNo }: Room) =>
  (await office.all<Booking>(`/api/places/bookings?venueNo=${venueNo}`)).map((one) => ({
    place: `venue ${venueNo}`,
    by: one.title,
    from: one.startsAt,
    until: one.endsAt,
    holds: holding.has(one.state),
  }))

interface Hour {
  readonly day: string
  readonly from: number
  readonly until: number
  readonly wait?: boolean
}

function book({ branchNos }: Town, { roomNo }: Room, hour: Hour, n: number): Request {
  const title = `预约 ${roomNo}-${n}`
  const body = { roomNo, unitNo: branchNos[n % branchNos.length], purpose: 'exchange', title, ...hour }
  return { method: 'POST', path: '/api/places/bookings', body, mark: title }
}

/** Hours of a room on three days that overlap in every way; one in five who come late would rather wait. */
export function bookings(town: Town): Workload {
  const rooms: Room[] = []
  const held = async () => (await Promise.all(rooms.map((room) => bookingsOf(town, room)))).flat()
  return {
    name: 'bookings',
    async open() {
      rooms.push(await makeRoom(town))
    },
    next(n) {
      const begins = from + ((n * 7) % 26) * 30
      const length = 30 + (n % 2) * 30
      const hour = { day: addDays(town.today, 30 + (n % 3)), from: begins, until: begins + length, wait: n % 5 === 0 }
      return book(town, rooms.at(-1)!, hour, n)
    },
    standing: async () => (await held()).map(({ by }) => by),
    invariants: async () => judgeOverlaps((await held()).filter(({ holds }) => holds)),
  }
}

/** The same room and hour. */
export function oneSlot(town: Town): Contest<Room> {
  return {
    name: 'one slot',
    prepare: () => makeRoom(town),
    press: (room, client) => book(town, room, { day: addDays(town.today, 30), from: 600, until: 660 }, client),
    async judge(room, told) {
      const held = (await bookingsOf(town, room)).filter(({ holds }) => holds).length
      const won = (answer: unknown) => (answer as { state: string }).state === 'booked'
      return judgeRace(told, { enough: 1, won, held, refusal: 'booking-taken' })
    },
  }
}

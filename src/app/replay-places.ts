import { sql } from 'kysely'
import { addDays } from '../kernel/dates.ts'
import type { RequestOf } from '../kernel/endpoint.ts'
import { places } from '../modules/places/contract.ts'
import type { Services } from '../platform/commands/services.ts'
import { systemContext } from '../platform/db/database.ts'
import type { StoryVenue } from '../programmes/places-story.ts'
import { as } from './play-story.ts'
import { replayPlans } from './replay-plans.ts'
import { replayShared } from './replay-shared-places.ts'

/** Days since the venues of a story opened. */
export const begun = 200

type Facts = NonNullable<RequestOf<typeof places.enterVenue>['body']>

export interface Owner {
  readonly no: number
  readonly streetNo: number | null
  readonly lon: number | null
  readonly lat: number | null
}

/**
 * Party organisations of a district by their number: they own the venues, which stand about the middle of the owner's street, or of one
 * street after another where the owner stands in none that is known.
 */
async function ownersOf(services: Services, districtNo: number): Promise<Owner[]> {
  return services.database.read(systemContext, async (tx) => {
    const { rows } = await sql<Owner>`
      with middle as (select m.area_no, m.lon, m.lat, row_number() over (order by m.area_no) - 1 as at, count(*) over () as streets
          from organisations.mean_positions(${districtNo}) m join organisations.unit s on s.no = m.area_no and s.kind = 'street'),
        owner as (select u.*, row_number() over (order by u.unit_no) - 1 as at from organisations.unit_on(${services.clock.today()}::date) u
          where u.kind = 'party_org' and u.district_no = ${districtNo} and u.status = 'active')
      select u.unit_no as no, coalesce(own.area_no, m.area_no, u.street_no) as "streetNo", coalesce(own.lon, m.lon) as lon, coalesce(own.lat, m.lat) as lat
      from owner u left join middle own on own.area_no = u.street_no left join middle m on m.at = (u.at / 3) % m.streets
      order by u.unit_no limit 40`.execute(tx)
    return rows
  })
}

const hundredths = (value: number) => Math.round(value * 10_000) / 10_000
const officeHours = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, from: 540, until: 720 },
  { weekday, from: 840, until: 1260 },
])
const allWeek = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 540, until: 1260 }))

/** Venues of a story with their rooms, services and operators, and some weeks of bookings before and after today. All invented. */
export async function replayPlaces(services: Services, districtNo: number, venues: readonly StoryVenue[]): Promise<void> {
  const today = services.clock.today()
  const owners = await ownersOf(services, districtNo)
  if (owners.length === 0) return
  const made = new Map<string, number>()
  for (const [index, one] of venues.entries()) {
    const owner = owners[(index * 3) % owners.length]!
    const { no } = await as(services, addDays(today, -begun), places.enterVenue, {
      body: factsOf(one, owner, index, made, today),
    })
    made.set(one.key, no)
    for (const { service, audience, provider } of one.services ?? [])
      await as(services, today, places.addService, { params: { no }, body: { service, audience: [...audience], name: provider } })
    if (one.operator)
      await as(services, today, places.addOperator, {
        params: { no },
        body: {
          name: one.operator,
          fromOn: addDays(today, -100),
          untilOn: addDays(today, 265),
          documentNo: `服务合同〔2026〕${index + 1}号`,
        },
      })
  }
  await replayBookings(services, owners, [...made.values()], today)
  await replaySeries(services, owners, made.values().next().value!, today)
  await replayShared(services, owners, [...made.values()])
  await replayPlans(services, districtNo, owners)
}

function factsOf(one: StoryVenue, owner: Owner, index: number, made: ReadonlyMap<string, number>, today: string): Facts {
  const aside = ((index % 5) - 2) * 0.004
  return {
    ownerNo: owner.no,
    fromOn: addDays(today, -begun),
    name: one.name,
    kind: one.kind,
    tier: one.tier,
    state: one.state ?? 'open',
    shared: one.shared ?? true,
    model: one.model ?? false,
    areaM2: one.areaM2,
    address: one.address,
    streetNo: owner.streetNo ?? undefined,
    withinNo: one.within ? made.get(one.within) : undefined,
    lon: owner.lon === null ? undefined : hundredths(owner.lon + aside),
    lat: owner.lat === null ? undefined : hundredths(owner.lat - aside / 2),
    audience: [...(one.audience ?? ['members', 'organisations', 'residents', 'public'])],
    facilities: one.facilities,
    note: one.note,
    hours: one.state === 'planned' ? [] : one.weekends ? allWeek : officeHours,
    approval: one.approval ?? false,
    quotaMonth: one.quotaMonth,
    feeFen: one.feeFen ?? 0,
    feeNote: one.feeNote,
    cleanupMinutes: 15,
    rooms: one.rooms?.map(([name, seats]) => ({ name, seats })) ?? [],
  }
}

const purposes = ['exchange', 'training', 'organisation-life', 'culture', 'service'] as const
const titles = ['读书交流会', '会计实务培训', '主题党日', '合唱排练', '义诊咨询'] as const

/** Every third day one room, some weeks back and two ahead; what is past was used, one booking nobody came to, one is to be answered. */
async function replayBookings(
  services: Services,
  owners: readonly Owner[],
  venues: readonly number[],
  today: string,
): Promise<void> {
  let count = 0
  for (const no of venues) {
    const venue = await as(services, today, places.getVenue, { params: { no } })
    const room = venue.roomList[0]
    if (venue.state !== 'open' || !venue.shared || !room) continue
    for (const ahead of [-33, -19, -5, 2, 6, 9]) {
      const day = workday(addDays(today, ahead + (no % 3)))
      const unitNo = owners[(no * 5 + count) % owners.length]!.no
      const body = {
        roomNo: room.no,
        unitNo,
        day,
        from: 840,
        until: 960,
        purpose: purposes[count % 5]!,
        title: titles[count % 5],
        people: 12 + (count % 9),
      }
      const asked = addDays(day < today ? day : today, -2)
      const { id, state } = await as(services, asked, places.book, { body })
      count += 1
      if (day >= today) continue
      if (state === 'applied')
        await as(services, asked, places.moveBooking, { params: { id }, body: { act: 'approve' }, revision: 1 })
      const act = count % 11 === 0 ? ('not-come' as const) : ('close' as const)
      await as(services, addDays(day, 1), places.moveBooking, {
        params: { id },
        body: { act },
        revision: state === 'applied' ? 2 : 1,
      })
    }
  }
}

/** The day itself, or the Monday after a weekend. */
function workday(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 6 ? addDays(day, 2) : weekday === 0 ? addDays(day, 1) : day
}

/** A choir in the last room of the first venue, ten weeks on the same evening. */
async function replaySeries(services: Services, owners: readonly Owner[], no: number, today: string): Promise<void> {
  const { roomList } = await as(services, today, places.getVenue, { params: { no } })
  const body = {
    roomNo: roomList.at(-1)!.no,
    unitNo: owners[1 % owners.length]!.no,
    fromOn: addDays(today, 3),
    times: 8,
    from: 1140,
    until: 1260,
  }
  await as(services, today, places.bookSeries, { body: { ...body, purpose: 'culture', title: '示例合唱团排练' } })
}

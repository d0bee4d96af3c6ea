import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { unitActs } from '../../../test/support/unit-acts.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { organisations } from '../organisations/contract.ts'
import { places } from './contract.ts'
import { makeVenue } from './testing.ts'

let place: SmallDistrict
let district: Actor
let named = 0
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)

beforeAll(async () => {
  place = await openSmallDistrict(6)
  district = person('区干事', { role: 'district_officer', nodeNo: place.node['示例区']! })
})
afterAll(() => place.platform.close())

const { undoLast, ...acts } = unitActs(
  () => place.platform,
  () => district,
  '2026-11-21',
)
const ofVenues = (told: readonly string[]) => told.filter((line) => line.startsWith('venue'))
const merge = async (into: number, gone: number) => ofVenues(await acts.merge(into, gone))
const dissolve = async (no: number) => ofVenues(await acts.dissolve(no))

async function branch(): Promise<number> {
  const body = { reason: '组建', effectiveOn: '2026-01-05', kind: 'party_org' as const, name: `阵地第${++named}党支部`, districtNo: place.node['示例区']!, streetNo: place.node['东街道']!, level: 'branch' as const, form: 'own' as const } // prettier-ignore
  return (await call(systemActor, organisations.establishUnit, { body })).no
}
const wish = (roomNo: number, unitNo: number, day = '2026-12-01') => ({ roomNo, unitNo, day, from: 600, until: 660, purpose: 'exchange' }) // prettier-ignore
const book = (roomNo: number, unitNo: number, day?: string, more: object = {}) =>
  call(district, places.book, { body: { ...wish(roomNo, unitNo, day), ...more } })
const get = (id: string) => call(district, places.getBooking, { params: { id } })
const venue = (no: number) => call(district, places.getVenue, { params: { no } })

/** A unit that owns a venue another has booked, runs and serves a third, and has booked there: once, week by week, and waiting. */
async function busy(no: number) {
  const [host, guest] = [await branch(), await branch()]
  const own = await makeVenue(place, no, { leadNo: no })
  const other = await makeVenue(place, host)
  const about = { params: { no: other.no } }
  await call(district, places.addOperator, { ...about, body: { unitNo: no, fromOn: '2026-03-01', documentNo: '2026-7' } })
  await call(district, places.addService, { ...about, body: { service: '法律咨询', audience: ['members'], unitNo: no } })
  const past = await book(other.roomNo, no, '2026-11-30')
  await place.platform.services.database.transaction(
    systemContext,
    (tx) =>
    sql`update places.booking set starts_at = starts_at - interval '20 days', ends_at = ends_at - interval '20 days',
      during = tstzrange(lower(during) - interval '20 days', upper(during) - interval '20 days'), state = 'closed' where id = ${past.id}`.execute(tx), // prettier-ignore
  )
  const ahead = await book(other.roomNo, no)
  const series = await call(district, places.bookSeries, {
    body: { roomNo: other.roomNo, unitNo: no, fromOn: '2026-12-08', times: 2, from: 600, until: 660, purpose: 'exchange' },
  })
  await book(other.roomNo, guest, '2026-12-03')
  const waiting = await book(other.roomNo, no, '2026-12-03', { wait: true })
  const atOwn = await book(own.roomNo, guest)
  return { no, guest, own, other, past: past.id, ahead: ahead.id, waiting: waiting.id, atOwn: atOwn.id, series: series.id }
}

async function stands(made: Awaited<ReturnType<typeof busy>>) {
  const [own, other] = [await venue(made.own.no), await venue(made.other.no)]
  const booking = async (id: string) => {
    const { unit, state } = await get(id)
    return `${unit!.no} ${state}`
  }
  const series = await call(district, places.getSeries, { params: { id: made.series } })
  return {
    owner: own.owner.no,
    open: own.state,
    lead: own.lead?.no ?? null,
    run: other.operators.filter((one) => one.untilOn === null).map((one) => one.unit!.no),
    services: other.services.length,
    past: await booking(made.past),
    ahead: await booking(made.ahead),
    waiting: await booking(made.waiting),
    atOwn: await booking(made.atOwn),
    series: `${series.unit!.no} ${series.ended} ${series.days.map((one) => one.state).join()}`,
  }
}

describe('what a merged organisation has of venues', () => {
  it('goes on at the successor; what has taken place stays with whoever came', async () => {
    const [into, gone] = [await branch(), await branch()]
    const made = await busy(gone)
    expect(await merge(into, gone)).toEqual(['venue 1 0', 'venue-contract 1 0', 'venue-service 1 0', 'venue-booking 4 0'])
    expect(await stands(made)).toEqual({
      owner: into, open: 'open', lead: into, run: [into], services: 1, past: `${gone} closed`, ahead: `${into} booked`,
      waiting: `${into} waiting`, atOwn: `${made.guest} booked`, series: `${into} false booked,booked`,
    }) // prettier-ignore
    expect((await venue(made.other.no)).operators.map((one) => [one.unit!.no, one.untilOn])).toContainEqual([gone, '2026-11-21'])
    expect((await get(made.ahead)).course.at(-1)).toMatchObject({ state: 'booked', reason: 'unit-merged' })
  })

  it('is back where it was once the merger is taken back', async () => {
    const [into, gone] = [await branch(), await branch()]
    const made = await busy(gone)
    const before = await stands(made)
    await merge(into, gone)
    await undoLast()
    expect(await stands(made)).toEqual(before)
    expect((await venue(made.own.no)).history).toHaveLength(1)
  })
})

describe('what an organisation that ends has of venues', () => {
  it('closes and is cancelled with a reason both sides read, and stands again once the end is taken back', async () => {
    const gone = await branch()
    const made = await busy(gone)
    const before = await stands(made)
    expect(await dissolve(gone)).toEqual(['venue 0 1', 'venue-contract 0 1', 'venue-service 0 1', 'venue-booking 0 4'])
    expect(await stands(made)).toEqual({
      ...before, open: 'closed', lead: null, run: [], services: 0, ahead: `${gone} cancelled`, waiting: `${gone} cancelled`,
      atOwn: `${made.guest} cancelled`, series: `${gone} true cancelled,cancelled`,
    }) // prettier-ignore
    expect([(await get(made.ahead)).reason, (await get(made.atOwn)).reason]).toEqual(['unit-ended', 'venue-closed'])
    await undoLast()
    expect(await stands(made)).toEqual(before)
  })

  it('waits for its room again where that was given to somebody else meanwhile', async () => {
    const gone = await branch()
    const made = await busy(gone)
    await dissolve(gone)
    await book(made.other.roomNo, made.guest)
    await undoLast()
    expect((await get(made.ahead)).state).toBe('waiting')
  })

  it('keeps the end from being taken back once the closed venue was changed', async () => {
    const gone = await branch()
    const made = await busy(gone)
    await dissolve(gone)
    const { revision } = await venue(made.own.no)
    const body = {
      fromOn: '2026-11-21',
      name: '街道接管的阵地',
      kind: 'service-centre',
      state: 'paused' as const,
      reason: '街道接管',
    }
    await call(district, places.changeVenue, { params: { no: made.own.no }, body }, { ifMatch: revision })
    expect(await refusalOf(undoLast())).not.toBe('done')
  })
})

describe('what was agreed on rent', () => {
  const rent = (id: string) => call(district, places.getRent, { params: { id } })
  const other = person('区干事二', { role: 'district_officer', nodeNo: 0 })

  /** One agreement in force and one proposed, of a tenant in the venues of an owner. */
  async function rented() {
    const [owner, tenant] = [await branch(), await branch()]
    const ids: string[] = []
    for (const measure of ['service', 'sessions'] as const) {
      const { no: venueNo } = await makeVenue(place, owner)
      const body = { venueNo, tenantNo: tenant, side: 'tenant' as const, fromOn: '2026-02-01', measure, rentFen: 10_000 }
      ids.push((await call(district, places.proposeRent, { body })).id)
    }
    const second = { ...other, grants: [{ role: 'district_officer' as const, nodeNo: place.node['示例区']! }] }
    await call(second, places.moveRent, { params: { id: ids[0]! }, body: { act: 'agree' } }, { ifMatch: 1 })
    return { owner, tenant, agreed: ids[0]!, proposed: ids[1]! }
  }
  const stagesOf = async ({ agreed, proposed }: { agreed: string; proposed: string }) => [
    (await rent(agreed)).stage,
    (await rent(proposed)).stage,
  ]

  it('ends with the tenant, also where it has a successor, and stands again once that is taken back', async () => {
    const made = await rented()
    expect(await merge(await branch(), made.tenant)).toContain('venue-rent 0 2')
    expect(await stagesOf(made)).toEqual(['over', 'withdrawn'])
    expect((await rent(made.agreed)).course.at(-1)).toMatchObject({ act: 'end', reason: 'unit-merged' })
    await undoLast()
    expect(await stagesOf(made)).toEqual(['running', 'proposed'])
    expect(await rent(made.agreed)).toMatchObject({ untilOn: null, course: [{ act: 'propose' }, { act: 'agree' }] })
  })

  it('goes on with the successor of the owner, and ends where the venue closes', async () => {
    const made = await rented()
    const into = await branch()
    await merge(into, made.owner)
    expect(await rent(made.agreed)).toMatchObject({ stage: 'running', owner: { no: into } })
    expect(await dissolve(into)).toContain('venue-rent 0 2')
    expect(await stagesOf(made)).toEqual(['over', 'withdrawn'])
  })
})

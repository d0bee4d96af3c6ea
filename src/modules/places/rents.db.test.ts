import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, partyOrgsOf, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { RequestOf } from '../../kernel/endpoint.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { places } from './contract.ts'
import { makeVenue } from './testing.ts'

let place: SmallDistrict
let east: Actor
let west: Actor
let viewer: Actor
let today: string
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)
type Proposal = NonNullable<RequestOf<typeof places.proposeRent>['body']>

const organisation = partyOrgsOf(() => place, '换租')
/** A venue of the east street and somebody resident there from the west. */
const sides = async () => {
  const owner = await organisation('东街道')
  const tenant = await organisation('西街道')
  return { owner, tenant, venue: await makeVenue(place, owner.no, { approval: false }) }
}
const body = (venueNo: number, tenantNo: number, more: Partial<Proposal> = {}): { body: Proposal } => ({
  body: { venueNo, tenantNo, side: 'tenant', fromOn: '2026-01-10', measure: 'service', rentFen: 10_000, ...more },
})
const get = (id: string, actor: Actor = systemActor) => call(actor, places.getRent, { params: { id } })
const move = async (actor: Actor, id: string, act: 'agree' | 'refuse' | 'withdraw', reason?: string) =>
  call(actor, places.moveRent, { params: { id }, body: { act, reason } }, { ifMatch: (await get(id)).revision })
const end = async (actor: Actor, id: string, onDay: string) =>
  call(actor, places.endRent, { params: { id }, body: { onDay, reason: '搬迁' } }, { ifMatch: (await get(id)).revision })
const run = (text: string) =>
  place.platform.services.database.transaction(
    systemContext,
    async (tx) => (await sql.raw<{ id: string }>(text).execute(tx)).rows,
  )

/** Confirmed service a unit organised: an hour a day named, straight into the records. */
async function served(unitNo: number, days: readonly string[], minutes: number): Promise<string[]> {
  const ids: string[] = []
  for (const day of days) {
    const [row] = await run(`
      with n as (insert into volunteering.need (id, unit_no, district_no, title, kind, place, risk, risks, state)
          values (gen_random_uuid(), ${unitNo}, ${place.node['示例区']!}, '社区义诊', 'medical', '广场', 'none', '无', 'published') returning id),
        s as (insert into volunteering.shift (id, need_id, role, starts_at, ends_at, seats, state, held_on)
          select gen_random_uuid(), id, 'member', '${day} 09:00+08', '${day} 18:00+08', 5, 'held', '${day}' from n returning id),
        v as (insert into volunteering.volunteer (id, district_no, home_no, name_sealed, phone_sealed, phone_mac, consent_at)
          values (gen_random_uuid(), ${place.node['示例区']!}, ${unitNo}, '\\x00', '\\x00', decode(md5(random()::text), 'hex'), now()) returning id),
        g as (insert into volunteering.sign_up (shift_id, volunteer_id) select s.id, v.id from s, v returning id)
      insert into volunteering.service (id, sign_up_id, shift_id, volunteer_id, unit_no, from_at, until_at, minutes, grade)
      select gen_random_uuid(), g.id, s.id, v.id, ${unitNo}, '${day} 09:00+08', '${day} 18:00+08', ${minutes}, 'measured' from g, s, v returning id`)
    ids.push(row!.id)
  }
  return ids
}

beforeAll(async () => {
  place = await openSmallDistrict(30)
  today = place.platform.services.clock.today()
  const node = (name: string) => place.node[name]!
  east = person('东街干事', { role: 'street_officer', nodeNo: node('东街道') })
  west = person('西街干事', { role: 'street_officer', nodeNo: node('西街道') })
  viewer = person('区查看', { role: 'district_viewer', nodeNo: node('示例区') })
})
afterAll(() => place.platform.close())

describe('rent paid by service', () => {
  it('is proposed by one side at the rate of the programme and holds once the other agrees', async () => {
    const { owner, tenant, venue } = await sides()
    const { exchange } = await call(tenant.secretary, places.getRentTerms, { query: { venueNo: venue.no } })
    expect(exchange).toMatchObject({ stated: false, months: 3 })
    const { id, owed } = await call(tenant.secretary, places.proposeRent, body(venue.no, tenant.no))
    expect(owed).toBe((10_000 * 3 * 60) / exchange!.fenPerHour)
    expect(await get(id, tenant.secretary)).toMatchObject({ stage: 'proposed', can: { acts: ['withdraw'] }, periods: [] })
    expect((await get(id, owner.secretary)).can.acts).toEqual(['agree', 'refuse'])
    expect(await refusalOf(move(tenant.secretary, id, 'agree'))).toBe('rent-not-yours')
    expect(await move(owner.secretary, id, 'agree')).toMatchObject({ stage: 'running' })
    expect(await refusalOf(move(owner.secretary, id, 'refuse', '晚了'))).toBe('rent-cannot-move')
  })

  it('is agreed by another person than proposed it, even where one answers for both sides', async () => {
    const { tenant, venue } = await sides()
    const both = person('区干事', { role: 'district_officer', nodeNo: place.node['示例区']! })
    const { id } = await call(both, places.proposeRent, body(venue.no, tenant.no))
    expect(await refusalOf(move(both, id, 'agree'))).toBe('rent-own-proposal')
    const other = person('区干事二', { role: 'district_officer', nodeNo: place.node['示例区']! })
    expect(await move(other, id, 'agree')).toMatchObject({ stage: 'running' })
  })

  it('is refused with a reason, and withdrawn by the side that proposed it', async () => {
    const { owner, tenant, venue } = await sides()
    const first = await call(owner.secretary, places.proposeRent, body(venue.no, tenant.no, { side: 'owner' }))
    expect(await refusalOf(move(tenant.secretary, first.id, 'refuse'))).toBe('rent-reason-missing')
    await move(tenant.secretary, first.id, 'refuse', '租金偏高')
    expect(await get(first.id, owner.secretary)).toMatchObject({
      stage: 'refused',
      course: [{ act: 'propose' }, { reason: '租金偏高' }],
    })
    const second = await call(tenant.secretary, places.proposeRent, body(venue.no, tenant.no))
    await move(tenant.secretary, second.id, 'withdraw')
    expect(await get(second.id)).toMatchObject({ stage: 'withdrawn', can: { acts: [] } })
  })

  it('is seen by its two sides and who stands above them, and is not there for anybody else', async () => {
    const { owner, tenant, venue } = await sides()
    const stranger = await organisation('西街道')
    const { id } = await call(tenant.secretary, places.proposeRent, body(venue.no, tenant.no))
    for (const actor of [owner.secretary, tenant.secretary, east, west, viewer])
      expect((await call(actor, places.listRents, { query: { venueNo: venue.no } })).items.map((one) => one.id)).toEqual([id])
    expect((await call(stranger.secretary, places.listRents, { query: { venueNo: venue.no } })).total).toBe(0)
    expect(await refusalOf(get(id, stranger.secretary))).toBe('rent-not-found')
    expect(await refusalOf(call(stranger.secretary, places.proposeRent, body(venue.no, tenant.no)))).toBe('rent-tenant-not-found')
    expect(await refusalOf(call(stranger.secretary, places.proposeRent, body(venue.no, stranger.no, { side: 'owner' })))).toBe(
      'venue-not-found',
    )
    expect(await refusalOf(call(owner.secretary, places.proposeRent, body(venue.no, owner.no)))).toBe('rent-tenant-not-found')
    expect(await refusalOf(call(viewer, places.proposeRent, body(venue.no, tenant.no)))).toBe('not-allowed')
  })

  it('counts the service the tenant organised and nothing that was corrected away', async () => {
    const { owner, tenant, venue } = await sides()
    const { id } = await call(tenant.secretary, places.proposeRent, body(venue.no, tenant.no, { fromOn: '2026-02-01' }))
    await move(owner.secretary, id, 'agree')
    await served(tenant.no, ['2026-01-31', '2026-02-01', '2026-04-30', '2026-05-01'], 240)
    const [wrong] = await served(tenant.no, ['2026-03-15'], 300)
    await served(owner.no, ['2026-03-20'], 500)
    await run(`update volunteering.service set reversed_at = now() where id = '${wrong}' returning id`)
    const seen = await get(id, owner.secretary)
    expect(seen.periods.map((one) => [one.fromOn, one.delivered, one.balance, one.standing])).toEqual([
      ['2026-02-01', 480, 480 - seen.owed, 'met'],
      ['2026-05-01', 240, 720 - 2 * seen.owed, 'met'],
      ['2026-08-01', 0, 720 - 3 * seen.owed, 'owing'],
      ['2026-11-01', 0, null, 'not-applicable'],
    ])
    expect(seen).toMatchObject({ balance: 720 - 3 * seen.owed, standing: 'owing' })
    const list = (standing: 'met' | 'owing') => call(owner.secretary, places.listRents, { query: { standing } })
    expect([(await list('owing')).total, (await list('met')).total]).toEqual([1, 0])
  })

  it('counts sessions held in the venue for the public where that was agreed', async () => {
    const { owner, tenant, venue } = await sides()
    const other = await makeVenue(place, owner.no, { name: '另一处' })
    const proposal = body(venue.no, tenant.no, { measure: 'sessions', rentFen: 30_000, fromOn: '2026-05-01' })
    const { id, owed } = await call(tenant.secretary, places.proposeRent, proposal)
    expect(owed).toBe(5)
    await move(owner.secretary, id, 'agree')
    const held = (roomNo: number, venueNo: number, day: string, purpose: string, more = '') =>
      run(`insert into places.booking (id, venue_no, room_no, unit_no, state, starts_at, ends_at, during, purpose, no_show)
        values (gen_random_uuid(), ${venueNo}, ${roomNo}, ${tenant.no}, 'closed', '${day} 10:00+08', '${day} 11:00+08',
          tstzrange('${day} 10:00+08', '${day} 11:00+08'), '${purpose}', ${more || 'false'}) returning id`)
    await held(venue.roomNo, venue.no, '2026-05-04', 'service')
    await held(venue.roomNo, venue.no, '2026-05-05', 'culture')
    await held(venue.roomNo, venue.no, '2026-05-06', 'meeting')
    await held(venue.roomNo, venue.no, '2026-05-07', 'service', 'true')
    await held(other.roomNo, other.no, '2026-05-08', 'service')
    expect((await get(id, tenant.secretary)).periods.map((one) => one.delivered)).toEqual([2, 0, 0])
  })

  it('pays once with the same service, and once for the same venue', async () => {
    const { owner, tenant, venue } = await sides()
    const second = await makeVenue(place, owner.no, { name: '第二处' })
    const agreed = async (venueNo: number, more: Partial<Proposal> = {}) => {
      const { id } = await call(tenant.secretary, places.proposeRent, body(venueNo, tenant.no, more))
      return move(owner.secretary, id, 'agree')
    }
    await agreed(venue.no, { untilOn: '2026-09-01' })
    expect(await refusalOf(agreed(second.no))).toBe('rent-agreed-already')
    expect(await refusalOf(agreed(venue.no, { measure: 'sessions' }))).toBe('rent-agreed-already')
    expect(await agreed(second.no, { measure: 'sessions' })).toMatchObject({ stage: 'running' })
    expect(await agreed(venue.no, { fromOn: '2026-09-01' })).toMatchObject({ stage: 'running' })
  })

  it('is ended by either side from a day on, and what was done stays', async () => {
    const { owner, tenant, venue } = await sides()
    const { id } = await call(tenant.secretary, places.proposeRent, body(venue.no, tenant.no, { untilOn: '2027-06-01' }))
    await move(owner.secretary, id, 'agree')
    expect(await refusalOf(end(tenant.secretary, id, '2026-01-20'))).toBe('rent-end-unfit')
    expect(await refusalOf(end(tenant.secretary, id, '2027-06-01'))).toBe('rent-end-unfit')
    await end(tenant.secretary, id, today)
    expect(await get(id, owner.secretary)).toMatchObject({
      stage: 'over',
      untilOn: today,
      course: [{ act: 'propose' }, { act: 'agree' }, { act: 'end', reason: '搬迁' }],
    })
    expect((await get(id)).periods.every((one) => one.balance !== null)).toBe(true)
    expect(await refusalOf(end(owner.secretary, id, today))).toBe('rent-cannot-move')
  })

  it('waits for the answer of one side, who is reminded of exactly the list it opens', async () => {
    const { owner, tenant, venue } = await sides()
    const { id } = await call(tenant.secretary, places.proposeRent, body(venue.no, tenant.no))
    const waiting = (actor: Actor) => call(actor, places.listRents, { query: { waiting: 'true' } })
    expect((await waiting(owner.secretary)).items.map((one) => one.id)).toEqual([id])
    expect((await waiting(tenant.secretary)).total).toBe(0)
  })

  it('is exported as it is listed', async () => {
    const { owner, tenant, venue } = await sides()
    await call(tenant.secretary, places.proposeRent, body(venue.no, tenant.no))
    const { body: stream } = await call(owner.secretary, places.exportRents, { query: { venueNo: venue.no, format: 'csv' } })
    const file = Buffer.concat(await stream.toArray()).toString('utf8')
    expect(file).toContain(tenant.name)
    expect(file).toContain('待对方同意')
  })
})

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, partyOrgsOf, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { unitActs } from '../../../test/support/unit-acts.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { organisations } from '../organisations/contract.ts'
import { places } from './contract.ts'
import { makeVenue } from './testing.ts'

let place: SmallDistrict
let district: Actor
let east: Actor
let west: Actor
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)
const node = (name: string) => place.node[name]!
const organisation = partyOrgsOf(() => place, '规划')

/** Social organisations of a street and an industry, far from every venue, with the people that work there. */
async function fill(street: string, industry: string | null, count: number, headcount: number | null): Promise<void> {
  for (let at = 0; at < count; at += 1)
    await call(systemActor, organisations.establishUnit, {
      body: {
        reason: '登记',
        effectiveOn: '2026-01-05',
        kind: 'social_org',
        name: `${street}${industry ?? '其他'}社会组织${at}`,
        districtNo: node('示例区'),
        streetNo: node(street),
        industryNo: industry === null ? undefined : node(industry),
        headcount,
      } as never,
    })
  await place.platform.services.database.transaction(systemContext, (tx) =>
    sql`update organisations.unit_state s set lon = 104.2, lat = 30.7 from organisations.unit u where u.no = s.unit_no and u.kind = 'social_org'`.execute(
      tx,
    ),
  )
}

beforeAll(async () => {
  place = await openSmallDistrict(0)
  district = person('区干事', { role: 'district_officer', nodeNo: node('示例区') })
  east = person('东街干事', { role: 'street_officer', nodeNo: node('东街道') })
  west = person('西街干事', { role: 'street_officer', nodeNo: node('西街道') })
  const owner = await organisation()
  await makeVenue(place, owner.no, { name: '城中心', lon: 104.0, lat: 30.7 })
  await fill('东街道', '教育', 6, 60)
  await fill('东街道', '体育', 2, null)
  await fill('西街道', null, 3, 2)
})
afterAll(() => place.platform.close())

const plan = async (who: Actor, street: string, more: object = {}) =>
  call(who, places.enterPlan, {
    body: { kind: 'hub', areaNo: node(street), name: `${street}枢纽阵地`, wantedYear: 2028, ...more } as never,
  })
const get = (who: Actor, id: string) => call(who, places.getPlan, { params: { id } })
const move = async (who: Actor, id: string, body: object) => {
  const { revision } = await get(systemActor, id)
  return call(who, places.movePlan, { params: { id }, body: body as never }, { ifMatch: revision })
}

describe('a plan for a hub venue', () => {
  it('is judged by records of its street, and each number is the length of its list', async () => {
    const { id } = await plan(east, '东街道')
    const one = await get(east, id)
    expect(one).toMatchObject({
      verdict: 'not-yet',
      factors: [
        { factor: 'features', state: 'lacking' },
        { factor: 'industry', state: 'there' },
        { factor: 'population', state: 'there' },
      ],
      today: { organisations: 8, industryKnown: 8, people: 360, peopleKnown: 6, far: 8, unplaced: 0, metres: 1000 },
      rule: { source: 'LH-26；CD-72', stated: false, venueKinds: ['hub'] },
      can: { change: true, acts: ['drop'] },
    })
    expect(one.today.industries.map((row) => [row.name, row.organisations])).toEqual([
      ['教育', 6],
      ['体育', 2],
    ])
    const listed = async (more: object) => {
      const query = { areaNo: one.area.no, metres: one.today.metres, ...more } as never
      return (await call(east, places.listReach, { query })).items
    }
    expect(await listed({})).toHaveLength(one.today.organisations)
    expect(await listed({ group: 'far' })).toHaveLength(one.today.far)
    for (const { no, organisations: counted } of one.today.industries)
      expect(await listed({ industryNo: no })).toHaveLength(counted)
    const staffed = await listed({ people: 'known' })
    expect([staffed.length, staffed.reduce((sum, row) => sum + row.people!, 0)]).toEqual([6, 360])

    // Words are entered, the rest follows: the same plan is mature.
    await call(
      east,
      places.changePlan,
      { params: { id }, body: { name: '东街枢纽', wantedYear: 2027, features: '园区青年多' } },
      { ifMatch: 1 },
    )
    expect(await get(east, id)).toMatchObject({ verdict: 'mature', wantedYear: 2027, can: { acts: ['decide', 'drop'] } })
  })

  it('is decided with a reason, keeps what the rule saw, and is opened by naming a venue of the street', async () => {
    const { id } = await plan(east, '东街道', { features: '园区青年多' })
    expect(await refusalOf(move(east, id, { act: 'open', venueNo: 1 }))).toBe('plan-not-now')
    expect(await refusalOf(move(east, id, { act: 'decide' }))).toBe('booking-reason-missing')
    await move(east, id, { act: 'decide', reason: '三项条件具备' })
    await fill('东街道', '体育', 1, 5)
    expect(await get(east, id)).toMatchObject({
      state: 'decided',
      today: { organisations: 9 },
      decided: { verdict: 'mature', reason: '三项条件具备', organisations: 8, people: 360, ruleVersion: '1' },
      can: { change: false, acts: ['open', 'drop'] },
    })
    const [owner, other] = [await organisation(), await organisation('西街道')]
    const wrongKind = await makeVenue(place, owner.no, { name: '党群中心' })
    const elsewhere = await makeVenue(place, other.no, { name: '西街枢纽', kind: 'hub' })
    const hub = await makeVenue(place, owner.no, { name: '东街枢纽阵地', kind: 'hub' })
    for (const { no } of [wrongKind, elsewhere])
      expect(await refusalOf(move(east, id, { act: 'open', venueNo: no }))).toBe('plan-venue-unfit')
    await move(east, id, { act: 'open', venueNo: hub.no })
    expect(await get(east, id)).toMatchObject({ state: 'opened', venue: { no: hub.no, name: '东街枢纽阵地' }, can: { acts: [] } })
    const next = await plan(east, '东街道', { features: '另一处' })
    await move(district, next.id, { act: 'decide', reason: '再建一处' })
    expect(await refusalOf(move(east, next.id, { act: 'open', venueNo: hub.no }))).toBe('plan-venue-named')
    expect(await refusalOf(move(east, next.id, { act: 'drop' }))).toBe('booking-reason-missing')
    await move(east, next.id, { act: 'drop', reason: '一处已经够用' })
    expect(await get(east, next.id)).toMatchObject({ state: 'dropped', droppedReason: '一处已经够用' })
  })

  it('that is not judged or not mature is decided by the district only', async () => {
    const { id } = await plan(west, '西街道', { features: '临近车站' })
    expect(await get(west, id)).toMatchObject({ verdict: 'not-yet', can: { acts: ['drop'] } })
    expect(await refusalOf(move(west, id, { act: 'decide', reason: '想先做' }))).toBe('plan-not-mature')
    await move(district, id, { act: 'decide', reason: '车站明年开通，提前确定' })
    expect(await get(west, id)).toMatchObject({ decided: { verdict: 'not-yet', organisations: 3 }, verdict: 'not-yet' })
  })

  it('is a matter of its street and the district', async () => {
    const { id } = await plan(west, '西街道', { name: '西街另一处' })
    expect(await refusalOf(get(east, id))).toBe('plan-not-found')
    expect(await refusalOf(plan(east, '西街道'))).toBe('plan-area-unfit')
    expect(await refusalOf(plan(district, '示例区'))).toBe('plan-area-unfit')
    const names = async (who: Actor, query: object = {}) =>
      (await call(who, places.listPlans, { query: query as never })).items.map((row) => row.area.name)
    expect(new Set(await names(east))).toEqual(new Set(['东街道']))
    expect(new Set(await names(west))).toEqual(new Set(['西街道']))
    expect(new Set(await names(district))).toEqual(new Set(['东街道', '西街道']))
    expect(new Set(await names(district, { streetNo: node('西街道'), state: 'considered' }))).toEqual(new Set(['西街道']))
    const file = await call(west, places.exportPlans, { query: { format: 'csv', language: 'zh' } as never })
    let text = ''
    for await (const piece of (file as { body: AsyncIterable<Buffer> }).body) text += piece.toString()
    expect(text).toMatch(/西街另一处/)
    expect(text).not.toMatch(/东街/)
  })
})

describe('a plan for a regional centre', () => {
  it('is of the district as well, and counts all of it', async () => {
    const { id } = await plan(district, '示例区', {
      kind: 'regional-centre',
      name: '区域党群活动中心',
      features: '小区域、大党建',
    })
    const one = await get(district, id)
    expect(one.today.organisations).toBe((await call(district, places.listReach)).total)
    expect(await refusalOf(get(east, id))).toBe('plan-not-found')
  })

  it('of a street that is merged goes on at its successor, and is back when that is taken back', async () => {
    const { id } = await plan(district, '南街道', { kind: 'regional-centre', name: '南街中心' })
    const { merge, undoLast } = unitActs(
      () => place.platform,
      () => systemActor,
      '2026-11-20',
    )
    const area = async () => (await get(systemActor, id)).area.name
    expect(await merge(node('西街道'), node('南街道'))).toContain('venue-plan 1 0')
    expect(await area()).toBe('西街道')
    await undoLast()
    expect(await area()).toBe('南街道')
  })
})

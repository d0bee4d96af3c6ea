import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person } from '../../../test/support/platform.ts'
import { asSystem } from '../../../test/support/scopes.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { unitActs } from '../../../test/support/unit-acts.ts'
import type { Actor } from '../../kernel/policy.ts'
import { notices } from '../notices/contract.ts'
import { alliances } from './contract.ts'
import { branchIn, foundedCommunity, signedPairing } from './testing.ts'

let place: SmallDistrict
let district: Actor
let street: Actor
let named = 0
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)
const people = new Map<number, Actor>()
const secretaryOf = (no: number): Actor => {
  const known = people.get(no) ?? person(`书记${no}`, { role: 'party_org_secretary', nodeNo: no })
  people.set(no, known)
  return known
}

beforeAll(async () => {
  place = await openSmallDistrict(4)
  district = person('区委', { role: 'district_officer', nodeNo: place.node['示例区']! })
  street = person('东街道', { role: 'street_officer', nodeNo: place.node['东街道']! })
}, 60_000)
afterAll(() => place.platform.close())

const branch = () => branchIn(place, `第${++named}党支部`)
const branches = async (count: number) => {
  const nos: number[] = []
  for (let left = count; left > 0; left -= 1) nos.push(await branch())
  return nos as [number, number, number, number, ...number[]]
}
const { undoLast, merge, dissolve } = unitActs(
  () => place.platform,
  () => district,
  '2026-11-22',
)
const own = (told: readonly string[]) => told.filter((line) => /^(agreement|community)/.test(line))
const pact = (id: string) => call(district, alliances.getAgreement, { params: { id } })
const community = (id: string) => call(district, alliances.getCommunity, { params: { id } })
const sidesOf = async (id: string) => (await pact(id)).sides.map((side) => [side.no, side.answer])
const founded = (nos: readonly number[]) =>
  foundedCommunity(place, nos, { secretaryOf, street, committee: district }, `共同体${++named}`)

describe('what a merged organisation has agreed', () => {
  it('its successor goes on with, by the signature that was given, and the other sides do not sign again', async () => {
    const [into, gone, other] = await branches(3)
    const id = await signedPairing(place, gone, [other], secretaryOf)
    expect(own(await merge(into, gone))).toEqual(['agreement 1 0'])
    const { stage, lead, course } = await pact(id)
    expect({ stage, lead: lead.no, last: course.at(-1)!.action }).toEqual({ stage: 'in-force', lead: into, last: 'unit-merged' })
    expect(await sidesOf(id)).toEqual([
      [into, 'signed'],
      [other, 'signed'],
    ])
    expect((await call(secretaryOf(into), alliances.listAgreements, {})).items.map((one) => one.id)).toContain(id)
  })

  it('ends where its only partner is the successor itself, and stands again once the merger is taken back', async () => {
    const [into, gone] = await branches(2)
    const id = await signedPairing(place, gone, [into], secretaryOf)
    const before = await pact(id)
    expect(own(await merge(into, gone))).toEqual(['agreement 0 1'])
    expect(await pact(id)).toMatchObject({ stage: 'ended', closeReason: 'unit-ended' })
    await undoLast()
    expect(await pact(id)).toMatchObject({ stage: 'in-force', closeReason: null, sides: before.sides, lead: before.lead })
  })

  it('waits for the successor where it waited for the merged one; a signature since then keeps the merger', async () => {
    const [into, gone, other] = await branches(3)
    const id = await signedPairing(place, other, [gone], secretaryOf, { signs: 1 })
    await merge(into, gone)
    await call(secretaryOf(into), alliances.signAgreement, { params: { id }, body: { unitNo: into, answer: 'signed' } })
    expect((await pact(id)).stage).toBe('in-force')
    expect(await refusalOf(undoLast())).not.toBe('done')
  })
})

describe('the place of a merged organisation in a community', () => {
  it('is its successor’s from that day: lead, membership and turns; taken back, all is as before', async () => {
    const [into, gone, other] = await branches(3)
    const id = await founded([gone, other])
    const before = await community(id)
    const turnsOf = async () =>
      (await call(district, alliances.getTurns, { params: { id } })).roles.map(({ turns }) => turns.map((turn) => turn.who?.no))
    const turnsBefore = await turnsOf()
    expect(own(await merge(into, gone))).toEqual(['agreement 1 0', 'community-membership 1 0'])
    const now = await community(id)
    expect(now.lead.no).toBe(into)
    expect(now.members.map((member) => member.no)).toEqual([into, other])
    expect(now.former).toMatchObject([{ no: gone, untilOn: '2026-11-22', reason: 'unit-ended' }])
    expect((await turnsOf()).flat()).toContain(into)
    expect(now.charter).toMatchObject({ stage: 'in-force', signed: 2 })
    await undoLast()
    const after = await community(id)
    expect({ lead: after.lead, members: after.members, former: after.former }).toEqual({
      lead: before.lead,
      members: before.members,
      former: before.former,
    })
    expect(await turnsOf()).toEqual(turnsBefore)
  })

  it('is not counted twice where the successor is a member already', async () => {
    const [into, gone, other] = await branches(3)
    const id = await founded([gone, into, other])
    await merge(into, gone)
    const { members, lead } = await community(id)
    expect([lead.no, members.map((member) => member.no)]).toEqual([into, [into, other]])
  })
})

describe('what an organisation that ends was in', () => {
  it('goes on among the others where two are left, and ends where one is left', async () => {
    const [gone, other, third] = await branches(3)
    const three = await signedPairing(place, gone, [other, third], secretaryOf)
    const two = await signedPairing(place, gone, [other], secretaryOf)
    const open = await signedPairing(place, other, [gone, third], secretaryOf, { signs: 1 })
    const id = await founded([gone, other])
    expect(own(await dissolve(gone))).toEqual(['agreement 2 2', 'community-membership 0 1'])
    expect(await pact(three)).toMatchObject({ stage: 'in-force', lead: { no: other } })
    expect(await pact(two)).toMatchObject({ stage: 'ended', closeReason: 'unit-ended' })
    expect((await sidesOf(open)).map(([no]) => no)).toEqual([other, third])
    expect(await community(id)).toMatchObject({ state: 'active', lead: { no: other } })
    await undoLast()
    expect(await pact(two)).toMatchObject({ stage: 'in-force', lead: { no: gone } })
    expect((await community(id)).members).toHaveLength(2)
  })
})

describe('what the convenor is reminded of', () => {
  it('is the open window that waits, told to the member whose turn it is and to nobody else', async () => {
    const [first, second] = await branches(2)
    const id = await founded([first, second])
    const groupOf = async (actor: Actor) =>
      (await call(actor, notices.getDigest)).groups.find((group) => group.source === 'alliances.cadence')
    // Founded within the windows of this year: nothing applies yet, and nothing waits.
    expect(await groupOf(secretaryOf(first))).toMatchObject({ total: 0 })
    await establishedEarlier(id)
    const told = [await groupOf(secretaryOf(first)), await groupOf(secretaryOf(second))]
    const mine = told.find((group) => (group?.total ?? 0) > 0)
    expect(told.map((group) => group?.total).toSorted()).toEqual([0, 1])
    expect(mine).toMatchObject({ items: [{ link: `/communities/${id}?tab=lines`, dueOn: '2026-12-31' }] })
    const convenor = mine === told[0] ? secretaryOf(first) : secretaryOf(second)
    const list = await call(convenor, alliances.listCommunities, { query: { convenor: 'true', living: 'true' } })
    expect(list.items.map((one) => one.id)).toEqual([id])
  })
})

async function establishedEarlier(id: string): Promise<void> {
  await asSystem(place.platform.services.database, async (tx) => {
    await sql`update alliances.community set established_on = '2026-01-01' where id = ${id}`.execute(tx)
    await sql`update alliances.community_member set from_on = '2026-01-01' where community_id = ${id}`.execute(tx)
  })
}

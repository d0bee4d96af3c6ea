import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { organisations } from '../organisations/contract.ts'
import { lists } from './contract.ts'
import { listsForTests } from './testing.ts'

let place: SmallDistrict
let district: Actor
let of: ReturnType<typeof listsForTests>
type Side = { no: number; secretary: Actor }
let [home, helper, third] = [{}, {}, {}] as [Side, Side, Side]
const call: SmallDistrict['platform']['call'] = (...one) => place.platform.call(...one)

beforeAll(async () => {
  place = await openSmallDistrict(10)
  of = listsForTests(place)
  district = person('区干事', { role: 'district_officer', nodeNo: place.node['示例区']! })
  ;[home, helper, third] = [await of.branch(), await of.branch(), await of.branch()]
})
afterAll(() => place.platform.close())

const claim = (side: Side, id: string, quantity: number | null = null) =>
  call(side.secretary, lists.claimEntry, { params: { id }, body: { asNo: side.no, quantity } })
const act = (actor: Actor, id: string, deed: string, side: string, satisfaction: string | null = null) =>
  call(actor, lists.actOnClaim, { params: { id }, body: { deed, side, line: '一句话', satisfaction } as never })
const claims = (query: object = {}, by = district) => call(by, lists.listClaims, { query })

describe('what came of it', () => {
  it('is the word of the other side when it confirms; the rate is of those who said one', async () => {
    const id = await of.publish(home.secretary, home.no, {
      title: '义诊',
      kind: 'need',
      quantity: 3,
      unit: '次',
      divisible: true,
    })
    const made = [await claim(helper, id, 1), await claim(third, id, 1), await claim(helper, id, 1)]
    const empty = (await claims({ state: 'verified', unitNo: home.no })).counts
    expect([empty.rated, empty.satisfied]).toEqual([0, 0])
    for (const [index, one] of made.entries()) {
      const by = index === 1 ? third.secretary : helper.secretary
      await act(by, one.id, 'solve', 'claimant')
    }
    expect((await claims({ unitNo: home.no })).counts).toMatchObject({ claims: 3, solved: 3, verified: 0 })
    expect(await refusalOf(act(home.secretary, made[0]!.id, 'verify', 'owner', 'perfect'))).toBe('entry-word-unknown')
    await act(home.secretary, made[0]!.id, 'verify', 'owner', 'satisfied')
    await act(home.secretary, made[1]!.id, 'verify', 'owner', 'not')
    await act(home.secretary, made[2]!.id, 'verify', 'owner')
    expect((await claims({ unitNo: home.no })).counts).toMatchObject({
      claims: 3,
      solved: 0,
      verified: 3,
      rated: 2,
      satisfied: 1,
    })
    const { counts, items } = await call(district, lists.listEntries, { query: { q: '义诊' } })
    expect(counts).toMatchObject({ entries: 1, published: 1, solved: 1, rated: 2, satisfied: 1 })
    expect(items[0]).toMatchObject({ quantity: 3, taken: 3, done: 3 })
  })

  it('of many contributors to one need is told as what is taken on and what is verified', async () => {
    const id = await of.publish(home.secretary, home.no, { title: '添置桌椅', quantity: 40, unit: '套', divisible: true })
    const first = await claim(helper, id, 25)
    await claim(third, id, 10)
    await act(helper.secretary, first.id, 'solve', 'claimant')
    await act(home.secretary, first.id, 'verify', 'owner')
    const entry = await call(home.secretary, lists.getEntry, { params: { id } })
    expect(entry).toMatchObject({ quantity: 40, taken: 35, done: 25, standing: 'open' })
    expect(entry.claims.map((one) => [one.members[0]!.no, one.quantity])).toEqual([
      [third.no, 10],
      [helper.no, 25],
    ])
  })
})

describe('a resource', () => {
  it('that goes from a higher level to a lower one is handed down; between organisations it is not', async () => {
    const down = await of.publish(district, place.node['示例区']!, { title: '区级讲师', kind: 'resource', category: 'skills' })
    const across = await of.publish(helper.secretary, helper.no, { title: '闲置桌椅', kind: 'resource', category: 'goods' })
    const need = await of.publish(district, place.node['示例区']!, { title: '区里的需求' })
    for (const id of [down, across, need]) await claim(home, id)
    const { items, total } = await claims({ handedDown: 'true' })
    expect(total).toBe(1)
    expect(items[0]).toMatchObject({ entry: { id: down }, levels: { from: 'district', to: 'organisation' } })
    expect((await claims({ unitNo: helper.no, kind: 'resource' })).items[0]!.levels).toEqual({
      from: 'organisation',
      to: 'organisation',
    })
    const { services } = place.platform
    const indicator = services.contributions.indicators.find((one) => one.key === 'lists.handed-down')!
    const input = { scope: { everything: true }, asOf: services.clock.today(), districtNo: place.node['示例区']!, params: {} }
    const figure = await services.database.read(systemContext, (tx) => indicator.compute({ ...input, tx } as never))
    expect(figure.value).toBe(1)
    const query = Object.fromEntries(new URL(figure.list, 'http://x').searchParams)
    expect((await claims(query)).total).toBe(1)
  })

  it('of an organ goes down to a village by the Party organisations of both, as the register has them', async () => {
    const districtNo = place.node['示例区']!
    const establish = async (body: object) =>
      (
        await call(systemActor, organisations.establishUnit, {
          body: { reason: '登记', effectiveOn: '2026-01-05', districtNo, ...body } as never,
        })
      ).no
    const organ = await establish({ kind: 'public_body', name: '区农业农村局' })
    const bureau = await establish({
      kind: 'party_org',
      name: '区农业农村局机关党支部',
      level: 'branch',
      form: 'own',
      coversUnitNos: [organ],
    })
    const village = await establish({
      kind: 'party_org',
      name: '河湾村党支部',
      level: 'branch',
      form: 'own',
      streetNo: place.node['东街道']!,
    })
    const edge = { type: 'hub_of', fromNo: village, toNo: place.node['东社区']!, effectiveOn: '2026-01-05', reason: '村党组织' }
    await call(systemActor, organisations.connectUnits, { body: edge })
    const [giver, taker] = [bureau, village].map((no) => ({
      no,
      secretary: person(`书记${no}`, { role: 'party_org_secretary', nodeNo: no }),
    }))
    const down = await of.publish(giver!.secretary, bureau, { title: '农技员下乡', kind: 'resource', category: 'people' })
    const { id } = await claim(taker!, down)
    const found = (await claims({ handedDown: 'true' })).items.find((one) => one.entry.id === down)
    expect(found?.levels).toEqual({ from: 'district', to: 'community' })
    await act(taker!.secretary, id, 'withdraw', 'claimant')
    expect((await claims({ handedDown: 'true' })).items.filter((one) => one.entry.id === down)).toEqual([])
  })
})

describe('what the office urges', () => {
  it('waits for the claimant at once, is listed until it answers, and shows what was urged beside the answer', async () => {
    const id = await of.publish(home.secretary, home.no, { title: '楼道照明', kind: 'problem' })
    const { id: claimId } = await claim(helper, id)
    const waits = async () =>
      (await call(helper.secretary, lists.getMine, {})).waiting.filter((one) => one.claimId === claimId).map((one) => one.waits)
    const waiting = async () => (await claims({ urged: 'waiting' })).items.map((one) => one.id)
    expect([await waits(), await waiting()]).toEqual([[], []])
    await act(district, claimId, 'supervise', 'office')
    expect([await waits(), await waiting()]).toEqual([['answer'], [claimId]])
    await act(home.secretary, claimId, 'follow', 'owner')
    expect(await waiting()).toEqual([claimId])
    await act(helper.secretary, claimId, 'follow', 'claimant')
    expect([await waits(), await waiting()]).toEqual([[], []])
    const told = (await call(home.secretary, lists.getEntry, { params: { id } })).claims[0]!
    expect(told.urges).toMatchObject([{ line: '一句话', answer: { line: '一句话' } }])
    expect((await claims({ urged: 'ever' })).items[0]).toMatchObject({ id: claimId, urged: 1 })
  })
})

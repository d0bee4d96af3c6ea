import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor, visitor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext, underScope } from '../../platform/db/database.ts'
import { alliances } from '../alliances/contract.ts'
import { branchIn, foundedCommunity } from '../alliances/testing.ts'
import { lists } from './contract.ts'
import { listsForTests } from './testing.ts'

let place: SmallDistrict
let of: ReturnType<typeof listsForTests>
let committee: Actor
let officers: Record<'东' | '西' | '南', Actor>
let nos: Record<'school' | 'village' | 'court' | 'firm' | 'club', number>
/** The school, the village and the court are in one community, the firm and the club in another. */
let [first, second] = ['', '']
const call: SmallDistrict['platform']['call'] = (...one) => place.platform.call(...one)
const people = new Map<number, Actor>()
const secretaryOf = (no: number): Actor => {
  const known = people.get(no) ?? person(`书记${no}`, { role: 'party_org_secretary', nodeNo: no })
  people.set(no, known)
  return known
}

beforeAll(async () => {
  place = await openSmallDistrict(10)
  of = listsForTests(place)
  nos = {
    school: await branchIn(place, '上底小学党支部'),
    village: await branchIn(place, '西社区党支部', { street: '西街道' }),
    court: await branchIn(place, '西法庭党支部', { street: '西街道' }),
    firm: await branchIn(place, '南桥建设党支部', { street: '南街道' }),
    club: await branchIn(place, '书画院党支部'),
  }
  const officer = (side: string) => person(`${side}街道干事`, { role: 'street_officer', nodeNo: place.node[`${side}街道`]! })
  officers = { 东: officer('东'), 西: officer('西'), 南: officer('南') }
  committee = person('区干事', { role: 'district_officer', nodeNo: place.node['示例区']! })
  const found = (members: number[], name: string) =>
    foundedCommunity(place, members, { secretaryOf, street: officers['东'], committee }, name)
  first = await found([nos.school, nos.village, nos.court], '上底共同体')
  second = await found([nos.club, nos.firm], '南桥共同体')
})
afterAll(() => place.platform.close())

const publish = (ownerNo: number, more: object = {}) =>
  of.publish(secretaryOf(ownerNo), ownerNo, { visibility: 'community', communityId: first, ...more })
const get = (actor: Actor, id: string) => call(actor, lists.getEntry, { params: { id } })
const list = (actor: Actor, query: object = {}) => call(actor, lists.listEntries, { query })
const claim = (actor: Actor, id: string, asNo: number, more: object = {}) =>
  refusalOf(call(actor, lists.claimEntry, { params: { id }, body: { asNo, ...more } as never }))
const exported = async (actor: Actor) => {
  const { body } = (await call(actor, lists.exportEntries, { query: { format: 'csv' } as never })) as unknown as {
    body: AsyncIterable<Buffer> | Buffer
  }
  const parts: Buffer[] = []
  for await (const part of Buffer.isBuffer(body) ? [body] : body) parts.push(Buffer.from(part))
  return Buffer.concat(parts).toString()
}

describe('an entry kept to a community', () => {
  it('is seen by its members and those above them, and by nobody else: not in a list, a count, a search, a file or the open page', async () => {
    const before = (await list(secretaryOf(nos.firm))).counts.entries
    const id = await publish(nos.school, { title: '片区托管志愿者' })
    for (const actor of [secretaryOf(nos.school), secretaryOf(nos.village), officers['东'], officers['西'], committee]) {
      expect((await get(actor, id)).community).toMatchObject({ id: first, name: '上底共同体', circle: 'stands' })
      expect((await list(actor, { communityId: first, q: '片区托管' })).total).toBe(1)
    }
    for (const actor of [secretaryOf(nos.firm), secretaryOf(nos.club), officers['南']]) {
      expect(await refusalOf(get(actor, id))).toBe('entry-not-found')
      expect((await list(actor, { q: '片区托管' })).counts.entries).toBe(0)
      expect((await list(actor, { communityId: first })).total).toBe(0)
      expect(await claim(actor, id, nos.firm)).toBe('entry-not-found')
    }
    expect((await list(secretaryOf(nos.firm))).counts.entries).toBe(before)
    expect(await exported(officers['西'])).toContain('片区托管志愿者')
    expect(await exported(officers['南'])).not.toContain('片区托管志愿者')
    const open = await call(visitor, lists.listOpen, { query: { pageSize: 200 } as never })
    expect(open.items.map((one) => one.id)).not.toContain(id)
    // The rows themselves, whatever a query asks for.
    const rowsUnder = (nodes: number[]) =>
      place.platform.services.database.transaction(systemContext, (tx) =>
        underScope(tx, { everything: false, nodes }, async () => {
          const { rows } = await sql`select from lists.entry where id = ${id}`.execute(tx)
          return rows.length
        }),
      )
    expect([await rowsUnder([nos.court]), await rowsUnder([nos.firm]), await rowsUnder([place.node['南街道']!])]).toEqual([
      1, 0, 0,
    ])
  })

  it('is kept only to a community its owner is in, and names one', async () => {
    const submit = (ownerNo: number, more: object) => refusalOf(of.submit(secretaryOf(ownerNo), ownerNo, more))
    expect(await submit(nos.school, { visibility: 'community' })).toBe('entry-no-community')
    expect(await submit(nos.school, { visibility: 'community', communityId: second })).toBe('entry-no-community')
    expect(await submit(nos.school, { visibility: 'district', communityId: first })).toBe('entry-no-community')
    expect(
      await submit(nos.school, { visibility: 'community', communityId: first, openTo: ['organisations', 'residents'] }),
    ).toBe('entry-open-to-unfit')
    const seen = await call(secretaryOf(nos.club), lists.getCommunities, {})
    expect(seen.items).toEqual([
      { id: second, no: seen.items[0]!.no, name: '南桥共同体', own: [{ no: nos.club, name: '书画院党支部' }] },
    ])
    expect((await call(committee, lists.getCommunities, {})).items.map((one) => one.id)).toEqual([first, second])
  })

  it('is taken on by members only, also in a group and by an office that reaches others', async () => {
    const id = await publish(nos.school)
    expect(await claim(officers['东'], id, nos.club)).toBe('entry-not-member')
    expect(await claim(secretaryOf(nos.village), id, nos.village, { with: [{ unitNo: nos.firm }] })).toBe('entry-not-member')
    expect((await get(officers['西'], id)).can.claim).toBe(true)
    expect((await get(secretaryOf(nos.school), id)).can.claim).toBe(false)
    expect(await claim(secretaryOf(nos.village), id, nos.village, { with: [{ unitNo: nos.court }] })).toBe('done')
  })

  it('is proposed by matching to members only, and nobody is told how many pairs there are beyond those it sees', async () => {
    const goods = { category: 'goods', unit: '套' }
    const need = await of.publish(secretaryOf(nos.club), nos.club, { ...goods, title: '外面的需求' })
    const inside = await publish(nos.village, { ...goods, title: '里面的需求' })
    const resource = await publish(nos.school, { ...goods, kind: 'resource', title: '里面的资源' })
    const pairsOf = async (actor: Actor, nodeNo: number) => {
      const { id } = await call(actor, lists.runMatching, { body: { nodeNo } })
      const match = await call(actor, lists.getMatch, { params: { id }, query: {} })
      return { id, match, pairs: match.found.items.map((pair) => [pair.need.id, pair.resource.id]) }
    }
    const whole = await pairsOf(committee, place.node['示例区']!)
    expect(whole.pairs).toContainEqual([inside, resource])
    expect(whole.pairs.map(([id]) => id)).not.toContain(need)
    // The south has a need of its own and no member: the resource is not even looked at.
    await of.publish(secretaryOf(nos.firm), nos.firm, { ...goods, title: '南街道的需求' })
    await of.publish(secretaryOf(nos.firm), nos.firm, { ...goods, kind: 'resource', title: '南街道的资源' })
    const south = await pairsOf(committee, place.node['南街道']!)
    expect(south.match.resources).toBe(1)
    expect(south.pairs).toEqual([])
  })

  it('is counted on the page of the community by those who see it, each number with the list behind it', async () => {
    const shared = async (actor: Actor) =>
      (await call(actor, alliances.getCommunity, { params: { id: first } })).shared.find((one) => one.module === 'lists')!.counts
    const counts = await shared(secretaryOf(nos.court))
    expect(counts.map((one) => one.code)).toEqual('need resource project wish problem talent signed claimed solved'.split(' '))
    for (const { code, count, link } of counts) {
      const query = Object.fromEntries(new URLSearchParams(link.split('?')[1])) as never
      const actor = secretaryOf(nos.court)
      const found = code === 'signed' ? call(actor, lists.listSigned, { query }) : list(actor, query)
      expect((await found).total).toBe(count)
    }
    expect(counts[0]!.count).toBeGreaterThan(1)
  })
})

describe('talent', () => {
  it('is a resource with skill, level and hours, names nobody, and is told inside the community', async () => {
    const told = { kind: 'resource' as const, title: '社工师带教', category: 'skills', unit: '次', tags: ['社工', '心理'] }
    const id = await publish(nos.court, { ...told, skillLevel: 'senior', hours: '每周三晚上' })
    await publish(nos.court, { kind: 'resource', title: '会议室', category: 'venue' })
    const { items } = await list(secretaryOf(nos.village), { communityId: first, talent: 'true' })
    expect(items).toMatchObject([
      { id, tags: ['社工', '心理'], skillLevel: 'senior', hours: '每周三晚上', owner: { no: nos.court } },
    ])
    expect((await list(secretaryOf(nos.firm), { talent: 'true' })).total).toBe(0)
    const submit = (more: object) => refusalOf(of.submit(secretaryOf(nos.court), nos.court, { ...told, ...more }))
    expect(await submit({ hours: '请打 138 0000 1234' })).toBe('entry-personal')
    expect(await submit({ skillLevel: 'genius' })).toBe('entry-word-unknown')
  })
})

describe('when the circle changes', () => {
  it('entries of who leaves stay with it and are seen by its own circle alone; it sees those of the others no longer', async () => {
    const own = await publish(nos.court, { title: '法庭开放日' })
    const other = await publish(nos.school, { title: '家长课堂' })
    const taken = await publish(nos.school, { title: '已由法庭认领' })
    expect(await claim(secretaryOf(nos.court), taken, nos.court)).toBe('done')
    await call(secretaryOf(nos.court), alliances.leaveCommunity, {
      params: { id: first },
      body: { unitNo: nos.court, reason: '搬迁' },
    })
    expect((await get(secretaryOf(nos.court), own)).community).toMatchObject({ name: '上底共同体', circle: 'left' })
    expect(await refusalOf(get(secretaryOf(nos.village), own))).toBe('entry-not-found')
    expect(await refusalOf(get(secretaryOf(nos.court), other))).toBe('entry-not-found')
    // What it has taken on it goes on with.
    expect((await get(secretaryOf(nos.court), taken)).claims).toHaveLength(1)
    expect((await list(secretaryOf(nos.court), { communityId: first })).total).toBe(0)
    expect(await claim(committee, own, nos.village)).toBe('entry-not-member')
  })

  it('of a community that is over every entry falls back to its owner, with a word that says so', async () => {
    const id = await publish(nos.school, { title: '最后一条' })
    expect((await get(secretaryOf(nos.village), id)).community).toMatchObject({ circle: 'stands' })
    await call(committee, alliances.dissolveCommunity, { params: { id: first }, body: { reason: '目标已经完成' } })
    expect(await refusalOf(get(secretaryOf(nos.village), id))).toBe('entry-not-found')
    expect((await get(secretaryOf(nos.school), id)).community).toMatchObject({ name: '上底共同体', circle: 'ended' })
    expect((await call(secretaryOf(nos.school), lists.getCommunities, {})).items).toEqual([])
    const was = await get(secretaryOf(nos.school), id)
    const { kind, category, unit, fromOn, title, revision } = was
    await call(
      secretaryOf(nos.school),
      lists.correctEntry,
      { params: { id }, body: { kind, category, unit, fromOn, title, ownerNo: nos.school, visibility: 'district' } },
      { ifMatch: revision },
    )
    await call(systemActor, lists.checkEntry, { params: { id }, body: { outcome: 'publish' } })
    expect((await get(secretaryOf(nos.village), id)).community).toBeNull()
  })
})

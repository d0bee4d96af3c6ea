import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { members } from './contract.ts'
import { indicators } from './indicators.ts'
import { partyOrgsForTests } from './testing.ts'

let place: SmallDistrict
let atHome: Actor
let atHost: Actor
let elsewhere: Actor
let viewer: Actor
let home: number
let host: number

beforeAll(async () => {
  place = await openSmallDistrict(40)
  const branches = await partyOrgsForTests(place.platform.services)
  home = branches[0]!.no
  host = branches[1]!.no
  atHome = person('家书记', { role: 'party_org_secretary', nodeNo: home })
  atHost = person('报到地书记', { role: 'party_org_secretary', nodeNo: host })
  elsewhere = person('别处书记', { role: 'party_org_secretary', nodeNo: branches[2]!.no })
  viewer = person('查阅', { role: 'district_viewer', nodeNo: place.node['示例区']! })
})
afterAll(() => place.platform.close())

const call: SmallDistrict['platform']['call'] = (...request) => place.platform.call(...request)
const today = '2026-11-22'
const enter = async (name: string, branchNo = home) =>
  (await call(systemActor, members.enterMember, { body: { name, branchNo, place: 'unit', fromOn: '2025-01-10' } })).id
const register = async (memberId: string, extra: object = {}) =>
  (await call(atHome, members.registerMember, { params: { id: memberId }, body: { hostNo: host, onDay: today, ...extra } })).id
const listed = async (actor: Actor, query: object = {}) =>
  (await call(actor, members.listRegistrations, { query: { state: 'all', ...query } })).items
const one = async (id: string, actor = atHost) => (await listed(actor)).find((row) => row.id === id)!
const act = async (endpoint: Parameters<typeof call>[1], id: string, body: object, actor = atHost) =>
  call(actor, endpoint, { params: { id }, body } as never, { ifMatch: (await one(id)).revision })
const accept = (id: string) => act(members.decideRegistration, id, { decision: 'accepted', onDay: today })
const openPost = async (quota: number, name = '楼栋联络') =>
  (await call(atHost, members.openServicePost, { body: { hostNo: host, name, duties: '联系楼栋居民', quota, openedOn: today } }))
    .id

describe('a member who registers at a second place', () => {
  it('is accepted, claims a post, serves and ends, while relation and count stay at home', async () => {
    const member = await enter('王双')
    const id = await register(member)
    const postId = await openPost(2)
    expect(await refusalOf(act(members.assignServicePost, id, { postId, onDay: today }))).toBe('registration-not-accepted')
    await accept(id)
    expect(await refusalOf(act(members.notePerformance, id, { onDay: today, line: '值守' }))).toBe('registration-without-post')
    await act(members.assignServicePost, id, { postId, onDay: today })
    await act(members.notePerformance, id, { onDay: today, line: '参加楼栋值守' })
    expect(await one(id)).toMatchObject({ state: 'served', post: '楼栋联络', notes: [{ onDay: today, line: '参加楼栋值守' }] })
    const posts = (await call(atHost, members.listServicePosts, {})).items
    expect(posts.find((post) => post.id === postId)).toMatchObject({ taken: 1, quota: 2 })
    await act(members.endRegistration, id, { onDay: today })
    expect((await call(atHost, members.listServicePosts, {})).items.find((post) => post.id === postId)?.taken).toBe(0)
    expect(await refusalOf(act(members.notePerformance, id, { onDay: today, line: '又去了' }))).toBe('registration-closed')
    expect((await call(atHome, members.getMember, { params: { id: member } })).branch?.no).toBe(home)
  })

  it('is seen by home and host alike, by nobody else, and shows the host nothing more of the member', async () => {
    const member = await enter('李双')
    const id = await register(member)
    const [mine, theirs] = [await one(id, atHome), await one(id)]
    expect({ ...mine, can: null }).toEqual({ ...theirs, can: null })
    expect([mine.member, mine.can, theirs.can]).toEqual(['李双', { host: false, end: true }, { host: true, end: true }])
    expect((await listed(elsewhere)).map((row) => row.id)).not.toContain(id)
    expect((await one(id, viewer)).member).toBe('李*')
    expect(await refusalOf(call(atHost, members.getMember, { params: { id: member } }))).toBe('member-not-found')
    expect(
      await refusalOf(call(atHost, members.revealMember, { params: { id: member }, body: { purpose: 'work-contact' } })),
    ).toBe('member-not-found')
    expect(await refusalOf(act(members.decideRegistration, id, { decision: 'accepted', onDay: today }, atHome))).toBe(
      'registration-not-of-host',
    )
    expect(await refusalOf(act(members.endRegistration, id, { onDay: today }, elsewhere))).toBe('registration-not-found')
  })

  it('shows neither side’s rows to a scope that is not theirs, whatever a query forgets', async () => {
    await register(await enter('赵双'))
    const count = (nodes: number[]) =>
      place.platform.services.database.read({ scope: { everything: false, nodes }, accountId: null }, async (tx) => {
        const { rows } = await sql<{ count: number }>`select count(*)::integer as count from members.registration`.execute(tx)
        return rows[0]!.count
      })
    const all = (await listed(atHost)).length
    expect(await Promise.all([count([home]), count([host]), count([elsewhere.grants[0]!.nodeNo!]), count([])])).toEqual([
      all,
      all,
      0,
      0,
    ])
  })

  it('registers once at a place, not with the own home, and not without one', async () => {
    const member = await enter('孙双')
    await register(member)
    expect(await refusalOf(register(member))).toBe('registration-known')
    expect(await refusalOf(register(member, { hostNo: home }))).toBe('member-host-is-home')
    expect(await refusalOf(register(member, { hostNo: place.units[0]! }))).toBe('registration-host-unknown')
  })

  it('takes the last seat of a post once, however many claim it at the same moment', async () => {
    const postId = await openPost(3, '抢手岗位')
    const ids: string[] = []
    for (let n = 0; n < 8; n += 1) {
      const id = await register(await enter(`抢${n}`))
      await accept(id)
      ids.push(id)
    }
    const outcomes = await Promise.all(
      ids.map((id) =>
        refusalOf(call(atHost, members.assignServicePost, { params: { id }, body: { postId, onDay: today } }, { ifMatch: 2 })),
      ),
    )
    expect(outcomes.toSorted()).toEqual([
      ...Array.from({ length: 3 }, () => 'done'),
      ...Array.from({ length: 5 }, () => 'service-post-full'),
    ])
    expect(await refusalOf(call(atHost, members.changeServicePost, { params: { id: postId }, body: { quota: 2 } }))).toBe(
      'service-post-below-taken',
    )
    await expect(
      place.platform.services.database.transaction(systemContext, (tx) =>
        sql`update members.registration set state = 'posted', post_id = ${postId}, posted_on = ${today} where id = ${ids[outcomes.indexOf('service-post-full')]!}`.execute(
          tx,
        ),
      ),
    ).rejects.toMatchObject({ constraint: 'service_post_within_quota' })
  })

  it('does it all from the own page: registers where posts are offered, claims one, ends it', async () => {
    const member = await enter('周双')
    const { code } = await call(atHome, members.inviteMember, { params: { id: member } }, { ifMatch: 1 })
    const self = person('周双')
    expect(await refusalOf(call(self, members.getOwnRegistrations, {}))).toBe('member-not-linked')
    await call(self, members.takeInvitation, { body: { code } })
    const postId = await openPost(1, '政策宣讲')
    const { id } = await call(self, members.registerOwn, { body: { hostNo: host } })
    expect(await refusalOf(call(self, members.registerOwn, { body: { hostNo: home } }))).toBe('registration-host-unknown')
    await accept(id)
    await call(self, members.claimOwnPost, { params: { id }, body: { postId } })
    const { registrations, posts } = await call(self, members.getOwnRegistrations, {})
    expect(registrations).toMatchObject([{ id, state: 'posted', post: '政策宣讲' }])
    expect(posts.find((post) => post.id === postId)).toMatchObject({ taken: 1, quota: 1 })
    const other = (await listed(atHost)).find((row) => row.id !== id)!
    expect(await refusalOf(call(self, members.endOwnRegistration, { params: { id: other.id } }))).toBe('registration-not-found')
    await call(self, members.endOwnRegistration, { params: { id } })
    expect((await one(id)).state).toBe('ended')
  })
})

describe('a unit that registers', () => {
  it('is counted once however often, and its members who claimed a post once each, with doors that show the records', async () => {
    const unitNo = place.units[0]!
    const officer = person('区', { role: 'district_officer', nodeNo: place.node['示例区']! })
    const enterUnit = (hostNo: number) => call(officer, members.registerUnit, { body: { unitNo, hostNo, onDay: today } })
    const { id: first } = await enterUnit(host)
    await enterUnit(home)
    expect(await refusalOf(enterUnit(home))).toBe('registration-known')
    const postId = await openPost(5, '随队岗位')
    const registration = await register(await enter('吴双'), { unitRegistrationId: first })
    await accept(registration)
    await act(members.assignServicePost, registration, { postId, onDay: today })
    const figure = (key: string, params: object) =>
      place.platform.services.database.read(systemContext, (tx) =>
        indicators
          .find((row) => row.key === key)!
          .compute({ tx, scope: { everything: true }, asOf: today, districtNo: place.node['示例区']!, params: params as never }),
      )
    expect(await figure('members.units-registered', {})).toMatchObject({ value: 1, records: 2 })
    const posted = await figure('members.posted', { withUnit: 'yes' })
    expect(posted).toMatchObject({ value: 1, records: 1 })
    const query = Object.fromEntries(new URL(posted.list, 'http://x').searchParams)
    expect((await call(officer, members.listRegistrations, { query } as never)).total).toBe(posted.records)
    await call(officer, members.endUnitRegistration, { params: { id: first }, body: { onDay: today } })
    expect((await call(officer, members.listUnitRegistrations, {})).total).toBe(1)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { unitActs } from '../../../test/support/unit-acts.ts'
import type { Actor } from '../../kernel/policy.ts'
import { organisations } from '../organisations/contract.ts'
import { members } from './contract.ts'

let place: SmallDistrict
let district: Actor
let made = 0

const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)
const party = async () => {
  made += 1
  const body = {
    reason: '组建',
    effectiveOn: '2026-01-05',
    kind: 'party_org' as const,
    name: `承接第${made}党支部`,
    districtNo: place.node['示例区']!,
    streetNo: place.node['东街道']!,
    level: 'branch' as const,
    form: 'own' as const,
  }
  return (await call(district, organisations.establishUnit, { body })).no
}
const enter = async (branchNo: number) => {
  made += 1
  const body = { name: `党员${made}`, branchNo, place: 'unit', fromOn: '2026-02-01' } as const
  return (await call(district, members.enterMember, { body })).id
}
const register = async (memberId: string, hostNo: number) =>
  (await call(district, members.registerMember, { params: { id: memberId }, body: { hostNo, onDay: '2026-03-01' } })).id
const act = async (endpoint: Parameters<typeof call>[1], id: string, body: object) =>
  call(district, endpoint, { params: { id }, body } as never, { ifMatch: (await one(id)).revision })
const one = async (id: string) =>
  (await call(district, members.listRegistrations, { query: { state: 'all', pageSize: 200 } })).items.find(
    (row) => row.id === id,
  )!
const post = async (hostNo: number) => {
  const body = { hostNo, name: '楼栋联络', duties: '联系居民', quota: 3, openedOn: '2026-03-01' }
  return (await call(district, members.openServicePost, { body })).id
}
const postOf = async (id: string) =>
  (await call(district, members.listServicePosts, { query: { state: 'all', pageSize: 200 } })).items.find((row) => row.id === id)!
const station = async (hostNo: number) => {
  const shown = { kind: 'station' as const, name: '驿站', whereabouts: '一楼', liaison: { name: '方联' } }
  return (await call(district, members.openStation, { body: { hostNo, openedOn: '2026-03-01', ...shown } })).id
}
const stationOf = async (id: string) =>
  (await call(district, members.listStations, { query: { state: 'all', pageSize: 200 } })).items.find((row) => row.id === id)!
const team = async (hostNo: number) => {
  const body = { hostNo, kind: 'service' as const, name: '服务队', openedOn: '2026-03-01' }
  const { id } = await call(district, members.openTeam, { body })
  await call(district, members.joinTeam, { params: { id }, body: { name: '热心人', joinedOn: '2026-03-02' } })
  return id
}
const teamOf = (id: string) => call(district, members.getTeam, { params: { id } })

const { merge, dissolve, undoLast } = unitActs(
  () => place.platform,
  () => district,
  '2026-06-01',
)

beforeAll(async () => {
  place = await openSmallDistrict(20)
  district = person('区委', { role: 'district_officer', nodeNo: place.node['示例区']! })
})
afterAll(() => place.platform.close())

/** A member who serves in a post of a host that also runs a station and a team. */
async function busyHost() {
  const [home, host] = [await party(), await party()]
  const postId = await post(host)
  const registration = await register(await enter(home), host)
  await act(members.decideRegistration, registration, { decision: 'accepted', onDay: '2026-03-02' })
  await act(members.assignServicePost, registration, { postId, onDay: '2026-03-03' })
  return { home, host, postId, registration, stationId: await station(host), teamId: await team(host) }
}

describe('a host that is merged', () => {
  it('hands registrations, posts, stations and teams to its successor, where the members go on serving', async () => {
    const { host, postId, registration, stationId, teamId } = await busyHost()
    const into = await party()
    const handed = await merge(into, host)
    expect(handed).toEqual(expect.arrayContaining(['registration 1 0', 'service-post 1 0', 'station 1 0', 'service-team 1 0']))
    expect(await one(registration)).toMatchObject({ state: 'posted', host: { no: into }, endedBecause: null })
    expect(await postOf(postId)).toMatchObject({ host: { no: into }, taken: 1, closedOn: null })
    expect((await stationOf(stationId)).host.no).toBe(into)
    expect((await teamOf(teamId)).host.no).toBe(into)
    await act(members.notePerformance, registration, { onDay: '2026-07-01', line: '值守' })
    expect((await one(registration)).state).toBe('served')
  })

  it('gets everything back once the merger is taken back, and not once something followed', async () => {
    const { host, postId, registration, stationId, teamId } = await busyHost()
    const into = await party()
    await merge(into, host)
    await undoLast()
    expect(await one(registration)).toMatchObject({ state: 'posted', host: { no: host } })
    expect([(await postOf(postId)).host.no, (await stationOf(stationId)).host.no, (await teamOf(teamId)).host.no]).toEqual([
      host,
      host,
      host,
    ])
    await merge(into, host)
    await act(members.notePerformance, registration, { onDay: '2026-07-01', line: '值守' })
    expect(await refusalOf(undoLast())).not.toBe('done')
    expect((await one(registration)).host.no).toBe(into)
  })

  it('ends a registration where host and home become one, or the successor knows the member already', async () => {
    const [home, host, into] = [await party(), await party(), await party()]
    const member = await enter(home)
    const [there, here] = [await register(member, into), await register(member, host)]
    await merge(into, host)
    expect(await one(here)).toMatchObject({ state: 'ended', endedOn: '2026-06-01', endedBecause: 'known-there' })
    expect((await one(there)).state).toBe('reported')
    await merge(home, into)
    expect(await one(there)).toMatchObject({ state: 'ended', endedBecause: 'host-is-home' })
    await undoLast()
    expect(await one(there)).toMatchObject({ state: 'reported', endedOn: null, endedBecause: null, home: { no: home } })
  })

  it('has the registration of a unit go on with it, once', async () => {
    const [unit, host, into] = [await party(), await party(), await party()]
    const body = (hostNo: number) => ({ body: { unitNo: unit, hostNo, onDay: '2026-03-01' } })
    await call(district, members.registerUnit, body(host))
    await call(district, members.registerUnit, body(into))
    expect(await merge(into, host)).toContain('unit-registration 0 1')
    const { items } = await call(district, members.listUnitRegistrations, { query: { unitNo: unit, state: 'open' } })
    expect(items.map((row) => row.host.no)).toEqual([into])
  })
})

describe('a host that ends', () => {
  it('ends what it offered that day, says why, frees the post, and has it back when the ending is taken back', async () => {
    const { host, postId, registration, stationId, teamId } = await busyHost()
    expect(await dissolve(host)).toEqual(
      expect.arrayContaining(['registration 0 1', 'service-post 0 1', 'station 0 1', 'service-team 0 1']),
    )
    expect(await one(registration)).toMatchObject({ state: 'ended', endedOn: '2026-06-01', endedBecause: 'host-ended' })
    expect(await postOf(postId)).toMatchObject({ closedOn: '2026-06-01', taken: 0 })
    expect(await stationOf(stationId)).toMatchObject({ closedOn: '2026-06-01', liaisons: [] })
    expect(await teamOf(teamId)).toMatchObject({ closedOn: '2026-06-01', people: 0 })
    await undoLast()
    expect(await one(registration)).toMatchObject({ state: 'posted', endedOn: null, endedBecause: null })
    expect(await postOf(postId)).toMatchObject({ closedOn: null, taken: 1 })
    expect((await stationOf(stationId)).liaisons).toHaveLength(1)
    expect(await teamOf(teamId)).toMatchObject({ closedOn: null, people: 1 })
  })
})

it('the home of a registered member that is merged goes on as its successor', async () => {
  const { home, registration } = await busyHost()
  const into = await party()
  await merge(into, home)
  expect((await one(registration)).home.no).toBe(into)
  expect(await call(systemActor, members.listRegistrations, { query: { homeNo: into } })).toMatchObject({ total: 1 })
})

describe('a question of a station that was handed to an organisation', () => {
  const question = async (id: string) => {
    const { items } = await call(district, members.listConsultations, { query: { stationId: id } })
    return items[0]!
  }
  const handedTo = async (unitNo: number) => {
    const stationId = await station(await party())
    const asked = await call(district, members.askConsultation, {
      params: { id: stationId },
      body: { onDay: '2026-05-12', topic: 'transfer', question: '组织关系怎么转' },
    })
    await call(
      district,
      members.answerConsultation,
      { params: { id: asked.id }, body: { act: 'hand', unitNo } },
      { ifMatch: asked.revision },
    )
    return stationId
  }

  it('goes on with its successor, and comes back when the merger is taken back', async () => {
    const [asked, into] = [await party(), await party()]
    const stationId = await handedTo(asked)
    expect(await merge(into, asked)).toContain('station-consultation 1 0')
    expect(await question(stationId)).toMatchObject({ state: 'handed', handedTo: { no: into } })
    await undoLast()
    expect(await question(stationId)).toMatchObject({ state: 'handed', handedTo: { no: asked } })
  })

  it('goes back to the station when the organisation ends, and what was answered stays with it', async () => {
    const asked = await party()
    const [waits, done] = [await handedTo(asked), await handedTo(asked)]
    const { id, revision } = await question(done)
    const body = { act: 'answer' as const, answer: '开介绍信' }
    await call(district, members.answerConsultation, { params: { id }, body }, { ifMatch: revision })
    expect(await dissolve(asked)).toContain('station-consultation 0 1')
    expect(await question(waits)).toMatchObject({ state: 'open', handedTo: null })
    expect(await question(done)).toMatchObject({ state: 'answered', handedTo: { no: asked } })
  })
})

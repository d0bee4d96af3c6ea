import { sql } from 'kysely'
import { text } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { members } from './contract.ts'
import { indicators } from './indicators.ts'
import { partyOrgsForTests } from './testing.ts'

let place: SmallDistrict
let secretary: Actor
let other: Actor
let viewer: Actor
let home: number
let second: number

beforeAll(async () => {
  place = await openSmallDistrict(40)
  const branches = await partyOrgsForTests(place.platform.services)
  home = branches[0]!.no
  second = branches[1]!.no
  secretary = person('书记', { role: 'party_org_secretary', nodeNo: home })
  other = person('别处书记', { role: 'party_org_secretary', nodeNo: second })
  viewer = person('查阅', { role: 'district_viewer', nodeNo: place.node['示例区']! })
})
afterAll(() => place.platform.close())

const call: SmallDistrict['platform']['call'] = (...request) => place.platform.call(...request)
const enter = async (name: string, branchNo = home) =>
  (await call(systemActor, members.enterMember, { body: { name, branchNo, place: 'unit', fromOn: '2025-01-10' } })).id
const open = async (kind: 'service' | 'model', name: string) =>
  (await call(secretary, members.openTeam, { body: { hostNo: home, kind, name, openedOn: '2026-01-05' } })).id
const join = async (teamId: string, body: object, actor = secretary) =>
  (await call(actor, members.joinTeam, { params: { id: teamId }, body: { joinedOn: '2026-03-01', ...body } as never })).id
const move = (id: string, step: 'activate' | 'leave', onDay: string, actor = secretary) =>
  call(actor, members.moveTeamPerson, { params: { id }, body: { move: step, onDay } })
const roster = async (actor: Actor, query: object) =>
  (await call(actor, members.listTeamPeople, { query: query as never })).items.map(({ name, party, state }) => [
    name,
    party,
    state,
  ])
const figure = async (asOf: string) => {
  const indicator = indicators.find(({ key }) => key === 'members.in-teams')!
  const { database } = place.platform.services
  const found = await database.read(systemContext, (tx) =>
    indicator.compute({
      tx,
      scope: { everything: true, nodes: [] },
      districtNo: place.node['示例区']!,
      asOf,
      params: { kind: 'model' },
    } as never),
  )
  const query = Object.fromEntries(new URL(found.list!, 'http://x').searchParams)
  const { list: _, ...filter } = query
  const opened = await call(systemActor, members.listTeamPeople, { query: filter as never })
  expect([opened.people, opened.total]).toEqual([found.value, found.records])
  return found.value
}

describe('a service team', () => {
  it('has a roster on which people join, are active and leave, and who is a Party member is told from the register', async () => {
    const team = await open('service', '便民服务队')
    const member = await join(team, { memberId: await enter('队一员') })
    const neighbour = await join(team, { name: '热心人' })
    await move(member, 'activate', '2026-03-10')
    expect(await roster(secretary, { teamId: team })).toEqual([
      ['队一员', true, 'active'],
      ['热心人', false, 'joined'],
    ])
    await move(neighbour, 'leave', '2026-05-01')
    expect(await roster(secretary, { teamId: team, state: 'left' })).toEqual([['热心人', false, 'left']])
    expect(await roster(secretary, { teamId: team, asOf: '2026-04-30', state: 'here' })).toHaveLength(2)
    expect(await refusalOf(move(neighbour, 'activate', '2026-06-01'))).toBe('team-person-moved')
    expect(await call(secretary, members.getTeam, { params: { id: team } })).toMatchObject({ people: 1, party: 1 })
  })

  it('takes a member once, and nobody whose name and record are both given or neither', async () => {
    const team = await open('service', '应急服务队')
    const memberId = await enter('队二员')
    await join(team, { memberId })
    expect(await refusalOf(join(team, { memberId }))).toBe('team-person-known')
    expect(await refusalOf(join(team, {}))).toBe('team-person-unnamed')
    expect(await refusalOf(join(team, { memberId, name: '队二员' }))).toBe('team-person-unnamed')
    expect(await refusalOf(join(team, { name: '早来', joinedOn: '2025-12-31' }))).toBe('member-before')
  })

  it('is changed by who runs it, sees names in full, and puts nobody on the roster whom it does not reach', async () => {
    const team = await open('service', '文化服务队')
    await join(team, { memberId: await enter('队三员') })
    expect(await roster(viewer, { teamId: team })).toEqual([['队*员', true, 'joined']])
    expect(await roster(other, { teamId: team })).toEqual([])
    expect(await refusalOf(join(team, { name: '某' }, other))).toBe('team-not-found')
    expect(await refusalOf(join(team, { memberId: await enter('别处员', second) }))).toBe('member-not-found')
  })

  it('sends everybody home on the day it is disbanded', async () => {
    const team = await open('service', '临时服务队')
    await join(team, { name: '散队人' })
    await call(secretary, members.closeTeam, { params: { id: team }, body: { onDay: '2026-09-01' } })
    expect(await roster(secretary, { teamId: team })).toEqual([])
    expect(await roster(secretary, { teamId: team, state: 'left' })).toEqual([['散队人', false, 'left']])
    expect(await refusalOf(join(team, { name: '又来' }))).toBe('team-closed')
  })
})

describe('the model volunteer team', () => {
  it('consists of Party members, each counted once on the day whatever the number of teams (CD-F31)', async () => {
    const [team, another] = [await open('model', '模范志愿者队伍'), await open('model', '第二模范队')]
    expect(await refusalOf(join(team, { name: '非党员' }))).toBe('team-of-members')
    const ids = [await enter('模一'), await enter('模二'), await enter('模三')]
    for (const memberId of ids) await join(team, { memberId })
    await join(another, { memberId: ids[0] })
    expect(await figure('2026-11-22')).toBe(3)
    expect(await figure('2026-02-28')).toBe(0)
    const { revision } = await call(secretary, members.getMember, { params: { id: ids[2]! } })
    const out = { standing: 'resigned' as const, fromOn: '2026-08-01', documentNo: '1号' }
    await call(systemActor, members.decideStanding, { params: { id: ids[2]! }, body: out }, { ifMatch: revision })
    expect([await figure('2026-07-31'), await figure('2026-11-22')]).toEqual([3, 2])
  })
})

it('a member sees the own teams and leaves one of the own accord; a stranger cannot', async () => {
  const team = await open('service', '自愿服务队')
  const memberId = await enter('自愿员')
  const self = person('自愿员')
  await place.platform.services.database.transaction(systemContext, (tx) =>
    sql`update members.member set account_id = ${self.accountId} where id = ${memberId}`.execute(tx),
  )
  const id = await join(team, { memberId })
  const own = async () => (await call(self, members.getOwnTeams)).teams.map((one) => [one.team, one.state])
  expect(await own()).toEqual([['自愿服务队', 'joined']])
  expect((await call(other, members.getOwnTeams)).teams).toEqual([])
  expect(await refusalOf(call(other, members.leaveOwnTeam, { params: { id } }))).toBe('member-not-linked')
  await call(self, members.leaveOwnTeam, { params: { id } })
  expect(await own()).toEqual([['自愿服务队', 'left']])
})

it('rosters leave as a file with the same rows, formulas disarmed', async () => {
  const team = await open('service', '导出服务队')
  await join(team, { name: '=cmd()' })
  const { body } = await call(secretary, members.exportTeamPeople, { query: { teamId: team, format: 'csv' } })
  const file = await text(body as Readable)
  expect(file).toContain('导出服务队')
  expect(file).not.toMatch(/(^|,)=cmd/m)
})

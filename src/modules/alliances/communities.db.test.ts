import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { underScope } from '../../platform/db/database.ts'
import { systemContext } from '../../platform/db/database.ts'
import { notices } from '../notices/contract.ts'
import { organisations } from '../organisations/contract.ts'
import { procedures } from '../procedures/contract.ts'
import { alliances } from './contract.ts'
import { branchIn, foundedCommunity, readyCommunity } from './testing.ts'

let place: SmallDistrict
let nos: { school: number; village: number; firm: number; club: number }
let east: Actor
let west: Actor
let committee: Actor
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)
const people = new Map<number, Actor>()
const secretaryOf = (unitNo: number): Actor => {
  const known = people.get(unitNo) ?? person(`书记${unitNo}`, { role: 'party_org_secretary', nodeNo: unitNo })
  people.set(unitNo, known)
  return known
}

beforeAll(async () => {
  place = await openSmallDistrict(12)
  nos = {
    school: await branchIn(place, '上底小学党支部', { covers: [place.units[1]!] }),
    village: await branchIn(place, '西社区党总支', { street: '西街道', level: 'general' }),
    firm: await branchIn(place, '南桥建设党支部', { street: '南街道' }),
    club: await branchIn(place, '东街道书画院党支部'),
  }
  const hub = { type: 'hub_of', fromNo: nos.village, toNo: place.node['西社区']!, reason: '联系', effectiveOn: '2026-01-05' }
  await call(systemActor, organisations.connectUnits, { body: hub })
  east = person('东街道干事', { role: 'street_officer', nodeNo: place.node['东街道']! })
  west = person('西街道干事', { role: 'street_officer', nodeNo: place.node['西街道']! })
  committee = person('区管理员', { role: 'district_officer', nodeNo: place.node['示例区']! })
})
afterAll(() => place.platform.close())

const see = (actor: Actor, id: string) => call(actor, alliances.getCommunity, { params: { id } })
const act = async (actor: Actor, id: string, action: 'submit' | 'approve' | 'return' | 'decide', more: object = {}) => {
  const { revision } = await call(systemActor, procedures.getCase, { params: { id } })
  return call(actor, procedures.actOnCase, { params: { id }, body: { action, ...more } }, { ifMatch: revision })
}
const founded = (members: number[], name?: string) =>
  foundedCommunity(place, members, { secretaryOf, street: east, committee }, name)

describe('founding a community', () => {
  it('asks for charter, team and the three statements, is reviewed, approved, filed, and stands from that day', async () => {
    const lead = secretaryOf(nos.school)
    const body = { name: '新片区联合体', form: 'union', goal: '提档升级', leadNo: nos.school, memberNos: [nos.village, nos.firm] }
    const { id } = await call(lead, alliances.foundCommunity, { body })
    expect((await see(lead, id)).unmet).toEqual(['coverage', 'duties', 'team', 'charter', 'money', 'people', 'place'])
    expect(await refusalOf(call(lead, alliances.applyCommunity, { params: { id }, body: {} }))).toBe('community-not-ready')

    const ready = await readyCommunity(place, [nos.school, nos.village, nos.firm], secretaryOf)
    expect((await see(secretaryOf(nos.firm), ready)).unmet).toEqual([])
    const { caseId } = await call(lead, alliances.applyCommunity, { params: { id: ready }, body: {} })
    expect((await see(lead, ready)).state).toBe('draft')
    await act(lead, caseId, 'submit')
    expect((await see(lead, ready)).state).toBe('applied')
    expect(await refusalOf(act(west, caseId, 'approve'))).not.toBe('done')
    await act(east, caseId, 'return', { reason: '职责再写具体' })
    expect((await see(lead, ready)).state).toBe('draft')
    await act(lead, caseId, 'submit')
    await act(east, caseId, 'approve')
    await act(committee, caseId, 'approve')
    expect((await see(lead, ready)).state).toBe('applied')
    await act(committee, caseId, 'decide', { documentNo: '示社委备〔2026〕3号' })
    const stands = await see(secretaryOf(nos.village), ready)
    expect(stands).toMatchObject({ state: 'active', establishedOn: '2026-11-22', documentNo: '示社委备〔2026〕3号' })
    expect(stands.members.map((member) => member.fromOn)).toEqual(['2026-11-22', '2026-11-22', '2026-11-22'])
    expect(stands.course.map((one) => one.action)).toEqual(['found', 'charter', 'apply', 'return', 'apply', 'establish'])
  })

  it('has to be signed anew when its wording changes', async () => {
    const id = await readyCommunity(place, [nos.club, nos.firm], secretaryOf, '书画进工地')
    const lead = secretaryOf(nos.club)
    const { revision } = await see(lead, id)
    const body = {
      name: '书画进工地',
      form: 'community',
      goal: '共建小学',
      coverage: '全片区',
      duties: '另行分工',
      memberNos: [nos.firm],
    }
    await call(lead, alliances.amendCommunity, { params: { id }, body }, { ifMatch: revision })
    expect((await see(lead, id)).unmet).toEqual(['charter'])
    expect(await refusalOf(call(lead, alliances.applyCommunity, { params: { id }, body: {} }))).toBe('community-not-ready')
  })

  it('says in which ways it crosses borders from the records of its members, and nobody types it', async () => {
    const id = await founded([nos.club, nos.village], '跨街道共同体')
    const { cross, crossValues } = await see(committee, id)
    expect(cross).toEqual(['area'])
    expect(crossValues.find((one) => one.kind === 'level')!.values).toEqual([{ zh: '村（社区）', en: 'Village or community' }])
    const listed = await call(committee, alliances.listCommunities, { query: { cross: 'area' } })
    expect(listed.items.map((one) => one.id)).toContain(id)
    expect(
      (await call(committee, alliances.listCommunities, { query: { cross: 'industry' } })).items.map((one) => one.id),
    ).not.toContain(id)
  })
})

describe('money, people and place', () => {
  it('are told for every community of a supervisor, filtered by what is missing, each with its evidence', async () => {
    const id = await readyCommunity(place, [nos.club, nos.school], secretaryOf, '保障齐备的共同体')
    const listed = async (query: object) =>
      (await call(committee, alliances.listCommunities, { query: { ...query, pageSize: 200 } })).items.filter(
        (one) => one.id === id,
      )
    const [one] = await listed({ ready: 'ready' })
    expect(one!.readiness.map(({ aspect, state }) => [aspect, state])).toEqual([
      ['money', 'there'],
      ['people', 'there'],
      ['place', 'not-applicable'],
    ])
    const state = (value: 'missing' | 'there') =>
      call(secretaryOf(nos.club), alliances.stateReadiness, {
        params: { id },
        body: { aspect: 'place', state: value, evidence: '待借用' },
      })
    await state('missing')
    expect(await listed({ ready: 'ready' })).toEqual([])
    expect((await listed({ ready: 'lacking', lacks: 'place' }))[0]!.readiness[2]).toMatchObject({ evidence: '待借用' })
    expect(await listed({ lacks: 'money' })).toEqual([])
    const body = { name: '尚未说明的共同体', form: 'community', goal: '共建', leadNo: nos.club, memberNos: [nos.firm] }
    const silent = await call(secretaryOf(nos.club), alliances.foundCommunity, { body })
    const unstated = await call(committee, alliances.listCommunities, { query: { ready: 'unstated', lacks: 'money' } })
    expect(unstated.items.map((found) => found.id)).toContain(silent.id)
  })
})

describe('lines of joint work', () => {
  it('are agreed in the charter, which is signed anew when they change, and are words of the district', async () => {
    const lead = secretaryOf(nos.club)
    const id = await readyCommunity(place, [nos.club, nos.village], secretaryOf, '约定共建内容')
    const { revision, name, form, goal, coverage, duties } = await see(lead, id)
    const amend = (workLines: string[], ifMatch = revision) =>
      call(
        lead,
        alliances.amendCommunity,
        { params: { id }, body: { name, form, goal, coverage, duties, memberNos: [nos.village], workLines } },
        { ifMatch },
      )
    expect(await refusalOf(amend(['no-such-line']))).toBe('community-word-unknown')
    await amend([])
    expect((await see(lead, id)).unmet).toEqual([])
    await amend(['help', 'ideology'], revision + 1)
    expect(await see(lead, id)).toMatchObject({ unmet: ['charter'], workLines: ['help', 'ideology'] })
    const { id: charter } = await call(lead, alliances.draftCharter, { params: { id }, body: {} })
    expect((await call(lead, alliances.getAgreement, { params: { id: charter } })).content).toContain(
      '思想教育联建、工作生活困难联助',
    )
    const listed = await call(committee, alliances.listCommunities, { query: { workLine: 'help' } })
    expect(listed.items.map((one) => one.id)).toEqual([id])
  })
})

describe('who is a member', () => {
  it('asks by itself, is taken in, leaves on a day, and sees the community only in between', async () => {
    const id = await founded([nos.school, nos.village], '工地共同体')
    const asker = secretaryOf(nos.club)
    expect(await refusalOf(see(asker, id))).toBe('community-not-found')
    expect((await call(asker, alliances.listDirectory, {})).items.map((one) => one.id)).toContain(id)
    await call(asker, alliances.askToJoin, { params: { id }, body: { unitNo: nos.club, reason: '愿意送书画下工地' } })
    expect(
      await refusalOf(call(asker, alliances.askToJoin, { params: { id }, body: { unitNo: nos.club, reason: '再问' } })),
    ).toBe('community-member-already')
    expect(
      await refusalOf(
        call(secretaryOf(nos.village), alliances.answerRequest, { params: { id }, body: { unitNo: nos.club, accept: true } }),
      ),
    ).toBe('community-not-found')
    const lead = secretaryOf(nos.school)
    expect((await see(lead, id)).requests.map((one) => one.unit.no)).toEqual([nos.club])
    await call(lead, alliances.answerRequest, { params: { id }, body: { unitNo: nos.club, accept: true } })
    expect((await see(asker, id)).members).toHaveLength(3)
    expect(
      await refusalOf(call(lead, alliances.leaveCommunity, { params: { id }, body: { unitNo: nos.school, reason: '忙' } })),
    ).toBe('community-lead-stays')
    await call(asker, alliances.leaveCommunity, { params: { id }, body: { unitNo: nos.club, reason: '搬迁' } })
    expect(await refusalOf(see(asker, id))).toBe('community-not-found')
    expect((await see(lead, id)).former).toMatchObject([{ no: nos.club, reason: '搬迁', untilOn: '2026-11-22' }])
    await call(lead, alliances.handOverLead, { params: { id }, body: { unitNo: nos.village, reason: '轮到西社区' } })
    expect((await see(secretaryOf(nos.village), id)).can.lead).toBe(true)
  })

  it('asks with a sentence, follows its request, takes it back, is refused with a reason and may ask again', async () => {
    const id = await founded([nos.school, nos.village], '等候答复共同体')
    const asker = secretaryOf(nos.club)
    const lead = secretaryOf(nos.school)
    const body = { unitNo: nos.club, reason: '愿意每月开一次书画课' }
    const own = async () => (await call(asker, alliances.listRequests, { query: { communityId: id } })).items
    await call(asker, alliances.askToJoin, { params: { id }, body })
    expect(await own()).toMatchObject([
      { state: 'asked', askedFor: body.reason, answer: null, community: { name: '等候答复共同体' } },
    ])
    expect((await call(lead, alliances.listCommunities, { query: { asked: 'true' } })).items.map((one) => one.id)).toEqual([id])
    expect((await call(secretaryOf(nos.firm), alliances.listCommunities, { query: { asked: 'true' } })).items).toEqual([])
    expect((await call(lead, alliances.listRequests, {})).items).toEqual([])
    const digest = await call(lead, notices.getDigest)
    expect(digest.groups.find((group) => group.source === 'alliances.asked')).toMatchObject({ total: 1 })

    const other = secretaryOf(nos.firm)
    const back = { params: { id }, body: { unitNo: nos.club } }
    expect(await refusalOf(call(other, alliances.withdrawRequest, back))).toBe('community-request-not-found')
    await call(asker, alliances.withdrawRequest, back)
    expect(await refusalOf(call(asker, alliances.withdrawRequest, back))).toBe('community-request-not-found')
    expect(
      await refusalOf(call(lead, alliances.answerRequest, { params: { id }, body: { unitNo: nos.club, accept: true } })),
    ).toBe('community-member-unknown')
    expect((await see(lead, id)).former).toMatchObject([{ no: nos.club, state: 'withdrawn' }])

    await call(asker, alliances.askToJoin, { params: { id }, body })
    const refuse = { unitNo: nos.club, accept: false, reason: '本期名额已满' }
    await call(lead, alliances.answerRequest, { params: { id }, body: refuse })
    expect((await own()).map((one) => [one.state, one.askedFor, one.answer])).toEqual(
      expect.arrayContaining([
        ['declined', body.reason, '本期名额已满'],
        ['withdrawn', body.reason, null],
      ]),
    )
    await call(asker, alliances.askToJoin, { params: { id }, body })
    await call(lead, alliances.answerRequest, { params: { id }, body: { unitNo: nos.club, accept: true } })
    expect((await own()).map((one) => one.state).toSorted()).toEqual(['declined', 'member', 'withdrawn'])
    expect((await call(asker, alliances.listDirectory, { query: { q: '等候' } })).items.map((one) => one.id)).toEqual([id])
  })

  it('sees the community and its other members by name, and nothing of their trees', async () => {
    const id = await founded([nos.school, nos.village, nos.firm], '看得见与看不见')
    const officer = person('西社区干事', { role: 'party_org_secretary', nodeNo: nos.village })
    expect((await see(officer, id)).members.map((member) => member.name)).toContain('上底小学党支部')
    const scope = { everything: false as const, nodes: [nos.village] }
    const seen = await place.platform.services.database.transaction(systemContext, (tx) =>
      underScope(tx, scope, async () => {
        const units = await sql<{
          no: number
        }>`select no from organisations.unit where no = any (${[nos.school, nos.firm, place.units[1]!]}::integer[])`.execute(tx)
        const communities = await sql<{ id: string }>`select id from alliances.community where id = ${id}`.execute(tx)
        const members = await sql<{
          no: number
        }>`select unit_no as no from alliances.community_member where community_id = ${id}`.execute(tx)
        return { units: units.rows.length, communities: communities.rows.length, members: members.rows.length }
      }),
    )
    expect(seen).toEqual({ units: 0, communities: 1, members: 3 })
    expect(await refusalOf(call(officer, organisations.getUnit, { params: { no: nos.school } }))).not.toBe('done')
  })
})

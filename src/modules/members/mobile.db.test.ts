import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, visitor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { members } from './contract.ts'
import { indicators } from './indicators.ts'
import { partyOrgsForTests } from './testing.ts'

let place: SmallDistrict
let district: Actor
let street: Actor
let otherStreet: Actor
let branch: number

beforeAll(async () => {
  place = await openSmallDistrict(40)
  branch = (await partyOrgsForTests(place.platform.services))[0]!.no
  district = person('区', { role: 'district_officer', nodeNo: place.node['示例区']! })
  street = person('东街道', { role: 'street_officer', nodeNo: place.node['东街道']! })
  otherStreet = person('西街道', { role: 'street_officer', nodeNo: place.node['西街道']! })
})
afterAll(() => place.platform.close())

const enter = async (name: string) =>
  (
    await place.platform.call(district, members.enterMember, {
      body: { name, branchNo: branch, place: 'unit', fromOn: '2025-01-10' },
    })
  ).id
const report = (id: string, since: string) =>
  place.platform.call(district, members.reportFlow, { params: { id }, body: { since, because: 'work', whereabouts: '邻市' } })
const suggested = async (due: 'due' | 'later') =>
  (await place.platform.call(district, members.listSuggestions, { query: { due } })).items.map((row) => [row.since, row.dueOn])
const decide = (id: string, body: object) =>
  place.platform.call(district, members.decideFlow, { params: { id }, body: { decision: 'confirmed', ...body } })

describe('a report that a member is away', () => {
  it('becomes a suggestion after six months and a status only when a person confirms', async () => {
    const [long, short] = [await enter('甲'), await enter('乙')]
    const { id } = await report(long, '2026-05-22')
    await report(short, '2026-05-23')
    expect([await suggested('due'), await suggested('later')]).toEqual([
      [['2026-05-22', '2026-11-22']],
      [['2026-05-23', '2026-11-23']],
    ])
    const away = async () => (await place.platform.call(district, members.getSummary, { query: {} })).away
    expect(await away()).toBe(0)
    await decide(id, { hostName: '邻市某支部' })
    expect([await away(), await suggested('due')]).toEqual([1, []])
    expect(await refusalOf(decide(id, {}))).toBe('flow-report-not-found')
  })

  it('is refused with a reason, and a second one waits for the first', async () => {
    const member = await enter('丙')
    const { id } = await report(member, '2026-01-01')
    expect(await refusalOf(report(member, '2026-02-01'))).toBe('flow-reported-already')
    expect(await refusalOf(decide(id, { decision: 'refused' }))).toBe('flow-reason-missing')
    await decide(id, { decision: 'refused', reason: '每月都回来参加' })
    expect(await refusalOf(report(member, '2026-02-01'))).toBe('done')
  })
})

describe('a station', () => {
  it('has a liaison while it is open, whoever follows', async () => {
    const body = {
      hostNo: branch,
      kind: 'station' as const,
      name: '服务站',
      whereabouts: '园区一楼',
      openedOn: '2026-01-01',
      liaison: { name: '李联络' },
    }
    const { id } = await place.platform.call(district, members.openStation, { body })
    await place.platform.call(district, members.changeLiaison, { params: { id }, body: { name: '周联络', fromOn: '2026-06-01' } })
    const { items } = await place.platform.call(district, members.listStations, { query: {} })
    expect(items.map((row) => row.liaisons.map((one) => one.name))).toEqual([['周*络']])
    const end = place.platform.services.database.transaction(systemContext, (tx) =>
      sql`update members.station_liaison set until_on = '2026-07-01' where station_id = ${id} and until_on is null`.execute(tx),
    )
    await expect(end).rejects.toThrow('an open station has a liaison')
    await place.platform.call(district, members.closeStation, { params: { id }, body: { onDay: '2026-08-01' } })
    expect((await place.platform.call(district, members.listStations, { query: {} })).total).toBe(0)
  })
})

const declare = async (phone: string) => {
  const { consentVersion } = await place.platform.call(visitor, members.getJoinForm)
  const body = {
    name: '张口袋',
    phone,
    streetNo: place.node['东街道']!,
    kind: 'pocket' as const,
    workplace: '某公司',
    consent: true as const,
    consentVersion,
  }
  return place.platform.call(visitor, members.declare, { body })
}
const declared = async (actor: Actor, state: 'declared' | 'withdrawn' | 'joined' | 'ever' = 'declared') =>
  (await place.platform.call(actor, members.listDeclarations, { query: { state } })).items

describe('somebody who declares themselves', () => {
  it('is seen by the street named and above, and by no other street, without a name', async () => {
    await declare('13700137000')
    expect([(await declared(street)).length, (await declared(district)).length, (await declared(otherStreet)).length]).toEqual([
      1, 1, 0,
    ])
    const [one] = await declared(street)
    const shown = await place.platform.call(street, members.getDeclaration, { params: { id: one!.id } })
    expect([shown.name, shown.phone]).toEqual(['张*袋', '137****7000'])
    expect(await refusalOf(place.platform.call(otherStreet, members.getDeclaration, { params: { id: one!.id } }))).toBe(
      'declaration-not-found',
    )
  })

  it('takes it back by the code, and nothing of what was told is left', async () => {
    const { no, code } = await declare('13600136000')
    await place.platform.call(visitor, members.withdrawDeclaration, { body: { code: code.toLowerCase() } })
    const { rows } = await place.platform.services.database.read(systemContext, (tx) =>
      sql<{
        kept: number
        state: string
      }>`select num_nonnulls(name_sealed, phone_sealed, phone_index, workplace_sealed, code_digest) as kept, state
        from members.declaration where no = ${no}`.execute(tx),
    )
    expect(rows).toEqual([{ kept: 0, state: 'withdrawn' }])
    expect(await refusalOf(place.platform.call(visitor, members.withdrawDeclaration, { body: { code } }))).toBe(
      'declaration-code-unknown',
    )
  })

  it('adds a line where the number was told before, answers alike, and each code takes back its own', async () => {
    const [first, second] = [await declare('13500135000'), await declare('135 0013 5000')]
    expect(Object.keys(second)).toEqual(Object.keys(first))
    const lines = (await declared(street)).filter((one) => one.no === first.no || one.no === second.no)
    expect(lines).toHaveLength(2)
    const shown = await place.platform.call(street, members.getDeclaration, { params: { id: lines[0]!.id } })
    expect(shown.same.map((one) => one.no)).toEqual([lines[1]!.no])
    await place.platform.call(visitor, members.withdrawDeclaration, { body: { code: second.code } })
    expect((await declared(street)).map((one) => one.no)).toContain(first.no)
    await place.platform.call(visitor, members.withdrawDeclaration, { body: { code: first.code } })
  })

  it('is found a home, entered there once, and counted as declared and as placed', async () => {
    const [one] = await declared(district)
    const { homes, revision } = await place.platform.call(district, members.getDeclaration, { params: { id: one!.id } })
    expect(homes[0]!.reasons).toContain('same-street')
    const params = { id: one!.id }
    const join = (ifMatch: number) =>
      place.platform.call(
        district,
        members.joinDeclaration,
        { params, body: { place: 'residence', fromOn: '2026-11-22' } },
        { ifMatch },
      )
    expect(await refusalOf(join(revision))).toBe('declaration-not-placed')
    await place.platform.call(
      district,
      members.placeDeclaration,
      { params, body: { partyNo: homes[0]!.no, onDay: '2026-11-22' } },
      { ifMatch: revision },
    )
    const { memberId } = await join(revision + 1)
    expect(await refusalOf(join(revision + 2))).toBe('declaration-not-placed')
    expect((await place.platform.call(district, members.getMember, { params: { id: memberId } })).branch?.no).toBe(homes[0]!.no)
    const found = async (state: 'ever' | 'found') => {
      const query = { state, fromOn: '2026-11-01', untilOn: '2026-12-01' }
      const { total, people } = await place.platform.call(district, members.listDeclarations, { query })
      return [total, people]
    }
    // One of them declared twice, and is one also after both were taken back.
    expect([await found('ever'), await found('found')]).toEqual([
      [4, 3],
      [1, 1],
    ])
  })

  it('counts once in the published figure whoever declares twice, also at the same moment (CD-F17)', async () => {
    await Promise.all([declare('13400134000'), declare('134 0013 4000'), declare('13400134000')])
    const indicator = indicators.find(({ key }) => key === 'members.declared')!
    const found = await place.platform.services.database.read(systemContext, (tx) =>
      indicator.compute({
        tx,
        scope: { everything: true, nodes: [] },
        districtNo: place.node['示例区']!,
        asOf: '2026-11-22',
        params: { kind: 'pocket' },
      } as never),
    )
    const query = Object.fromEntries(new URL(found.list!, 'http://x').searchParams)
    const opened = await place.platform.call(district, members.listDeclarations, { query: query as never })
    expect([found.value, found.records]).toEqual([4, 7])
    expect([opened.people, opened.total]).toEqual([4, 7])
  })
})

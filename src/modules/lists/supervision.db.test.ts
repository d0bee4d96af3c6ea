import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person } from '../../../test/support/platform.ts'
import { callsOn, openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { addDays } from '../../kernel/dates.ts'
import type { Actor } from '../../kernel/policy.ts'
import { underScope } from '../../platform/db/database.ts'
import { alliances } from '../alliances/contract.ts'
import { branchIn, foundedCommunity } from '../alliances/testing.ts'
import { lists } from './contract.ts'
import { claimsToUrge } from './reminders.ts'
import { listsForTests } from './testing.ts'

let place: SmallDistrict
let of: ReturnType<typeof listsForTests>
let committee: Actor
let street: Actor
let nos: Record<'school' | 'village' | 'court' | 'firm' | 'club', number>
/** Led by the school, with the village and the court; the other is the club's with the firm. */
let [first, second] = ['', '']
let day = '2026-11-22'
const people = new Map<number, Actor>()
const secretaryOf = (no: number): Actor => {
  const known = people.get(no) ?? person(`书记${no}`, { role: 'party_org_secretary', nodeNo: no })
  people.set(no, known)
  return known
}
const call = callsOn(
  () => place,
  () => day,
  'supervision',
)

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
  street = person('东街道干事', { role: 'street_officer', nodeNo: place.node['东街道']! })
  committee = person('区干事', { role: 'district_officer', nodeNo: place.node['示例区']! })
  const found = (members: number[], name: string) => foundedCommunity(place, members, { secretaryOf, street, committee }, name)
  first = await found([nos.school, nos.village, nos.court], '上底共同体')
  second = await found([nos.club, nos.firm], '南桥共同体')
})
afterAll(() => place.platform.close())

const publish = (ownerNo: number, more: object = {}) =>
  of.publish(secretaryOf(ownerNo), ownerNo, { visibility: 'community', communityId: first, ...more })
const claim = async (id: string, asNo: number) =>
  (await call(secretaryOf(asNo), lists.claimEntry, { params: { id }, body: { asNo } as never })).id
const act = (actor: Actor, id: string, deed: string, side: string, more: object = {}) =>
  refusalOf(call(actor, lists.actOnClaim, { params: { id }, body: { deed, side, line: '请写进展', ...more } as never }))
const supervised = (actor: Actor, query: object = {}) =>
  call(actor, lists.listClaims, { query: { supervised: 'true', ...query } as never })
const titles = (list: Awaited<ReturnType<typeof supervised>>) => list.items.map((one) => one.entry.title)

describe('a community supervises what its members have taken on', () => {
  let claimId = ''
  let entryId = ''

  it('its lead sees claims between members, and nothing else of theirs; other members and strangers see none', async () => {
    entryId = await publish(nos.village, { title: '夜校缺讲师', kind: 'project' })
    claimId = await claim(entryId, nos.court)
    const elsewhere = await of.publish(secretaryOf(nos.village), nos.village, { title: '另借桌椅' })
    await claim(elsewhere, nos.court)
    expect(titles(await supervised(secretaryOf(nos.school)))).toEqual(['夜校缺讲师'])
    expect((await supervised(secretaryOf(nos.school))).communities.map((one) => one.name)).toEqual(['上底共同体'])
    for (const no of [nos.court, nos.firm, nos.club]) expect((await supervised(secretaryOf(no))).total).toBe(0)
    const shown = await call(secretaryOf(nos.school), lists.getEntry, { params: { id: entryId } })
    expect(shown.claims[0]!.can).toEqual([
      { deed: 'follow', side: 'community', asNo: nos.school },
      { deed: 'supervise', side: 'community', asNo: nos.school },
    ])
    // Unless the caller coordinates the community and asks for it, the database shows no such claim.
    const seenBy = (no: number, ids: string) =>
      place.platform.services.database.read({ scope: { everything: false, nodes: [no] }, accountId: null }, async (tx) => {
        await sql`select set_config('lianjian.supervised', ${ids}, true)`.execute(tx)
        return (await sql`select from lists.claim where id = ${claimId}`.execute(tx)).rows.length
      })
    expect(await seenBy(nos.school, '')).toBe(0)
    expect(await seenBy(nos.school, `{${first}}`)).toBe(1)
    expect(await seenBy(nos.firm, `{${first}}`)).toBe(0)
  })

  it('is proposed for urging after the days of the rule; urged with a day, the claimant is told and answers', async () => {
    expect((await supervised(secretaryOf(nos.school), { due: 'true' })).total).toBe(0)
    day = addDays(day, 14)
    const late = await supervised(secretaryOf(nos.school), { due: 'true' })
    expect(late.items).toMatchObject([{ overdue: true, urgeAs: 'community', community: { id: first } }])
    expect(await act(secretaryOf(nos.court), claimId, 'supervise', 'community')).toBe('claim-other-side')
    expect(await act(secretaryOf(nos.firm), claimId, 'supervise', 'community')).toBe('claim-not-found')
    const lead = secretaryOf(nos.school)
    expect(await act(lead, claimId, 'supervise', 'office')).toBe('claim-not-found')
    expect(await act(lead, claimId, 'solve', 'community')).toBe('claim-other-side')
    expect(await act(lead, claimId, 'supervise', 'community', { dueOn: addDays(day, -1) })).toBe('claim-due-unfit')
    const dueOn = addDays(day, 5)
    expect(await act(lead, claimId, 'supervise', 'community', { dueOn })).toBe('done')
    const { waiting } = await call(secretaryOf(nos.court), lists.getMine, {})
    expect(waiting).toContainEqual(expect.objectContaining({ claimId, waits: 'answer', dueOn }))
    expect((await supervised(lead, { due: 'true' })).total).toBe(0)
    day = addDays(day, 6)
    expect((await supervised(lead, { due: 'true' })).items).toMatchObject([{ urgeDueOn: dueOn, answeredOn: null }])
    await place.platform.services.database.read(
      { scope: { everything: false, nodes: [nos.school] }, accountId: null },
      async (tx) => {
        const scope = { everything: false as const, nodes: [nos.school] }
        const told = await underScope(tx, scope, () => claimsToUrge.find({ tx, scope, today: day } as never, 5))
        expect(told).toMatchObject({ total: 1, items: [{ title: '上底共同体', params: { title: '夜校缺讲师' } }] })
      },
    )
    expect(await act(secretaryOf(nos.court), claimId, 'follow', 'claimant')).toBe('done')
    expect((await supervised(lead, { due: 'true' })).total).toBe(0)
    const { claims } = await call(lead, lists.getEntry, { params: { id: entryId } })
    expect(claims[0]!.urges).toMatchObject([{ side: 'community', dueOn, answer: { line: '请写进展' } }])
  })

  it('whose turn as convenor it is coordinates beside the lead, and no longer when the turn is over', async () => {
    const { roles } = await call(secretaryOf(nos.school), alliances.getTurns, { params: { id: first } })
    const turn = roles.find((one) => one.role === 'convenor')!.turns.find((one) => one.who!.no === nos.village)!
    expect((await supervised(secretaryOf(nos.village))).communities).toEqual([])
    day = turn.day
    expect((await supervised(secretaryOf(nos.village))).communities.map((one) => one.id)).toEqual([first])
    expect(await act(secretaryOf(nos.village), claimId, 'supervise', 'community')).toBe('done')
    day = turn.until
    expect((await supervised(secretaryOf(nos.village))).communities).toEqual([])
  })
})

describe('signed lists, claimed projects and solved problems of a community', () => {
  it('are three records; rows of communities and of none add up to the district, and each number is its list', async () => {
    day = '2026-11-23'
    const sign = (ownerNo: number, communityId: string | null) =>
      call(secretaryOf(ownerNo), lists.signList, {
        body: { ownerNo, title: '服务清单', signedOn: '2026-11-20', communityId } as never,
      })
    await sign(nos.school, first)
    await sign(nos.village, first)
    await sign(nos.firm, second)
    await sign(nos.court, null)
    expect(await refusalOf(sign(nos.firm, first))).toBe('entry-no-community')
    const outside = await of.publish(secretaryOf(nos.firm), nos.firm, { kind: 'project', title: '外面的项目' })
    await claim(outside, nos.school)
    const { items, total } = await call(committee, lists.countCommunities, { query: {} })
    expect(items.map((row) => [row.community?.name ?? null, row.signed, row.claimed])).toEqual([
      ['上底共同体', 2, 1],
      ['南桥共同体', 1, 0],
      [null, 1, 1],
    ])
    expect(total).toMatchObject({ signed: 4, claimed: 2 })
    for (const row of items) {
      const where = row.community ? { communityId: row.community.id } : { outside: 'true' }
      expect((await call(committee, lists.listSigned, { query: where as never })).total).toBe(row.signed)
      const claimed = { kind: 'project', claimed: 'true', ...where }
      expect((await call(committee, lists.listEntries, { query: claimed as never })).total).toBe(row.claimed)
    }
    // A member sees what its community signed, of other members too; it takes back only its own.
    const seen = await call(secretaryOf(nos.court), lists.listSigned, { query: { communityId: first } as never })
    expect(seen.items.map((one) => [one.unit.no, one.can.retract])).toEqual([
      [nos.village, false],
      [nos.school, false],
    ])
    const retract = { params: { id: seen.items[0]!.id }, body: { reason: '记错' } }
    expect(await refusalOf(call(secretaryOf(nos.court), lists.retractSigned, retract))).toBe('record-not-found')
    expect((await call(secretaryOf(nos.firm), lists.listSigned, { query: { communityId: first } as never })).total).toBe(0)
    const page = await call(secretaryOf(nos.court), alliances.getCommunity, { params: { id: first } })
    const counts = Object.fromEntries(page.shared.flatMap((one) => one.counts.map((each) => [each.code, each.count])))
    expect(counts).toMatchObject({ signed: 2, claimed: 1, solved: 0 })
    expect(counts).not.toHaveProperty('overdue')
  })
})

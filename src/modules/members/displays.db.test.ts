import { sql } from 'kysely'
import { text } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { members } from './contract.ts'
import { partyOrgsForTests } from './testing.ts'

let place: SmallDistrict
let secretary: Actor
let other: Actor
let home: number
let second: number

beforeAll(async () => {
  place = await openSmallDistrict(40)
  const branches = await partyOrgsForTests(place.platform.services)
  home = branches[0]!.no
  second = branches[1]!.no
  secretary = person('书记', { role: 'party_org_secretary', nodeNo: home })
  other = person('别处书记', { role: 'party_org_secretary', nodeNo: second })
})
afterAll(() => place.platform.close())

const call: SmallDistrict['platform']['call'] = (...request) => place.platform.call(...request)

/** A member with an account joined to the record. */
async function memberNamed(name: string): Promise<{ id: string; self: Actor }> {
  const body = { name, branchNo: home, place: 'unit', fromOn: '2025-01-10' } as const
  const { id } = await call(secretary, members.enterMember, { body })
  const self = person(name)
  await place.platform.services.database.transaction(systemContext, (tx) =>
    sql`update members.member set account_id = ${self.accountId} where id = ${id}`.execute(tx),
  )
  return { id, self }
}
const consent = { consent: true as const, consentVersion: '2026-11' }
const show = (self: Actor, told: object = { identity: '党员', duty: '联系会员单位' }) =>
  call(self, members.showOwn, { body: { ...told, ...consent } })
const pledge = (self: Actor, line: string) => call(self, members.makePledge, { body: { line } })
const move = (self: Actor, id: string, step: 'publish' | 'fulfil' | 'drop', outcome?: string) =>
  call(self, members.movePledge, { params: { id }, body: { move: step, ...(outcome ? { outcome } : {}) } })
const shownTo = async (actor: Actor, query: object = {}) => (await call(actor, members.listDisplays, { query })).items
const fileOf = async (actor: Actor) => {
  const { body } = await call(actor, members.exportDisplays, { query: { format: 'csv' } })
  return text(body as Readable)
}

describe('a member who shows identity, duty and pledges', () => {
  it('is seen by the own branch and nobody beside it, with the name in full, and only what is published', async () => {
    const { self } = await memberNamed('亮一心')
    await show(self)
    const { id } = await pledge(self, '每月走访社区')
    await pledge(self, '还没想好')
    await move(self, id, 'publish')
    const [one] = await shownTo(secretary, { q: '亮一' })
    expect(one).toMatchObject({ name: '亮一心', identity: '党员', duty: '联系会员单位', branch: { no: home } })
    expect(one!.pledges).toEqual([
      { line: '每月走访社区', state: 'published', publishedOn: '2026-11-22', fulfilledOn: null, outcome: null },
    ])
    expect(await shownTo(other, { q: '亮一' })).toEqual([])
  })

  it('agrees to the text as it stands now, and to no other', async () => {
    const { self } = await memberNamed('亮二心')
    const old = { body: { duty: '值守', consent: true as const, consentVersion: '2020-01' } }
    expect(await refusalOf(call(self, members.showOwn, old))).toBe('consent-outdated')
    expect(await refusalOf(pledge(self, '每月走访'))).toBe('display-not-shown')
    expect(await call(self, members.getOwnDisplay)).toMatchObject({ linked: true, branch: { no: home }, display: null })
  })

  it('says alone when a pledge is fulfilled; nobody else can say so, and nothing becomes overdue', async () => {
    const { self } = await memberNamed('亮三心')
    const stranger = (await memberNamed('亮四心')).self
    await show(self)
    await show(stranger)
    const { id } = await pledge(self, '办一次宣讲')
    expect(await refusalOf(move(self, id, 'fulfil'))).toBe('pledge-moved')
    await move(self, id, 'publish')
    expect(await refusalOf(move(stranger, id, 'fulfil'))).toBe('pledge-not-found')
    await move(self, id, 'fulfil', '十月办了')
    const [one] = await shownTo(secretary, { q: '亮三', pledge: 'fulfilled' })
    expect(one!.pledges[0]).toMatchObject({ state: 'fulfilled', outcome: '十月办了', fulfilledOn: '2026-11-22' })
  })
})

describe('a member who withdraws what is shown', () => {
  it('is gone from list, search and file at once, and nothing of it is kept', async () => {
    const { id, self } = await memberNamed('撤一心')
    await show(self)
    const made = await pledge(self, '撤回前的承诺')
    await move(self, made.id, 'publish')
    expect(await fileOf(secretary)).toContain('撤一心')
    await call(self, members.withdrawOwnDisplay)
    expect(await shownTo(secretary, { q: '撤一' })).toEqual([])
    expect(await shownTo(systemActor, { branchNo: home, pledge: 'published', q: '撤一' })).toEqual([])
    expect(await fileOf(secretary)).not.toMatch(/撤一心|撤回前/)
    const { rows } = await place.platform.services.database.read(systemContext, (tx) =>
      sql<{ identity: string | null; duty: string | null; pledges: number }>`
        select d.identity, d.duty, (select count(*)::integer from members.pledge p where p.display_id = d.id) as pledges
        from members.display d where d.member_id = ${id}`.execute(tx),
    )
    expect(rows).toEqual([{ identity: null, duty: null, pledges: 0 }])
    expect(await refusalOf(call(self, members.withdrawOwnDisplay))).toBe('display-not-shown')
  })

  it('can show again, and begins with nothing', async () => {
    const { self } = await memberNamed('撤二心')
    await show(self)
    await pledge(self, '旧承诺')
    await call(self, members.withdrawOwnDisplay)
    await show(self, { identity: '党员' })
    expect((await call(self, members.getOwnDisplay)).display).toMatchObject({ identity: '党员', duty: null, pledges: [] })
  })
})

it('what was shown to one branch does not follow the member to another before the member agrees anew', async () => {
  const { id, self } = await memberNamed('转一心')
  await show(self)
  const { revision } = await call(secretary, members.getMember, { params: { id } })
  const to = { kind: 'branch' as const, branchNo: second, place: 'unit' as const }
  await call(
    systemActor,
    members.moveMember,
    { params: { id }, body: { to, onDay: '2026-11-02', reason: '调动' } },
    { ifMatch: revision },
  )
  for (const actor of [secretary, other]) expect(await shownTo(actor, { q: '转一' })).toEqual([])
  expect((await call(self, members.getOwnDisplay)).display).toMatchObject({ shown: false })
  await show(self)
  expect((await shownTo(other, { q: '转一' })).map(({ branch }) => branch.no)).toEqual([second])
})

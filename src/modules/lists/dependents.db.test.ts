import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { unitActs } from '../../../test/support/unit-acts.ts'
import type { Actor } from '../../kernel/policy.ts'
import { lists } from './contract.ts'
import { listsForTests } from './testing.ts'

let place: SmallDistrict
let district: Actor
let of: ReturnType<typeof listsForTests>
type Side = { no: number; secretary: Actor }
const call: SmallDistrict['platform']['call'] = (...one) => place.platform.call(...one)

beforeAll(async () => {
  place = await openSmallDistrict(10)
  of = listsForTests(place)
  district = person('区委', { role: 'district_officer', nodeNo: place.node['示例区']! })
})
afterAll(() => place.platform.close())

const { undoLast, ...acts } = unitActs(
  () => place.platform,
  () => district,
  '2026-11-21',
)
const ofLists = (told: readonly string[]) => told.filter((line) => /^(list-|signed-|needs-)/.test(line))
const merge = async (into: Side, gone: Side) => ofLists(await acts.merge(into.no, gone.no))
const dissolve = async (gone: Side) => ofLists(await acts.dissolve(gone.no))

const claim = (side: Side, id: string, ...others: Side[]) =>
  call(side.secretary, lists.claimEntry, {
    params: { id },
    body: {
      asNo: side.no,
      share: others.length === 0 ? null : 60,
      with: others.map((one) => ({ unitNo: one.no, share: 40 / others.length })),
    },
  })
const act = (actor: Actor, id: string, deed: string, side: string, asNo: number | null = null) =>
  call(actor, lists.actOnClaim, { params: { id }, body: { deed, side, line: '一句话', asNo } as never })
const stands = async (id: string) => {
  const entry = await call(district, lists.getEntry, { params: { id } })
  const claims = entry.claims.map((one) => ({ state: one.state, by: one.members.map((member) => member.no), reason: one.reason }))
  return { owner: entry.owner.no, standing: entry.standing, reason: entry.reason, claims }
}
const branches = async (count: number) => {
  const made: Side[] = []
  while (made.length < count) made.push(await of.branch())
  return made as [Side, Side, Side, Side]
}
const untouched = { reason: null, claims: [] }

describe('what a merged organisation published and took on', () => {
  it('goes on at the successor: entries with their claims, claims of its own, the signed list; the undo brings all back', async () => {
    const [owner, gone, into, other] = await branches(4)
    const published = await of.publish(gone.secretary, gone.no, { title: '借音响' })
    await claim(owner, published)
    const taken = await of.publish(owner.secretary, owner.no, { title: '长者探访', kind: 'project' })
    const { id: claimId } = await claim(gone, taken, other)
    await act(other.secretary, claimId, 'agree', 'claimant', other.no)
    const signed = { ownerNo: gone.no, title: '签订', signedOn: '2026-11-02', entryIds: [published] }
    await call(gone.secretary, lists.signList, { body: signed })
    const asked = {
      title: '需求计划',
      fromOn: '2026-11-01',
      untilOn: '2027-01-01',
      steps: [{ title: '认领', dueOn: '2026-12-01' }],
    }
    const agenda = await call(district, lists.draftAgenda, { body: { ...asked, ownerNo: gone.no } })
    const keeper = async () => (await call(district, lists.getAgenda, { params: { id: agenda.id } })).owner.no
    const before = [await stands(published), await stands(taken)]
    expect(await merge(into, gone)).toEqual(['list-entry 1 0', 'list-claim 1 0', 'signed-list 1 0', 'needs-agenda 1 0'])
    expect(await keeper()).toBe(into.no)
    expect(await stands(published)).toMatchObject({ owner: into.no, claims: [{ state: 'active', by: [owner.no] }] })
    expect(await stands(taken)).toMatchObject({ claims: [{ state: 'active', by: [into.no, other.no] }] })
    expect((await call(into.secretary, lists.listSigned, { query: {} })).total).toBe(1)
    expect(
      (await call(into.secretary, lists.getEntry, { params: { id: taken } })).claims[0]!.can.map((one) => one.deed),
    ).toContain('solve')
    await undoLast()
    expect([await stands(published), await stands(taken)]).toEqual(before)
    expect((await call(into.secretary, lists.listSigned, { query: {} })).total).toBe(0)
    expect(await keeper()).toBe(gone.no)
  })

  it('is free again where the successor would take on its own entry', async () => {
    const [gone, into] = await branches(2)
    const mine = await of.publish(gone.secretary, gone.no)
    await claim(into, mine)
    const theirs = await of.publish(into.secretary, into.no)
    await claim(gone, theirs)
    await merge(into, gone)
    for (const id of [mine, theirs])
      expect(await stands(id)).toMatchObject({
        owner: into.no,
        standing: 'open',
        claims: [{ state: 'released', reason: 'unit-merged' }],
      })
  })

  it('is not brought back once the successor has told how it goes', async () => {
    const [owner, gone, into] = await branches(3)
    const id = await of.publish(owner.secretary, owner.no)
    const { id: claimId } = await claim(gone, id)
    await merge(into, gone)
    await act(into.secretary, claimId, 'follow', 'claimant')
    expect(await refusalOf(undoLast())).toBe('act-built-upon')
  })
})

describe('what an organisation that ends has published and taken on', () => {
  it('is free again with a reason the owner reads; a group goes on without it; what it published is taken off', async () => {
    const [owner, gone, other] = await branches(3)
    const single = await of.publish(owner.secretary, owner.no, { title: '修轮椅', kind: 'wish' })
    await claim(gone, single)
    const group = await of.publish(owner.secretary, owner.no, { title: '普法课堂', kind: 'project' })
    const { id: groupClaim } = await claim(gone, group, other)
    await act(other.secretary, groupClaim, 'agree', 'claimant', other.no)
    const [free, claimed] = [
      await of.publish(gone.secretary, gone.no),
      await of.publish(gone.secretary, gone.no, { title: '另一件' }),
    ]
    await claim(other, claimed)
    const before = [await stands(single), await stands(group), await stands(free), await stands(claimed)]
    expect(await dissolve(gone)).toEqual(['list-entry 0 2', 'list-claim 0 2'])
    expect((await call(owner.secretary, lists.getEntry, { params: { id: single } })).claims[0]).toMatchObject({
      state: 'released',
      reason: 'unit-ended',
    })
    expect((await stands(single)).standing).toBe('open')
    expect(await stands(group)).toMatchObject({ standing: 'taken', claims: [{ state: 'active', by: [other.no], reason: null }] })
    expect(await stands(free)).toMatchObject({ standing: 'closed', reason: 'unit-ended', claims: [] })
    expect(await stands(claimed)).toMatchObject({ standing: 'closed', claims: [{ state: 'released', reason: 'unit-ended' }] })
    await undoLast()
    expect([await stands(single), await stands(group), await stands(free), await stands(claimed)]).toEqual(before)
    expect(before[2]).toMatchObject(untouched)
  })

  it('keeps what was verified; what somebody else has taken on since is not taken away again', async () => {
    const [owner, gone, other] = await branches(3)
    const done = await of.publish(owner.secretary, owner.no)
    const { id: claimId } = await claim(gone, done)
    await act(gone.secretary, claimId, 'solve', 'claimant')
    await act(owner.secretary, claimId, 'verify', 'owner')
    const open = await of.publish(owner.secretary, owner.no, { title: '还没办' })
    await claim(gone, open)
    expect(await dissolve(gone)).toEqual(['list-claim 0 1'])
    expect(await stands(done)).toMatchObject({ standing: 'solved', claims: [{ state: 'verified', by: [gone.no] }] })
    await claim(other, open)
    expect(await refusalOf(undoLast())).toBe('act-built-upon')
  })
})

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { members } from './contract.ts'
import { partyOrgsForTests } from './testing.ts'

let place: SmallDistrict
let branches: number[]
let secretaries: Actor[]
let district: Actor

beforeAll(async () => {
  place = await openSmallDistrict(40)
  branches = (await partyOrgsForTests(place.platform.services)).slice(0, 3).map((one) => one.no)
  secretaries = branches.map((nodeNo) => person(`书记${nodeNo}`, { role: 'party_org_secretary', nodeNo }))
  district = person('区', { role: 'district_officer', nodeNo: place.node['示例区']! })
})
afterAll(() => place.platform.close())

let count = 0
async function memberAt(at: number): Promise<string> {
  const body = { name: `转接${(count += 1)}`, branchNo: branches[at]!, place: 'unit' as const, fromOn: '2025-01-10' }
  return (await place.platform.call(secretaries[at]!, members.enterMember, { body })).id
}
const transferOf = async (memberId: string, actor = district) =>
  (await place.platform.call(actor, members.listTransfers, { query: { memberId, state: 'all' } })).items[0]!
const request = async (memberId: string, from: number, to: number) => {
  const { revision } = await place.platform.call(secretaries[from]!, members.getMember, { params: { id: memberId } })
  const body = { toNo: branches[to]!, onDay: '2026-11-01' }
  return place.platform.call(
    secretaries[from]!,
    members.requestTransfer,
    { params: { id: memberId }, body },
    { ifMatch: revision },
  )
}
type Moving = 'releaseTransfer' | 'acceptTransfer' | 'refuseTransfer' | 'withdrawTransfer'
const bodies: Record<Moving, object> = {
  releaseTransfer: { onDay: '2026-11-02', letterNo: '第1号' },
  acceptTransfer: { onDay: '2026-11-10', place: 'unit', receiptNo: '回1' },
  refuseTransfer: { onDay: '2026-11-10', reason: '材料不齐' },
  withdrawTransfer: { reason: '本人不去了' },
}
const move = (what: Moving, id: string, revision: number, actor: Actor, body: object = {}) =>
  place.platform.call(actor, members[what], { params: { id }, body: { ...bodies[what], ...body } } as never, {
    ifMatch: revision,
  })

/** In how many organisations a member is counted. */
async function countedIn(memberId: string): Promise<number[]> {
  const found: number[] = []
  for (const branchNo of branches) {
    const { items } = await place.platform.call(district, members.listMembers, { query: { branchNo, pageSize: 200 } })
    if (items.some((row) => row.id === memberId)) found.push(branchNo)
  }
  return found
}

describe('a transfer', () => {
  it('leaves the member where it is counted until the other side accepts, and moves it then', async () => {
    const id = await memberAt(0)
    const asked = await request(id, 0, 1)
    expect((await transferOf(id)).state).toBe('requested')
    await move('releaseTransfer', asked.id, 1, secretaries[0]!)
    expect(await transferOf(id)).toMatchObject({ state: 'released', validUntil: '2027-01-31' })
    expect(await countedIn(id)).toEqual([branches[0]])
    await move('acceptTransfer', asked.id, 2, secretaries[1]!)
    expect(await countedIn(id)).toEqual([branches[1]])
    expect(await transferOf(id)).toMatchObject({ state: 'accepted', receiptNo: '回1', closedOn: '2026-11-10' })
    expect(await refusalOf(place.platform.call(secretaries[0]!, members.getMember, { params: { id } }))).toBe('member-not-found')
  })

  it('shows the receiving side the letter and not the member until it has accepted', async () => {
    const id = await memberAt(0)
    await request(id, 0, 1)
    expect(await transferOf(id, secretaries[1]!)).toMatchObject({
      memberId: null,
      can: { accept: false, release: false, withdraw: false },
    })
    expect(await refusalOf(place.platform.call(secretaries[1]!, members.getMember, { params: { id } }))).toBe('member-not-found')
    const { items } = await place.platform.call(secretaries[2]!, members.listTransfers, { query: { memberId: id, state: 'all' } })
    expect(items).toEqual([])
  })

  it('is accepted once: the second to accept is told clearly, also when both press at the same moment', async () => {
    const id = await memberAt(0)
    const asked = await request(id, 0, 1)
    await move('releaseTransfer', asked.id, 1, secretaries[0]!)
    const answers = await Promise.all([1, 2].map(() => refusalOf(move('acceptTransfer', asked.id, 2, secretaries[1]!))))
    expect(answers.sort()).toEqual(['done', 'transfer-closed'])
    expect(await refusalOf(move('acceptTransfer', asked.id, 3, secretaries[1]!))).toBe('transfer-closed')
  })

  it('is refused with a reason, and the member never left', async () => {
    const id = await memberAt(0)
    const asked = await request(id, 0, 2)
    expect(await refusalOf(move('refuseTransfer', asked.id, 1, secretaries[2]!))).toBe('transfer-not-released')
    await move('releaseTransfer', asked.id, 1, secretaries[0]!)
    expect(await refusalOf(move('refuseTransfer', asked.id, 2, secretaries[0]!))).toBe('transfer-not-found')
    await move('refuseTransfer', asked.id, 2, secretaries[2]!)
    expect(await transferOf(id)).toMatchObject({ state: 'refused', reason: '材料不齐' })
    expect(await countedIn(id)).toEqual([branches[0]])
  })

  it('expires after the days of the rule, can then not be accepted, and makes room for another', async () => {
    const id = await memberAt(0)
    const { revision } = await place.platform.call(secretaries[0]!, members.getMember, { params: { id } })
    const body = { toNo: branches[1]!, onDay: '2026-08-01' }
    const asked = await place.platform.call(
      secretaries[0]!,
      members.requestTransfer,
      { params: { id }, body },
      { ifMatch: revision },
    )
    await move('releaseTransfer', asked.id, 1, secretaries[0]!, { onDay: '2026-08-02' })
    expect(await transferOf(id)).toMatchObject({ state: 'expired', validUntil: '2026-10-31' })
    expect(await refusalOf(move('acceptTransfer', asked.id, 2, secretaries[1]!))).toBe('transfer-expired')
    await request(id, 0, 2)
    expect(await refusalOf(request(id, 0, 1))).toBe('member-transfer-open')
  })

  it('never counts a member twice or not at all, whatever is done in whatever order', async () => {
    const step = fc.record({
      what: fc.constantFrom<Moving | 'request'>(
        'request',
        'releaseTransfer',
        'acceptTransfer',
        'refuseTransfer',
        'withdrawTransfer',
      ),
      by: fc.integer({ min: 0, max: 2 }),
      to: fc.integer({ min: 0, max: 2 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        const id = await memberAt(0)
        for (const { what, by, to } of steps) {
          if (what === 'request') await refusalOf(request(id, by, to))
          else {
            const open = (await place.platform.call(district, members.listTransfers, { query: { memberId: id, state: 'all' } }))
              .items[0]
            if (open) await refusalOf(move(what, open.id, open.revision, secretaries[by]!))
          }
          expect(await countedIn(id)).toHaveLength(1)
        }
      }),
      { numRuns: 8, seed: 20261122 },
    )
  }, 60_000)
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Acting,
  circleOf,
  type ClaimStanding,
  decideDeed,
  deeds,
  deedsOf,
  holding,
  refusalOfEntry,
  sides,
  standingOf,
  tagsOf,
} from './rules.ts'

const proposed = (awaited: number): ClaimStanding => ({ state: 'proposed', solvedSide: null, solvedBy: null, awaited })
const active: ClaimStanding = { state: 'active', solvedSide: null, solvedBy: null, awaited: 0 }
const claimant = { side: 'claimant', account: 'a' } as const
const owner = { side: 'owner', account: 'b' } as const
const office = { side: 'office', account: 'c' } as const

/** One deed; a refused one leaves all as it was. */
const after = (was: ClaimStanding, deed: (typeof deeds)[number], by: Acting): ClaimStanding => {
  const decision = decideDeed(was, deed, by)
  return decision.ok ? decision.next : was
}
const refusal = (was: ClaimStanding, deed: (typeof deeds)[number], by: Acting) => {
  const decision = decideDeed(was, deed, by)
  return decision.ok ? 'done' : decision.code
}

describe('a claim', () => {
  it('of a group begins when the last organisation has agreed, and ends when one refuses', () => {
    const one = after(proposed(2), 'agree', claimant)
    expect([one.state, one.awaited]).toEqual(['proposed', 1])
    expect(after(one, 'agree', claimant).state).toBe('active')
    expect(after(one, 'refuse', claimant).state).toBe('withdrawn')
  })

  it('is solved by one side and verified by the other, by another account', () => {
    const solved = after(active, 'solve', claimant)
    expect(refusal(solved, 'verify', claimant)).toBe('claim-other-side')
    expect(refusal(solved, 'verify', office)).toBe('claim-other-side')
    expect(refusal(solved, 'verify', { side: 'owner', account: 'a' })).toBe('claim-same-account')
    expect(after(solved, 'verify', owner).state).toBe('verified')
    expect(after(solved, 'return', owner)).toEqual(active)
  })

  it('of a resource may be called solved by the giver and is then verified by the receiver', () => {
    const solved = after(active, 'solve', owner)
    expect(refusal(solved, 'verify', owner)).toBe('claim-other-side')
    expect(after(solved, 'verify', claimant).state).toBe('verified')
  })

  it('is withdrawn by who took it on and released by the owner or the office, never once it is verified', () => {
    expect(after(active, 'withdraw', claimant).state).toBe('withdrawn')
    expect(refusal(active, 'withdraw', owner)).toBe('claim-other-side')
    expect(after(active, 'release', office).state).toBe('released')
    const verified = after(after(active, 'solve', claimant), 'verify', owner)
    for (const deed of deeds) for (const by of [claimant, owner, office]) expect(refusal(verified, deed, by)).toBe('claim-cannot')
  })

  it('offers as buttons exactly what would be accepted', () => {
    const standing = fc.record({
      state: fc.constantFrom('proposed' as const, 'active' as const, 'solved' as const, 'verified' as const, 'released' as const),
      solvedSide: fc.constantFrom(null, ...sides),
      solvedBy: fc.constantFrom(null, 'a', 'b'),
      awaited: fc.nat(3),
    })
    fc.assert(
      fc.property(standing, (was) => {
        const offered = deedsOf(was, [claimant, owner, office]).map(({ deed, side }) => `${deed} ${side}`)
        const accepted = [claimant, owner, office].flatMap((by) =>
          deeds.filter((deed) => decideDeed(was, deed, by).ok).map((deed) => `${deed} ${by.side}`),
        )
        expect(offered).toEqual(accepted)
      }),
    )
  })

  const act = fc.record({
    deed: fc.constantFrom(...deeds),
    side: fc.constantFrom(...sides),
    account: fc.constantFrom('a', 'b', 'c', 'd'),
  })

  it('never becomes verified without the other side and another account, on whatever way', () => {
    fc.assert(
      fc.property(fc.nat(3), fc.array(act, { maxLength: 25 }), (awaited, acts) => {
        let was = awaited > 0 ? proposed(awaited) : active
        let saidBy: Acting | null = null
        for (const { deed, ...by } of acts) {
          const decision = decideDeed(was, deed, by)
          if (!decision.ok) continue
          if (deed === 'solve') saidBy = by
          if (decision.next.state === 'verified' && was.state !== 'verified') {
            expect(saidBy).not.toBeNull()
            expect(saidBy!.side).not.toBe(by.side)
            expect(saidBy!.account).not.toBe(by.account)
          }
          was = decision.next
        }
      }),
    )
  })

  it('is the only one that holds a whole entry in any sequence of coming, going and acting', () => {
    const event = fc.oneof(fc.constant('claim' as const), fc.record({ at: fc.nat(9), act }))
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const claims: ClaimStanding[] = []
        for (const one of events) {
          if (one === 'claim') {
            // What the database decides under its lock: free only where none holds it.
            if (!claims.some((claim) => holding.includes(claim.state))) claims.push(active)
          } else if (claims[one.at]) claims[one.at] = after(claims[one.at]!, one.act.deed, one.act)
          expect(claims.filter((claim) => holding.includes(claim.state)).length).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})

describe('an entry', () => {
  const told = {
    fromOn: '2026-12-01',
    untilOn: null,
    visibility: 'district' as const,
    openTo: ['organisations'],
    category: 'venue',
    texts: ['借一间会议室'],
  }

  it('is refused for days that end before they begin, unknown words, and claims by people who cannot see it', () => {
    expect(refusalOfEntry(told, ['venue'])).toBeNull()
    expect(refusalOfEntry({ ...told, untilOn: '2026-12-01' }, ['venue'])).toBe('entry-days-unfit')
    expect(refusalOfEntry(told, ['funds'])).toBe('entry-word-unknown')
    expect(refusalOfEntry({ ...told, openTo: ['organisations', 'residents'] }, ['venue'])).toBe('entry-open-to-unfit')
    expect(refusalOfEntry({ ...told, openTo: ['organisations', 'residents'], visibility: 'everybody' }, ['venue'])).toBeNull()
  })

  it('is kept to a community exactly where one is named, and holds no telephone and no identity number', () => {
    expect(refusalOfEntry({ ...told, visibility: 'community' }, ['venue'])).toBe('entry-no-community')
    expect(refusalOfEntry({ ...told, communityId: 'a' }, ['venue'])).toBe('entry-no-community')
    expect(refusalOfEntry({ ...told, visibility: 'community', communityId: 'a' }, ['venue'])).toBeNull()
    for (const text of ['１３８ ００００ １２３４', '44010619900101001X'])
      expect(refusalOfEntry({ ...told, texts: [text] }, ['venue'])).toBe('entry-personal')
    expect(refusalOfEntry({ ...told, texts: [null, '预算 13800 元，2026-11-22'] }, ['venue'])).toBeNull()
  })

  it('of a community says why its members no longer see it', () => {
    const of = (lives: boolean, member: boolean) => circleOf({ lives, member })
    expect([of(true, true), of(true, false), of(false, true)]).toEqual(['stands', 'left', 'ended'])
  })

  it('stands open until all of it is taken, and solved once all of it is verified', () => {
    const of = (taken: number, done: number) => standingOf({ state: 'published', quantity: 3, taken, done })
    expect([of(0, 0), of(2, 2), of(3, 2), of(3, 3)]).toEqual(['open', 'open', 'taken', 'solved'])
    expect(standingOf({ state: 'returned', quantity: 1, taken: 0, done: 0 })).toBe('returned')
  })

  it('has each tag once, however they are parted', () => {
    expect(tagsOf('社工、心理，社工  法律;')).toEqual(['社工', '心理', '法律'])
  })
})

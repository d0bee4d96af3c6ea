import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideEntry, inOrderOfUse, type OpenLot, splitAtCap, type Standing, takeFromLots } from './rules.ts'

const account = (id: string, more: Partial<Standing> = {}): Standing => ({
  id,
  unit: 'minutes',
  balance: 0,
  floor: null,
  cap: null,
  lotted: false,
  closed: false,
  ...more,
})
const [from, to] = [account('from', { floor: 0, balance: 60 }), account('to')]

describe('an entry', () => {
  it('moves whole amounts that balance, between accounts that are open', () => {
    const moves = (amount: number, more: Standing = to) =>
      decideEntry(
        [
          { accountId: 'from', amount: -amount },
          { accountId: more.id, amount },
        ],
        [from, more],
      )
    expect(moves(60)).toEqual({ ok: true })
    expect(moves(61)).toEqual({ ok: false, code: 'ledger-below-floor', params: { balance: 60, needed: 61 } })
    expect(moves(0.5)).toMatchObject({ code: 'ledger-amount-unfit' })
    expect(moves(10, account('to', { closed: true }))).toMatchObject({ code: 'ledger-account-closed' })
    expect(moves(10, account('to', { cap: 100, balance: 95 }))).toMatchObject({ code: 'ledger-above-cap', params: { cap: 100 } })
    expect(moves(10, account('to', { unit: 'fen' }))).toMatchObject({ code: 'ledger-unbalanced' })
  })

  it('is refused with one side only, with a sum other than zero, or with an account nobody opened', () => {
    expect(decideEntry([{ accountId: 'to', amount: 5 }], [to])).toMatchObject({ code: 'ledger-amount-unfit' })
    const lines = [
      { accountId: 'from', amount: -5 },
      { accountId: 'to', amount: 6 },
    ]
    expect(decideEntry(lines, [from, to])).toMatchObject({ code: 'ledger-unbalanced' })
    expect(decideEntry(lines, [from])).toMatchObject({ code: 'ledger-account-unknown' })
  })

  it('leaves the sum of everything at zero and nobody below the floor, whatever is asked', () => {
    const ids = ['a', 'b', 'c', 'd']
    const move = fc.record({
      from: fc.constantFrom(...ids),
      to: fc.constantFrom(...ids),
      amount: fc.integer({ min: -50, max: 5000 }),
    })
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        let accounts = ids.map((id) => account(id, id === 'a' ? {} : { floor: 0, cap: 6000 }))
        for (const one of moves) {
          const lines = [
            { accountId: one.from, amount: -one.amount },
            { accountId: one.to, amount: one.amount },
          ]
          if (!decideEntry(lines, accounts).ok) continue
          accounts = accounts.map((of) => ({
            ...of,
            balance: lines.reduce((sum, line) => (line.accountId === of.id ? sum + line.amount : sum), of.balance),
          }))
        }
        expect(accounts.reduce((sum, one) => sum + one.balance, 0)).toBe(0)
        for (const one of accounts.slice(1)) expect(one.balance >= 0 && one.balance <= 6000).toBe(true)
      }),
    )
  })
})

const lot = (id: number, remaining: number, expiresOn: string | null = null): OpenLot => ({ id, remaining, expiresOn })

describe('lots', () => {
  it('are used in the order in which they expire, then in the order in which they came', () => {
    const lots = [lot(1, 30), lot(2, 30, '2027-01-01'), lot(3, 30, '2026-12-01'), lot(4, 30, '2026-12-01')]
    expect(inOrderOfUse(lots).map(({ id }) => id)).toEqual([3, 4, 2, 1])
    expect(takeFromLots(lots, 70, '2026-11-22')).toEqual([
      { lotId: 3, amount: 30 },
      { lotId: 4, amount: 30 },
      { lotId: 2, amount: 10 },
    ])
  })

  it('cannot be used on the day they expire', () => {
    expect(takeFromLots([lot(1, 30, '2026-11-22')], 30, '2026-11-22')).toBeNull()
    expect(takeFromLots([lot(1, 30, '2026-11-23')], 30, '2026-11-22')).toEqual([{ lotId: 1, amount: 30 }])
  })

  it('never give more than is left of each, and exactly what is asked or nothing', () => {
    const day = fc.constantFrom(null, '2026-11-01', '2026-12-01', '2027-01-01')
    const some = fc.array(fc.record({ remaining: fc.integer({ min: 0, max: 500 }), expiresOn: day }), { maxLength: 12 })
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 3000 }), (told, amount) => {
        const lots = told.map((one, id) => ({ id, ...one }))
        const uses = takeFromLots(lots, amount, '2026-11-22')
        const there = lots.filter((one) => one.expiresOn !== '2026-11-01').reduce((sum, one) => sum + one.remaining, 0)
        expect(uses === null).toBe(there < amount)
        for (const { lotId, amount: used } of uses ?? []) expect(used > 0 && used <= lots[lotId]!.remaining).toBe(true)
        if (uses) expect(uses.reduce((sum, use) => sum + use.amount, 0)).toBe(amount)
      }),
    )
  })
})

describe('an entry at its limits', () => {
  const decide = (some: Partial<Standing>, by: number) =>
    decideEntry([{ accountId: 'one', amount: by }, { accountId: 'other', amount: -by }], [account('one', some), account('other')]) // prettier-ignore
  it('is told with everything the refusal needs', () => {
    expect(decideEntry([], [])).toEqual({ ok: false, code: 'ledger-amount-unfit' })
    expect(decideEntry([{ accountId: 'a', amount: 0 }, { accountId: 'b', amount: 0 }], [account('a'), account('b')])).toEqual({ ok: false, code: 'ledger-amount-unfit' }) // prettier-ignore
    expect(decideEntry([{ accountId: 'a', amount: 0 }, { accountId: 'a', amount: 5 }, { accountId: 'b', amount: -5 }], [account('a'), account('b')])).toEqual({ ok: false, code: 'ledger-amount-unfit' }) // prettier-ignore
    expect(decideEntry([{ accountId: 'a', amount: 5 }, { accountId: 'x', amount: -5 }], [account('a')])).toEqual({ ok: false, code: 'ledger-account-unknown' }) // prettier-ignore
    expect(decide({ closed: true }, 5)).toEqual({ ok: false, code: 'ledger-account-closed' })
    expect(decide({ floor: 20, balance: 60 }, -50)).toEqual({ ok: false, code: 'ledger-below-floor', params: { balance: 40, needed: 50 } }) // prettier-ignore
    expect(decide({ cap: 100, balance: 60 }, 41)).toEqual({ ok: false, code: 'ledger-above-cap', params: { cap: 100 } })
  })
  it('goes up to the limit, and moves away from a limit it stands beyond', () => {
    expect([decide({ floor: 20, balance: 60 }, -40), decide({ cap: 100, balance: 60 }, 40)]).toEqual([{ ok: true }, { ok: true }])
    expect([decide({ floor: 20, balance: 0 }, 1), decide({ cap: 100, balance: 200 }, -1)]).toEqual([{ ok: true }, { ok: true }])
  })
  it('counts two lines of one account together, and each unit by itself', () => {
    const twice = (amount: number) => [{ accountId: 'one', amount }, { accountId: 'one', amount }, { accountId: 'other', amount: -2 * amount }] // prettier-ignore
    expect(decideEntry(twice(-30), [account('one', { floor: 0, balance: 50 }), account('other')])).toMatchObject({ code: 'ledger-below-floor', params: { needed: 60 } }) // prettier-ignore
    const both = [account('m'), account('n'), account('f', { unit: 'fen' }), account('g', { unit: 'fen' })]
    const lines = (last: number) => [['m', 5], ['n', -5], ['f', 7], ['g', last]].map(([accountId, amount]) => ({ accountId: String(accountId), amount: Number(amount) })) // prettier-ignore
    expect(decideEntry(lines(-7), both)).toEqual({ ok: true })
    expect(decideEntry(lines(-6), both)).toEqual({ ok: false, code: 'ledger-unbalanced' })
  })
})

describe('the order of lots', () => {
  it('does not hang on the order they are told in', () => {
    const lots = [lot(1, 1), lot(2, 1), lot(3, 1, '2027-01-01'), lot(4, 1, '2027-01-01'), lot(5, 1, '2026-12-01')]
    fc.assert(
      fc.property(fc.shuffledSubarray(lots, { minLength: 5 }), (told) => {
        expect(inOrderOfUse(told).map(({ id }) => id)).toEqual([5, 3, 4, 1, 2])
      }),
    )
  })
})

describe('the cap of an account', () => {
  it('lets in what fits and tells what goes beyond it', () => {
    expect(splitAtCap(120, 89_940, 90_000)).toEqual({ fits: 60, beyond: 60 })
    expect(splitAtCap(120, 90_000, 90_000)).toEqual({ fits: 0, beyond: 120 })
    expect(splitAtCap(120, 0, null)).toEqual({ fits: 120, beyond: 0 })
  })

  it('never loses a minute', () => {
    const whole = fc.integer({ min: 0, max: 100_000 })
    fc.assert(
      fc.property(whole, whole, fc.option(whole), (amount, balance, cap) => {
        const { fits, beyond } = splitAtCap(amount, balance, cap)
        expect(fits + beyond).toBe(amount)
        expect(fits >= 0 && beyond >= 0).toBe(true)
      }),
    )
  })
})

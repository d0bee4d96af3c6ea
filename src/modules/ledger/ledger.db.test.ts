import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { systemContext, type Tx } from '../../platform/db/database.ts'
import { verifyLedger } from './checks.ts'
import { type AccountTerms, expireLots, type NewEntry, openAccount, post, reverse } from './index.ts'

let place: SmallDistrict
let pool: string
const [first, second] = [randomUUID(), randomUUID()]
const day = '2026-11-22'

const within = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => place.platform.services.database.transaction(systemContext, work)
const personal = (terms: AccountTerms = { floor: 0, cap: null, lotted: true }) =>
  within((tx) =>
    openAccount(
      tx,
      { owner: { kind: 'person', id: randomUUID() }, holderNo: place.units[0]!, purpose: 'time', unit: 'minutes' },
      terms,
      day,
    ),
  )
const write = (entry: Partial<NewEntry> & Pick<NewEntry, 'lines'>) =>
  within((tx) => post(tx, { key: randomUUID(), kind: 'test', onDay: day, by: null, ...entry }))
const bring = (to: string, amount: number, expiresOn: string | null = null, more: Partial<NewEntry> = {}) =>
  write({ lines: [{ accountId: pool, amount: -amount }, { accountId: to, amount, expiresOn }], ...more }) // prettier-ignore
const take = (from: string, amount: number, more: Partial<NewEntry> = {}) =>
  write({ lines: [{ accountId: from, amount: -amount }, { accountId: pool, amount }], ...more }) // prettier-ignore
const balanceOf = async (id: string) =>
  (await within((tx) => sql<{ balance: number }>`select balance from ledger.account where id = ${id}`.execute(tx))).rows[0]!
    .balance
const lotsOf = async (id: string) =>
  (
    await within((tx) =>
      sql<{ amount: number; remaining: number; on: string | null }>`
        select amount, remaining, expires_on as on from ledger.lot where account_id = ${id} order by id`.execute(tx),
    )
  ).rows.map((lot) => [lot.amount, lot.remaining, lot.on])

beforeAll(async () => {
  place = await openSmallDistrict(3)
  pool = await within((tx) =>
    openAccount(
      tx,
      { owner: { kind: 'organisation' }, holderNo: place.units[0]!, purpose: 'time', unit: 'minutes' },
      { floor: null, cap: null },
      day,
    ),
  )
})
afterAll(() => place.platform.close())

describe('the ledger', () => {
  it('moves what is asked and keeps each balance', async () => {
    const one = await personal()
    await bring(one, 120)
    await take(one, 50)
    expect(await balanceOf(one)).toBe(70)
    expect(await refusalOf(take(one, 71))).toBe('ledger-below-floor')
    expect(await balanceOf(one)).toBe(70)
  })

  it('writes once what is asked for twice under one key, and refuses another body under it', async () => {
    const one = await personal()
    const key = randomUUID()
    const made = await Promise.all(Array.from({ length: 8 }, () => bring(one, 30, null, { key })))
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
    expect(made.filter(({ fresh }) => fresh)).toHaveLength(1)
    expect(await balanceOf(one)).toBe(30)
    expect(await refusalOf(bring(one, 31, null, { key }))).toBe('ledger-key-reused')
  })

  it('lets exactly one of many have the last hour, and nobody fall below the floor', async () => {
    const one = await personal()
    await bring(one, 60)
    const asked = await Promise.all(Array.from({ length: 40 }, () => refusalOf(take(one, 60))))
    expect(asked.filter((answer) => answer === 'done')).toHaveLength(1)
    expect(new Set(asked)).toEqual(new Set(['done', 'ledger-below-floor']))
    expect(await balanceOf(one)).toBe(0)
  })

  it('refuses what goes beyond a cap, by the database too', async () => {
    const one = await personal({ floor: 0, cap: 100, lotted: true })
    await bring(one, 100)
    expect(await refusalOf(bring(one, 1))).toBe('ledger-above-cap')
    const forced = within(async (tx) => {
      const id = randomUUID()
      await sql`insert into ledger.entry (id, key, body_hash, kind, on_day) values (${id}, ${id}, '', 'forced', ${day})`.execute(
        tx,
      )
      await sql`insert into ledger.posting (entry_id, account_id, amount) values (${id}, ${one}, 1), (${id}, ${pool}, -1)`.execute(
        tx,
      )
    })
    await expect(forced).rejects.toThrow('account_within_cap')
  })

  it('uses what expires first, and moves what has expired once', async () => {
    const one = await personal()
    await bring(one, 60, '2027-06-01')
    await bring(one, 60, '2026-12-01')
    await take(one, 70)
    expect(await lotsOf(one)).toEqual([
      [60, 50, '2027-06-01'],
      [60, 0, '2026-12-01'],
    ])
    expect(await refusalOf(take(one, 50, { onDay: '2027-06-01' }))).toBe('ledger-below-floor')
    const expire = () => within((tx) => expireLots(tx, 'time', '2027-06-01', async () => pool))
    expect([await expire(), await expire()]).toEqual([1, 0])
    expect(await balanceOf(one)).toBe(0)
  })
})

describe('a reversal', () => {
  it('takes an entry back whole, once, and only by a second person', async () => {
    const one = await personal()
    const { id } = await bring(one, 60)
    const back = (proposedBy: string | null, approvedBy: string, key = randomUUID()) =>
      within((tx) => reverse(tx, { entryId: id, key, onDay: day, reason: '记错', proposedBy, approvedBy }))
    expect(await refusalOf(back(first, first))).toBe('ledger-same-person')
    await back(first, second)
    expect(await balanceOf(one)).toBe(0)
    expect(await refusalOf(back(first, second))).toBe('ledger-reversed-already')
  })

  it('of what was taken gives back to lots that expire when they would have', async () => {
    const one = await personal()
    await bring(one, 60, '2027-01-01')
    await bring(one, 60)
    const { id } = await take(one, 90)
    await within((tx) =>
      reverse(tx, { entryId: id, key: randomUUID(), onDay: day, reason: '退回', proposedBy: first, approvedBy: second }),
    )
    expect(await balanceOf(one)).toBe(120)
    expect((await lotsOf(one)).filter(([, remaining]) => remaining !== 0)).toEqual([
      [60, 30, null],
      [60, 60, '2027-01-01'],
      [30, 30, null],
    ])
  })

  it('is refused where what was brought has been spent', async () => {
    const one = await personal()
    const { id } = await bring(one, 60)
    await take(one, 40)
    const back = within((tx) =>
      reverse(tx, { entryId: id, key: randomUUID(), onDay: day, reason: '记错', proposedBy: first, approvedBy: second }),
    )
    expect(await refusalOf(back)).toBe('ledger-below-floor')
    expect(await balanceOf(one)).toBe(20)
  })

  it('by the one who asked is refused by the database itself', async () => {
    const { id } = await bring(await personal(), 10)
    const forced = within((tx) =>
      sql`insert into ledger.entry (id, key, body_hash, kind, on_day, reason, reverses, proposed_by, account_id)
        values (${randomUUID()}, 'x', '', 'reversal', ${day}, 'x', ${id}, ${first}, ${first})`.execute(tx),
    )
    await expect(forced).rejects.toThrow('entry_reversed_by_second_person')
  })
})

describe('what the database refuses of the application itself', () => {
  const tries: Record<string, (tx: Tx) => Promise<unknown>> = {
    'changing a posting': (tx) => sql`update ledger.posting set amount = amount + 1`.execute(tx),
    'deleting a posting': (tx) => sql`delete from ledger.posting`.execute(tx),
    'changing an entry': (tx) => sql`update ledger.entry set on_day = ${day}`.execute(tx),
    'deleting a use of a lot': (tx) => sql`delete from ledger.lot_use`.execute(tx),
    'deleting an account': (tx) => sql`delete from ledger.account`.execute(tx),
    'changing a balance': (tx) => sql`update ledger.account set balance = balance + 1`.execute(tx),
    'changing what is left of a lot': (tx) => sql`update ledger.lot set remaining = 0`.execute(tx),
  }
  it.each(Object.keys(tries))('%s', async (name) => {
    await bring(await personal(), 10)
    await expect(within(tries[name]!)).rejects.toMatchObject({ code: '42501' })
  })

  it('an entry that does not sum to zero, one without postings, and one added to later', async () => {
    const forced = (amounts: readonly number[]) =>
      within(async (tx) => {
        const id = randomUUID()
        await sql`insert into ledger.entry (id, key, body_hash, kind, on_day) values (${id}, ${id}, '', 'forced', ${day})`.execute(
          tx,
        )
        for (const amount of amounts)
          await sql`insert into ledger.posting (entry_id, account_id, amount) values (${id}, ${pool}, ${amount})`.execute(tx)
        return id
      })
    await expect(forced([5])).rejects.toThrow('does not sum to zero')
    await expect(forced([])).rejects.toThrow('does not sum to zero')
    const id = await forced([5, -5])
    const later = within((tx) =>
      sql`insert into ledger.posting (entry_id, account_id, amount) values (${id}, ${pool}, 1)`.execute(tx),
    )
    await expect(later).rejects.toMatchObject({ code: '42501' })
  })
})

describe('adding everything up anew', () => {
  it('finds nothing, whatever was asked in whatever order', async () => {
    const people = [await personal(), await personal({ floor: 0, cap: 500, lotted: true }), await personal()]
    const step = fc.record({
      what: fc.constantFrom('bring', 'take', 'give', 'reverse'),
      who: fc.nat(2),
      other: fc.nat(2),
      amount: fc.integer({ min: 1, max: 300 }),
      expires: fc.constantFrom(null, '2026-12-01', '2027-03-01'),
    })
    const entries: string[] = []
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
        for (const { what, who, other, amount, expires } of steps) {
          const [one, to] = [people[who]!, people[other]!]
          const acts = {
            bring: () => bring(one, amount, expires),
            take: () => take(one, amount),
            give: () => write({ lines: [{ accountId: one, amount: -amount }, { accountId: to, amount, expiresOn: expires }] }), // prettier-ignore
            reverse: () =>
              within((tx) =>
                reverse(tx, {
                  entryId: entries.at(-1 - other) ?? randomUUID(),
                  key: randomUUID(),
                  onDay: day,
                  reason: '更正',
                  proposedBy: first,
                  approvedBy: second,
                }),
              ),
          }
          const done = await acts[what as keyof typeof acts]().catch(() => null)
          if (done) entries.push(done.id)
        }
        const { findings } = await within(verifyLedger)
        expect(findings).toEqual([])
        const { rows } = await within((tx) => sql<{ sum: number }>`select sum(balance) as sum from ledger.account`.execute(tx))
        expect(rows[0]!.sum).toBe(0)
      }),
      { numRuns: 12 },
    )
  })

  it('finds what somebody with every right has changed behind it', async () => {
    const one = await personal()
    await bring(one, 10)
    const { services } = place.platform
    const client = await services.database.pool.connect()
    try {
      await client.query("begin; set local lianjian.scope = '*'; alter table ledger.account disable trigger user")
      await client.query('update ledger.account set balance = 11 where id = $1', [one])
      await client.query('alter table ledger.account enable trigger user; commit')
    } finally {
      client.release()
    }
    const { findings } = await within(verifyLedger)
    expect(findings.map(({ code }) => code)).toEqual(['balance-not-sum', 'lots-not-balance'])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day } from './dates.ts'
import { exchanged, type Rota, turnsOf } from './rota.ts'

const days = (many: number): Day[] => Array.from({ length: many }, (_, index) => addDays('2028-01-29', index * 31))
const who = <Id>(rota: Rota<Id>) => turnsOf(rota).map((turn) => turn.who)
const squares = (counts: Iterable<number>) => [...counts].reduce((sum, count) => sum + count * count, 0)

function countsAfter(rota: Rota<number>): Map<number, number> {
  const known = rota.members.flatMap((id) => rota.served?.get(id) ?? [])
  const counts = new Map(rota.members.map((id) => [id, rota.served?.get(id) ?? (known.length ? Math.min(...known) : 0)]))
  for (const turn of turnsOf(rota)) if (turn.who !== null) counts.set(turn.who, counts.get(turn.who)! + 1)
  return counts
}

describe('turns that go round', () => {
  it('follow the agreed order when nothing else is known, and begin again', () => {
    expect(who({ members: ['a', 'b', 'c'], dates: days(7) })).toEqual(['a', 'b', 'c', 'a', 'b', 'c', 'a'])
  })
  it('go first to whoever served least, then to whoever waited longest', () => {
    const served = new Map([
      ['a', 2],
      ['b', 1],
      ['c', 1],
    ])
    const lastOn = new Map([
      ['b', '2027-12-01'],
      ['c', '2027-11-01'],
    ])
    expect(who({ members: ['a', 'b', 'c'], dates: days(4), served, lastOn })).toEqual(['c', 'b', 'a', 'c'])
  })
  it('do not make a newcomer serve for the years before', () => {
    const served = new Map([
      ['a', 7],
      ['b', 6],
    ])
    expect(who({ members: ['a', 'b', 'new'], dates: days(3), served })).toEqual(['b', 'new', 'a'])
  })
  it('pass over whoever skips, say so, and come back to them next', () => {
    const [first, second, third] = days(3) as [Day, Day, Day]
    const turns = turnsOf({ members: ['a', 'b'], dates: [first, second, third], away: new Map([['a', new Set([first])]]) })
    expect(turns.map((turn) => turn.who)).toEqual(['b', 'a', 'b'])
    expect(turns[0]!.passed).toEqual(['a'])
    expect(turns[1]!.passed).toEqual([])
  })
  it('look ahead: who is away later serves earlier', () => {
    const dates = days(4)
    const away = new Map([['b', new Set(dates.slice(2))]])
    expect(who({ members: ['a', 'b'], dates, away })).toEqual(['b', 'b', 'a', 'a'])
  })
  it('leave a day open on which nobody is there', () => {
    const dates = days(2)
    const away = new Map(['a', 'b'].map((id) => [id, new Set([dates[0]!])] as const))
    expect(who({ members: ['a', 'b'], dates, away })).toEqual([null, 'a'])
    expect(who({ members: [], dates })).toEqual([null, null])
  })
  it('keep an exchange, and drop what was settled for a member that left', () => {
    const dates = days(4)
    const members = ['a', 'b', 'c']
    const settled = exchanged(turnsOf({ members, dates }), dates[0]!, dates[2]!)!
    expect(who({ members, dates, settled })).toEqual(['c', 'b', 'a', 'c'])
    expect(who({ members: ['b', 'c'], dates, settled })).toEqual(['c', 'b', 'c', 'b'])
    expect(exchanged(turnsOf({ members, dates }), dates[0]!, dates[3]!)).toBeNull()
  })
})

const rotas = fc
  .record({
    size: fc.integer({ min: 1, max: 4 }),
    many: fc.integer({ min: 0, max: 5 }),
    served: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 }),
    away: fc.array(fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), { minLength: 4, maxLength: 4 }),
    settled: fc.array(fc.option(fc.integer({ min: 0, max: 5 }), { freq: 2 }), { minLength: 5, maxLength: 5 }),
  })
  .map(({ size, many, served, away, settled }): Rota<number> => {
    const dates = days(many)
    const members = Array.from({ length: size }, (_, index) => index)
    return {
      members,
      dates,
      served: new Map(members.map((id) => [id, served[id]!])),
      away: new Map(members.map((id) => [id, new Set(dates.filter((_, index) => away[id]![index]))])),
      settled: new Map(dates.flatMap((day, index) => (settled[index] == null ? [] : [[day, settled[index]] as const]))),
    }
  })

/** Every way to give the dates to those present: the least sum of squares there is. */
function leastPossible(
  rota: Rota<number>,
  at = 0,
  counts = new Map(rota.members.map((id) => [id, rota.served!.get(id)!])),
): number {
  const day = rota.dates[at]
  if (day === undefined) return squares(counts.values())
  const fixed = rota.settled?.get(day)
  const stands = fixed !== undefined && rota.members.includes(fixed)
  const able = stands ? [fixed] : rota.members.filter((id) => !rota.away!.get(id)!.has(day))
  if (able.length === 0) return leastPossible(rota, at + 1, counts)
  return Math.min(...able.map((id) => leastPossible(rota, at + 1, new Map(counts).set(id, counts.get(id)! + 1))))
}

describe('any rota', () => {
  it('differs by one at most, at every moment, when all start level and nobody is away', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 40 }), (size, many) => {
        const members = Array.from({ length: size }, (_, index) => index)
        for (let length = 0; length <= many; length += 1) {
          const counts = [...countsAfter({ members, dates: days(many).slice(0, length) }).values()]
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 40 },
    )
  })
  it('is as even as absences, settled dates and earlier counts allow', () => {
    fc.assert(
      fc.property(rotas, (rota) => {
        expect(squares(countsAfter(rota).values())).toBe(leastPossible(rota))
      }),
    )
  })
  it('gives a day to somebody present whenever there is one, keeps what was settled, and is the same each time', () => {
    fc.assert(
      fc.property(rotas, (rota) => {
        const turns = turnsOf(rota)
        expect(turns.map((turn) => turn.day)).toEqual([...rota.dates])
        for (const { day, who: id, settled } of turns) {
          const present = rota.members.filter((one) => !rota.away!.get(one)!.has(day))
          if (settled) expect(id).toBe(rota.settled!.get(day))
          else if (id === null) expect(present).toEqual([])
          else expect(present).toContain(id)
        }
        expect(turnsOf(rota)).toEqual(turns)
      }),
    )
  })
})

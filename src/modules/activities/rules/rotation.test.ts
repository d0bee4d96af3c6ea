import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../kernel/dates.ts'
import { handedOn, regrouped, type Rotation, servedOf, type SeriesDay, turnsFrom } from './rotation.ts'

const planned = (day: string, host: number): SeriesDay => ({ day, state: 'planned', hostNos: [host] })
const leap: Rotation = {
  memberNos: [1, 2, 3],
  servedBefore: [0, 0, 0],
  days: [
    { day: '2028-01-29', state: 'held', hostNos: [1] },
    { day: '2028-02-29', state: 'planned', hostNos: [2] },
    { day: '2028-03-29', state: 'planned', hostNos: [3] },
    { day: '2028-04-29', state: 'planned', hostNos: [1] },
  ],
  changes: [],
}
const hosts = (rotation: Rotation, from = '2028-02-01') => turnsFrom(rotation, from).map(({ day, who }) => [day.slice(5), who])

describe('a host that goes round', () => {
  it('follows what was held, on 29 February like on any day', () => {
    expect(hosts(leap)).toEqual([
      ['02-29', 2],
      ['03-29', 3],
      ['04-29', 1],
    ])
  })
  it('has had its turn when the day has passed, also before it is recorded, and not when it was called off', () => {
    expect([...servedOf(leap, '2028-03-01').values()]).toEqual([1, 1, 0])
    const off = {
      ...leap,
      days: leap.days.map((one) => (one.day === '2028-02-29' ? { ...one, state: 'cancelled' as const } : one)),
    }
    expect(hosts(off)[0]).toEqual(['03-29', 2])
  })
  it('that skips comes next; what is said later of a day holds', () => {
    const skip = { what: 'skip', day: '2028-02-29', unitNo: 2 } as const
    expect(hosts({ ...leap, changes: [skip] })).toEqual([
      ['02-29', 3],
      ['03-29', 2],
      ['04-29', 1],
    ])
    const settle = { ...skip, what: 'settle' } as const
    expect(hosts({ ...leap, changes: [skip, settle] })[0]).toEqual(['02-29', 2])
    expect(hosts({ ...leap, changes: [settle, skip] })[0]).toEqual(['02-29', 3])
  })
  it('is followed by its successor in its place with its turns, by nobody twice', () => {
    expect(handedOn(leap, 1, 9, '2028-02-01')).toEqual({ memberNos: [9, 2, 3], servedBefore: [1, 0, 0] })
    expect(handedOn(leap, 1, 2, '2028-02-01')).toEqual({ memberNos: [2, 3], servedBefore: [0, 0] })
    expect(handedOn(leap, 3, null, '2028-02-01')).toEqual({ memberNos: [1, 2], servedBefore: [0, 0] })
    expect(hosts({ ...leap, ...handedOn(leap, 1, 9, '2028-02-01') }).at(-1)).toEqual(['04-29', 9])
  })
  it('was settled for somebody who left: the day goes round again', () => {
    const changes = [{ what: 'settle', day: '2028-02-29', unitNo: 7 }] as const
    expect(hosts({ ...leap, changes, days: [...leap.days, planned('2028-05-29', 7)] })[0]).toEqual(['02-29', 2])
  })
  it('is joined from a day on by one that begins with the least turns; days before it stand', () => {
    const now = { ...leap, ...regrouped(leap, [1, 2, 3, 9], '2028-03-01') }
    expect(now).toMatchObject({ memberNos: [1, 2, 3, 9], servedBefore: [0, 0, 0, 0], turnsFrom: '2028-03-01' })
    expect(hosts(now)).toEqual([
      ['03-29', 3],
      ['04-29', 9],
    ])
    expect(hosts({ ...leap, ...regrouped(leap, [2, 3], '2028-03-01') })).toEqual([
      ['03-29', 3],
      ['04-29', 2],
    ])
  })
  it('keeps turns even among those who stay and those who come, whoever they are', () => {
    const people = fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 2, maxLength: 6 })
    fc.assert(
      fc.property(people, people, fc.integer({ min: 0, max: 24 }), (before, after, change) => {
        const days = Array.from({ length: 36 }, (_, at) => planned(addDays('2028-01-01', at * 30), before[at % before.length]!))
        const day = addDays('2028-01-01', change * 30)
        const rotation: Rotation = { memberNos: before, servedBefore: before.map(() => 0), days, changes: [] }
        const now = { ...rotation, ...regrouped(rotation, after, day) }
        const turns = turnsFrom(now, '2028-01-01')
        expect(turns.every((turn) => turn.day >= day && after.includes(turn.who!))).toBe(true)
        const counts = new Map(servedOf(now, day))
        for (const { who } of turns) counts.set(who!, counts.get(who!)! + 1)
        const spread = (of: Iterable<number>) => Math.max(...of) - Math.min(...of)
        expect(spread([...counts.values()])).toBeLessThanOrEqual(1)
      }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { handedOn, type Rotation, servedOf, type SeriesDay, turnsFrom } from './rotation.ts'

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
})

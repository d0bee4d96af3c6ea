import { describe, expect, it } from 'vitest'
import { addMonths, type Home, proposeHomes } from './mobile.ts'

describe('six months after a day', () => {
  it.each([
    ['2026-05-22', 6, '2026-11-22'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2027-01-31', -11, '2026-02-28'],
  ])('from %s by %i months is %s', (day, months, wanted) => {
    expect(addMonths(day, months)).toBe(wanted)
  })
})

describe('a home for somebody without one', () => {
  const home = (no: number, extra: Partial<Home> = {}): Home => ({
    no,
    name: `支部${no}`,
    form: 'own',
    streetNo: 9,
    industryNo: null,
    members: 5,
    lon: null,
    lat: null,
    ...extra,
  })
  const seeker = { streetNo: 1, industryNo: 7, lon: 114, lat: 22.6 }

  it('stands in the same street, in the same industry or near, and says which', () => {
    const proposed = proposeHomes(seeker, [
      home(1),
      home(2, { industryNo: 7 }),
      home(3, { streetNo: 1 }),
      home(4, { lon: 114.01, lat: 22.6 }),
      home(5, { streetNo: 1, industryNo: 7 }),
      home(6, { lon: 115, lat: 22.6 }),
    ])
    expect(proposed.map(({ no, reasons }) => [no, reasons])).toEqual([
      [5, ['same-street', 'same-industry']],
      [3, ['same-street']],
      [4, ['near']],
      [2, ['same-industry']],
    ])
    expect(proposed[2]!.km).toBe(1)
  })
})

import { expect, it } from 'vitest'
import { daysOf, rangesOf, rowsOf } from './ranges.ts'

const rows = [
  { name: '元旦', from: '2027-01-01', until: '2027-01-03', work: [] },
  { name: '春节', from: '2027-02-05', until: '2027-02-11', work: ['2027-01-31', '2027-02-13'] },
]

it('a notice becomes days and the days a notice again', () => {
  const days = daysOf(rows)
  expect(days).toHaveLength(3 + 7 + 2)
  expect(rowsOf(days)).toEqual(rows)
})

it('a holiday of one day needs no last day, and a slip of the year makes no thousands', () => {
  expect(daysOf([{ name: '清明节', from: '2027-04-05' }])).toEqual([{ day: '2027-04-05', kind: 'holiday', name: '清明节' }])
  expect(daysOf([{ name: '元旦', from: '2027-01-01', until: '2099-01-01' }]).length).toBeLessThan(50)
})

it('two holidays that touch stay two', () => {
  const days = daysOf([
    { name: '中秋节', from: '2027-09-30' },
    { name: '国庆节', from: '2027-10-01', until: '2027-10-07' },
  ])
  expect(rangesOf(days).map((range) => [range.name, range.days])).toEqual([
    ['中秋节', 1],
    ['国庆节', 7],
  ])
})

import { describe, expect, it } from 'vitest'
import { isWorking, shareOf } from '../jobs/progress.ts'
import { momentOf, nothing } from './figures.ts'

describe('a moment', () => {
  it('is written in the time of the office, also past midnight', () => {
    expect(momentOf('2018-12-31T16:05:00.000Z')).toBe('2019-01-01 00:05')
    expect(momentOf('2018-12-31T01:30:00.000Z')).toBe('2018-12-31 09:30')
    expect(momentOf(null)).toBe(nothing)
  })
})

describe('the progress of a job', () => {
  it('says 100 only when everything is done, and nothing while the whole is unknown', () => {
    expect(shareOf({ state: 'running', done: 999, total: 1000 })).toBe(99)
    expect(shareOf({ state: 'done', done: 5, total: 5 })).toBe(100)
    expect(shareOf({ state: 'running', done: 5, total: null })).toBe(0)
    expect(isWorking({ state: 'queued' })).toBe(true)
  })
})

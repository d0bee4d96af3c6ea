import { describe, expect, test } from 'vitest'
import { segmentsBetween } from './wal.ts'

const MB = 1024 * 1024

describe('segments of the log', () => {
  test('one segment is its own beginning and end', () => {
    expect(segmentsBetween('000000010000000000000004', '000000010000000000000004', 4 * MB)).toEqual(['000000010000000000000004'])
  })

  test('carry over to the next four gigabytes after 1024 segments of 4 MB, after 256 of 16 MB', () => {
    expect(segmentsBetween('0000000200000000000003FF', '000000020000000100000000', 4 * MB)).toEqual([
      '0000000200000000000003FF',
      '000000020000000100000000',
    ])
    expect(segmentsBetween('0000000100000009000000FE', '000000010000000A00000001', 16 * MB)).toEqual([
      '0000000100000009000000FE',
      '0000000100000009000000FF',
      '000000010000000A00000000',
      '000000010000000A00000001',
    ])
  })
})

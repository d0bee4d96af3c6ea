import { expect, test } from 'vitest'
import { plainCode, spokenCode } from './spoken-codes.ts'

test('a code is understood however it is typed, and none is like another', () => {
  const codes = Array.from({ length: 200 }, () => spokenCode(12, 4))
  expect(new Set(codes.map(({ plain }) => plain)).size).toBe(200)
  for (const { plain, told } of codes) {
    expect(told).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    expect(plain).not.toMatch(/[01ILO]/)
    for (const typed of [told, told.toLowerCase(), told.replaceAll('-', ' '), ` ${plain} `]) expect(plainCode(typed)).toBe(plain)
  }
  expect(spokenCode(10, 5).told).toMatch(/^.{5}-.{5}$/)
})

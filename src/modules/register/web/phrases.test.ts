import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isWorthALook, sortNotices } from './notice-kinds.ts'
import { en } from './phrases.en.ts'
import { zh } from './phrases.zh.ts'
import { registerProblems } from '../problems.ts'

describe('the words of the import wizard', () => {
  test('know every refusal of the contract in both languages', () => {
    for (const code of Object.keys(registerProblems)) {
      expect(zh.problems).toHaveProperty(code)
      expect(en.problems).toHaveProperty(code)
    }
  })

  test('say what to do for every notice that needs a person', () => {
    for (const code of Object.keys(zh.notices).filter(isWorthALook)) {
      expect(zh.notices[code as 'code_format'], code).toContain('请')
    }
  })

  test('say in both languages why the comparison refuses a row', () => {
    const comparison = readFileSync(new URL('../compare.ts', import.meta.url), 'utf8')
    const reasons = [...comparison.matchAll(/then '([a-z-]+-[a-z-]+)'/g)].map((match) => match[1]!)
    expect(reasons.length).toBeGreaterThan(5)
    for (const reason of reasons) {
      expect(zh.reasons).toHaveProperty(reason)
      expect(en.reasons).toHaveProperty(reason)
    }
  })

  test('are nowhere empty and never blame', () => {
    for (const language of ['zh', 'en']) {
      const source = readFileSync(new URL(`reading-phrases.${language}.ts`, import.meta.url), 'utf8')
      expect(source).not.toMatch(/: ''/)
      expect(source).not.toMatch(/违规|排名/)
    }
  })
})

test('notices that need a person come before what was merely tidied, frequent ones first', () => {
  const order = sortNotices({ phone_as_number: 505, community_unknown: 4, code_check_digit: 8 }).map((notice) => notice.code)
  expect(order).toEqual(['code_check_digit', 'community_unknown', 'phone_as_number'])
})

import { describe, expect, it } from 'vitest'
import { messages } from './collect.ts'
import { gistOf } from './gist.ts'

describe('the gist of a problem', () => {
  it.each([
    ['登录名或密码不对。请检查大小写后重试。', '登录名或密码不对'],
    ['请 {minutes} 分钟后再试。', '请 … 分钟后再试'],
    ['{count, plural, one {# row} other {# rows}} found. Keep them.', '… found'],
    ['The end must come after 1.5 days', 'The end must come after 1.5 days'],
  ])('of “%s” is “%s”', (phrase, gist) => expect(gistOf(phrase)).toBe(gist))

  it('says something for every problem, in both languages', () => {
    for (const { problems } of Object.values(messages)) {
      const phrases = Object.values(problems as object).filter((phrase): phrase is string => typeof phrase === 'string')
      expect(phrases.length).toBeGreaterThan(50)
      expect(phrases.map(gistOf).filter((gist) => gist.replaceAll('…', '').trim().length < 2)).toEqual([])
      expect(phrases.map(gistOf).filter((gist) => /[{}]/.test(gist))).toEqual([])
    }
  })
})

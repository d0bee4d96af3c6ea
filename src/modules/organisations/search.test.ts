import { describe, expect, it } from 'vitest'
import { searchWordsOf } from './search.ts'

describe('search words of a name', () => {
  it('holds pairs of characters, pinyin and initials', () => {
    const words = searchWordsOf('民治社工')
    expect(words.bigrams).toContain("'民治'")
    expect(words.bigrams).toContain("'社工'")
    expect(words.pinyin).toBe('minzhishegong')
    expect(words.initials).toBe('mzsg')
  })

  it('reads traditional characters as simplified ones', () => {
    expect(searchWordsOf('龍華區協會').bigrams).toBe(searchWordsOf('龙华区协会').bigrams)
  })

  it('leaves out signs that would break a query', () => {
    expect(searchWordsOf("甲'乙(丙)").bigrams).not.toMatch(/''|\(/)
  })
})

import { describe, expect, it } from 'vitest'
import { typedIn } from './typed-in.ts'

describe('fields a hand filled in', () => {
  it('are those that differ from how the form first stood', () => {
    expect(typedIn({ name: '何某', phone: '', fromOn: '2026-11-02' }, { fromOn: '2026-11-02' })).toBe(1)
    expect(typedIn({ name: ' 何某 ' }, { name: '何某' })).toBe(0)
    expect(typedIn({ note: '' }, { note: '原来的' })).toBe(1)
    expect(typedIn({ agreed: false, many: 0 }, {})).toBe(1)
  })
  it('count each of several chosen, and each one taken away', () => {
    expect(typedIn({ kinds: ['a', 'c'] }, { kinds: ['a', 'b'] })).toBe(2)
    expect(typedIn({ kinds: [] }, {})).toBe(0)
  })
  it('count every field of every row', () => {
    expect(typedIn({ items: [{ name: 'a', due: '2026-11-02' }, { name: 'b' }] }, { items: [{}] })).toBe(3)
    expect(typedIn({ items: [{ name: 'a' }] }, { items: [{ name: 'a' }, { name: 'b' }] })).toBe(1)
  })
})

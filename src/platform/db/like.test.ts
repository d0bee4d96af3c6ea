import { expect, it } from 'vitest'
import { anywhere, likeOf } from './like.ts'

it('looks for words as they are, anywhere, and for nothing where there are none', () => {
  expect(likeOf('社区')).toBe('%社区%')
  expect(likeOf('50%_\\')).toBe('%50\\%\\_\\\\%')
  expect([likeOf(''), likeOf(undefined), likeOf(null)]).toEqual([null, null, null])
  expect(anywhere('')).toBe('%%')
})

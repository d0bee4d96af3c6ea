import { expect, test } from 'vitest'
import { plainPhone } from './phone.ts'

test('one number is one however it was written', () => {
  for (const written of [
    '13800138000',
    '138 0013 8000',
    '138-0013-8000',
    '+86 138 0013 8000',
    '8613800138000',
    '１３８００１３８０００',
  ])
    expect(plainPhone(written)).toBe('13800138000')
})

test('a landline and a number of another place keep all their digits', () => {
  expect(plainPhone('0755-8612 3456')).toBe('075586123456')
  expect(plainPhone('+852 6123 4567')).toBe('+85261234567')
})

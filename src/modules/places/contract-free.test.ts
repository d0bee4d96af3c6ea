import fc from 'fast-check'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { freeDays, isFreeDays } from './contract-free.ts'
import { span } from './contract-shapes.ts'

const strict = z.array(z.array(span.strict()).nullable())

it('what is free of a week is checked by hand as its published shape says, and nothing more gets through', () => {
  const part = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(null, '1', undefined, Number.NaN))
  const one = fc.oneof(
    fc.record({ from: fc.integer(), until: fc.integer() }),
    fc.record({ from: part, until: part, who: part }, { requiredKeys: [] }),
    part,
  )
  const day = fc.oneof(fc.constant(null), fc.array(one, { maxLength: 3 }), part)
  fc.assert(
    fc.property(fc.oneof(fc.array(day, { maxLength: 4 }), part), (value) => {
      expect(isFreeDays(value)).toBe(strict.safeParse(value).success)
    }),
  )
})

it('what is free of a week is published as lists of spans', () => {
  expect(z.toJSONSchema(freeDays, { unrepresentable: 'any' })).toMatchObject({
    type: 'array',
    items: { anyOf: [{ type: 'array', items: { required: ['from', 'until'] } }, { type: 'null' }] },
  })
})

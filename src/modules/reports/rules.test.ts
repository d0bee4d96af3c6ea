import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson } from './rules.ts'

it('writes a value in one form, in whatever order its keys came', () => {
  expect(canonicalJson({ b: [1, null, undefined], a: { d: 'é', c: undefined } })).toBe('{"a":{"d":"é"},"b":[1,null,null]}')
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse())
      expect(canonicalJson(turned)).toBe(canonicalJson(value))
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

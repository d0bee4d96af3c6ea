import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkUscc, composeUscc, organisationCheckCharacter, parseUscc, usccAlphabet } from './uscc.ts'

const characters = [...usccAlphabet]
const digit = fc.constantFrom(...'0123456789')
const codes = fc
  .record({
    kind: fc.constantFrom('51', '52', '53', '59', '91', '31'),
    region: fc.string({ unit: digit, minLength: 6, maxLength: 6 }),
    organisation8: fc.string({ unit: fc.constantFrom(...characters), minLength: 8, maxLength: 8 }),
  })
  .map(composeUscc)

describe('unified social credit code', () => {
  it.each(['51999900MJ000000XL', '52999900MJ0000018H', '53999900MJ00000269', '514403099999425962'])('%s is right', (code) => {
    expect(checkUscc(code)).toBe('ok')
  })

  it.each([
    ['52440309990567112M', 'check'],
    ['91310115MA1G4L1WXK', 'check'],
    ['5144030999579432Q', 'format'],
    ['5144O3099999425962', 'format'],
    ['51440309999942596I', 'format'],
    ['51A403099999425962', 'format'],
    ['51440309999942596二', 'format'],
    ['', 'format'],
  ])('%s is wrong: %s', (code, verdict) => {
    expect(checkUscc(code)).toBe(verdict)
  })

  it('the organisation code inside has a check character of its own', () => {
    expect(organisationCheckCharacter('D2143569')).toBe('X')
    const code = '514403099999425962'
    const wrongInside = code.slice(0, 16) + (code[16] === '0' ? '1' : '0')
    for (const last of characters) expect(checkUscc(wrongInside + last)).toBe('check')
  })

  it('every composed code is right and comes apart into its parts', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const parsed = parseUscc(code)
        expect(parsed.ok).toBe(true)
        if (parsed.ok) {
          const { department, category, region, organisationCode } = parsed.uscc
          expect(code.startsWith(department + category + region + organisationCode)).toBe(true)
        }
      }),
    )
  })

  it('every single wrong character is noticed', () => {
    fc.assert(
      fc.property(codes, fc.nat(17), fc.constantFrom(...characters), (code, place, other) => {
        fc.pre(code[place] !== other)
        expect(checkUscc(code.slice(0, place) + other + code.slice(place + 1))).not.toBe('ok')
      }),
    )
  })

  it('two neighbours changed over are noticed', () => {
    fc.assert(
      fc.property(codes, fc.nat(16), (code, place) => {
        const [a, b] = [code[place], code[place + 1]]
        fc.pre(a !== b)
        expect(checkUscc(`${code.slice(0, place)}${b}${a}${code.slice(place + 2)}`)).not.toBe('ok')
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activityRules } from '../../../programmes/activities.ts'
import { type NatureMark, natureOf } from './natures.ts'

const params = activityRules('2021-01-01').find((rule) => rule.key === 'activity.natures')!.params as {
  marks: Partial<NatureMark>[]
}
const marks = params.marks.map((mark) => ({ kinds: [], parts: [], ...mark }) as NatureMark)
const nature = (name: string, ...kinds: string[]) => natureOf({ name, kinds }, marks)

describe('the nature of a partner (NS-27)', () => {
  it('is told from the register before its name, and of a social-work station from its name', () => {
    expect(nature('示例建设集团党支部', 'party_org', 'enterprise')).toBe('enterprise')
    expect(nature('某村党建促进中心党支部', 'party_org', 'social_org')).toBe('social')
    expect(nature('某街道社工站党支部', 'party_org', 'social_org')).toBe('station')
  })

  it('of one told in words comes out of the words, and stays open where they do not say it', () => {
    expect(nature('永乐村党支部')).toBe('village')
    expect(nature('示例公司党支部')).toBe('enterprise')
    expect(nature('第三党小组')).toBe(null)
  })

  it('is always one of the marks, the first that fits', () => {
    const mark = fc.record({
      nature: fc.string({ minLength: 1 }),
      kinds: fc.array(fc.constantFrom('a', 'b')),
      parts: fc.array(fc.constantFrom('甲', '乙')),
    })
    fc.assert(
      fc.property(fc.array(mark), fc.string(), fc.array(fc.constantFrom('a', 'b', 'c')), (known, name, kinds) => {
        const found = natureOf({ name, kinds }, known)
        const fits = known.filter((one) => natureOf({ name, kinds }, [one]) !== null)
        expect(found).toBe(fits[0]?.nature ?? null)
      }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { type AreaFacts, actsOfPlan, judgePlan, type MaturityRule } from './plan.ts'

const rule: MaturityRule = {
  needs: ['features', 'industry', 'population'],
  fewestInIndustry: 5,
  fewestOrganisations: 20,
  fewestPeople: 300,
  fewestFar: 5,
  mostUnknownPercent: 50,
}
const area: AreaFacts = {
  features: '毗邻工业园，外来务工青年多',
  organisations: 24,
  industryKnown: 24,
  leading: 9,
  people: 100,
  peopleKnown: 24,
  far: 8,
  unplaced: 0,
}
const told = (more: Partial<AreaFacts>, by: MaturityRule | null = rule) => {
  const { verdict, factors } = judgePlan(by, { ...area, ...more })
  return [verdict, ...factors.map((one) => one.state)]
}

describe('a plan for a venue', () => {
  it.each<[string, Partial<AreaFacts>, string[]]>([
    ['has every factor', {}, ['mature', 'there', 'there', 'there']],
    ['nobody stated its features', { features: ' ' }, ['not-yet', 'lacking', 'there', 'there']],
    ['no industry gathers there', { leading: 4 }, ['not-yet', 'there', 'lacking', 'there']],
    ['industries are not recorded', { leading: 4, industryKnown: 11 }, ['not-judged', 'there', 'not-judged', 'there']],
    ['half of the industries are recorded', { leading: 4, industryKnown: 12 }, ['not-yet', 'there', 'lacking', 'there']],
    ['few organisations with few people', { organisations: 19 }, ['not-yet', 'there', 'there', 'lacking']],
    ['few organisations with many people', { organisations: 19, people: 300 }, ['mature', 'there', 'there', 'there']],
    ['few organisations, people unknown', { organisations: 19, peopleKnown: 2 }, ['not-judged', 'there', 'there', 'not-judged']],
    ['venues stand near', { far: 4 }, ['not-yet', 'there', 'there', 'lacking']],
    ['nobody knows where they stand', { far: 0, unplaced: 13 }, ['not-judged', 'there', 'there', 'not-judged']],
    [
      'few, with venues near, people unknown',
      { organisations: 9, peopleKnown: 0, far: 1 },
      ['not-yet', 'there', 'there', 'lacking'],
    ],
    [
      'one factor lacks, another is not known',
      { features: null, leading: 0, industryKnown: 0 },
      ['not-yet', 'lacking', 'not-judged', 'there'],
    ],
    [
      'an empty area',
      { organisations: 0, industryKnown: 0, leading: 0, people: 0, peopleKnown: 0, far: 0 },
      ['not-yet', 'there', 'lacking', 'lacking'],
    ],
  ])('where %s', (_, more, wanted) => expect(told(more)).toEqual(wanted))

  it('is judged by the factors the programme needs, and not at all without a rule', () => {
    expect(told({ leading: 0, far: 0 }, { ...rule, needs: ['features'] })[0]).toBe('mature')
    expect(told({}, null)).toEqual(['not-judged', 'not-judged', 'not-judged', 'not-judged'])
  })

  it('goes from considered to decided to opened, and may be dropped until then', () => {
    expect(actsOfPlan('considered')).toEqual(['decide', 'drop'])
    expect(actsOfPlan('decided')).toEqual(['open', 'drop'])
    expect(actsOfPlan('opened')).toEqual([])
    expect(actsOfPlan('dropped')).toEqual([])
  })
})

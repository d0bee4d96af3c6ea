import { expect, test } from 'vitest'
import { madeUpDistricts } from '../made-up-districts.ts'
import { problemOf } from './instances.ts'
import { prepare } from './prepare.ts'
import { search } from './search.ts'
import { searchSettings } from './search-settings.ts'
import { hostsOf, objectiveOf } from './solve.ts'
import type { Pin } from './types.ts'

const district = madeUpDistricts(300, 4).organisations
const few = district.filter((row) => row.fullMembers > 0 && row.fullMembers < 3).map((row) => row.id)

const pins: Pin[] = [
  { id: 'a', kind: 'together', organisations: [few[0]!, few[1]!] },
  { id: 'b', kind: 'apart', organisations: [few[2]!, few[3]!] },
  { id: 'c', kind: 'not-lead', organisation: few[4]! },
  { id: 'd', kind: 'in', organisation: few[5]!, host: few[6]! },
]
const { params } = problemOf(district).rule
const rule = { weights: { ...params.weights, stability: 0.5 } }
const incumbent = new Map(few.map((id, at) => [id, few[at - (at % 3)]!]))

test.each([
  ['nothing decided', problemOf(district)],
  ['heavy openings', problemOf(district, { opening: 6, maxOrganisations: 10 })],
  ['a plan in force', { ...problemOf(district, { rule }), incumbent }],
  ['pins', { ...problemOf(district), pins }],
  ['pins and a plan in force', { ...problemOf(district, { rule }), pins, incumbent }],
])('after thousands of small moves the running sum is still the cost of the plan: %s', (_, problem) => {
  const { model } = prepare(problem).runs[0]!
  const moved = (exchanges: number) => {
    const { solution, total } = search(model, { seed: 3, steps: 300, settings: { ...searchSettings, exchanges } })
    const hosts = hostsOf(model, solution)
    expect(objectiveOf(model, hosts)).toBeCloseTo(total, 6)
    return total
  }
  const without = moved(0)
  expect(moved(200)).toBeLessThan(without)
})

import { describe, expect, test } from 'vitest'
import { boundsOf, namesWithRoom, projectionOf } from './drawing.ts'
import { type Area, countOf, cells, emptyColour, type Figures, shadeOf, steps, unshaded } from './shades.ts'

const area = (west: number): Area => ({
  unitNo: 1,
  name: '甲街道',
  level: 'street',
  parentNo: 1,
  basis: 'schematic',
  attribution: null,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 30],
        [west + 0.2, 30],
        [west + 0.2, 30.1],
        [west, 30.1],
        [west, 30],
      ],
    ],
  },
  label: [west + 0.1, 30.05],
})
const figures = (percent: number | null) => ({ orgCoverage: { num: 0, den: 0, percent } }) as unknown as Figures

describe('the plain drawing', () => {
  test('puts north up and keeps the proportions of the latitude', () => {
    const bounds = boundsOf([area(120)])!
    const { project, height } = projectionOf(bounds, 1000)
    expect(project(120, 30.1)).toEqual([0, 0])
    expect(project(120.2, 30)[0]).toBeCloseTo(1000, 0)
    expect(height / 1000).toBeCloseTo(0.1 / (0.2 * Math.cos((30.05 * Math.PI) / 180)), 2)
  })

  test('of nothing has no bounds, of points alone those of the points', () => {
    expect(boundsOf([])).toBeNull()
    expect(boundsOf([], [{ unitNo: 1, name: '', lon: 120, lat: 30, placement: 'exact', group: 'joint' }])).toEqual([
      [120, 30],
      [120, 30],
    ])
  })
})

test('names on the plain drawing never cover each other', () => {
  const name = (no: number, x: number) => ({ no, text: '东桥社区', at: [x, 100] as [number, number], size: 10 })
  expect(namesWithRoom([name(1, 100), name(2, 130), name(3, 141)]).map((one) => one.no)).toEqual([1, 3])
})

describe('the colour of an area', () => {
  test.each([
    [0, steps[0].colour],
    [19.99, steps[0].colour],
    [20, steps[1].colour],
    [100, steps[4].colour],
    [null, emptyColour],
  ])('with a rate of %s', (percent, colour) => {
    expect(shadeOf(figures(percent), 'orgCoverage')).toBe(colour)
  })

  test('says nothing when no rate is chosen', () => {
    expect(shadeOf(figures(50), 'none')).toBe(unshaded)
  })
})

test('the seven cells add up to the active units', () => {
  const partition = {
    active: 893,
    own: { total: 84, committee: 2, general: 5, branch: 77 },
    joint: { units: 143 },
    notBuilt: { shouldHave: 17, fewMembers: 168, none: 481 },
  } as unknown as Figures
  expect(cells.reduce((sum, cell) => sum + countOf(partition, cell), 0)).toBe(partition.active + 0)
})

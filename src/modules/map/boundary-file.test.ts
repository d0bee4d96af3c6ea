import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { Problem } from '../../kernel/problem.ts'
import type { AreaNode } from '../../platform/contributions/areas.ts'
import { readBoundaryFile } from './boundary-file.ts'
import { matchBoundaries } from './boundary-match.ts'
import { toWgs84 } from './crs.ts'
import type { AreaGeometry } from './geometry.ts'
import { geoJson, inventedSquare, zippedShapefile } from './testing.ts'

const area = (unitNo: number, name: string, code: string | null = null): AreaNode => ({
  unitNo,
  code,
  name,
  level: 'community',
  parentNo: 1,
  lon: null,
  lat: null,
  units: 0,
})
const bytes = (text: string) => new TextEncoder().encode(text)
const reasonOf = (file: Uint8Array) => {
  try {
    readBoundaryFile(file)
    return 'taken'
  } catch (error) {
    return error instanceof Problem ? `${error.code}: ${String(error.params['reason'])}` : String(error)
  }
}

describe('a boundary file', () => {
  test('may be GeoJSON, alone or in a zip', () => {
    const json = geoJson([{ name: '东桥社区', ring: inventedSquare(120, 30) }])
    expect(readBoundaryFile(bytes(json))[0]!.properties).toEqual({ name: '东桥社区' })
    expect(readBoundaryFile(zipSync({ 'a/areas.geojson': bytes(json) }))).toHaveLength(1)
  })

  test('may be a zipped Shapefile, with names in GBK that no .cpg announces', () => {
    const [feature] = readBoundaryFile(zippedShapefile([{ gbkName: [0xb6, 0xab, 0xc7, 0xc5], ring: inventedSquare(120, 30) }]))
    expect(feature!.properties['NAME']).toBe('东桥')
    expect(feature!.geometry.type).toBe('Polygon')
  })

  test.each([
    ['a text that is no JSON', bytes('{'), 'not-geojson'],
    ['JSON that is no GeoJSON', bytes('{"a":1}'), 'not-geojson'],
    [
      'points only',
      bytes('{"type":"FeatureCollection","features":[{"geometry":{"type":"Point","coordinates":[1,2]}}]}'),
      'no-polygons',
    ],
    ['nesting made to exhaust a reader', bytes('['.repeat(200_000)), 'nested-too-deep'],
    ['metres instead of degrees', bytes(geoJson([{ name: 'x', ring: inventedSquare(40_500_000, 2_500_000) }])), 'outside-china'],
    [
      'a ring of two points',
      bytes(
        geoJson([
          {
            name: 'x',
            ring: [
              [120, 30],
              [120, 31],
            ],
          },
        ]),
      ),
      'broken-ring',
    ],
    ['a zip without a layer', zipSync({ 'readme.txt': bytes('hello') }), 'no-layer'],
    [
      'a zip of many files',
      zipSync(Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`${index}.shp`, bytes('x')]))),
      'too-many-entries',
    ],
    ['a zip bomb', zipSync({ 'areas.geojson': new Uint8Array(70 * 1024 * 1024) }), 'too-large'],
    ['a torn zip', zippedShapefile([{ gbkName: [0x41], ring: inventedSquare(120, 30) }]).subarray(0, 90), 'broken-zip'],
    [
      'a torn Shapefile',
      zipSync({
        'a.shp': bytes(
          'not a shape at all, but long enough to hold a header of one hundred bytes, which is what a reader asks for first.',
        ),
      }),
      'broken-shapefile',
    ],
  ])('is refused when it is %s', (_, file, reason) => {
    expect(reasonOf(file)).toBe(`map-file-unreadable: ${reason}`)
  })

  test('with a table that promises a thousand million rows is read without it', () => {
    expect(
      readBoundaryFile(zippedShapefile([{ gbkName: [0x41], ring: inventedSquare(120, 30) }], 1_000_000_000))[0]!.properties,
    ).toEqual({})
  })
})

describe('a polygon belongs to the area', () => {
  const square: AreaGeometry = { type: 'Polygon', coordinates: [inventedSquare(120, 30)] }
  const areas = [area(1, '东桥社区', '990101001'), area(2, '西桥社区', '990101002'), area(3, '同名社区'), area(4, '同名社区')]
  const match = (properties: Record<string, unknown>) => matchBoundaries(areas, [{ properties, geometry: square }])

  test.each([
    [{ XZQDM: '990101001000', XZQMC: '别的写法' }, 1],
    [{ code: 990101002 }, 2],
    [{ 名称: '东桥' }, 1],
    [{ 名称: ' 西桥社区居委会' }, 2],
  ])('its words name: %j', (properties, unitNo) => {
    expect(match(properties).matched[0]?.area.unitNo).toBe(unitNo)
  })

  test('unless two areas share the name or none has it', () => {
    expect(match({ name: '同名社区' })).toEqual({ matched: [], unmatched: ['同名社区'] })
    expect(match({ name: '外区' }).unmatched).toEqual(['外区'])
  })

  test('and two polygons of one area become one area of two parts', () => {
    const { matched } = matchBoundaries(areas, [
      { properties: { n: '东桥' }, geometry: square },
      { properties: { n: '东桥' }, geometry: square },
    ])
    expect(matched[0]!.geometry.coordinates).toHaveLength(2)
  })
})

const westLake: [number, number] = [120.15, 30.27]
function converted(crs: Parameters<typeof toWgs84>[1]) {
  return toWgs84({ type: 'Polygon', coordinates: [[westLake]] }, crs).coordinates[0]![0] as [number, number]
}
function metresMoved(crs: 'GCJ02' | 'BD09'): number {
  const [lon, lat] = converted(crs)
  return Math.hypot((lon - westLake[0]) * 96_200, (lat - westLake[1]) * 111_320)
}

test('GCJ-02 and BD-09 are turned to WGS-84, CGCS2000 passes as it is', () => {
  expect(converted('CGCS2000')).toEqual(westLake)
  expect(metresMoved('GCJ02')).toBeGreaterThan(400)
  expect(metresMoved('GCJ02')).toBeLessThan(650)
  expect(metresMoved('BD09')).toBeGreaterThan(600)
})

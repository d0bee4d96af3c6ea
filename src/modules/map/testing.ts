import { zipSync } from 'fflate'
import type { Point } from './plane.ts'

/** Invented boundary files: no real boundary is kept with the code. */
export function inventedSquare(west: number, south: number, size = 0.02): Point[] {
  return [
    [west, south],
    [west, south + size],
    [west + size, south + size],
    [west + size, south],
    [west, south],
  ]
}

export function geoJson(features: readonly { name: string; ring: readonly Point[] }[]): string {
  return JSON.stringify({
    type: 'FeatureCollection',
    features: features.map(({ name, ring }) => ({
      type: 'Feature',
      properties: { name },
      geometry: { type: 'Polygon', coordinates: [ring] },
    })),
  })
}

/** A Shapefile of single-ring polygons and a table with one text column, written byte by byte. */
export function zippedShapefile(
  features: readonly { gbkName: readonly number[]; ring: readonly Point[] }[],
  promisedRows = features.length,
): Uint8Array {
  return zipSync({
    'areas.shp': shapes(features.map((feature) => feature.ring)),
    'areas.dbf': table(
      features.map((one) => one.gbkName),
      promisedRows,
    ),
  })
}

function shapes(rings: readonly (readonly Point[])[]): Uint8Array {
  const sizes = rings.map((ring) => 44 + 4 + ring.length * 16)
  const view = new DataView(new ArrayBuffer(100 + sizes.reduce((sum, size) => sum + size + 8, 0)))
  view.setInt32(0, 9994)
  view.setInt32(24, view.byteLength / 2)
  view.setInt32(28, 1000, true)
  view.setInt32(32, 5, true)
  let offset = 100
  rings.forEach((ring, index) => {
    view.setInt32(offset, index + 1)
    view.setInt32(offset + 4, sizes[index]! / 2)
    const record = offset + 8
    view.setInt32(record, 5, true)
    view.setInt32(record + 36, 1, true)
    view.setInt32(record + 40, ring.length, true)
    ring.forEach(([x, y], corner) => {
      view.setFloat64(record + 48 + corner * 16, x, true)
      view.setFloat64(record + 56 + corner * 16, y, true)
    })
    offset = record + sizes[index]!
  })
  return new Uint8Array(view.buffer)
}

function table(names: readonly (readonly number[])[], promisedRows: number): Uint8Array {
  const width = 20
  const header = 65
  const bytes = new Uint8Array(header + names.length * (width + 1) + 1)
  const view = new DataView(bytes.buffer)
  bytes[0] = 3
  view.setUint32(4, promisedRows, true)
  view.setUint16(8, header, true)
  view.setUint16(10, width + 1, true)
  bytes.set(new TextEncoder().encode('NAME'), 32)
  bytes[43] = 'C'.charCodeAt(0)
  bytes[48] = width
  bytes[64] = 13
  names.forEach((name, index) => {
    const at = header + index * (width + 1)
    bytes.fill(0x20, at, at + width + 1)
    bytes.set(name, at + 1)
  })
  bytes[bytes.length - 1] = 0x1a
  return bytes
}

import gcoord from 'gcoord'
import { type AreaGeometry, mapPositions } from './geometry.ts'

export type BoundaryCrs = 'CGCS2000' | 'WGS84' | 'GCJ02' | 'BD09'

function digits(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}

/** Everything is kept in WGS-84; CGCS2000 differs from it by less than a metre and passes as it is. Error of the way back: 0.15 m. */
export function toWgs84(geometry: AreaGeometry, crs: BoundaryCrs): AreaGeometry {
  return mapPositions(geometry, ([lon, lat]) => {
    const [x, y] = crs === 'GCJ02' || crs === 'BD09' ? gcoord.transform([lon, lat], crs, 'WGS84') : [lon, lat]
    return [digits(x), digits(y)]
  })
}

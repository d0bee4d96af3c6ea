import type { Call } from '../../platform/commands/operation.ts'
import { drawAreas } from './areas.ts'
import { listBoundaries } from './store.ts'

/** Where the label of an area stands, degrees; of a schematic area that is no place on the ground. */
export interface AreaCentre {
  readonly lon: number
  readonly lat: number
  readonly schematic: boolean
}

/** Middle of each street and community of a district within reach, as the map draws them: where units without coordinates stand. */
export async function centresOfAreas(
  call: Pick<Call, 'tx' | 'scope' | 'services'>,
  districtNo: number,
): Promise<Map<number, AreaCentre>> {
  const { tx, scope } = call
  const nodes = (await call.services.contributions.areaSource?.areas({ tx, scope, districtNo })) ?? []
  const drawn = drawAreas(nodes, await listBoundaries(tx, districtNo))
  return new Map(drawn.map(({ node, label: [lon, lat], boundary }) => [node.unitNo, { lon, lat, schematic: boundary === null }]))
}

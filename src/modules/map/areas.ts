import type { Call } from '../../platform/commands/operation.ts'
import type { AreaNode } from '../../platform/contributions/areas.ts'
import type { Scope } from '../../kernel/policy.ts'
import { problem } from '../../kernel/problem.ts'
import { type AreaGeometry, labelPoint, roomAround } from './geometry.ts'
import type { Standpoint } from './placement.ts'
import type { Point } from './plane.ts'
import { mapProblems } from './problems.ts'
import { drawSchematic } from './schematic.ts'
import type { Boundary } from './store.ts'

export interface DrawnArea {
  readonly node: AreaNode
  readonly geometry: AreaGeometry
  readonly label: Point
  readonly boundary: Boundary | null
}

/** Areas of the district, or the problem `map-district-unknown` when it is unknown or outside the scope. */
export async function districtAreas(call: Call, scope: Scope, districtNo: number): Promise<AreaNode[]> {
  const areas = (await call.services.contributions.areaSource?.areas({ tx: call.tx, scope, districtNo })) ?? []
  if (areas.length === 0) throw problem(mapProblems['map-district-unknown'], { districtNo })
  return areas
}

/** Each street and community with its imported boundary, else its schematic cell. */
export function drawAreas(nodes: readonly AreaNode[], boundaries: readonly Boundary[]): DrawnArea[] {
  const kept = new Map(boundaries.map((boundary) => [boundary.unitNo, boundary]))
  const drawn = new Map(drawSchematic(nodes).map((area) => [area.unitNo, area]))
  return nodes.flatMap((node): DrawnArea[] => {
    const [boundary, schematic] = [kept.get(node.unitNo), drawn.get(node.unitNo)]
    if (boundary) return [{ node, geometry: boundary.geometry, label: labelPoint(boundary.geometry), boundary }]
    if (!schematic) return []
    const ring = [...schematic.ring, schematic.ring[0]!]
    return [{ node, geometry: { type: 'Polygon' as const, coordinates: [ring] }, label: schematic.label, boundary: null }]
  })
}

export function standpointsOf(areas: readonly DrawnArea[]): Standpoint[] {
  return areas.map((area) => ({ unitNo: area.node.unitNo, label: area.label, room: roomAround(area.geometry, area.label) }))
}

import { query } from '../../platform/commands/operation.ts'
import { problem } from '../../kernel/problem.ts'
import { districtAreas, drawAreas, type DrawnArea, standpointsOf } from './areas.ts'
import { map } from './contract.ts'
import { placePoints } from './placement.ts'
import { mapProblems } from './problems.ts'
import { listBoundaries } from './store.ts'

/** Areas of one level, drawn from boundaries where they are kept. */
export const listAreas = query(map.listAreas, async (call) => {
  const { districtNo, level } = call.query
  const nodes = await districtAreas(call, call.scope, districtNo)
  const drawn = drawAreas(nodes, await listBoundaries(call.tx, districtNo))
  const change = call.can('map.change')
  const changeable = change !== null && reachesDistrict(await districtNodes(call, change, districtNo), districtNo)
  return { areas: drawn.filter((area) => area.node.level === level).map(present), can: { change: changeable } }
})

/** Points of a layer; those without coordinates stand in the area that holds them, and say so. */
export const listPoints = query(map.listPoints, async (call) => {
  const { layer: key, districtNo, asOf, ...rest } = call.query
  const layers = call.services.contributions.mapLayers
  const layer = layers.find((one) => one.key === key)
  if (!layer) throw problem(mapProblems['map-layer-unknown'], { layer: key })
  const nodes = await districtAreas(call, call.scope, districtNo)
  const day = asOf ?? call.today
  const filter = Object.fromEntries(
    Object.entries(rest).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  const points = await layer.points({ tx: call.tx, scope: call.scope, asOf: day, districtNo, filter })
  const drawn = drawAreas(nodes, await listBoundaries(call.tx, districtNo))
  return { layers: layers.map((one) => one.key), ...placePoints(points, standpointsOf(drawn)) }
})

function present(area: DrawnArea) {
  const { node, boundary } = area
  return {
    unitNo: node.unitNo,
    name: node.name,
    level: node.level,
    parentNo: node.parentNo,
    basis: boundary ? ('imported' as const) : ('schematic' as const),
    attribution: boundary && {
      owner: boundary.owner,
      source: boundary.source,
      approvalNo: boundary.approvalNo,
      crs: boundary.crs,
      publishedOn: boundary.publishedOn,
    },
    geometry: area.geometry,
    label: [area.label[0], area.label[1]] as [number, number],
  }
}

async function districtNodes(...[call, scope, districtNo]: Parameters<typeof districtAreas>) {
  return (await call.services.contributions.areaSource?.areas({ tx: call.tx, scope, districtNo })) ?? []
}

/** Boundaries belong to a whole district: a scope that ends at a street may not change them. */
export function reachesDistrict(nodes: readonly { unitNo: number; level: string }[], districtNo: number): boolean {
  return nodes.some((node) => node.level === 'district' && node.unitNo === districtNo)
}

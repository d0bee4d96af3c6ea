import { command } from '../../../platform/commands/operation.ts'
import { problem } from '../../../kernel/problem.ts'
import { districtAreas } from '../areas.ts'
import { map } from '../contract.ts'
import { mapProblems } from '../problems.ts'
import { reachesDistrict } from '../queries.ts'
import * as store from '../store.ts'

/** Take the imported boundaries of a district away; from then on it is drawn schematically again. */
export const removeBoundaries = command(map.removeBoundaries, async (call) => {
  const { districtNo } = call.params
  const areas = await districtAreas(call, call.scope, districtNo)
  if (!reachesDistrict(areas, districtNo)) throw problem(mapProblems['map-district-unknown'], { districtNo })
  const removed = await store.removeBoundaries(call.tx, districtNo)
  call.note({ objectType: 'unit', objectId: String(districtNo), detail: { removed } })
  return { removed }
})

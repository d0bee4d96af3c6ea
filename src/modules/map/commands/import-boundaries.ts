import { readFile } from 'node:fs/promises'
import { command } from '../../../platform/commands/operation.ts'
import { problem } from '../../../kernel/problem.ts'
import { districtAreas } from '../areas.ts'
import { fileLimits, readBoundaryFile, refuse } from '../boundary-file.ts'
import { matchBoundaries } from '../boundary-match.ts'
import { map } from '../contract.ts'
import { toWgs84 } from '../crs.ts'
import { mapProblems } from '../problems.ts'
import { reachesDistrict } from '../queries.ts'
import { saveBoundaries } from '../store.ts'

/** Keep the boundaries of a file for the areas it names; what matches no area is reported by name and left out. */
export const importBoundaries = command(map.importBoundaries, async (call) => {
  const { districtNo, ...source } = call.body
  const areas = await districtAreas(call, call.scope, districtNo)
  if (!reachesDistrict(areas, districtNo)) throw problem(mapProblems['map-district-unknown'], { districtNo })
  if (!call.upload) throw problem(mapProblems['map-file-missing'])
  if (call.upload.bytes > fileLimits.bytes) refuse('too-large')
  const features = readBoundaryFile(await readFile(call.upload.path))
  const { matched, unmatched } = matchBoundaries(areas, features)
  if (matched.length === 0) throw problem(mapProblems['map-nothing-matched'], { names: unmatched.slice(0, 10) })
  const converted = matched.map((match) => ({ ...match, geometry: toWgs84(match.geometry, source.crs) }))
  await saveBoundaries(call.tx, districtNo, source, converted, { accountId: call.actor.accountId, at: call.now })
  call.note({
    objectType: 'unit',
    objectId: String(districtNo),
    detail: { matched: matched.length, approvalNo: source.approvalNo },
  })
  return { matched: matched.length, unmatched: unmatched.slice(0, 200) }
})

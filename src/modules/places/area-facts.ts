import type { AreaTold } from './contract-plans.ts'
import { findReach, type ReachRow } from './reach.ts'
import { nameIn, namesOf, type Reading } from './venues.ts'

/** Areas as their organisations are recorded today: the rows are those of the list of reach, so that number and list never differ. */
export async function areasToday(
  call: Reading,
  areaNos: readonly number[],
  metres: number,
): Promise<(areaNo: number) => AreaTold> {
  const rows = await findReach(call, { areaNos: [...new Set(areaNos)] }, metres)
  const industries = rows.map((row) => row.industryNo)
  const named = nameIn(await namesOf(call.tx, industries, call.today))
  return (areaNo) =>
    told(
      rows.filter((row) => row.areas.includes(areaNo)),
      metres,
      named,
    )
}

function told(rows: readonly ReachRow[], metres: number, named: ReturnType<typeof nameIn>): AreaTold {
  const known = rows.filter((row) => row.industryNo !== null)
  const industries = [...Map.groupBy(known, (row) => row.industryNo)].map(([no, some]) => ({
    ...named(no)!,
    organisations: some.length,
  }))
  const staffed = rows.filter((row) => row.people !== null)
  return {
    organisations: rows.length,
    industries: industries.toSorted((one, other) => other.organisations - one.organisations || one.no - other.no),
    industryKnown: known.length,
    people: staffed.reduce((sum, row) => sum + row.people!, 0),
    peopleKnown: staffed.length,
    far: rows.filter((row) => row.group === 'far').length,
    unplaced: rows.filter((row) => row.group === 'unplaced').length,
    middleMetres: middleOf(rows.flatMap((row) => row.metres ?? [])),
    metres,
  }
}

/** The distance half of them are within. */
function middleOf(distances: readonly number[]): number | null {
  const middle = distances.toSorted((one, other) => one - other)[Math.floor((distances.length - 1) / 2)]
  return middle === undefined ? null : Math.round(middle)
}

import { canonicalText, digestOf } from '../hash.ts'
import type { Placed, ReadProblem } from './read-problem.ts'
import { sides } from './types.ts'

/** Tells inputs apart: the same organisations, people, wishes, numbers and dispatch in force give the same text in whatever order they came. */
export function inputHashOf(read: ReadProblem): string {
  const place = ({ x, y, known }: Placed) => [x, y, known]
  const rows = [
    read.organisations.map((row) => [
      row.id,
      ...place(row),
      row.streetId,
      row.departmentId,
      row.skills.toSorted(),
      row.headcount,
      row.partyOrgId,
      row.hasLiaison,
      row.priority,
      Object.entries(row.priorities ?? {}).sort(),
      row.sides?.toSorted() ?? null,
    ]),
    sides.map((side) => [
      read.instructors[side].map((row) => [
        row.id,
        ...place(row),
        row.streetId,
        row.departmentId,
        row.skills.toSorted(),
        row.limit,
      ]),
      [...read.must[side]],
      [...read.current[side]],
    ]),
    [...read.never].sort(),
  ]
  return digestOf(JSON.stringify(rows) + canonicalText(read.policy))
}

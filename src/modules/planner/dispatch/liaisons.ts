import type { LiaisonNeed, SidePlan } from './plan-types.ts'
import type { ReadProblem } from './read-problem.ts'
import type { LiaisonReading } from './types.ts'

interface Without {
  readonly org: boolean
  readonly instructor: boolean
  readonly worker: boolean
}

/** The three readings of “未成立党组织或未选派党建指导员、专职党务工作者的” (LH-17). */
const readings: Readonly<Record<LiaisonReading, (without: Without) => boolean>> = {
  nobody: ({ org, instructor, worker }) => org && instructor && worker,
  'no-org-or-no-helper': ({ org, instructor, worker }) => org || (instructor && worker),
  'anything-missing': ({ org, instructor, worker }) => org || instructor || worker,
}

/** Organisations one of whose own staff has to be the liaison, under the plan and the reading in force. */
export function liaisonNeeds(read: ReadProblem, planned: readonly SidePlan[]): LiaisonNeed[] {
  const served = (worker: boolean) =>
    new Set(
      planned
        .filter((side) => (side.side === 'full-time') === worker)
        .flatMap((side) => side.assigned.map((row) => row.organisationId)),
    )
  const [guided, helped] = [served(false), served(true)]
  return read.organisations.flatMap((row) => {
    const without = {
      org: row.partyOrgId === null,
      instructor: !guided.has(row.id),
      worker: !row.hasWorker && !helped.has(row.id),
    }
    if (!readings[read.policy.liaison](without)) return []
    const because: LiaisonNeed['because'] = [
      ...(without.org ? (['no-party-organisation'] as const) : []),
      ...(without.instructor ? (['no-instructor'] as const) : []),
      ...(without.worker ? (['no-full-time-worker'] as const) : []),
    ]
    const state = row.hasLiaison ? 'in-post' : row.headcount === 0 ? 'nobody-on-staff' : 'to-name'
    return [{ organisationId: row.id, because, state }]
  })
}

import { assignmentProblem, units } from './assignment-problem.ts'
import { assignAll } from './assignment.ts'
import type { WorkerPlan } from './plan-types.ts'
import { byId, type Placed, type ReadProblem } from './read-problem.ts'

/** Waiting costs more than any travel, and more the more members wait: the largest come first. Equivalent km. */
const waiting = 5_000
const perMember = 10

/** Full-time workers for Party organisations that are large and have many members (LH-16), by travel. */
export function planWorkers(read: ReadProblem): WorkerPlan {
  const rule = read.policy.worker
  if (rule === null) return { assigned: [], waiting: [] }
  const asking = read.partyOrganisations.filter((row) => row.headcount >= rule.headcountFrom && row.members >= rule.membersFrom)
  const { workers } = read
  const assignment = assignAll(
    assignmentProblem(
      asking.map((row) => ({
        penalty: units(waiting + perMember * Math.min(row.members, 1e4)),
        arcs: workers.map((worker, agent) => [agent, units(travel(row, worker))] as const),
      })),
      workers.map((worker) => ({ slots: Array.from({ length: Math.min(worker.capacity, asking.length) }, () => 0) })),
    ),
  )
  const assigned = asking.flatMap((row, task) => {
    const agent = assignment.agentOf[task]!
    return agent < 0 ? [] : [{ partyOrgId: row.id, workerId: workers[agent]!.id }]
  })
  const left = asking.filter((_, task) => assignment.agentOf[task]! < 0).sort((a, b) => b.members - a.members || byId(a, b))
  return { assigned, waiting: left.map((row) => row.id) }
}

const travel = (a: Placed, b: Placed) => (a.known === 'nowhere' || b.known === 'nowhere' ? 0 : Math.hypot(a.x - b.x, a.y - b.y))

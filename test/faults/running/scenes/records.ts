import { addDays } from '../../../../src/kernel/dates.ts'
import type { Town } from '../office.ts'
import type { Workload } from '../workload.ts'

/** Records that only add up: activities of one branch, each with a title of its own. */
export function records({ office, branchNos }: Town, onDay: string): Workload {
  return {
    name: 'records',
    open: () => Promise.resolve(),
    next: (n) => ({
      method: 'POST',
      path: '/api/activities',
      body: { onDay, title: `记录 ${n}`, kinds: ['theme-day'], hostNos: [branchNos[0]] },
      mark: `记录 ${n}`,
    }),
    async standing() {
      const rows = await office.all<{ title: string | null }>(`/api/activities?fromOn=${onDay}&untilOn=${addDays(onDay, 1)}`)
      return rows.flatMap(({ title }) => (title?.startsWith('记录 ') ? [title] : []))
    },
    invariants: () => Promise.resolve([]),
  }
}

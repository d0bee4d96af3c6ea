import { inCall } from '../../platform/jobs/in-call.ts'
import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import { expireLots } from '../ledger/index.ts'
import { districtOf, poolAccount, purpose } from './credit.ts'
import { makeAhead, seriesToMake } from './series-make.ts'

/**
 * Once a day: banked time that has expired by the profile goes to the district's pool, and recurring services get the shifts of the days
 * that have come within the horizon. Running it twice changes nothing.
 */
export const dailyJob: JobDefinition = {
  name: 'volunteering.daily',
  async run(job) {
    const expired = await inCall(job, async (call) => {
      const into = async ({ holderNo }: { holderNo: number }) => poolAccount(call, await districtOf(call, holderNo), 'expired')
      const count = await expireLots(call.tx, purpose, call.today, into)
      if (count > 0) call.note({ objectType: 'bank', detail: { expired: count } })
      return count
    })
    const recurring = await inCall(job, async (call) => {
      const counts = { made: 0, skipped: 0 }
      for (const series of await seriesToMake(call)) {
        const { made, skipped } = await makeAhead(call, series)
        counts.made += made
        counts.skipped += skipped
      }
      if (counts.made > 0) call.note({ objectType: 'service-series', detail: counts })
      return counts
    })
    await job.progress(1, 1)
    return { result: { expired, ...recurring } }
  },
}

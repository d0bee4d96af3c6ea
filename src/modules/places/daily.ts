import { sql } from 'kysely'
import { inCall } from '../../platform/jobs/in-call.ts'
import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import { addStep } from './booking-store.ts'
import { endOffers } from './waiting-list.ts'

/**
 * Once a day: what is over is closed without anybody pressing anything, what was applied for and never answered lapses, and offers nobody
 * took go on. Running it twice changes nothing.
 */
export const dailyJob: JobDefinition = {
  name: 'places.daily',
  async run(job) {
    const done = await inCall(job, async (call) => {
      const { tx, now } = call
      const { rows: closed } = await sql<{ id: string }>`
        update places.booking set state = 'closed', revision = revision + 1 where state in ('booked', 'used') and ends_at <= ${now} returning id`.execute(
        tx,
      )
      for (const { id } of closed) await addStep(call, id, 'closed', null)
      const { rows: lapsed } = await sql<{ id: string }>`
        update places.booking set state = 'cancelled', reason = 'not-answered', revision = revision + 1
        where state in ('applied', 'waiting') and starts_at <= ${now} returning id`.execute(tx)
      for (const { id } of lapsed) await addStep(call, id, 'cancelled', 'not-answered')
      const offers = await endOffers(call, null)
      const counts = { closed: closed.length, lapsed: lapsed.length, offers }
      if (closed.length + lapsed.length + offers > 0) call.note({ objectType: 'booking', detail: counts })
      return counts
    })
    await job.progress(1, 1)
    return { result: done }
  },
}

import { sql } from 'kysely'
import { addDays } from '../../kernel/dates.ts'
import { inCall, type JobCall } from '../../platform/jobs/in-call.ts'
import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import { addStep } from './booking-store.ts'
import { placeBook } from './settings.ts'
import { endOffers } from './waiting-list.ts'

/**
 * Once a day: what is over is closed without anybody pressing anything, what was applied for and never answered lapses, and offers nobody
 * took go on; telephones of groups are forgotten. Running it twice changes nothing.
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
      const forgotten = await forgetOld(call)
      const counts = { closed: closed.length, lapsed: lapsed.length, offers, forgotten }
      if (closed.length + lapsed.length + offers + forgotten > 0) call.note({ objectType: 'booking', detail: counts })
      return counts
    })
    await job.progress(1, 1)
    return { result: done }
  },
}

/** Telephone and code of groups whose last day is long enough ago (rule `places.public`). */
export async function forgetOld({ tx, today }: Pick<JobCall, 'tx' | 'today'>): Promise<number> {
  const { rows: districts } = await sql<{ no: number }>`
    select distinct district_no as no from places.application where forgotten_on is null`.execute(tx)
  let forgotten = 0
  for (const { no } of districts) {
    const { open } = await placeBook(tx, no, today)
    const { rows } = await sql`
      update places.application set phone_sealed = null, phone_index = null, code_mac = null, forgotten_on = ${today}
      where district_no = ${no} and forgotten_on is null and last_on < ${addDays(today, -(open?.keepDays ?? 0))}::date returning id`.execute(
      tx,
    )
    forgotten += rows.length
  }
  return forgotten
}

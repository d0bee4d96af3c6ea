import { sql } from 'kysely'
import { asPlatform } from '../../platform/db/database.ts'
import { addStep, type Hand } from './booking-store.ts'
import { placeBook } from './settings.ts'

interface Freed {
  readonly roomNo: number
  readonly during: string
  readonly districtNo: number
}

/** Why an offer ended that nobody took: a code, in the words of the reader's language. */
export const offerOver = 'offer-over'

/**
 * What became free is kept for whoever waited longest and still fits; to them it is an offer that runs out. Who waits lies in nobody's
 * reach but its own, so the platform gives the place. The row of the venue is locked by the caller.
 */
export async function offerFreed(call: Hand, freed: Freed): Promise<void> {
  const { tx, now, today } = call
  const { booking } = await placeBook(tx, freed.districtNo, today)
  await asPlatform(tx, async () => {
    const { rows: waiting } = await sql<{ id: string; during: string; startsAt: Date }>`
      select id, during::text as during, starts_at as "startsAt" from places.booking
      where room_no = ${freed.roomNo} and state = 'waiting' and starts_at > ${now} and during && ${freed.during}::tstzrange order by recorded_at, no`.execute(
      tx,
    )
    for (const one of waiting) {
      const { rows } = await sql<{ taken: boolean }>`
        select exists (select from places.busy(array[${freed.roomNo}::integer], ${one.during}::tstzrange, ${now})) as taken`.execute(
        tx,
      )
      if (rows[0]!.taken) continue
      const until = new Date(Math.min(now.getTime() + booking.offerHours * 3_600_000, one.startsAt.getTime()))
      await sql`update places.booking set state = 'offered', offer_until = ${until}, revision = revision + 1 where id = ${one.id}`.execute(
        tx,
      )
      await addStep(call, one.id, 'offered', null)
    }
  })
}

/** Offers nobody took in time go on to whoever waits next. `venueNo` null: of every venue. Answers how many ran out. */
export async function endOffers(call: Hand, venueNo: number | null): Promise<number> {
  const { tx, now } = call
  const over = await asPlatform(tx, async () => {
    const { rows } = await sql<Freed & { id: string }>`
      update places.booking b set state = 'cancelled', offer_until = null, reason = ${offerOver}, revision = b.revision + 1
      from places.venue v where v.no = b.venue_no and b.state = 'offered' and b.offer_until <= ${now} and (${venueNo}::integer is null or b.venue_no = ${venueNo})
      returning b.id, b.room_no as "roomNo", b.during::text as during, v.district_no as "districtNo"`.execute(tx)
    for (const one of rows) await addStep(call, one.id, 'cancelled', offerOver)
    return rows
  })
  for (const one of over) await offerFreed(call, one)
  return over.length
}

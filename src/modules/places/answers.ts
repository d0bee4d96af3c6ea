import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { command } from '../../platform/commands/operation.ts'
import { addStep, lockVenue } from './booking-store.ts'
import { places } from './contract.ts'
import { placeProblems as problems } from './problems.ts'
import { getSeriesRow } from './series.ts'
import { offerFreed } from './waiting-list.ts'

/** Every day of a series that waits for an answer has one at once; a day that has begun meanwhile is left as it is. */
export const answerSeries = command(places.answerSeries, async (call) => {
  const { tx, body, now } = call
  const series = await getSeriesRow(call, call.params.id)
  if (!series.kept) throw problem(problems['booking-series-not-found'])
  const reason = body.reason?.trim() || null
  if (body.act === 'refuse' && reason === null) throw problem(problems['booking-reason-missing'])
  await lockVenue(call, series.venueNo)
  const state = body.act === 'approve' ? 'booked' : 'refused'
  const { rows } = await sql<{ id: string; during: string }>`
    update places.booking set state = ${state}, reason = coalesce(${reason}, reason), revision = revision + 1
    where series_id = ${series.id} and state = 'applied' and starts_at > ${now} returning id, during::text as during`.execute(tx)
  if (rows.length === 0) throw problem(problems['booking-cannot-move'])
  for (const { id } of rows) await addStep(call, id, state, reason)
  if (state === 'refused')
    for (const { during } of rows) await offerFreed(call, { roomNo: series.roomNo, during, districtNo: series.districtNo })
  call.note({ objectType: 'booking-series', objectId: series.id, fields: [body.act], detail: { days: rows.length } })
  return { id: series.id, answered: rows.length }
})

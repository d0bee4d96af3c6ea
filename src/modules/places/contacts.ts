import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { maskPhone } from '../../kernel/mask.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { recordUnmasking } from '../access/index.ts'
import { places } from './contract.ts'
import { placeProblems as problems } from './problems.ts'
import { keptBy } from './venues.ts'

/** Telephone of the group a booking is for, sealed; undefined where none was left or the caller does not answer for the venue. */
async function findContact(call: Pick<Call, 'tx' | 'scope' | 'today' | 'can'>, bookingId: string) {
  const { rows } = await sql<{ id: string; phone: Buffer | null; forgottenOn: Day | null; ownerNo: number }>`
    select a.id, a.phone_sealed as phone, a.forgotten_on as "forgottenOn", v.owner_no as "ownerNo" from places.booking b join places.application a on a.id = b.application_id
    join places.venue v on v.no = b.venue_no where b.id = ${bookingId} and ${keptBy(call)}`.execute(call.tx)
  return rows[0]
}

/** Masked, for whoever answers for the venue, with the day it was forgotten; null for everybody else. */
export async function maskedContact(call: Call, bookingId: string) {
  const found = await findContact(call, bookingId)
  return {
    contact: found?.phone ? maskPhone(call.services.crypto.open('application.phone', found.phone)) : null,
    forgottenOn: found?.forgottenOn ?? null,
  }
}

export const revealApplicant = command(places.revealApplicant, async (call) => {
  const found = await findContact(call, call.params.id)
  if (!found) throw problem(problems['booking-not-found'])
  if (!found.phone) throw problem(problems['application-contact-gone'])
  await recordUnmasking(call, {
    purpose: call.body.purpose,
    objectType: 'place-application',
    objectId: found.id,
    fields: ['phone'],
    unitNo: found.ownerNo,
  })
  return { phone: call.services.crypto.open('application.phone', found.phone) }
})

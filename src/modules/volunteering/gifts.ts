import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { BodyOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { lotsFor, post } from '../ledger/index.ts'
import { refuseOwn } from './confirm.ts'
import { volunteering } from './contract.ts'
import { personAccount } from './credit.ts'
import { keepPerson, knownPerson } from './persons.ts'
import { volunteeringProblems as problems } from './problems.ts'
import { bankOn } from './settings.ts'
import { about, findVolunteers, getVolunteerRow } from './store.ts'

type Gift = BodyOf<typeof volunteering.give>

/**
 * Gives banked time to a relative the profile allows, who is kept with the consent the giver has of them. What is given expires when it
 * would have with the giver. Throws `bank-off`, `bank-relation-unknown`, `ledger-below-floor`, `ledger-above-cap`.
 */
export async function giveFrom(call: Call, giverId: string, gift: Gift): Promise<{ id: string }> {
  const { tx, today } = call
  return asPlatform(tx, async () => {
    const [before] = await findVolunteers(tx, [giverId])
    const { districtNo } = before!
    const profile = await bankOn(tx, districtNo, today)
    if (!profile) throw problem(problems['bank-off'])
    if (!profile.giveTo.some(({ code }) => code === gift.relation)) throw problem(problems['bank-relation-unknown'])
    const kept = await keepPerson(call, {
      districtNo,
      homeNo: before!.homeNo,
      name: gift.name,
      phone: gift.phone,
      bornOn: gift.bornOn,
    })
    const receiverId = (kept ?? (await knownPerson(call, districtNo, gift.phone)))!.id
    if (receiverId === giverId) throw problem(problems['bank-relation-unknown'])
    const people = await findVolunteers(tx, [giverId, receiverId], true)
    const [giver, receiver] = [giverId, receiverId].map((id) => people.find((one) => one.id === id)!)
    await sql`insert into volunteering.kin (giver_id, receiver_id, relation) values (${giverId}, ${receiverId}, ${gift.relation}) on conflict do nothing`.execute(
      tx,
    )
    const [from, to] = [
      await personAccount(call, giver!, profile.capMinutes),
      await personAccount(call, receiver!, profile.capMinutes),
    ]
    const lots = await lotsFor(tx, from, gift.minutes, today)
    const lines = [{ accountId: from, amount: -gift.minutes }, ...lots.map((lot) => ({ accountId: to, ...lot }))]
    const entry = {
      key: `gift-${randomUUID()}`,
      kind: 'gift',
      onDay: today,
      lines,
      reference: receiverId,
      by: call.actor.accountId,
    }
    const { id } = await post(tx, entry)
    call.note(about('volunteer', giverId, 'gift'))
    return { id }
  })
}

/** At the desk, for somebody who asks. */
export const give = command(volunteering.give, async (call) => {
  const volunteer = await getVolunteerRow(call, call.params.id)
  await refuseOwn(call, volunteer)
  return giveFrom(call, volunteer.id, call.body)
})

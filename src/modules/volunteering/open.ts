import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { ownApproach } from './approach-acts.ts'
import { volunteering } from './contract.ts'
import { ownHelp } from './helped.ts'
import { ownLeader } from './leader-own.ts'
import { openNeedsOf } from './list.ts'
import { requireSignUp, signedUpBy } from './own.ts'
import { keepPerson, knownPerson, personOfCode } from './persons.ts'
import { volunteeringProblems as problems } from './problems.ts'
import { wordsOn } from './settings.ts'
import { skillsOf } from './skills.ts'
import { giveUpSeat, takeSeat } from './sign-ups.ts'

export const getOpenNeed = query(volunteering.getOpenNeed, async (call) => {
  const [need] = await openNeedsOf(call, sql<boolean>`n.id = ${call.params.id}`, null)
  if (!need) throw problem(problems['need-not-found'])
  const { roles, kinds } = await wordsOn(call.tx, null, call.today)
  return { ...need, roles, kinds }
})

/**
 * Somebody comes without an account: name and telephone, sealed, with consent. Who is kept already under that telephone signs up with the
 * code known from then or at the desk, because a telephone alone proves nothing.
 */
export const join = command(volunteering.join, async (call) => {
  const { body, params, tx } = call
  const { rows } = await asPlatform(tx, () =>
    sql<{ districtNo: number }>`
      select n.district_no as "districtNo" from volunteering.shift s join volunteering.need n on n.id = s.need_id and n.state = 'published' where s.id = ${params.id}`.execute(
      tx,
    ),
  )
  const districtNo = rows[0]?.districtNo
  if (districtNo === undefined) throw problem(problems['shift-closed'])
  const person = { districtNo, homeNo: null, name: body.name, phone: body.phone, bornOn: body.bornOn, guardian: body.guardian }
  const kept = (await keepPerson(call, person)) ?? (await knownByCode(call, districtNo, body.phone, body.code))
  if (!kept) throw problem(problems['volunteer-known'])
  const outcome = await takeSeat(call, params.id, { id: kept.id, homeNo: null })
  call.note({ objectType: 'shift', objectId: params.id, fields: ['sign-up'] })
  return { outcome, code: kept.code }
})

async function knownByCode(call: Call, districtNo: number, phone: string, code: string | undefined) {
  const known = await knownPerson(call, districtNo, phone)
  const told = code ? await personOfCode(call, code) : null
  return known && told?.id === known.id ? { id: known.id, code: code! } : null
}

async function requirePerson(call: Call, code: string): Promise<string> {
  const person = await personOfCode(call, code)
  if (!person) throw problem(problems['volunteer-not-found'])
  return person.id
}

/** Asked in the body, because addresses are written into logs. */
export const findByCode = command(volunteering.findByCode, async (call) => {
  const id = await requirePerson(call, call.body.code)
  return asPlatform(call.tx, async () => {
    const { rows } = await sql<{ minutes: number }>`
      select coalesce(sum(minutes), 0)::integer as minutes from volunteering.service where volunteer_id = ${id} and reversed_at is null`.execute(
      call.tx,
    )
    const [leader, helped] = [await ownLeader(call, id), await ownHelp(call, id)]
    return {
      minutes: rows[0]!.minutes,
      signedUp: await signedUpBy(call, id),
      leader,
      helped,
      approach: await ownApproach(call, id),
      skills: await skillsOf(call.tx, id),
    }
  })
})

export const leaveByCode = command(volunteering.leaveByCode, async (call) => {
  const id = await requirePerson(call, call.body.code)
  await requireSignUp(call, call.body.signUpId, id)
  await giveUpSeat(call, call.body.signUpId)
  return { left: true }
})

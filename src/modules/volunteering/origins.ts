import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { command } from '../../platform/commands/operation.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { volunteering } from './contract.ts'
import { requireOrigin } from './origin-of.ts'
import { personOfCode } from './persons.ts'
import { volunteeringProblems as problems } from './problems.ts'
import { about, getVolunteerRow } from './store.ts'

export const setOrigin = command(volunteering.setOrigin, async (call) => {
  const { origin } = call.body
  const { id, districtNo, homeNo } = await getVolunteerRow(call, call.params.id)
  if (origin) await requireOrigin(call, districtNo, origin.unitNo)
  await sql`update volunteering.volunteer set origin_no = ${origin?.unitNo ?? null} where id = ${id}`.execute(call.tx)
  call.note(about('volunteer', id, origin ? 'origin' : 'origin-dropped', homeNo ?? undefined))
  return { id }
})

export const forgetOrigin = command(volunteering.forgetOrigin, async (call) => {
  const person = await personOfCode(call, call.body.code)
  if (!person) throw problem(problems['volunteer-not-found'])
  const volunteerId = person.id
  return asPlatform(call.tx, async () => {
    const { rows } = await sql`
      update volunteering.volunteer set origin_no = null where id = ${volunteerId} and origin_no is not null returning id`.execute(
      call.tx,
    )
    if (rows[0]) call.note(about('volunteer', volunteerId, 'origin-dropped'))
    return { forgotten: rows.length > 0 }
  })
})

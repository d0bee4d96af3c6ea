import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { volunteering } from './contract.ts'
import { requireOrganiser } from './needs.ts'
import { personOfCode } from './persons.ts'
import { volunteeringProblems as problems } from './problems.ts'
import { about, findOwnMember, findOwnVolunteer, getVolunteerRow, unitNames } from './store.ts'

/** Those once served who serve (ZF-27, CD-76): the help is noted with consent, what was given since is counted from the records. */
export const noteHelp = command(volunteering.noteHelp, async (call) => {
  const { help } = call.body
  const { id, homeNo } = await getVolunteerRow(call, call.params.id)
  if (help) {
    await requireOrganiser(call, help.byNo)
    if (help.on > call.today) throw problem(problems['help-day-unfit'])
  }
  await sql`update volunteering.volunteer set helped_by_no = ${help?.byNo ?? null}, helped_on = ${help?.on ?? null} where id = ${id}`.execute(
    call.tx,
  )
  call.note(about('volunteer', id, help ? 'helped' : 'help-dropped', homeNo ?? undefined))
  return { id }
})

/** By whom and when, and what was given since, for the person alone. To be asked as the platform. */
export async function ownHelp(call: Pick<Call, 'tx' | 'today'>, volunteerId: string | null) {
  const { rows } = await sql<{ byNo: number; on: string; services: number; minutes: number }>`
    select p.helped_by_no as "byNo", p.helped_on as on, k.services, k.minutes from volunteering.volunteer p
      cross join lateral (select count(*)::integer as services, coalesce(sum(v.minutes), 0)::integer as minutes from volunteering.service v
        where v.volunteer_id = p.id and v.reversed_at is null and (v.from_at at time zone 'Asia/Shanghai')::date >= p.helped_on) k
    where p.id = ${volunteerId}::uuid and p.helped_by_no is not null`.execute(call.tx)
  if (!rows[0]) return null
  const { byNo, ...told } = rows[0]
  return { ...told, by: (await unitNames(call.tx, [byNo], call.today))(byNo).name }
}

function forget(call: Call, volunteerId: string | null): Promise<{ forgotten: boolean }> {
  return asPlatform(call.tx, async () => {
    const { rows } = await sql`
      update volunteering.volunteer set helped_by_no = null, helped_on = null where id = ${volunteerId}::uuid and helped_by_no is not null returning id`.execute(
      call.tx,
    )
    if (rows[0] && volunteerId) call.note(about('volunteer', volunteerId, 'help-dropped'))
    return { forgotten: rows.length > 0 }
  })
}

export const forgetOwnHelp = command(volunteering.forgetOwnHelp, async (call) => {
  const member = await findOwnMember(call)
  if (!member) throw problem(problems['volunteer-not-member'])
  return forget(call, await asPlatform(call.tx, () => findOwnVolunteer(call, member.member_id)))
})

export const forgetHelpByCode = command(volunteering.forgetHelpByCode, async (call) => {
  const person = await personOfCode(call, call.body.code)
  if (!person) throw problem(problems['volunteer-not-found'])
  return forget(call, person.id)
})

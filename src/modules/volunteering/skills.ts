import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { asPlatform, type Tx } from '../../platform/db/database.ts'
import { volunteering } from './contract.ts'
import { personOfCode } from './persons.ts'
import { volunteeringProblems as problems } from './problems.ts'
import { type Helper, inOrder } from './rules/service-case.ts'
import { caseWordsOn } from './settings.ts'
import { about, findOwnMember, getVolunteerRow, shownNames, volunteerOfMember } from './store.ts'

export const getCaseWords = query(volunteering.getCaseWords, async (call) => caseWordsOn(call.tx, null, call.today))

/** Skills somebody offers. To be asked within the reach of the person, or as the platform for the person. */
export async function skillsOf(tx: Tx, volunteerId: string | null): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from volunteering.skill where volunteer_id = ${volunteerId}::uuid order by code`.execute(tx)
  return rows.map((row) => row.code)
}

async function saveSkills(call: Call, volunteerId: string, codes: readonly string[], by: 'person' | 'staff'): Promise<void> {
  const { skills } = await caseWordsOn(call.tx, null, call.today)
  const unknown = codes.find((code) => !skills.some((one) => one.code === code))
  if (unknown) throw problem(problems['need-word-unknown'], { word: unknown })
  await sql`delete from volunteering.skill where volunteer_id = ${volunteerId} and not code = any (${[...codes]}::text[])`.execute(
    call.tx,
  )
  await sql`
    insert into volunteering.skill (volunteer_id, code, said_by, said_on, account_id)
    select ${volunteerId}, c, ${by}, ${call.today}::date, ${call.actor.accountId}::uuid from unnest(${[...codes]}::text[]) c on conflict do nothing`.execute(
    call.tx,
  )
  call.note(about('volunteer', volunteerId, 'skills'))
}

export const setSkills = command(volunteering.setSkills, async (call) => {
  const { id } = await getVolunteerRow(call, call.params.id)
  await saveSkills(call, id, call.body.skills, 'staff')
  return { id }
})

export const setOwnSkills = command(volunteering.setOwnSkills, async (call) => {
  const member = await findOwnMember(call)
  if (!member) throw problem(problems['volunteer-not-member'])
  const { id } = await volunteerOfMember(call, {
    memberId: member.member_id,
    homeNo: member.branch_no,
    districtNo: member.district_no,
  })
  return asPlatform(call.tx, async () => {
    await saveSkills(call, id, call.body.skills, 'person')
    return { skills: await skillsOf(call.tx, id) }
  })
})

export const setSkillsByCode = command(volunteering.setSkillsByCode, async (call) => {
  const person = await personOfCode(call, call.body.code)
  if (!person) throw problem(problems['volunteer-not-found'])
  return asPlatform(call.tx, async () => {
    await saveSkills(call, person.id, call.body.skills, 'person')
    return { skills: await skillsOf(call.tx, person.id) }
  })
})

const most = 20

/** Who of the district offers a skill the needs ask for, within the reader's reach: by skill, distance and what is in hand, each said. */
export async function helpersFor(
  call: Call,
  { unitNo, districtNo, needs }: { unitNo: number; districtNo: number; needs: readonly string[] },
) {
  const words = await caseWordsOn(call.tx, districtNo, call.today)
  const asked = [...new Set(words.needs.flatMap((one) => (needs.includes(one.code) ? one.skills : [])))]
  const { rows } = await sql<Helper>`
    select v.id, v.no, array_agg(k.code order by k.code) as skills,
      case when v.home_no = ${unitNo} then 'branch' when h.street_no = u.street_no then 'street' else 'district' end as near, coalesce(max(l.open), 0)::integer as load
    from volunteering.skill k join volunteering.volunteer v on v.id = k.volunteer_id
      left join organisations.unit_on(${call.today}::date) h on h.unit_no = v.home_no
      left join organisations.unit_on(${call.today}::date) u on u.unit_no = ${unitNo}
      left join lateral volunteering.worker_load(array[v.id]) l on true
    where k.code = any (${asked}::text[]) and v.district_no = ${districtNo} group by v.id, v.no, v.home_no, h.street_no, u.street_no`.execute(
    call.tx,
  )
  const helpers = inOrder(rows).slice(0, most)
  const name = await shownNames(call, helpers.map(({ id }) => id)) // prettier-ignore
  return helpers.map((one) => ({ ...one, skills: [...one.skills], name: name(one.id) }))
}

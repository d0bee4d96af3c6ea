import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { recordUnmasking } from '../access/index.ts'
import { applyTo } from '../development/index.ts'
import { getOwnApproach } from './approaches.ts'
import { volunteering } from './contract.ts'
import { personOfCode } from './persons.ts'
import { volunteeringProblems as problems } from './problems.ts'
import { about, findVolunteers, unitNames, wholeNames } from './store.ts'

export const revealApproach = command(volunteering.revealApproach, async (call) => {
  const { id, volunteerId, unitNo } = await getOwnApproach(call, call.params.id)
  await recordUnmasking(call, {
    purpose: call.body.purpose,
    objectType: 'approach',
    objectId: id,
    fields: ['name', 'phone'],
    unitNo,
  })
  const [person] = await findVolunteers(call.tx, [volunteerId])
  const name = person ? ((await wholeNames(call, [person])).get(volunteerId) ?? '') : ''
  const phone = person?.phoneSealed ? call.services.crypto.open('volunteering.volunteer.phone', person.phoneSealed) : null
  return { name, phone }
})

/** The office takes it up after a talk; whether the person may apply is judged where cases are kept. */
export const takeApproach = command(volunteering.takeApproach, async (call) => {
  const { id, volunteerId, unitNo } = await getOwnApproach(call, call.params.id)
  const name = (await wholeNames(call, await findVolunteers(call.tx, [volunteerId]))).get(volunteerId) ?? ''
  const caseId = await applyTo(call, { branchNo: unitNo, name, ...call.body })
  await sql`
    update volunteering.approach set state = 'taken', moved_on = ${call.today}, case_id = ${caseId}, account_id = ${call.actor.accountId} where id = ${id}`.execute(
    call.tx,
  )
  call.note(about('approach', id, 'taken', unitNo))
  return { id, caseId }
})

export const closeApproach = command(volunteering.closeApproach, async (call) => {
  const { id, unitNo } = await getOwnApproach(call, call.params.id)
  await sql`
    update volunteering.approach set state = 'talked', moved_on = ${call.today}, account_id = ${call.actor.accountId} where id = ${id}`.execute(
    call.tx,
  )
  call.note(about('approach', id, 'talked', unitNo))
  return { id }
})

/** Party organisations somebody has signed up with or is kept by. To be asked as the platform. */
async function unitsOf(call: Pick<Call, 'tx' | 'today'>, volunteerId: string) {
  const { rows } = await sql<{ no: number }>`
    select o.unit_no as no from organisations.unit_on(${call.today}::date) o where o.kind = 'party_org' and o.status = 'active' and o.unit_no in (
      select p.home_no from volunteering.volunteer p where p.id = ${volunteerId}
      union select n.unit_no from volunteering.sign_up g join volunteering.shift s on s.id = g.shift_id join volunteering.need n on n.id = s.need_id
        where g.volunteer_id = ${volunteerId} and g.withdrawn_at is null) order by 1 limit 20`.execute(call.tx)
  const name = await unitNames(call.tx, rows.map((row) => row.no), call.today) // prettier-ignore
  return rows.map(({ no }) => name(no))
}

/** What the person alone sees. To be asked as the platform. */
export async function ownApproach(call: Pick<Call, 'tx' | 'today'>, volunteerId: string) {
  const { rows } = await sql<{
    originNo: number | null
    unitNo: number | null
    saidOn: Day
    state: 'open' | 'taken' | 'talked'
    movedOn: Day | null
  }>`
    select p.origin_no as "originNo", a.unit_no as "unitNo", a.said_on as "saidOn", a.state, a.moved_on as "movedOn" from volunteering.volunteer p
      left join lateral (select * from volunteering.approach o where o.volunteer_id = p.id and o.state <> 'withdrawn' order by o.no desc limit 1) a on true
    where p.id = ${volunteerId}`.execute(call.tx)
  const { originNo, unitNo, ...said } = rows[0]!
  const name = await unitNames(call.tx, [originNo, unitNo], call.today)
  return {
    origin: originNo === null ? null : name(originNo).name,
    saidTo: unitNo === null ? null : { unit: name(unitNo).name, ...said },
    units: await unitsOf(call, volunteerId),
  }
}

async function requirePerson(call: Call, code: string): Promise<string> {
  const person = await personOfCode(call, code)
  if (!person) throw problem(problems['volunteer-not-found'])
  return person.id
}

/** Said by the person alone, to an organisation the person serves with; one waits at a time. */
export const sayApproach = command(volunteering.sayApproach, async (call) => {
  const volunteerId = await requirePerson(call, call.body.code)
  const { unitNo } = call.body
  return asPlatform(call.tx, async () => {
    if (!(await unitsOf(call, volunteerId)).some(({ no }) => no === unitNo)) throw problem(problems['approach-unit-unfit'])
    const id = randomUUID()
    const { rows } = await sql`
      insert into volunteering.approach (id, volunteer_id, unit_no, district_no, said_on)
      select ${id}, p.id, ${unitNo}, p.district_no, ${call.today}::date from volunteering.volunteer p where p.id = ${volunteerId}
      on conflict (volunteer_id) where state = 'open' do nothing returning id`.execute(call.tx)
    if (!rows[0]) throw problem(problems['approach-waits'])
    call.note(about('approach', id, 'said', unitNo))
    return { said: true }
  })
})

export const withdrawApproach = command(volunteering.withdrawApproach, async (call) => {
  const volunteerId = await requirePerson(call, call.body.code)
  return asPlatform(call.tx, async () => {
    const { rows } = await sql<{ id: string }>`
      update volunteering.approach set state = 'withdrawn', moved_on = ${call.today} where volunteer_id = ${volunteerId} and state = 'open' returning id`.execute(
      call.tx,
    )
    if (rows[0]) call.note(about('approach', rows[0].id, 'withdrawn'))
    return { withdrawn: rows.length > 0 }
  })
})

import { sql } from 'kysely'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { learning } from './contract.ts'
import { getSchool } from './courses.ts'
import { learningProblems as problems } from './problems.ts'

interface Row {
  id: string
  name: string
  field: string
  affiliation: string | null
  school_id: string
  school: string
  from_on: string
  until_on: string | null
  document: string | null
  full: number
}

/** Experts appointed on a day: the one predicate of the list and the figure. */
export const appointedOn = (day: string) => sql`x.from_on <= ${day}::date and (x.until_on is null or x.until_on > ${day}::date)`

export async function findExperts(call: Pick<Call, 'tx' | 'today' | 'can'>, filter: QueryOf<typeof learning.listExperts>) {
  const { page, pageSize, districtNo = null, q = '', asOf = call.today } = filter
  const { rows } = await sql<Row>`
    select x.*, s.name as school, count(*) over () as full from learning.expert x join learning.school s on s.id = x.school_id
    where ${appointedOn(asOf)} and (${districtNo}::integer is null or s.district_no = ${districtNo})
      and (${q} = '' or strpos(x.name, ${q}) > 0 or strpos(x.field, ${q}) > 0)
    order by x.name, x.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(call.tx)
  const { rows: tanks } = await sql<{
    id: string
    name: string
  }>`select id, name from learning.school where kind = 'think_tank' order by name`.execute(call.tx)
  const items = rows.map(({ id, name, field, affiliation, school_id, school, from_on, until_on, document }) => ({
    id,
    name,
    field,
    affiliation,
    school: { id: school_id, name: school },
    fromOn: from_on,
    untilOn: until_on,
    document,
  }))
  return { items, total: rows[0]?.full ?? 0, page, pageSize, tanks, can: { teach: call.can('learning.teach') !== null } }
}

export const listExperts = query(learning.listExperts, (call) => findExperts(call, call.query))

export const recordExpert = command(learning.recordExpert, async (call) => {
  const { tx, body, actor } = call
  const school = await getSchool(call, body.schoolId)
  if (school.kind !== 'think_tank') throw problem(problems['school-not-found'])
  if (body.untilOn && body.untilOn <= body.fromOn) throw problem(problems['certificate-days-unfit'])
  const { rows } = await sql<{ id: string }>`
    insert into learning.expert (school_id, name, field, affiliation, from_on, until_on, document, account_id)
    values (${school.id}, ${body.name}, ${body.field}, ${body.affiliation ?? null}, ${body.fromOn}, ${body.untilOn ?? null}, ${body.document ?? null},
      ${actor.accountId}) returning id`.execute(tx)
  call.note({ objectType: 'expert', objectId: rows[0]!.id })
  return rows[0]!
})

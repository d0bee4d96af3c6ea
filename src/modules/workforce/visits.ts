import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { workforce } from './contract.ts'
import { getReachedUnit } from './operations.ts'
import { workforceProblems as problems } from './problems.ts'
import { openTasks, withdrawTasks } from './tasks.ts'

interface VisitRow {
  id: string
  unit_no: number
  account_id: string | null
  report: string | null
  report_by: string | null
}

/** A visit in reach that stands, locked. Instructors change only what they entered themselves. Throws `visit-not-found`, `visit-not-own`. */
async function getVisitForChange(call: Call, id: string): Promise<VisitRow> {
  const { rows } = await sql<VisitRow>`
    select v.id, v.unit_no, v.account_id, r.id as report, r.account_id as report_by from workforce.visit v
    join organisations.unit u on u.no = v.unit_no
    left join workforce.visit_report r on r.visit_id = v.id and r.retracted_at is null
    where v.id = ${id} and v.cancelled_at is null and ${reachedBy(call.scope, 'u.scope_nodes')} for update of v`.execute(call.tx)
  const visit = rows[0]
  if (!visit) throw problem(problems['visit-not-found'])
  return visit
}

function refuseForeign(call: Call, visit: VisitRow): void {
  const own = call.actor.accountId !== null && [visit.account_id, visit.report_by].includes(call.actor.accountId)
  if (!own && call.can('visit.manage') === null) throw problem(problems['visit-not-own'])
}

/** Who goes must hold a post at the unit (or at the time did); an instructor who says nothing goes as the own person. */
async function visitorAt(call: Call, unitNo: number, wanted: string | null | undefined): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select p.person_id as id from workforce.post p where p.unit_no = ${unitNo} and p.retracted_at is null
      and p.person_id ${wanted ? sql`= ${wanted}` : sql`in (select person_id from workforce.person_account where account_id = ${call.actor.accountId})`}
    order by p.until_on is not null, p.role, p.from_on limit 1`.execute(call.tx)
  if (wanted && !rows[0]) throw problem(problems['visitor-not-in-post'])
  return rows[0]?.id ?? null
}

const aboutUnit = (unitNo: number) => ({ objectType: 'unit', objectId: String(unitNo), fields: ['visit'] })

export const planVisit = command(workforce.planVisit, async (call) => {
  const { tx, body } = call
  await getReachedUnit(call, body.unitNo)
  const visitor = await visitorAt(call, body.unitNo, body.personId)
  const { rows } = await sql<{ id: string }>`
    insert into workforce.visit (unit_no, person_id, planned_on, plan_note, account_id)
    values (${body.unitNo}, ${visitor}, ${body.plannedOn}, ${body.note ?? null}, ${call.actor.accountId}) returning id`.execute(
    tx,
  )
  call.note(aboutUnit(body.unitNo))
  return { id: rows[0]!.id }
})

/** A visit in a line. Where somebody was is not asked, and no picture. */
export const recordVisit = command(workforce.recordVisit, async (call) => {
  const { tx, body, today } = call
  const { unitNo, madeOn, findings } = body
  await getReachedUnit(call, unitNo)
  if (madeOn > today) throw problem(problems['visit-in-the-future'])
  const id = body.visitId ? await plannedVisit(call, body.visitId, unitNo) : await unplannedVisit(call, unitNo, body.personId)
  await sql`insert into workforce.visit_report (visit_id, made_on, line, fields_typed, account_id)
    values (${id}, ${madeOn}, ${body.line}, ${body.fieldsTyped ?? null}, ${call.actor.accountId})`.execute(tx)
  await openTasks(call, { unitNo, visitId: id, openedOn: madeOn }, findings)
  call.note({ ...aboutUnit(unitNo), detail: { findings: findings.length } })
  return { id }
})

async function plannedVisit(call: Call, id: string, unitNo: number): Promise<string> {
  const visit = await getVisitForChange(call, id)
  if (visit.unit_no !== unitNo) throw problem(problems['visit-not-found'])
  if (visit.report !== null) throw problem(problems['visit-made-already'])
  return id
}

async function unplannedVisit(call: Call, unitNo: number, personId: string | null | undefined): Promise<string> {
  const visitor = await visitorAt(call, unitNo, personId)
  const { rows } = await sql<{ id: string }>`
    insert into workforce.visit (unit_no, person_id, account_id) values (${unitNo}, ${visitor}, ${call.actor.accountId}) returning id`.execute(
    call.tx,
  )
  return rows[0]!.id
}

export const correctVisit = command(workforce.correctVisit, async (call) => {
  const { tx, body, params, today } = call
  const visit = await getVisitForChange(call, params.id)
  refuseForeign(call, visit)
  if (visit.report === null) throw problem(problems['visit-not-found'])
  if (body.madeOn > today) throw problem(problems['visit-in-the-future'])
  await sql`update workforce.visit_report set retracted_at = transaction_timestamp() where id = ${visit.report}`.execute(tx)
  await sql`insert into workforce.visit_report (visit_id, made_on, line, fields_typed, account_id)
    values (${params.id}, ${body.madeOn}, ${body.line}, ${body.fieldsTyped ?? null}, ${call.actor.accountId})`.execute(tx)
  call.note(aboutUnit(visit.unit_no))
  return { id: params.id }
})

export const takeBackVisit = command(workforce.takeBackVisit, async (call) => {
  const { tx, body, params } = call
  const visit = await getVisitForChange(call, params.id)
  refuseForeign(call, visit)
  if (!(await withdrawTasks(call, params.id))) throw problem(problems['visit-tasks-worked-on'])
  await sql`update workforce.visit_report set retracted_at = transaction_timestamp() where id = ${visit.report}`.execute(tx)
  await sql`update workforce.visit set cancelled_at = transaction_timestamp(), cancel_reason = ${body.reason ?? null} where id = ${params.id}`.execute(
    tx,
  )
  call.note(aboutUnit(visit.unit_no))
  return { id: params.id }
})

interface VisitListRow {
  id: string
  no: number
  name: string
  visitor: string | null
  personId: string | null
  plannedOn: string | null
  planNote: string | null
  madeOn: string | null
  line: string | null
  corrected: boolean
  tasks: number
  own: boolean
}

export const listVisits = query(workforce.listVisits, async (call) => {
  const { state, unitNo, personId, streetNo, fromOn, untilOn, page, pageSize } = call.query
  const source = sql`workforce.visit v join organisations.unit_on(${call.today}::date) u on u.unit_no = v.unit_no
    left join workforce.visit_report r on r.visit_id = v.id and r.retracted_at is null left join workforce.person w on w.id = v.person_id`
  const where = sql`v.cancelled_at is null and ${reachedBy(call.scope, 'u.scope_nodes')}
    and (${state} = 'all' or (r.id is null) = (${state} = 'planned'))
    and (${unitNo ?? null}::integer is null or v.unit_no = ${unitNo ?? null})
    and (${personId ?? null}::uuid is null or v.person_id = ${personId ?? null})
    and (${streetNo ?? null}::integer is null or u.street_no = ${streetNo ?? null})
    and (${fromOn ?? null}::date is null or coalesce(r.made_on, v.planned_on) >= ${fromOn ?? null})
    and (${untilOn ?? null}::date is null or coalesce(r.made_on, v.planned_on) < ${untilOn ?? null})`
  const total = await sql<{ total: number }>`select count(*) as total from ${source} where ${where}`.execute(call.tx)
  const { rows } = await sql<VisitListRow>`
    select v.id, v.unit_no as no, u.name, coalesce(w.name, access.display_name_of(coalesce(r.account_id, v.account_id))) as visitor, v.person_id as "personId",
      v.planned_on as "plannedOn", v.plan_note as "planNote", r.made_on as "madeOn", r.line,
      exists (select from workforce.visit_report o where o.visit_id = v.id and o.retracted_at is not null) as corrected,
      (select count(*) from workforce.task t where t.visit_id = v.id and t.outcome is distinct from 'withdrawn') as tasks,
      coalesce(${call.actor.accountId}::uuid in (v.account_id, r.account_id), false) as own
    from ${source} where ${where}
    order by r.id is not null, case when r.id is null then v.planned_on end, r.made_on desc, v.recorded_at desc, v.id
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(call.tx)
  const [records, manages] = [call.can('visit.record') !== null, call.can('visit.manage') !== null]
  return {
    items: rows.map(({ no, name, own, ...row }) => ({
      ...row,
      unit: { no, name },
      state: row.madeOn === null ? ('planned' as const) : ('made' as const),
      can: { change: records && (own || manages) },
    })),
    total: total.rows[0]!.total,
    page,
    pageSize,
  }
})
